import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { suggest } from '../../compiler/diagnostics/suggest.js';
import { contextualKeywords } from '../../grammar/words/contextual-keywords.js';
import { keywordTable } from '../../grammar/words/keyword-table.js';
import { reservedKeywords, wordsOf } from '../../grammar/words/keywords.js';
import { rawTokens } from '../../grammar/words/lexer.js';
import { declarationKeywords, lineKeywords } from '../../grammar/words/line-keywords.js';
import { declarationAt, findKeywords, lineKeywordAt } from '../../grammar/words/phrases.js';
import { concepts } from '../../grammar/words/tokens.js';
import { read } from './read.js';

/** A phrase as tokens; an elided one stands before a name, `65 and over` before nothing. */
const tokensOf = (phrase: string, concept = '') =>
  rawTokens(phrase.endsWith("'") ? `${phrase}x` : concept.match(/^or(More|Less)$/) ? phrase : `${phrase} x`);

describe.each(['en', 'fr'] as const)('keywords in %s', (locale) => {
  it.each(Object.entries({ ...reservedKeywords, ...contextualKeywords }))(
    '%s is found in each of its forms',
    (concept, words) => {
      for (const phrase of wordsOf(words, locale)) {
        const [token] = findKeywords(tokensOf(phrase, concept), locale);
        expect(token?.tokenType.CATEGORIES, phrase).toContain(Reflect.get(concepts, concept));
      }
    },
  );

  it.each(Object.entries(declarationKeywords))('%s begins a declaration', (concept, words) => {
    for (const phrase of wordsOf(words, locale))
      expect(declarationAt(tokensOf(phrase), locale)?.value).toBe(concept);
  });

  it.each(Object.entries(lineKeywords))('%s begins a line', (concept, words) => {
    for (const phrase of wordsOf(words, locale))
      expect(lineKeywordAt(tokensOf(phrase), locale)?.value).toBe(concept);
  });
});

describe('keywords', () => {
  it('are listed at the end of the reference as they are', () => {
    const reference = readFileSync(new URL('../../grammar/README.md', import.meta.url), 'utf8');
    expect(reference.split('\n## Keywords\n')[1]?.trim()).toBe(keywordTable());
  });

  it('of declarations and contexts are names elsewhere', () => {
    const names = ['section', 'value', 'table', 'rate', 'date', 'once', 'points', 'position', 'up', 'by'];
    const { tree, mistakes } = read(
      `value total = ${names.join(' + ')}\n${names.map((name) => `fact ${name} : number`).join('\n')}`,
    );
    expect(mistakes).toEqual([]);
    expect(tree.declarations.map((each) => ('name' in each ? each.name?.text : ''))).toEqual([
      'total',
      ...names,
    ]);
  });

  it('match decomposed accents and typographic apostrophes', () => {
    const { tree, mistakes } = read(
      'donnée année : entier_x, de 0 à 5\nréponse r = année est jusqu’à 5'.normalize('NFD'),
    );
    expect(mistakes).toEqual([]);
    expect(tree.declarations.map((each) => ('name' in each ? each.name?.text : ''))).toEqual(['année', 'r']);
  });

  it('that begin the name of a declaration do not swallow what follows', () => {
    const { tree, mistakes } = read('fact day of skiers : number\namount rank of skiers = 5 EUR');
    expect(mistakes).toEqual([]);
    expect(
      tree.declarations.map((each) =>
        'list' in each && each.list && 'text' in each.list ? each.list.text : '',
      ),
    ).toEqual(['skiers', 'skiers']);
  });
});

describe('suggestions', () => {
  it.each([
    ['aera', 'area'],
    ['Regime', 'regime'],
    ['wekly_hours', 'weekly_hours'],
    ['prorata', undefined],
    ['é', undefined],
    ['ar', undefined],
    ['résumé', 'resume'],
  ])('%s → %s', (word, expected) => {
    expect(suggest(word, ['area', 'regime', 'weekly_hours', 'resume'])).toBe(expected);
  });

  it('take the nearest, and the first among equals', () => {
    expect(suggest('hour', ['hours', 'hoar'])).toBe('hours');
    expect(suggest('share_retainde', ['share_retain', 'share_retained'])).toBe('share_retained');
  });

  it('cost nothing for absurdly long words', () => {
    expect(suggest('x'.repeat(100_000), ['x'.repeat(100_000 - 1)])).toBeUndefined();
  });
});

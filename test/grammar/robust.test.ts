import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { print } from '../../grammar/format/print.js';
import { parse } from '../../grammar/parse.js';
import { contextualKeywords } from '../../grammar/words/contextual-keywords.js';
import { reservedKeywords, wordsOf } from '../../grammar/words/keywords.js';
import { declarationKeywords, lineKeywords } from '../../grammar/words/line-keywords.js';
import { constructs } from './constructs.js';
import { read, said, withoutPositions } from './read.js';

const texts = constructs.flatMap(([, english, french]) => [english, french]);
const words = [declarationKeywords, lineKeywords, reservedKeywords, contextualKeywords].flatMap((keywords) =>
  Object.values(keywords).flatMap((each) => [...wordsOf(each, 'en'), ...wordsOf(each, 'fr')]),
);
const scraps = [
  '\n',
  '\n  ',
  ' ',
  '|',
  '| ',
  '(',
  ')',
  ';',
  ',',
  '=',
  ':',
  '%',
  '+',
  '-',
  '*',
  '/',
  '"',
  '«',
  '»',
  '#',
];
const literals = [
  '13 000',
  '1,500',
  '2.50',
  '2024-02-29',
  '2024-2-31',
  '"text"',
  '« été »',
  'x',
  'm2',
  'EUR/m2',
  '😀',
  'é',
  '\u0301',
  '\ufeff',
  '\r\n',
  '\r',
  '\u2028',
  "l'",
  '\ud800',
  '\u0000',
  '€',
];

const soup = fc
  .array(fc.constantFrom(...words, ...scraps, ...scraps, ...literals, ...literals), { maxLength: 60 })
  .map((parts) => parts.join(' '));
const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom('', ...scraps, ...literals, ...words)), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((current, [at, length, put]) => {
      const start = at % (current.length + 1);
      return current.slice(0, start) + put + current.slice(start + length);
    }, text),
  );

/** Nothing throws, every mistake lies within the text and says something, and printing keeps what was read. */
function survives(text: string): void {
  const { tree, mistakes } = read(text);
  for (const { span, message } of mistakes) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeLessThanOrEqual(text.length);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(message.en).not.toMatch(/\bundefined\b|\bNaN\b|\btokens?\b|\bexpect(ing|ed)\b/);
    expect(message.fr).not.toMatch(/\bundefined\b|\bNaN\b/);
  }
  for (const { span } of tree.declarations) {
    expect(span.end).toBeLessThanOrEqual(text.length);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
  }
  const printed = print(tree);
  expect(print(read(printed).tree)).toBe(printed);
  if (mistakes.length === 0) {
    expect(withoutPositions(read(printed).tree.declarations)).toEqual(withoutPositions(tree.declarations));
  }
}

describe('whatever the text', () => {
  it('reads and prints any soup of words', () => {
    fc.assert(fc.property(soup, survives), { numRuns: 500 });
  });

  it('reads and prints any mutation of real text', () => {
    fc.assert(fc.property(mutated, survives), { numRuns: 500 });
  });

  it('reads and prints any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), survives), { numRuns: 500 });
  });

  it('reads every beginning of every construct', () => {
    for (const text of texts) {
      for (let end = 0; end <= text.length; end += 13) survives(text.slice(0, end));
    }
  });
});

describe('very large or deep texts', () => {
  it('refuses parentheses that are nested too deep, with a name for it', () => {
    for (const depth of [51, 5_000, 200_000]) {
      expect(said(`value x = ${'('.repeat(depth)}a${')'.repeat(depth)}`)).toEqual([
        'E120 parentheses are nested more than 50 deep «(»',
      ]);
    }
    expect(said(`value x = ${'('.repeat(50)}a${')'.repeat(50)}`)).toEqual([]);
    expect(said(`value x = ${'lower of ('.repeat(49)}a${')'.repeat(49)}`)).toEqual([]);
  });

  it('refuses chains of words that nest without parentheses', () => {
    expect(said(`value x = ${'year of '.repeat(100)}d`)).toEqual([]);
    expect(said(`value x = ${'year of '.repeat(20_000)}d`)).toEqual([
      'E121 this formula has more than 100 operators «year of»',
    ]);
    expect(said(`value x = ${'sum of '.repeat(100)}a${' over b'.repeat(100)}`)).toEqual([]);
    const nested = `${'(sum of year of '.repeat(49)}a${' over b)'.repeat(49)}`;
    expect(said(`value x = ${nested}`)).toEqual([]);
    expect(said(`answer x = ${'not '.repeat(400)}a`)).toEqual([]);
    expect(said(`value x = ${'- '.repeat(400)}a`)).toEqual([]);
  });

  it('refuses a formula with too many operators', () => {
    expect(said(`value x = a${' + a'.repeat(500)}`)).toEqual([]);
    expect(said(`value x = a${' + a'.repeat(200_000)}`)).toEqual([
      'E121 this formula has more than 500 operators «+»',
    ]);
  });

  it('refuses numbers of more than sixty digits', () => {
    expect(said(`value x = ${'9'.repeat(60)}`)).toEqual([]);
    expect(said(`value x = ${'9'.repeat(1_000_000)}`)[0]).toMatch(
      /^E107 this number has more than 60 digits/,
    );
  });

  it('reads ten megabytes of rules', { timeout: 300_000 }, () => {
    const block = `${texts[0]}\n`;
    const count = Math.ceil(10_000_000 / block.length);
    const mistakes: unknown[] = [];
    const tree = parse({ path: 'x', text: block.repeat(count) }, (mistake) => mistakes.push(mistake));
    expect(mistakes).toEqual([]);
    expect(tree.declarations).toHaveLength(count * 4);
  });

  it('stops after five hundred mistakes and says so', () => {
    const mistakes = said('amount x = 1 +\n'.repeat(20_000));
    expect(mistakes).toHaveLength(501);
    expect(mistakes.at(-1)).toMatch(/^E131 this file has more than 500 mistakes/);
  });

  it('refuses a file that is too long to be a rule file', () => {
    expect(said('#'.repeat(32_000_001))).toEqual(['E129 this file is longer than 32 million characters «»']);
  });
});

// One word of the other language costs one message, whose fix gives the file back: for every word that begins a line, in
// the rulesets and the fixtures.
// Each word is exchanged once a file.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { otherLocale } from '../../compiler/languages.js';
import { type DeclarationConcept, type LineConcept, wordOf, wordsOf } from '../../grammar/words/keywords.js';
import { declarationKeywords, lineKeywords } from '../../grammar/words/line-keywords.js';
import { withFix } from '../diagnostics/fixed.js';
import { read } from './read.js';

const path = 'test.bareme';
const files = ['rulesets', 'test/fixtures'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.bareme') && read(readFileSync(file, 'utf8')).mistakes.length === 0),
);

interface Swap {
  readonly start: number;
  readonly written: string;
  readonly other: string;
}

/** Every line that begins with a word which the other language lacks, with that word in the other language. */
function swapsIn(text: string, locale: 'en' | 'fr'): readonly Swap[] {
  const words = Object.entries({ ...declarationKeywords, ...lineKeywords }).flatMap(([concept, both]) =>
    wordsOf(both, locale).map((word) => ({
      word,
      other: wordOf(concept as DeclarationConcept | LineConcept, otherLocale[locale]),
    })),
  );
  const swaps = new Map<string, Swap>();
  for (const { index, 0: line } of text.matchAll(/^[^\n]+/gm)) {
    const indent = line.length - line.trimStart().length;
    const found = words
      .filter(({ word }) => line.slice(indent).startsWith(`${word} `))
      .sort((a, b) => b.word.length - a.word.length)[0];
    if (found && found.word !== found.other) {
      swaps.set(found.word, { start: index + indent, written: found.word, other: found.other });
    }
  }
  return [...swaps.values()];
}

describe('a word of the other language at the beginning of a line', () => {
  test.each(files)('%s', (file) => {
    const text = readFileSync(file, 'utf8');
    const { tree } = read(text);
    const wrong: string[] = [];
    for (const { start, written, other } of swapsIn(text, tree.locale)) {
      const changed = text.slice(0, start) + other + text.slice(start + written.length);
      const { mistakes, tree: after } = read(changed);
      if (after.locale !== tree.locale) continue;
      const line = `${file}:${text.slice(0, start).split('\n').length} ${other} for ${written}`;
      const [first] = mistakes;
      const fix = first?.fix;
      if (mistakes.length !== 1 || !fix) {
        wrong.push(`${line}: ${mistakes.map(({ code, message }) => `${code} ${message.en}`).join(' · ')}`);
        continue;
      }
      const fixed = withFix(fix, new Map([[path, changed]]), () => undefined).get(path) ?? '';
      const left = read(fixed).mistakes;
      if (left.length > 0) wrong.push(`${line}: fixed, ${left.map(({ code }) => code).join(' ')}`);
    }
    expect(wrong).toEqual([]);
  });
});

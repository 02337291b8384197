// Phrases that are half written: `never` goes on to `never decreases in`, which is one token for the grammar.

import type { IToken } from 'chevrotain';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import type { RuleName } from '../parser/parser.js';
import { contextualKeywords } from '../words/contextual-keywords.js';
import {
  type Concept,
  type DeclarationConcept,
  type LineConcept,
  reservedKeywords,
  stepConcepts,
  wordsOf,
} from '../words/keywords.js';
import { declarationKeywords, lineKeywords } from '../words/line-keywords.js';
import { plainWord } from '../words/phrases.js';
import { expectedNext } from './expected-next.js';
import type { Piece } from './outline.js';

export interface OpenPhrase {
  readonly phrase: string;
  readonly concept: string;
  /** Where its first word stands. */
  readonly start: number;
}

/** So many words of a phrase may be written already. */
const mostWords = 3;

const words: Readonly<Record<string, Parameters<typeof wordsOf>[0]>> = {
  ...reservedKeywords,
  ...contextualKeywords,
};

/** Phrases of several words that the grammar expects where the last words before the caret begin. */
export function openPhrases(
  rule: RuleName,
  tokens: readonly IToken[],
  word: Piece,
  locale: Locale,
): readonly OpenPhrase[] {
  const found: OpenPhrase[] = [];
  for (let count = 1; count <= Math.min(mostWords, tokens.length); count++) {
    const written = tokens.slice(-count);
    const beginning = `${written.map(({ image }) => plainWord(image)).join(' ')} ${word.text}`;
    const candidates = Object.entries(words).flatMap(([concept, known]) =>
      wordsOf(known, locale)
        .filter((phrase) => phrase.startsWith(beginning))
        .map((phrase) => ({ phrase, concept, start: written[0]?.startOffset ?? word.start })),
    );
    if (candidates.length === 0) continue;
    const { concepts } = expectedNext(rule, tokens.slice(0, -count));
    found.push(...candidates.filter(({ concept }) => concepts.has(concept as Concept)));
  }
  return found;
}

/** The words with which a line may begin, the usual one of each concept first. */
export function lineBeginnings(locale: Locale): {
  readonly declarations: readonly { readonly concept: DeclarationConcept; readonly phrase: string }[];
  readonly lines: readonly { readonly concept: LineConcept; readonly phrase: string }[];
  readonly steps: readonly { readonly concept: Concept; readonly phrase: string }[];
} {
  const all = <C extends string>(table: Readonly<Record<C, Parameters<typeof wordsOf>[0]>>) =>
    (Object.keys(table) as C[]).flatMap((concept) =>
      wordsOf(table[concept], locale)
        .slice(0, 1)
        .map((phrase) => ({ concept, phrase })),
    );
  return {
    declarations: all(declarationKeywords),
    lines: all(lineKeywords),
    steps: stepConcepts.flatMap((concept) =>
      wordsOf(reservedKeywords[concept], locale)
        .slice(0, 1)
        .map((phrase) => ({ concept, phrase })),
    ),
  };
}

/** The usual word of a concept, every other way of writing it left out; undefined where the language has none. */
export const usualPhrase = (concept: Concept, locale: Locale): string | undefined => {
  const known = words[concept];
  return known === undefined ? undefined : wordsOf(known, locale)[0];
};

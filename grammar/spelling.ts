// What a misspelled keyword was probably meant to be.

import { type IToken, tokenMatcher } from 'chevrotain';
import type { Locale } from '../compiler/diagnostics/diagnostic.js';
import { suggest } from '../compiler/diagnostics/suggest.js';
import {
  contextualKeywords,
  declarationKeywords,
  lineKeywords,
  reservedKeywords,
  wordsOf,
} from './keywords.js';
import { canBeName } from './phrases.js';
import { concepts, Name, Quoted } from './tokens.js';

type Keywords = Readonly<Record<string, Parameters<typeof wordsOf>[0]>>;

const phrasesOf = (keywords: Keywords, locale: Locale): readonly string[] =>
  Object.values(keywords).flatMap((words) => wordsOf(words, locale));

/** The declaration keyword meant by the first word of a line that looks like a declaration; never throws. */
export function misspelledDeclaration(tokens: readonly IToken[], locale: Locale): string | undefined {
  const [first, second] = tokens;
  if (!first || !second || !canBeName(first)) return undefined;
  const declares = canBeName(second) || tokenMatcher(second, Quoted) || tokenMatcher(second, concepts.by);
  if (!declares) return undefined;
  const declarations = phrasesOf(declarationKeywords, locale);
  const meant = suggest(first.image, [
    ...declarations,
    ...phrasesOf(lineKeywords, locale),
    ...phrasesOf(reservedKeywords, locale),
  ]);
  return meant !== undefined && declarations.includes(meant) ? meant : undefined;
}

/** The keyword or phrase meant by a word, or by a word with its neighbours; with the number of words it replaces. */
export function misspelledKeyword(
  tokens: readonly IToken[],
  index: number,
  locale: Locale,
  atLineStart = false,
): { readonly written: readonly IToken[]; readonly meant: string } | undefined {
  const phrases = [
    ...phrasesOf(reservedKeywords, locale),
    ...phrasesOf(contextualKeywords, locale),
    ...(atLineStart ? phrasesOf(lineKeywords, locale) : []),
  ];
  for (const length of [3, 2, 1]) {
    const written = tokens.slice(index, index + length);
    if (written.length < length || !written.some((token) => token.tokenType === Name)) continue;
    const text = written.map((token) => token.image).join(' ');
    const meant = suggest(text, phrases);
    if (meant !== undefined) return { written, meant };
  }
  return undefined;
}

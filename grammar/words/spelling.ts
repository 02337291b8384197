// What a misspelled or half-written keyword was probably meant to be.

import { type IToken, tokenMatcher } from 'chevrotain';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { folded, suggest } from '../../compiler/diagnostics/suggest.js';
import { contextualKeywords } from './contextual-keywords.js';
import { keywordForEverydayWord, stepForEverydayWord, wordForEverydayWord } from './everyday-words.js';
import { reservedKeywords, stepConcepts, wordsOf } from './keywords.js';
import { declarationKeywords, lineKeywords } from './line-keywords.js';
import { canBeName, isKeyword, plainWord } from './phrases.js';
import { concepts, Name, NumberLiteral, Quoted } from './tokens.js';

type Keywords = Readonly<Record<string, Parameters<typeof wordsOf>[0]>>;

const phrases = (keywords: Keywords): Readonly<Record<Locale, readonly string[]>> => ({
  en: Object.values(keywords).flatMap((words) => wordsOf(words, 'en')),
  fr: Object.values(keywords).flatMap((words) => wordsOf(words, 'fr')),
});
const stepKeywords = Object.fromEntries(stepConcepts.map((concept) => [concept, reservedKeywords[concept]]));
const declarationPhrases = phrases(declarationKeywords);
const linePhrases = phrases({ ...lineKeywords, ...stepKeywords });
const otherPhrases = phrases(reservedKeywords);
/** The concept of a phrase that begins a line. */
const keywordOf: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...lineKeywords, ...stepKeywords }).flatMap(([concept, words]) =>
    (['en', 'fr'] as const).flatMap((locale) =>
      wordsOf(words, locale).map((word) => [word, concept] as const),
    ),
  ),
);
const innerPhrases = phrases({ ...reservedKeywords, ...contextualKeywords });

/** The declaration keyword meant by the first word of a line that looks like a declaration. */
export function misspelledDeclaration(tokens: readonly IToken[], locale: Locale): string | undefined {
  const [first, second] = tokens;
  if (!first || !second || isKeyword(second)) return undefined;
  const declarations = declarationPhrases[locale];
  const word = plainWord(first.image);
  const begun = declarations.filter((phrase) => phrase.startsWith(`${word} `));
  if (begun.length > 0) return nearestPhrase(begun, tokens);
  const declares = canBeName(second) || tokenMatcher(second, Quoted) || tokenMatcher(second, concepts.by);
  if (!canBeName(first) || !declares) return undefined;
  const everyday = keywordForEverydayWord(word, locale);
  if (everyday !== undefined) return everyday;
  const meant = suggest(word, [...declarations, ...linePhrases[locale], ...otherPhrases[locale]]);
  return meant !== undefined && declarations.includes(meant) ? meant : undefined;
}

/** The phrase of which the fewest words are missing from the line. */
function nearestPhrase(phrases: readonly string[], tokens: readonly IToken[]): string | undefined {
  const written = new Set(tokens.map((token) => plainWord(token.image)));
  const missing = (phrase: string) => phrase.split(' ').filter((word) => !written.has(word)).length;
  return [...phrases].sort((a, b) => missing(a) - missing(b))[0];
}

/** The words written and the keyword meant by them. */
export interface Misspelled {
  readonly written: readonly IToken[];
  readonly meant: string;
}

/** The step or line keyword meant by the first words of a line. */
export function misspelledLine(tokens: readonly IToken[], locale: Locale): Misspelled | undefined {
  const accented = withoutAccents(tokens, 0, locale, linePhrases[locale]);
  if (accented) return accented;
  const everyday = stepForEverydayWord(tokens[0]?.image ?? '', locale);
  if (everyday !== undefined) return { written: tokens.slice(0, 1), meant: everyday };
  return misspelled(tokens, 0, linePhrases[locale]) ?? half(tokens, linePhrases[locale]);
}

/** The first word of a phrase alone, where only one begins so. */
function half(tokens: readonly IToken[], candidates: readonly string[]): Misspelled | undefined {
  const [first] = tokens;
  if (!first || !canBeName(first)) return undefined;
  const begun = candidates.filter((phrase) => phrase.startsWith(`${plainWord(first.image)} `));
  const [meant] = begun;
  const isSure = meant !== undefined && begun.every((phrase) => sameStart(phrase, meant));
  return isSure ? { written: [first], meant } : undefined;
}

/** `dû quand`, `dû si`: one keyword in several words. */
const sameStart = (phrase: string, other: string): boolean => keywordOf.get(phrase) === keywordOf.get(other);

/** The keyword that differs from the words written by accents and capitals only, the longest first. */
export function withoutAccents(
  tokens: readonly IToken[],
  index: number,
  locale: Locale,
  candidates: readonly string[] = innerPhrases[locale],
): Misspelled | undefined {
  for (const length of [4, 3, 2, 1]) {
    const written = tokens.slice(index, index + length);
    if (written.length < length || written.some((token) => !/^[\p{L}'’ ]+$/u.test(token.image))) continue;
    const text = written.reduce(
      (words, { image }) => `${words}${words === '' || /['’]$/.test(words) ? '' : ' '}${image}`,
      '',
    );
    // `a` may be a name, and `à` stands in many a phrase.
    if (text.length <= 2 && length === 1 && candidates === innerPhrases[locale]) continue;
    if (candidates.includes(plainWord(text))) return undefined;
    const meant = candidates.find((phrase) => folded(phrase) === folded(text));
    if (meant !== undefined) return { written, meant };
  }
  return undefined;
}

/** The keyword meant by the words from an index on, within a line. */
export function misspelledKeyword(
  tokens: readonly IToken[],
  index: number,
  locale: Locale,
): Misspelled | undefined {
  const everyday = wordForEverydayWord(tokens[index]?.image ?? '', locale);
  if (everyday !== undefined) return { written: tokens.slice(index, index + 1), meant: everyday };
  return misspelled(tokens, index, innerPhrases[locale]);
}

function misspelled(
  tokens: readonly IToken[],
  index: number,
  candidates: readonly string[],
): Misspelled | undefined {
  for (const length of [3, 2, 1]) {
    const written = tokens.slice(index, index + length);
    if (written.length < length || !written.every((token) => canBeName(token) || isKeyword(token))) continue;
    if (!written.some((token) => token.tokenType === Name)) continue;
    // A name of one letter is not far from any short word; only between numbers is it probably one.
    const isShort = length === 1 && (written[0]?.image.length ?? 0) <= 2;
    if (isShort && tokens[index - 1]?.tokenType !== NumberLiteral) continue;
    const text = written.map((token) => plainWord(token.image)).join(' ');
    const begun = length > 1 ? candidates.find((phrase) => phrase.startsWith(`${text} `)) : undefined;
    const meant = begun ?? suggest(text, candidates);
    if (text.length === 3 && meant?.length === 3 && !sameLetters(text, meant)) continue;
    if (meant !== undefined && keepsKeywords(written, meant)) return { written, meant };
  }
  return undefined;
}

/** Any word of three letters (`age`, `EUR`) is one letter away from a short keyword: only a swap counts. */
const sameLetters = (a: string, b: string): boolean => [...a].sort().join('') === [...b].sort().join('');

/** A keyword that is right as it stands is part of what was meant, and not all of it. */
function keepsKeywords(written: readonly IToken[], meant: string): boolean {
  return written
    .filter(isKeyword)
    .every(
      (token) =>
        meant !== token.image && ` ${meant.replaceAll('-', ' ')} `.includes(` ${plainWord(token.image)} `),
    );
}

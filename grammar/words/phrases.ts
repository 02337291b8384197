// Finds the keywords among the words of a line: the longest phrase wins, and each becomes one token.

import type { IToken, TokenType } from 'chevrotain';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { type DeclarationConcept, type LineConcept, wordsOf } from './keywords.js';
import { endOf, readLines } from './lexer.js';
import { declarationKeywords, lineKeywords } from './line-keywords.js';
import { withTimes } from './times.js';
import {
  concepts,
  DateLiteral,
  keywordsByLocale,
  Minus,
  Name,
  NumberLiteral,
  Open,
  TimeLiteral,
} from './tokens.js';

/** Words of phrases, one level per word. */
interface Branch<T> {
  readonly next: Map<string, Branch<T>>;
  value: T | undefined;
}

interface Found<T> {
  readonly value: T;
  /** How many tokens the phrase takes. */
  readonly length: number;
}

const newBranch = <T>(): Branch<T> => ({ next: new Map(), value: undefined });

/** Of phrases with the same words the first counts. All are split into words at once: that takes half the time. */
function grown<T>(phrases: readonly (readonly [phrase: string, value: T])[]): Branch<T> {
  const root = newBranch<T>();
  // An elided word is one only before a letter.
  const isElided = (phrase: string) => phrase.endsWith("'");
  const { lines } = readLines(
    phrases.map(([phrase]) => (isElided(phrase) ? `${phrase}x` : phrase)).join('\n'),
  );
  for (const [index, [phrase, value]] of phrases.entries()) {
    const tokens = lines[index]?.tokens ?? [];
    let branch = root;
    for (const token of isElided(phrase) ? tokens.slice(0, -1) : tokens) {
      const next = branch.next.get(token.image) ?? newBranch<T>();
      branch.next.set(token.image, next);
      branch = next;
    }
    branch.value ??= value;
  }
  return root;
}

/** The form in which words are compared: composed accents, plain apostrophes. */
export function plainWord(image: string): string {
  return /^[ -~]*$/.test(image) ? image : image.normalize('NFC').replace(/[\u2019\u02bc]/g, "'");
}

function longest<T>(root: Branch<T>, tokens: readonly IToken[], start: number, lower: boolean) {
  let branch: Branch<T> | undefined = root;
  let found: Found<T> | undefined;
  for (let index = start; index < tokens.length; index++) {
    const image = plainWord(tokens[index]!.image);
    branch = branch.next.get(lower && index === start ? image.toLowerCase() : image);
    if (!branch) break;
    if (branch.value !== undefined) found = { value: branch.value, length: index - start + 1 };
  }
  return found;
}

interface Tries {
  readonly declarations: Branch<DeclarationConcept>;
  readonly lines: Branch<LineConcept>;
  readonly words: Branch<TokenType>;
}

const tries = new Map<Locale, Tries>();

function triesOf(locale: Locale): Tries {
  const known = tries.get(locale);
  if (known) return known;
  const phrasesOf = <C extends string>(keywords: Readonly<Record<C, Parameters<typeof wordsOf>[0]>>) =>
    Object.entries<Parameters<typeof wordsOf>[0]>(keywords).flatMap(([concept, words]) =>
      wordsOf(words, locale).map((phrase) => [phrase, concept as C] as const),
    );
  const made: Tries = {
    declarations: grown(phrasesOf(declarationKeywords)),
    lines: grown(phrasesOf(lineKeywords)),
    words: grown(keywordsByLocale[locale].map(({ phrase, type }) => [phrase, type])),
  };
  tries.set(locale, made);
  return made;
}

/** The declaration keyword with which a line begins. */
export function declarationAt(tokens: readonly IToken[], locale: Locale) {
  return longest(triesOf(locale).declarations, tokens, 0, false);
}

/** The keyword of a line within a declaration (`quote`, `given` …) with which a line begins. */
export function lineKeywordAt(tokens: readonly IToken[], locale: Locale) {
  return longest(triesOf(locale).lines, tokens, 0, false);
}

/** The keyword that one written word or phrase is, if it is one. */
export function keywordAt(tokens: readonly IToken[], start: number, locale: Locale) {
  return longest(triesOf(locale).words, tokens, start, false);
}

// `5 days from` is a unit and a boundary, not a phrase about dates.
const startsLikeUnit = new Set<TokenType>([
  concepts.yearOf,
  concepts.monthOf,
  concepts.dayOf,
  concepts.daysFrom,
  concepts.nightsFrom,
  concepts.minutesFrom,
  concepts.hoursFrom,
  concepts.daysInMonthOf,
  concepts.daysInYearOf,
  concepts.numberType,
]);

// `65 and over` ends a boundary; in `above 5 and below 10` another one begins.
const isTail = (type: TokenType): boolean =>
  type.CATEGORIES?.some((category) => category === concepts.orMore || category === concepts.orLess) === true;

function limitFollows(
  root: Branch<TokenType>,
  tokens: readonly IToken[],
  start: number,
  length: number,
): boolean {
  const inside = longest(root, tokens, start + 1, false);
  if (inside && inside.length > length - 1) return true;
  const next = tokens[start + length];
  if (!next) return false;
  if ([NumberLiteral, DateLiteral, TimeLiteral, Open, Minus].includes(next.tokenType)) return true;
  const after = longest(root, tokens, start + length, false);
  return next.tokenType === Name && (after === undefined || after.value.CATEGORIES?.includes(Name) === true);
}

const saysWhichItem: readonly TokenType[] = [
  concepts.ofThisOne,
  concepts.ofItemBefore,
  concepts.ofVersionBefore,
];

/**
 * Turns the keywords of a line or cell into tokens of their own. With `named` the first word is a name that is being
 * declared: no phrase begins there. With `capital` the first word may begin with a capital, as in a table's cell.
 */
export function findKeywords(
  raw: readonly IToken[],
  locale: Locale,
  options: { readonly named?: boolean; readonly capital?: boolean } = {},
): IToken[] {
  const root = triesOf(locale).words;
  const tokens = withTimes(raw, locale);
  const read: IToken[] = [];
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index]!;
    let found = longest(root, tokens, index, options.capital === true && index === 0);
    if (found && found.length > 1) {
      const isNamed = options.named === true && index === 0;
      const afterNumber =
        read.at(-1)?.tokenType === NumberLiteral &&
        found.value.CATEGORIES?.some((category) => startsLikeUnit.has(category)) === true;
      const goesOn = isTail(found.value) && limitFollows(root, tokens, index, found.length);
      // `month of this one`: the month is a name, whose `of` belongs to what follows.
      const lastWord = index + found.length - 1;
      const beforeThisOne =
        longest(root, tokens, lastWord, false)?.value.CATEGORIES?.some((category) =>
          saysWhichItem.includes(category),
        ) === true;
      if (isNamed || afterNumber || goesOn || beforeThisOne)
        found = longest(root, tokens.slice(index, index + 1), 0, false);
    }
    if (!found) {
      read.push(token);
      index++;
      continue;
    }
    read.push(joined(tokens, index, found.length, found.value));
    index += found.length;
  }
  return read;
}

/** One token in place of several. */
function joined(tokens: readonly IToken[], start: number, length: number, type: TokenType): IToken {
  const first = tokens[start]!;
  const last = tokens[start + length - 1]!;
  let image = '';
  for (const [index, token] of tokens.slice(start, start + length).entries()) {
    const before = tokens[start + index - 1];
    image += (index > 0 && before && endOf(before) < token.startOffset ? ' ' : '') + token.image;
  }
  return {
    image,
    startOffset: first.startOffset,
    endOffset: endOf(last) - 1,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx!,
  };
}

/** Whether a token can be a name: an ordinary word, or a keyword that is special only elsewhere. */
export const canBeName = (token: IToken): boolean =>
  token.tokenType === Name || token.tokenType.CATEGORIES?.includes(Name) === true;

/** Whether a token is a keyword and nothing else. */
export const isKeyword = (token: IToken): boolean =>
  !canBeName(token) && token.tokenType.CATEGORIES?.some((category) => category.name in concepts) === true;

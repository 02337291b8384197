// The canonical spaces within a line: one between words, none inside parentheses, none before a comma.

import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { endOf, rawTokens } from './lexer.js';
import { canBeName, findKeywords } from './phrases.js';
import {
  AdditiveOperator,
  Close,
  Colon,
  Comma,
  concepts,
  Elided,
  Equals,
  Minus,
  MultiplicativeOperator,
  Open,
  Other,
  Quoted,
  Semicolon,
} from './tokens.js';

const spaceless: readonly TokenType[] = [Close, Comma, Semicolon];
const beforeOperand: readonly TokenType[] = [
  AdditiveOperator,
  MultiplicativeOperator,
  Open,
  Comma,
  Semicolon,
  Equals,
  Colon,
];
const isOneOf = (token: IToken, types: readonly TokenType[]) =>
  types.some((type) => tokenMatcher(token, type));

/** The tokens of a line of `text` with canonical spaces; nothing but spaces changes. */
export function spaced(tokens: readonly IToken[], text: string, locale: Locale): string {
  const words = findKeywords(tokens, locale);
  let line = '';
  for (const [index, token] of words.entries()) {
    const before = words[index - 1];
    const gap = before !== undefined && endOf(before) !== token.startOffset;
    const space = before !== undefined && wantsSpace(words, index, before, token, gap);
    line += (space ? ' ' : '') + written(token, text);
  }
  return line;
}

/** A piece of a line in canonical spaces. */
export function canonicalText(text: string, locale: Locale): string {
  return spaced(rawTokens(text), text, locale);
}

function written(token: IToken, text: string): string {
  const image = text.slice(token.startOffset, endOf(token));
  return tokenMatcher(token, Quoted) ? image : image.replace(/\s+/g, ' ');
}

function wantsSpace(
  words: readonly IToken[],
  index: number,
  before: IToken,
  token: IToken,
  gap: boolean,
): boolean {
  if (isOneOf(token, spaceless) || before.tokenType === Open) return false;
  if (before.tokenType === Elided || /['\u2019\u02bc]$/.test(before.image)) return false;
  // A call has no space before its parenthesis.
  if (token.tokenType === Open) return !canBeName(before);
  if (isSign(words, index - 1)) return false;
  // What is no part of the language stays as it is.
  return gap || isKnown(before) || isKnown(token);
}

/** A minus before its operand, not between two. */
function isSign(words: readonly IToken[], index: number): boolean {
  const token = words[index];
  if (token?.tokenType !== Minus) return false;
  const before = words[index - 1];
  if (!before || isOneOf(before, beforeOperand)) return true;
  const isOperand =
    canBeName(before) || isOneOf(before, [concepts.yes, concepts.no, concepts.notGiven, Quoted]);
  return !isOperand && before.tokenType.CATEGORIES?.some((category) => category.name in concepts) === true;
}

const isKnown = (token: IToken): boolean => token.tokenType !== Other;

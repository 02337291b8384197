// Text → physical lines of raw tokens, before any word is known to be a keyword; no text fails here.

import { type IToken, Lexer, tokenMatcher } from 'chevrotain';
import { FirstPipe, LineEnd, RowEnd, rawModes } from './tokens.js';

export interface RawLine {
  /** Never empty; comments and spaces are left out. */
  readonly tokens: readonly IToken[];
  /** The line begins with `|`. */
  readonly isRow: boolean;
}

let rawLexer: Lexer | undefined;

function lexer(): Lexer {
  // Built once and only when something is parsed: building takes a noticeable time.
  rawLexer ??= new Lexer(rawModes, { positionTracking: 'onlyOffset', ensureOptimizations: false });
  return rawLexer;
}

/** The raw tokens of a short text such as a keyword phrase. */
export function rawTokens(text: string): readonly IToken[] {
  return lexer().tokenize(text).tokens.map(withEnd);
}

/** The lexer leaves the end out when it tracks offsets only; locations in the concrete tree need it. */
function withEnd(token: IToken): IToken {
  token.endOffset = token.startOffset + token.image.length - 1;
  return token;
}

/** Splits a text into lines of tokens; comments come apart, in order. */
export function readLines(text: string): { lines: readonly RawLine[]; comments: readonly IToken[] } {
  const { tokens, groups } = lexer().tokenize(text);
  const lines: RawLine[] = [];
  let current: IToken[] = [];
  const close = () => {
    const first = current[0];
    if (first) lines.push({ tokens: current, isRow: tokenMatcher(first, FirstPipe) });
    current = [];
  };
  for (const token of tokens) {
    if (token.tokenType === LineEnd || token.tokenType === RowEnd) close();
    else current.push(withEnd(token));
  }
  close();
  return { lines, comments: groups.comments ?? [] };
}

/** Offset just behind a token. */
export const endOf = (token: IToken): number =>
  token.endOffset === undefined ? token.startOffset + token.image.length : token.endOffset + 1;

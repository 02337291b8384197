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
  return lexer().tokenize(text).tokens;
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
    // The lexer leaves it out when it tracks offsets only; locations in the concrete tree need it.
    token.endOffset = endOf(token) - 1;
    if (token.tokenType === LineEnd || token.tokenType === RowEnd) close();
    else current.push(token);
  }
  close();
  return { lines, comments: groups.comments ?? [] };
}

/** Offset just behind a token. */
export const endOf = (token: IToken): number => token.startOffset + token.image.length;

// Rows → cells: a row is cut at every `|`, and each cell is read on its own.

import { type IToken, tokenMatcher } from 'chevrotain';
import { unclosedRow } from '../compiler/diagnostics/catalogue/syntax-rows.js';
import type { Span } from '../compiler/source.js';
import { endOf } from './lexer.js';
import { type Reader, spanOf } from './reader.js';
import type { Row } from './statements.js';
import { FirstPipe, Pipe } from './tokens.js';

/** A cell before it is read. */
export interface RawCell {
  readonly tokens: readonly IToken[];
  /** As written, without needless spaces. */
  readonly text: string;
  readonly span: Span;
}

export interface RawRow {
  readonly cells: readonly RawCell[];
  readonly span: Span;
}

const isPipe = (token: IToken) => tokenMatcher(token, FirstPipe) || tokenMatcher(token, Pipe);

/** The cells of a row; a row that does not end with `|` is reported and read all the same. */
export function cellsOf(reader: Reader, row: Row): RawRow {
  const cells: RawCell[] = [];
  let current: IToken[] = [];
  let from = row.tokens[0] ? endOf(row.tokens[0]) : 0;
  const close = (end: number) => {
    const [first, last] = [current[0], current.at(-1)];
    // An empty cell is where its text would begin.
    const middle = Math.min(from + 1, end);
    const range =
      first && last ? { start: first.startOffset, end: endOf(last) } : { start: middle, end: middle };
    cells.push({
      tokens: current,
      text: reader.text.slice(range.start, range.end).replace(/\s+/g, ' '),
      span: spanOf(reader, range),
    });
    current = [];
  };
  for (const token of row.tokens.slice(1)) {
    if (isPipe(token)) {
      close(token.startOffset);
      from = endOf(token);
    } else current.push(token);
  }
  const start = row.tokens[0]?.startOffset ?? 0;
  const end = endOf(row.tokens.at(-1)!);
  if (current.length > 0 || cells.length === 0) {
    close(end);
    reader.report(unclosedRow(spanOf(reader, { start, end }), {}));
  }
  return { cells, span: spanOf(reader, { start, end }) };
}

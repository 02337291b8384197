// Rows → cells: a row is cut at every `|`, and each cell is read on its own.

import type { IToken } from 'chevrotain';
import { unclosedRow } from '../../compiler/diagnostics/catalogue/syntax/syntax-rows.js';
import type { Details } from '../../compiler/diagnostics/define.js';
import type { Span } from '../../compiler/source.js';
import { endOf } from '../words/lexer.js';
import { type Reader, spanOf } from './reader.js';
import { isPipe, type Row } from './statements.js';

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

/** The cells of a row; a row that does not end with `|` is reported and read all the same. */
export function cellsOf(reader: Reader, row: Row): RawRow {
  const cells: RawCell[] = [];
  let current: IToken[] = [];
  const [first] = row.tokens;
  const isOpen = first !== undefined && isPipe(first);
  let from = first ? (isOpen ? endOf(first) : first.startOffset) : 0;
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
  for (const token of isOpen ? row.tokens.slice(1) : row.tokens) {
    if (isPipe(token)) {
      close(token.startOffset);
      from = endOf(token);
    } else current.push(token);
  }
  const start = first?.startOffset ?? 0;
  const end = endOf(row.tokens.at(-1)!);
  const span = spanOf(reader, { start, end });
  const isClosed = current.length === 0 && cells.length > 0;
  if (!isClosed) close(end);
  if (!isOpen)
    reader.report(unclosedRow(span, { at: 'start' }, bar(spanOf(reader, { start, end: start }), '| ')));
  else if (!isClosed)
    reader.report(unclosedRow(span, { at: 'end' }, bar(spanOf(reader, { start: end, end }), ' |')));
  return { cells, span };
}

/** The row with the bar that is missing. */
const bar = (span: Span, text: string): Details => ({
  fix: { title: { en: 'write `|`', fr: 'écrire `|`' }, edits: [{ span, text }] },
});

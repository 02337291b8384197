// Rows with their cells padded to common widths.

import { type IToken, tokenMatcher } from 'chevrotain';
import { endOf } from '../words/lexer.js';
import { FirstPipe, Pipe } from '../words/tokens.js';

/** Each row of a block as a line from `|` to `|`. */
export function alignedRows(rows: readonly (readonly IToken[])[], text: string): readonly string[] {
  const cells = rows.map((row) => cellTexts(row, text));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    }
  }
  return cells.map((row) => {
    const padded = row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)));
    return `| ${padded.join(' | ')} |`;
  });
}

function cellTexts(row: readonly IToken[], text: string): readonly string[] {
  const cells: string[] = [];
  let current: IToken[] = [];
  const close = () => {
    const [first, last] = [current[0], current.at(-1)];
    cells.push(first && last ? text.slice(first.startOffset, endOf(last)).replace(/\s+/g, ' ') : '');
    current = [];
  };
  for (const token of row.slice(1)) {
    if (tokenMatcher(token, Pipe) || tokenMatcher(token, FirstPipe)) close();
    else current.push(token);
  }
  if (current.length > 0 || cells.length === 0) close();
  return cells;
}

/** Columns that a text takes; combining accents take none. */
const widthOf = (text: string): number => [...text.replace(/[\u0300-\u036f]/g, '')].length;

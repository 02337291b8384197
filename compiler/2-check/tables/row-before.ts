// Which row a band goes on from: `then` and `the next` begin where the row before ends, among the rows that say the same in all other keys.

import type { Context } from '../types/context.js';
import { foldHeading } from '../types/fold-heading.js';
import type { KeyMatch, KeyRow } from './matches.js';

/**
 * The rows that the band of a key may go on from, nearest first: the nearest of the same group; where there is none, the last row of every
 * group above, which must then end alike. Rows that take the rest have no end to go on from.
 */
export function rowsBefore(
  context: Context,
  rows: readonly KeyRow[],
  index: number,
  key: number,
): readonly number[] {
  const row = rows[index];
  if (row === undefined) return [];
  const others: number[] = [];
  for (let place = index - 1; place >= 0; place--) {
    const above = rows[place];
    if (above === undefined || above.cells[key]?.kind === 'rest') continue;
    if (isOfGroup(context, row, above, key)) return [place];
    if (!others.some((kept) => isOfGroup(context, above, rows[kept] ?? above, key))) others.push(place);
  }
  return others;
}

/** True when the row above speaks of all that the row speaks of, its own key aside. */
const isOfGroup = (context: Context, row: KeyRow, above: KeyRow, key: number): boolean =>
  row.cells.every((cell, other) => {
    if (other === key) return true;
    const cellAbove = above.cells[other];
    if (cell === undefined || cellAbove === undefined) return true;
    return speaksOf(cellAbove, cell) || sameWords(context, row, above, other);
  });

const sameWords = (context: Context, row: KeyRow, above: KeyRow, key: number): boolean => {
  const [own, other] = [row.cellSpans[key], above.cellSpans[key]];
  return (
    own !== undefined &&
    other !== undefined &&
    foldHeading(context.text(own)) === foldHeading(context.text(other))
  );
};

function speaksOf(above: KeyMatch, own: KeyMatch): boolean {
  if (above.kind === 'texts' && own.kind === 'texts') {
    return own.texts.every((text) => above.texts.includes(text));
  }
  if (above.kind !== 'match' || own.kind !== 'match') return false;
  const [a, b] = [above.match, own.match];
  if (a.kind === 'options' && b.kind === 'options')
    return b.options.every((option) => a.options.includes(option));
  return a.kind === 'yes-no' && b.kind === 'yes-no' && a.value === b.value;
}

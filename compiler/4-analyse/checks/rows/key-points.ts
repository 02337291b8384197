// The values of a table's key at which rows may change: enough to find every gap and every row that never applies.

import type { Match, TableKey, TableRow } from '../../../3-model/model.js';
import {
  add,
  ceiling,
  compare,
  divide,
  floor,
  multiply,
  type Rational,
  rational,
} from '../../../runtime/exact/rational.js';
import type { Range } from '../../ranges.js';

export type KeyValue = Rational | string | boolean;

/**
 * For a number or date: its limits, and around every bound of a row the nearest values on its grid (between two bounds any
 * value stands for all). Undefined where the limits are not known.
 */
export function keyPoints(
  key: Pick<TableKey, 'type'>,
  range: Range,
  place: number,
  rows: readonly Pick<TableRow, 'matches'>[],
): readonly KeyValue[] | undefined {
  if (key.type.kind === 'choice') return key.type.set.options.map(({ name }) => name);
  if (key.type.kind === 'yes-no') return [false, true];
  if (key.type.kind === 'text' || range.lo === undefined || range.hi === undefined) return undefined;
  const { lo, hi } = range;
  const grid = (key.type.kind satisfies 'date' | 'quantity') === 'date' ? rational(1n) : range.grid;
  const bounds = rows.flatMap(({ matches }) => boundsOf(matches[place]));
  const near = grid === undefined ? between(bounds, lo, hi) : bounds.flatMap((bound) => around(bound, grid));
  const inside = [lo, hi, ...near].filter((value) => compare(value, lo) >= 0 && compare(value, hi) <= 0);
  const sorted = inside.sort(compare);
  return sorted.filter((value, index) => index === 0 || compare(value, sorted[index - 1] as Rational) !== 0);
}

const boundsOf = (match: Match | undefined): readonly Rational[] =>
  match?.kind === 'band' ? [match.from, match.to].flatMap((bound) => (bound ? [bound.value] : [])) : [];

function around(bound: Rational, grid: Rational): readonly Rational[] {
  const quotient = divide(bound, grid);
  const steps = [floor(quotient) - 1n, floor(quotient), ceiling(quotient), ceiling(quotient) + 1n];
  return steps.map((step) => multiply(rational(step), grid));
}

/** Without a grid: the bounds themselves and a value between each two neighbours. */
function between(bounds: readonly Rational[], lo: Rational, hi: Rational): readonly Rational[] {
  const sorted = [lo, ...bounds, hi].sort(compare);
  const middles = sorted.flatMap((value, index) => {
    const next = sorted[index + 1];
    return next === undefined ? [] : [divide(add(value, next), rational(2n))];
  });
  return [...sorted, ...middles];
}

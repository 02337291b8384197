// Ranges of cumulative scales and of tables: every row that the key can reach.

import type { Expression, Scale, ScaleBand, Table } from '../../3-model/model.js';
import {
  compare,
  maximum,
  minimum,
  one,
  type Rational,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import { type Abstract, join, rangeOf } from './abstract.js';
import {
  anything,
  commonGrid,
  hull,
  over,
  plus,
  point,
  type Range,
  range,
  rounded,
  times,
} from './interval.js';
import { matching, type Narrowing, type Scope } from './scope.js';

/** Range of a column over the rows that can match. Each key is narrowed inside the cells of its row. */
export function valueOfLookup(
  at: Narrowing,
  table: Table,
  { keys, column, items }: Extract<Expression, { readonly kind: 'lookup' }>,
  scope: Scope,
): Abstract | undefined {
  let value: Abstract | undefined;
  for (const row of table.rows) {
    const cell = row.cells[column];
    const inside = keys.reduce<Scope | undefined>((narrowed, key, index) => {
      const match = row.matches[index];
      return narrowed && match ? matching(at, key, match, narrowed) : narrowed;
    }, scope);
    if (inside && cell) value = join(value, at.valueIn(cell, at.names.seenFrom(inside, table.loops, items)));
  }
  return value;
}

/** Range of a scale; `variants` are the ones that can be chosen. */
export function rangeOfScale(
  variants: Scale['variants'],
  input: Range,
  valueIn: (expression: Expression) => Abstract | undefined,
): Range | undefined {
  let all: Range | undefined;
  for (const variant of variants) {
    let sum: Range | undefined = point(zero);
    for (const band of variant.bands) {
      const owed: Range | undefined = rangeOfBand(band, input, (expression) => {
        const value = valueIn(expression);
        return value && rangeOf(value);
      });
      sum = sum && owed && plus(sum, owed);
    }
    if (sum) all = all ? hull(all, sum) : sum;
  }
  return all;
}

function rangeOfBand(
  band: ScaleBand,
  input: Range,
  rangeOfAmount: (expression: Expression) => Range | undefined,
): Range | undefined {
  const { from, to } = band;
  const lies = { above: isAbove(input.hi, band, true), surely: isAbove(input.lo, band, false) };
  if (!lies.above) return point(zero);
  const width = to && subtract(to, from);
  const grid = commonGrid(commonGrid(input.grid, point(from).grid), width ? point(width).grid : zero);
  const clamp = (value: Rational | undefined): Rational | undefined => {
    if (!value) return undefined;
    const part = maximum(subtract(value, from), zero);
    return width ? minimum(part, width) : part;
  };
  const part = range(clamp(input.lo) ?? zero, clamp(input.hi) ?? width, grid);
  let owed: Range | undefined = point(zero);
  // An amount that is not given refuses what reaches the band; what does not owes nothing there.
  const owe = (amount: Range | undefined, change: (amount: Range) => Range): void => {
    if (amount) owed = owed && plus(owed, change(amount));
    else if (lies.surely) owed = undefined;
  };
  if (band.once) owe(rangeOfAmount(band.once), (once) => (lies.surely ? once : hull(once, point(zero))));
  if (band.rate) owe(rangeOfAmount(band.rate), (rate) => times(rate, part));
  if (band.started) {
    const blocks = over(part, point(band.started.width)) ?? anything;
    owe(rangeOfAmount(band.started.amount), (amount) => times(amount, rounded(blocks, 'up', one)));
  }
  return owed;
}

function isAbove(limit: Rational | undefined, band: ScaleBand, unknown: boolean): boolean {
  if (!limit) return unknown;
  const order = compare(limit, band.from);
  return order > 0 || (order === 0 && band.reachedAtFrom);
}

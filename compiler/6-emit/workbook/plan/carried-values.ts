// What is carried from item to item, in a workbook: referred to before it is calculated, and exact however many items it came through.

import type { Definition } from '../../../3-model/model.js';
import { one } from '../../../runtime/exact/rational.js';
import type { Bench } from '../book/bench.js';
import { serialOf } from '../book/dates.js';
import { decimalsOf } from '../book/decimals.js';
import { typed } from '../exactness/precision.js';
import { call, number } from '../formula/formula.js';
import type { Lowered } from '../lower/scope.js';

/** What is carried from item to item has its cell, and what is known of it, before it is calculated. */
export function expectCarried(bench: Bench): void {
  for (const [id, { lo, hi, grid }] of bench.carried) {
    const definition = bench.model.definitions.find((each) => each.id === id);
    const key = bench.keyOf(definition?.list, id);
    if (definition === undefined) continue;
    const { kind } = definition.type;
    if (lo !== undefined && hi !== undefined && grid !== undefined) {
      if (kind === 'quantity') bench.precisions.set(key, typed(lo, hi, grid));
      if (kind === 'date') bench.precisions.set(key, typed(serialOf(lo.n), serialOf(hi.n), one));
    }
    if (bench.lacking.has(id)) bench.statuses.set(key, bench.keyOf(definition.list, `${id}/defined`));
  }
}

/** A carried value is the nearest number to what it is exactly, however many items it came through. */
export function settledValue(bench: Bench, { id, type }: Definition, value: Lowered): Lowered {
  const range = bench.carried.get(id);
  if (value.precision === undefined || type.kind !== 'quantity') return value;
  if (range?.lo === undefined || range.hi === undefined || range.grid === undefined) return value;
  const expected = typed(range.lo, range.hi, range.grid);
  const { relative, absolute } = value.precision;
  if (absolute === 0 && relative <= expected.relative) return value;
  const digits = decimalsOf(range.grid);
  if (digits === undefined) return value;
  return { ...value, formula: call('ROUND', value.formula, number(digits)), precision: expected };
}

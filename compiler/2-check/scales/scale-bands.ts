// The bands of a scale one after the other from zero; gaps and overlaps are reported with a value.

import type { Cell } from '../../../grammar/tree/syntax.js';
import { bandsDoNotTouch, nothingBefore } from '../../diagnostics/catalogue/rules/tables.js';
import {
  compare,
  maximum,
  multiply,
  one,
  type Rational,
  rational,
  sign,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { type ColumnUnit, endAfter, type KeyMatch, readKeyCell } from '../tables/matches.js';
import type { Context, Scope } from '../types/context.js';
import { writeNumber } from '../types/describe.js';
import type { Bound } from '../types/parts.js';
import type { Type } from '../types/types.js';
import { movingBands, type PlainBand } from './moving-bands.js';

/** Undefined when a cell is wrong or the bands do not follow one another, which is reported. */
export function readScaleBands(
  context: Context,
  cells: readonly { readonly cell: Cell; readonly row: number }[],
  type: Type,
  unit: ColumnUnit,
  scope: Scope,
  sharedEnds: boolean,
): readonly PlainBand[] | undefined {
  const keys = cells.map(({ cell }) => readKeyCell(context, cell, type, unit, scope));
  if (keys.some((key) => key?.kind === 'moving')) return movingBands(context, cells, keys, type);
  const bands: PlainBand[] = [];
  let end: Bound | undefined;
  let failed = false;
  const fail = (span: Span, problem: 'gap' | 'overlap' | 'start' | 'end', value: Rational) => {
    failed = true;
    context.report(bandsDoNotTouch(span, { problem, value: writeNumber(value, type, context.units) }));
  };
  for (const [index, { cell, row }] of cells.entries()) {
    const key = keys[index];
    if (key === undefined) return undefined;
    const { from, to } = limitsOf(key, end);
    const { span } = cell;
    if (index === 0) {
      if (key.kind === 'then' || key.kind === 'next') {
        context.report(nothingBefore(span, { several: false }));
        return undefined;
      }
      if (from && sign(from.value) > 0) fail(span, 'start', zero);
      bands.push({
        from: from?.value ?? zero,
        to: to?.value,
        reachedAtFrom: from?.inclusive ?? true,
        row,
        span,
      });
      end = to;
      continue;
    }
    if (end === undefined) {
      if (key.kind === 'then' || key.kind === 'next') context.report(nothingBefore(span, { several: false }));
      else fail(span, 'overlap', from?.value ?? to?.value ?? zero);
      return undefined;
    }
    const start =
      from && !touches(end, from, sharedEnds) ? from : { value: end.value, inclusive: !end.inclusive };
    const order = compare(start.value, end.value);
    if (order > 0)
      fail(
        span,
        'gap',
        start.inclusive ? (end.inclusive ? middle(end.value, start.value) : end.value) : start.value,
      );
    else if (order < 0) fail(span, 'overlap', end.value);
    else if (start.inclusive === end.inclusive) fail(span, end.inclusive ? 'overlap' : 'gap', end.value);
    if (to && compare(to.value, start.value) <= 0) fail(span, 'overlap', to.value);
    bands.push({ from: start.value, to: to?.value, reachedAtFrom: start.inclusive, row, span });
    end = to;
  }
  const last = cells.at(-1);
  if (end && last) fail(last.cell.span, 'end', end.value);
  return failed || bands.length === 0 ? undefined : bands;
}

const middle = (a: Rational, b: Rational): Rational => {
  const n = a.n * b.d + b.n * a.d;
  const d = 2n * a.d * b.d;
  return n % d === 0n ? { n: n / d, d: 1n } : { n, d };
};

/**
 * Documents begin a band one unit of the last digit printed above the end of the other (`to 18 200`, `from 18 201`), or at
 * the same value, which owes the same in either where nothing is owed `once`.
 */
function touches(end: Bound, start: Bound, sharedEnds: boolean): boolean {
  if (!end.inclusive || !start.inclusive) return false;
  const gap = subtract(start.value, end.value);
  if (sign(gap) === 0) return sharedEnds;
  const scale = maximum(lastDigit(end.value), lastDigit(start.value));
  return compare(multiply(gap, scale), one) === 0;
}

/** 1 for whole numbers, 10 for one decimal, 100 for two. */
function lastDigit(value: Rational): Rational {
  let scale = one;
  for (let place = 0; place < 9 && multiply(value, scale).d !== 1n; place++) scale = multiply(scale, ten);
  return scale;
}

const ten = rational(10);

function limitsOf(
  key: KeyMatch,
  before: Bound | undefined,
): { readonly from: Bound | undefined; readonly to: Bound | undefined } {
  if (key.kind === 'next') return { from: undefined, to: before && endAfter(before, key.width) };
  if (key.kind === 'then') return { from: undefined, to: key.to };
  if (key.kind === 'match' && key.match.kind === 'band') return { from: key.match.from, to: key.match.to };
  return { from: undefined, to: undefined };
}

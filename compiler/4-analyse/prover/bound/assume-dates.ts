// The dates whose year, month or day lies within limits, where that part grows with the date.

import { datePart, firstDay, lastDay } from '../../../runtime/exact/calendar.js';
import { compare, rational } from '../../../runtime/exact/rational.js';
import { rangeOf } from '../../range/abstract.js';
import { type Range, wholeBetween } from '../../range/interval.js';
import { type Box, possibilities } from '../terms/frame.js';
import type { Atom, Variable } from '../terms/terms.js';

/** Undefined where nothing can be said: months count within one year only, days within one month. */
export function datesWithin(
  atom: Extract<Atom, { kind: 'calendar' }>,
  wanted: Range,
  box: Box,
): { readonly variable: Variable; readonly range: Range } | 'none' | undefined {
  const variable = plainDate(atom);
  if (!variable || atom.function.kind !== 'part') return undefined;
  const { lo, hi } = rangeOf(possibilities(box, variable));
  if (!lo || !hi || lo.n < BigInt(firstDay) || hi.n > BigInt(lastDay)) return undefined;
  const { part } = atom.function;
  const [first, last] = [Number(lo.n), Number(hi.n)];
  const within = (period: 'start-of-year' | 'start-of-month'): boolean =>
    datePart(period, first) === datePart(period, last);
  const grows =
    part === 'year' ||
    (part === 'month' && within('start-of-year')) ||
    (part === 'day' && within('start-of-month'));
  if (!grows) return undefined;
  const isBefore = (day: number): boolean =>
    wanted.lo !== undefined && compare(rational(datePart(part, day)), wanted.lo) < 0;
  const isAfter = (day: number): boolean =>
    wanted.hi !== undefined && compare(rational(datePart(part, day)), wanted.hi) > 0;
  if (isBefore(last) || isAfter(first)) return 'none';
  const from = firstWhere(first, last, (day) => !isBefore(day));
  const to = isAfter(last) ? firstWhere(from, last, isAfter) - 1 : last;
  return from > to ? 'none' : { variable, range: wholeBetween(from, to) };
}

function plainDate(atom: Extract<Atom, { kind: 'calendar' }>): Variable | undefined {
  const [date] = atom.of;
  const [term, other] = date?.terms ?? [];
  const [factor, second] = term?.factors ?? [];
  if (!date || !term || other || second || factor?.kind !== 'variable') return undefined;
  return date.constant.n === 0n && term.coefficient.n === term.coefficient.d ? factor.variable : undefined;
}

/** The least day for which something holds that holds for all later ones, and for the last. */
function firstWhere(from: number, to: number, holds: (day: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

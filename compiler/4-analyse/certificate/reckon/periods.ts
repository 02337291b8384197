// What the calendar says of times within one year or month.

import { pointOf, type Range } from '../../range/interval.js';
import type { Value } from '../values/value.js';
import type { Values } from '../values/values.js';

export interface Period {
  readonly length: 'year' | 'month';
  /** The day that is asked about. */
  readonly day: Value;
  /** Which numbers that day has where the time is all of the year or month. */
  readonly whole: { readonly day: bigint; readonly month?: bigint };
}

/** From a day to the end of its year or month, or from their beginning to it. */
export function periodOf({ of }: Value): Period | undefined {
  const [from, to] = of;
  if (!from || !to) return undefined;
  const partOf = (part: Value, day: Value): string | undefined =>
    part.kind === 'part' && part.of[0] === day ? part.text : undefined;
  const [end, start] = [partOf(to, from), partOf(from, to)];
  if (end === 'end-of-year') return { length: 'year', day: from, whole: { day: 1n, month: 1n } };
  if (end === 'end-of-month') return { length: 'month', day: from, whole: { day: 1n } };
  if (start === 'start-of-year') return { length: 'year', day: to, whole: { day: 31n, month: 12n } };
  return start === 'start-of-month' ? { length: 'month', day: to, whole: { day: 31n } } : undefined;
}

/** Whether a time is all of its year or month: the day has the numbers of the first, or the last. */
export function isWhole(
  { day, whole }: Period,
  values: Values,
  range: (value: Value) => Range | undefined,
): boolean {
  return (['day', 'month'] as const).every((text) => {
    const wanted = whole[text];
    const known = range(values.make('part', [day], { sort: 'number', text }));
    const only = known && pointOf(known);
    return wanted === undefined || (only?.n === wanted && only.d === 1n);
  });
}

/** Whether a time in days lies within the year or month of which the other value is the length in days. */
export function isWithin(days: Value, length: Value): boolean {
  const isDays = days.text === 'days' || days.text === 'nights' || days.text === 'days-inclusive';
  if (days.kind !== 'between' || !isDays || length.kind !== 'part') return false;
  const period = periodOf(days);
  return (
    period !== undefined &&
    length.text === `days-in-${period.length}` &&
    days.of.some((date) => date === length.of[0])
  );
}

/** Days of a year or month that are left, and the reciprocal of all its days: never above one together. */
export function shareOfPeriod(atoms: readonly Value[]): readonly [Value, Value] | undefined {
  for (const days of atoms) {
    const inverse = atoms.find(({ kind, of: [all] }) => kind === 'reciprocal' && all && isWithin(days, all));
    if (inverse) return [days, inverse];
  }
  return undefined;
}

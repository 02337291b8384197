// How much of the time from one instant to another lies in windows: minute by minute, or day by day, as the reference says.

import type { Band, Expr } from '../../grammar/tree/syntax.js';
import * as calendar from './calendar.js';
import * as n from './numbers.js';
import type { Run } from './run.js';
import { Units } from './units.js';
import type { Value } from './values.js';
import * as v from './values.js';
import { goesRound, isInWindow } from './windows.js';

const own = new Units(undefined);
const wholeDay = 24 * 60;

type TimeWithin = Extract<Expr, { readonly kind: 'time-within' }>;
type Of = (expr: Expr) => Value;

export function timeWithin(run: Run, expr: TimeWithin, of: Of): Value {
  const { measure, from, to, windows, days, bothIncluded } = expr;
  const isIn = (bands: readonly Band[], value: Value): boolean =>
    bands.length === 0 || bands.some((band) => isInside(run, band, value, of));
  if (measure === 'days' || measure === 'nights') {
    const [first, last] = [dayOf(of(from.first)), dayOf(of(to.first)) + (bothIncluded ? 1 : 0)];
    let counted = 0;
    for (let day = first; day < last; day++) if (isIn(windows, v.dateAt(day))) counted++;
    return v.quantity(n.int(counted), own.of([calendar.measuredIn(measure)]));
  }
  const [begin, end] = [instant(from, of), instant(to, of)];
  // Without days the end that comes first is that of the next day.
  const over = begin.day === undefined && end.minutes < begin.minutes ? 1 : 0;
  const [firstDay, lastDay] = [begin.day ?? 0, (end.day ?? 0) + over];
  // Days between the first and the last are alike.
  const known = new Map<string, number>();
  const minutesIn = (start: number, stop: number): number => {
    const key = `${start} ${stop}`;
    let count = known.get(key);
    if (count === undefined) {
      count = 0;
      for (let minute = start; minute < stop; minute++)
        if (isIn(windows, { kind: 'time', minutes: minute })) count++;
      known.set(key, count);
    }
    return count;
  };
  let counted = 0;
  for (let day = firstDay; day <= lastDay; day++) {
    if (days !== undefined && !isIn([days], v.dateAt(day))) continue;
    const start = day === firstDay ? begin.minutes : 0;
    const stop = day === lastDay ? end.minutes : wholeDay;
    counted += minutesIn(start, stop);
  }
  const minutes = v.quantity(n.int(counted), own.of(['minute']));
  return measure === 'minutes' ? minutes : { ...minutes, unit: own.of(['hour']) };
}

function instant(
  { first, second }: TimeWithin['from'],
  of: Of,
): { readonly day: number | undefined; readonly minutes: number } {
  const parts = [first, ...(second ? [second] : [])].map((part) => of(part));
  const time = parts.find((part) => part.kind === 'time');
  const day = parts.find((part) => part.kind === 'date');
  if (time?.kind !== 'time') throw new v.Meaningless('minutes between no times');
  return { day: day?.kind === 'date' ? day.days : undefined, minutes: time.minutes };
}

function dayOf(value: Value): number {
  if (value.kind !== 'date') throw new v.Meaningless('days between no dates');
  return value.days;
}

function isInside(run: Run, band: Band, value: Value, of: Of): boolean {
  if (goesRound(run, band, value)) return isInWindow(run, band, value, of);
  const [low, high] = [band.lower, band.upper].map((limit) => limit && dayOf(of(limit.value)));
  const day = dayOf(value);
  return (low === undefined || day >= low) && (high === undefined || day <= high);
}

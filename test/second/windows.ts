// What goes round, as the reference says it: times of day, weekdays, days of the year; windows over the end of each.

import type { Band, Expr } from '../../grammar/tree/syntax.js';
import * as calendar from './calendar.js';
import type { Run } from './run.js';
import type { Value } from './values.js';
import * as v from './values.js';

const weekdays = [
  'Monday lundi',
  'Tuesday mardi',
  'Wednesday mercredi',
  'Thursday jeudi',
  'Friday vendredi',
  'Saturday samedi',
  'Sunday dimanche',
];
const months = [
  'January janvier',
  'February février',
  'March mars',
  'April avril',
  'May mai',
  'June juin',
  'July juillet',
  'August août',
  'September septembre',
  'October octobre',
  'November novembre',
  'December décembre',
];
const placeIn = (names: readonly string[], word: string): number =>
  names.findIndex((both) => both.split(' ').includes(word)) + 1;

/** Days of a leap year, from 0, that a name or `1 November` takes; or days of the week. */
type Days = { readonly of: 'week' | 'year'; readonly first: number; readonly last: number };

const leapYear = 2024;
const placeInYear = (month: number, day: number): number =>
  calendar.daysOf(leapYear, month, day) - calendar.daysOf(leapYear, 1, 1);

function daysNamed(run: Run, expr: Expr): Days | undefined {
  if (expr.kind === 'name') {
    if (run.program.knows(expr.name)) return undefined;
    const weekday = placeIn(weekdays, expr.name);
    if (weekday > 0) return { of: 'week', first: weekday, last: weekday };
    const month = placeIn(months, expr.name);
    if (month === 0) return undefined;
    return { of: 'year', first: placeInYear(month, 1), last: placeInYear(month + 1, 1) - 1 };
  }
  const word = expr.kind === 'number' && expr.unit?.names.length === 1 ? expr.unit.names[0]?.text : undefined;
  const month = word === undefined ? 0 : placeIn(months, word);
  if (expr.kind !== 'number' || month === 0) return undefined;
  const at = placeInYear(month, Number(expr.value.n));
  return { of: 'year', first: at, last: at };
}

const placeOf = (of: Days['of'], date: number): number => {
  if (of === 'week') return calendar.weekday(date);
  const { month, day } = calendar.dayOf(date);
  return placeInYear(month, day);
};

/** Whether the date or time is one of the days that are named; undefined where none is. */
export function isOnDay(run: Run, expr: Expr, value: Value): boolean | undefined {
  if (value.kind !== 'date') return undefined;
  const days = daysNamed(run, expr);
  if (days === undefined) return undefined;
  const at = placeOf(days.of, value.days);
  return days.first <= at && at <= days.last;
}

/** Whether the band is one of what goes round. */
export const goesRound = (run: Run, { lower, upper, then }: Band, value: Value): boolean =>
  !then &&
  (value.kind === 'time' ||
    (value.kind === 'date' &&
      [lower, upper].some((limit) => limit && daysNamed(run, limit.value) !== undefined)));

/** Whether the value lies in it. */
export function isInWindow(run: Run, band: Band, value: Value, of: (expr: Expr) => Value): boolean {
  if (value.kind === 'time') return isInTimes(band, value.minutes, of);
  if (value.kind !== 'date') throw new v.Meaningless('no time and no date');
  const [low, high] = [band.lower, band.upper].map((limit) => limit && daysNamed(run, limit.value));
  const round = (low ?? high)?.of;
  if (round === undefined) throw new v.Meaningless('no days');
  const at = placeOf(round, value.days);
  const since = !low || (band.lower?.inclusive === false ? at > low.last : at >= low.first);
  const until = !high || (band.upper?.inclusive === false ? at < high.first : at <= high.last);
  if (!low || !high) return since && until;
  const begins = band.lower?.inclusive === false ? low.last + 1 : low.first;
  const ends = band.upper?.inclusive === false ? high.first - 1 : high.last;
  return begins <= ends ? since && until : since || until;
}

function isInTimes(band: Band, at: number, of: (expr: Expr) => Value): boolean {
  const minutes = (expr: Expr): number => {
    const value = of(expr);
    if (value.kind !== 'time') throw new v.Meaningless('a time is compared with something else');
    return value.minutes;
  };
  const low = band.lower && minutes(band.lower.value);
  const high = band.upper && minutes(band.upper.value);
  const isRange = band.range === true && low !== undefined;
  const isEndOfDay = band.upper?.value.kind === 'time' && high === 1440;
  const since = low === undefined || (band.lower?.inclusive ? at >= low : at > low);
  const until =
    high === undefined || (band.upper?.inclusive && !isRange ? at <= high : at < high || isEndOfDay);
  if (low === undefined || high === undefined) return since && until;
  if (low === high && isRange) return false;
  return low < high || (low === high && band.upper?.inclusive === true) ? since && until : since || until;
}

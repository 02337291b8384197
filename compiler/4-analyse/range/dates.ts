// Ranges of what is asked of dates: parts, times between, shifted and composed dates.

import type { DateMeasure, DatePart } from '../../3-model/model.js';
import { dateBetween, dateOf, datePart, firstDay, lastDay, shiftDate } from '../../runtime/exact/calendar.js';
import { one, zero } from '../../runtime/exact/rational.js';
import { minus, plus, point, pointOf, type Range, wholeBetween } from './interval.js';

interface Days {
  readonly lo: number;
  readonly hi: number;
}

/** The days of a range of dates; undefined where a side is open. */
function daysOf(range: Range): Days | undefined {
  if (!range.lo || !range.hi) return undefined;
  const lo = Math.max(Number(range.lo.n / range.lo.d), firstDay);
  const hi = Math.min(Number(range.hi.n / range.hi.d), lastDay);
  return lo <= hi ? { lo, hi } : undefined;
}

const whole = wholeBetween(undefined, undefined);

/** Range of a part of a date. */
export function rangeOfDatePart(part: DatePart, date: Range): Range {
  const days = daysOf(date);
  const first = days && datePart(part, days.lo);
  const last = days && datePart(part, days.hi);
  const same = (period: DatePart): boolean =>
    days !== undefined && datePart(period, days.lo) === datePart(period, days.hi);
  switch (part) {
    case 'year':
    case 'start-of-month':
    case 'end-of-month':
    case 'start-of-year':
    case 'end-of-year':
      return wholeBetween(first, last);
    case 'month':
      return same('start-of-year') ? wholeBetween(first, last) : wholeBetween(1, 12);
    case 'day':
      return same('start-of-month') ? wholeBetween(first, last) : wholeBetween(1, 31);
    case 'weekday':
      return days && days.hi - days.lo < 7 && first !== undefined && last !== undefined && first <= last
        ? wholeBetween(first, last)
        : wholeBetween(1, 7);
    case 'days-in-month':
      return same('start-of-month') ? wholeBetween(first, last) : wholeBetween(28, 31);
    case 'days-in-year':
      return same('start-of-year') ? wholeBetween(first, last) : wholeBetween(365, 366);
    default:
      part satisfies never;
      return whole;
  }
}

/** Range of the time from one date to another; every measure grows with `to` and falls with `from`. */
export function rangeOfDateBetween(measure: DateMeasure, from: Range, to: Range): Range {
  switch (measure) {
    case 'days':
    case 'nights':
      return minus(to, from);
    case 'days-inclusive':
      return plus(minus(to, from), { lo: one, hi: one, grid: one });
    case 'whole-months':
    case 'started-months':
    case 'whole-years':
    case 'calendar-weeks':
    case 'calendar-months':
    case 'calendar-years':
    case 'days-30-360': {
      const start = daysOf(from);
      const end = daysOf(to);
      if (!start || !end) return whole;
      return wholeBetween(dateBetween(measure, start.hi, end.lo), dateBetween(measure, start.lo, end.hi));
    }
    default:
      measure satisfies never;
      return whole;
  }
}

export function rangeOfDateShift(unit: 'days' | 'months', date: Range, by: Range): Range {
  if (unit === 'days') return plus(date, by);
  unit satisfies 'months';
  const days = daysOf(date);
  const months = daysOf(by);
  if (!days || !months) return whole;
  return wholeBetween(shiftDate(unit, days.lo, months.lo), shiftDate(unit, days.hi, months.hi));
}

/** The time from any day to that day shifted; undefined where nothing more is known than of any two days. */
export function rangeOfShiftedApart(
  measure: DateMeasure,
  unit: 'days' | 'months',
  by: Range,
): Range | undefined {
  const days = measure === 'days' || measure === 'nights' || measure === 'days-inclusive';
  if (!days) return undefined;
  const included = measure === 'days-inclusive' ? one : zero;
  if (unit === 'days') return plus(by, point(included));
  unit satisfies 'months';
  const months = daysOf(by);
  if (months === undefined) return undefined;
  // A month has 28 to 31 days; backwards the longest counts most.
  const lo = months.lo * (months.lo < 0 ? 31 : 28);
  const hi = months.hi * (months.hi < 0 ? 28 : 31);
  return plus(wholeBetween(lo, hi), point(included));
}

/** Undefined when there is no such day. */
export function rangeOfDate(year: Range, month: Range, day: Range): Range | undefined {
  const [y, m, d] = [pointOf(year), pointOf(month), pointOf(day)];
  if (y && m && d) {
    const date =
      y.d === 1n && m.d === 1n && d.d === 1n ? dateOf(Number(y.n), Number(m.n), Number(d.n)) : undefined;
    return date === undefined ? undefined : wholeBetween(date, date);
  }
  const first = year.lo && dateOf(Number(year.lo.n / year.lo.d), 1, 1);
  const last = year.hi && dateOf(Number(year.hi.n / year.hi.d), 12, 31);
  return wholeBetween(first, last);
}

/** How long a time within one year, or one month, can be; each measure by the calendar. */
export const longestWithin = (period: 'year' | 'month', measure: DateMeasure): Range =>
  longest[period][measure];

const longest: Readonly<Record<'year' | 'month', Readonly<Record<DateMeasure, Range>>>> = {
  year: {
    days: wholeBetween(0, 365),
    nights: wholeBetween(0, 365),
    'days-inclusive': wholeBetween(1, 366),
    'whole-months': wholeBetween(0, 11),
    'started-months': wholeBetween(0, 12),
    'whole-years': wholeBetween(0, 0),
    'calendar-weeks': wholeBetween(1, 54),
    'calendar-months': wholeBetween(1, 12),
    'calendar-years': wholeBetween(1, 1),
    'days-30-360': wholeBetween(0, 360),
  },
  month: {
    days: wholeBetween(0, 30),
    nights: wholeBetween(0, 30),
    'days-inclusive': wholeBetween(1, 31),
    'whole-months': wholeBetween(0, 0),
    'started-months': wholeBetween(0, 1),
    'whole-years': wholeBetween(0, 0),
    'calendar-weeks': wholeBetween(1, 6),
    'calendar-months': wholeBetween(1, 1),
    'calendar-years': wholeBetween(1, 1),
    'days-30-360': wholeBetween(0, 30),
  },
};

const partsOf = {
  year: { firsts: 1, last: 'end-of-year' },
  month: { firsts: 12, last: 'end-of-month' },
} as const satisfies Readonly<Record<'year' | 'month', { readonly firsts: number; readonly last: string }>>;

/** How long a whole year, or month, is from its first day to its last: in 28 years each day of the week begins each kind of year. */
export const wholeOf = (period: 'year' | 'month', measure: DateMeasure): Range => {
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let year = 2001; year < 2029; year++) {
    for (let month = 1; month <= partsOf[period].firsts; month++) {
      const first = dateOf(year, month, 1) ?? firstDay;
      const last = datePart(partsOf[period].last, first);
      const length = dateBetween(measure, first, last);
      [lo, hi] = [Math.min(lo, length), Math.max(hi, length)];
    }
  }
  return wholeBetween(lo, hi);
};

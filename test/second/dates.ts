// Dates in expressions.

import * as calendar from './calendar.js';
import * as n from './numbers.js';
import type { Run } from './run.js';
import { sameDims, Units } from './units.js';
import type { Quantity, Value } from './values.js';
import * as v from './values.js';

const own = new Units(undefined);
const lastDay = calendar.daysOf(9999, 12, 31);
const firstDay = calendar.daysOf(1, 1, 1);

const days = (value: Value): number => {
  if (value.kind !== 'date') throw new v.Meaningless(`a ${value.kind} is no date`);
  return value.days;
};

export const dayOfDate = (value: Value | undefined): number | undefined => value && days(value);

function inYears(at: number): Value {
  if (at < firstDay || at > lastDay) throw new v.Refused('invalid_date', '');
  return v.dateAt(at);
}

export function addToDate(date: Value, shift: Quantity, sign: number): Value {
  const at = days(date);
  const counted = (unit: string): number => {
    const number = n.divided(shift.base, own.of([unit]).factor);
    if (number.q !== 1n) throw new v.Meaningless('a part of a day or month');
    return sign * Number(number.p);
  };
  if (sameDims(shift.unit.dims, own.of(['month']).dims)) {
    const months = counted('month');
    if (Math.abs(months) > 200_000) throw new v.Refused('invalid_date', '');
    return inYears(calendar.monthsLater(at, months));
  }
  if (sameDims(shift.unit.dims, own.of(['night']).dims)) return inYears(at + counted('night'));
  return inYears(at + counted('day'));
}

export function datePart(part: string, date: Value): Value {
  const at = days(date);
  const { year, month, day } = calendar.dayOf(at);
  const inDays = (count: number) => v.quantity(n.int(count), own.of(['day']));
  switch (part) {
    case 'year':
      return v.pure(year);
    case 'month':
      return v.pure(month);
    case 'day':
      return v.pure(day);
    case 'weekday':
      return v.pure(calendar.weekday(at));
    case 'days-in-month':
      return inDays(calendar.monthLength(year, month));
    case 'days-in-year':
      return inDays(calendar.yearLength(year));
    case 'start-of-week':
      return v.dateAt(at - calendar.weekday(at) + 1);
    case 'start-of-month':
      return v.dateAt(calendar.daysOf(year, month, 1));
    case 'end-of-month':
      return v.dateAt(calendar.daysOf(year, month + 1, 0));
    case 'start-of-year':
      return v.dateAt(calendar.daysOf(year, 1, 1));
    case 'end-of-year':
      return v.dateAt(calendar.daysOf(year, 12, 31));
    default:
      throw new Error(`no part ${part}`);
  }
}

export function between(_run: Run, measure: string, from: Value, to: Value, bothIncluded: boolean): Value {
  return v.quantity(
    calendar.between(measure, days(from), days(to), bothIncluded),
    own.of([calendar.measuredIn(measure)]),
  );
}

export function dateFrom(year: Quantity, month: Quantity, day: Quantity): Value {
  const [y, m, d] = [year, month, day].map(({ base }) => (base.q === 1n ? Number(base.p) : Number.NaN));
  if (y === undefined || m === undefined || d === undefined || !calendar.exists(y, m, d))
    throw new v.Refused('invalid_date', '');
  return v.dateAt(calendar.daysOf(y, m, d));
}

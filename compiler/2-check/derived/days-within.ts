// How many days between two dates are among some days of the week or of the year.

import { rational } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { arithmetic, number, zeroOf } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import { quantityType } from '../types/describe.js';
import type { DateMeasure, DatePart } from '../types/expression.js';
import { dateType, plainNumber, type Type } from '../types/types.js';
import { normalUnit, unitOf } from '../types/unit-algebra.js';

/** From a value on, up to and without another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Of weekdays by 1 to 7, of days of the year by 101 to 1231. */
export interface CountedDays {
  readonly cycle: 'weekday' | 'year-day';
  readonly stretches: readonly Range[];
}

const days = quantityType(unitOf('day'));
const daysPer = (unit: 'week' | 'year'): Type =>
  quantityType(
    normalUnit([
      { symbol: 'day', power: 1 },
      { symbol: unit, power: -1 },
    ]),
  );
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/** The days from A up to and without B; what lies the other way round is counted with a minus. */
export function countDays(
  counted: CountedDays,
  from: CheckedExpression,
  to: CheckedExpression,
  span: Span,
): CheckedExpression {
  const { between, within } = rounds[counted.cycle];
  const round = between(counted, from, to, span);
  const inRound = (date: CheckedExpression): CheckedExpression => within(counted, date, span);
  return arithmetic('subtract', arithmetic('add', round, inRound(to), days, span), inRound(from), days, span);
}

export const daysBetween = (from: CheckedExpression, to: CheckedExpression, span: Span): CheckedExpression =>
  between('days', from, to, days, span);

export function dayAfter(date: CheckedExpression, span: Span): CheckedExpression {
  return {
    kind: 'date-shift',
    unit: 'days',
    date,
    by: number(rational(1), days, span),
    type: dateType,
    span,
  };
}

/** How much of the stretches lies before the value, on a circle that is cut open at `whole`. */
export function partOf(
  value: CheckedExpression,
  stretches: readonly Range[],
  whole: Range,
  type: Type,
  span: Span,
): CheckedExpression {
  const limit = (at: number): CheckedExpression => number(rational(at), value.type, span);
  const parts = stretches.map(({ from, to }): CheckedExpression => {
    const capped: CheckedExpression =
      to >= whole.to ? value : { kind: 'minimum', operands: [value, limit(to)], type: value.type, span };
    const above = arithmetic('subtract', capped, limit(from), type, span);
    return from <= whole.from ? above : atLeastNought(above);
  });
  return sumOf(parts, type, span);
}

// Each Monday between the two ends a week.
function weeksBetween(
  { stretches }: CountedDays,
  from: CheckedExpression,
  to: CheckedExpression,
  span: Span,
): CheckedExpression {
  const count = stretches.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0);
  return times(crossed('calendar-weeks', 'week', from, to, span), count, daysPer('week'), span);
}

const inWeek = ({ stretches }: CountedDays, date: CheckedExpression, span: Span): CheckedExpression =>
  partOf(datePart('weekday', date, plainNumber, span), stretches, { from: 1, to: 8 }, days, span);

// What a stretch with 29 February has in a year is all but the others.
function yearsBetween(
  { stretches }: CountedDays,
  from: CheckedExpression,
  to: CheckedExpression,
  span: Span,
): CheckedExpression {
  const years = crossed('calendar-years', 'year', from, to, span);
  const start = (date: CheckedExpression) => datePart('start-of-year', date, dateType, span);
  const length = stretches.reduce((sum, stretch) => sum + commonDay(stretch.to) - commonDay(stretch.from), 0);
  if (!stretches.some((stretch) => stretch.from <= 229 && stretch.to > 229))
    return times(years, length, daysPer('year'), span);
  const all = daysBetween(start(from), start(to), span);
  const others = times(years, 365 - length, daysPer('year'), span);
  return length === 365 ? all : arithmetic('subtract', all, others, days, span);
}

function inYear({ stretches }: CountedDays, date: CheckedExpression, span: Span): CheckedExpression {
  const passed = daysBetween(datePart('start-of-year', date, dateType, span), date, span);
  const leap = arithmetic(
    'subtract',
    datePart('days-in-year', date, days, span),
    number(rational(365), days, span),
    days,
    span,
  );
  // Days from March on come a day later in a leap year.
  const place = (day: number): CheckedExpression => {
    const at = number(rational(commonDay(day)), days, span);
    return day > 229 ? arithmetic('add', at, leap, days, span) : at;
  };
  const parts = stretches.map(({ from, to }): CheckedExpression => {
    const capped: CheckedExpression =
      to > 1231 ? passed : { kind: 'minimum', operands: [passed, place(to)], type: days, span };
    if (from <= 101) return capped;
    return atLeastNought(arithmetic('subtract', capped, place(from), days, span));
  });
  return sumOf(parts, days, span);
}

/** How many days of whole rounds, and how many from the start of its round to a date. */
const rounds = {
  weekday: { between: weeksBetween, within: inWeek },
  'year-day': { between: yearsBetween, within: inYear },
} as const satisfies Readonly<Record<CountedDays['cycle'], unknown>>;

/** How many days of a year without 29 February come before this one. */
const commonDay = (day: number): number => {
  const [month, inMonth] = [Math.floor(day / 100), day % 100];
  return month > 12 || day > 1231
    ? 365
    : Math.min((daysBefore[month - 1] ?? 0) + inMonth - 1, daysBefore[month] ?? 365);
};

/** How often a week or year begins on the way. */
const crossed = (
  measure: 'calendar-weeks' | 'calendar-years',
  unit: 'week' | 'year',
  from: CheckedExpression,
  to: CheckedExpression,
  span: Span,
): CheckedExpression => {
  const type = quantityType(unitOf(unit));
  return arithmetic(
    'subtract',
    between(measure, from, to, type, span),
    number(rational(1), type, span),
    type,
    span,
  );
};

const times = (count: CheckedExpression, each: number, type: Type, span: Span): CheckedExpression =>
  arithmetic('multiply', count, number(rational(each), type, span), days, span);

const sumOf = (parts: readonly CheckedExpression[], type: Type, span: Span): CheckedExpression => {
  const [first, ...others] = parts;
  return others.reduce((sum, part) => arithmetic('add', sum, part, type, span), first ?? zeroOf(type, span));
};

const atLeastNought = (value: CheckedExpression): CheckedExpression => ({
  kind: 'maximum',
  operands: [value, zeroOf(value.type, value.span)],
  type: value.type,
  span: value.span,
});

const between = (
  measure: DateMeasure,
  from: CheckedExpression,
  to: CheckedExpression,
  type: Type,
  span: Span,
): CheckedExpression => ({ kind: 'date-between', measure, from, to, type, span });

const datePart = (part: DatePart, date: CheckedExpression, type: Type, span: Span): CheckedExpression => ({
  kind: 'date-part',
  part,
  date,
  type,
  span,
});

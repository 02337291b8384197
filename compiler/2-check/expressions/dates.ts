// Parts of dates, time between dates, dates from numbers.

import type { Expr } from '../../../grammar/tree/syntax.js';
import { one } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { arithmetic, number } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { quantityType } from '../types/describe.js';
import type { DateMeasure, DatePart } from '../types/expression.js';
import { dateType, isCalendarYear, plainNumber, type Type } from '../types/types.js';
import { unitOf } from '../types/unit-algebra.js';
import { convertTo, demand } from './convert.js';

const aDate = { en: 'a date', fr: 'une date' };
const days = quantityType(unitOf('day'));

const partTypes: Readonly<Record<DatePart, Type>> = {
  year: plainNumber,
  month: plainNumber,
  day: plainNumber,
  weekday: plainNumber,
  'days-in-month': days,
  'days-in-year': days,
  'start-of-month': dateType,
  'end-of-month': dateType,
  'start-of-year': dateType,
  'end-of-year': dateType,
};

const measureTypes: Readonly<Record<DateMeasure, Type>> = {
  days,
  'days-inclusive': days,
  nights: quantityType(unitOf('night')),
  'whole-months': quantityType(unitOf('month')),
  'started-months': quantityType(unitOf('month')),
  'whole-years': quantityType(unitOf('year')),
  'calendar-weeks': quantityType(unitOf('week')),
  'calendar-months': quantityType(unitOf('month')),
  'calendar-years': quantityType(unitOf('year')),
  'days-30-360': days,
};

const isPart = (part: string): part is DatePart => Object.hasOwn(partTypes, part);
const isMeasure = (measure: string): measure is DateMeasure => Object.hasOwn(measureTypes, measure);

/** `year of D`, `end of month of D`. */
export function checkDatePart(
  context: Context,
  { part, date, span }: Expr & { kind: 'date-part' },
  scope: Scope,
): CheckedExpression | undefined {
  const of = demand(context, context.check(date, scope, dateType), 'date', aDate);
  if (of !== undefined && part === 'start-of-week') return mondayOf(of, span);
  if (of === undefined || !isPart(part)) return undefined;
  return { kind: 'date-part', part, date: of, type: partTypes[part], span };
}

/** A week begins on Monday, which is weekday 1. */
function mondayOf(date: CheckedExpression, span: Span): CheckedExpression {
  const day = number(one, days, span);
  const weekday: CheckedExpression = { kind: 'date-part', part: 'weekday', date, type: plainNumber, span };
  const by = arithmetic('subtract', day, arithmetic('multiply', weekday, day, days, span), days, span);
  return { kind: 'date-shift', unit: 'days', date, by, type: dateType, span };
}

/** `days from A to B`; `both included` counts the last day too. */
export function checkDateBetween(
  context: Context,
  expression: Expr & { kind: 'date-between' },
  scope: Scope,
): CheckedExpression | undefined {
  const from = demand(context, context.check(expression.from, scope, dateType), 'date', aDate);
  const to = demand(context, context.check(expression.to, scope, dateType), 'date', aDate);
  const { measure, bothIncluded, span } = expression;
  if (from === undefined || to === undefined) return undefined;
  if (measure === 'prorated-months') return proratedMonths(from, to, bothIncluded, span);
  if (measure === 'prorated-years') return proratedYears(from, to, bothIncluded, span);
  if (measure === 'days' && bothIncluded) return between('days-inclusive', from, to, span);
  const end = bothIncluded && !countsBoth(measure) ? dayAfter(to, span) : to;
  if (measure === 'days-beyond-whole-months') {
    const months = between('whole-months', from, end, span);
    return between(
      'days',
      { kind: 'date-shift', unit: 'months', date: from, by: months, type: dateType, span },
      end,
      span,
    );
  }
  return isMeasure(measure) ? between(measure, from, end, span) : undefined;
}

const countsBoth = (measure: string): boolean => measure.startsWith('calendar-');

const between = (
  measure: DateMeasure,
  from: CheckedExpression,
  to: CheckedExpression,
  span: Span,
): CheckedExpression => ({ kind: 'date-between', measure, from, to, type: measureTypes[measure], span });

const dayAfter = (date: CheckedExpression, span: Span): CheckedExpression => {
  const by = number(one, days, span);
  return { kind: 'date-shift', unit: 'days', date, by, type: dateType, span };
};

// Each calendar month counts by the share of its days; the last day is in it or not.
function proratedMonths(
  from: CheckedExpression,
  to: CheckedExpression,
  bothIncluded: boolean,
  span: Span,
): CheckedExpression {
  const part = (name: DatePart, date: CheckedExpression) => datePart(name, date, span);
  const minus = (left: CheckedExpression, right: CheckedExpression) =>
    arithmetic('subtract', left, right, plainNumber, span);
  const before = (date: CheckedExpression) => minus(part('day', date), number(one, plainNumber, span));
  const share = (passed: CheckedExpression, date: CheckedExpression) =>
    arithmetic('divide', passed, part('days-in-month', date), plainNumber, span);
  const touched = between('calendar-months', from, to, span);
  const months = minus(touched, number(one, plainNumber, span));
  const last = share(bothIncluded ? part('day', to) : before(to), to);
  const sum = arithmetic('add', months, last, plainNumber, span);
  return arithmetic('subtract', sum, share(before(from), from), measureTypes['whole-months'], span);
}

// Each calendar year counts by the share of its 365 or 366 days.
function proratedYears(
  from: CheckedExpression,
  to: CheckedExpression,
  bothIncluded: boolean,
  span: Span,
): CheckedExpression {
  const share = (date: CheckedExpression, measure: 'days' | 'days-inclusive') =>
    arithmetic(
      'divide',
      between(measure, datePart('start-of-year', date, span), date, span),
      datePart('days-in-year', date, span),
      plainNumber,
      span,
    );
  const touched = between('calendar-years', from, to, span);
  const whole = arithmetic('subtract', touched, number(one, plainNumber, span), plainNumber, span);
  const last = share(to, bothIncluded ? 'days-inclusive' : 'days');
  const sum = arithmetic('add', whole, last, plainNumber, span);
  return arithmetic('subtract', sum, share(from, 'days'), measureTypes['whole-years'], span);
}

const datePart = (part: DatePart, date: CheckedExpression, span: Span): CheckedExpression => ({
  kind: 'date-part',
  part,
  date,
  type: partTypes[part],
  span,
});

/** `date(2024; 2; 29)`. */
export function checkDateOf(
  context: Context,
  expression: Expr & { kind: 'date-of' },
  scope: Scope,
): CheckedExpression | undefined {
  const part = (syntax: Expr) => {
    const value = context.check(syntax, scope, plainNumber);
    if (syntax === expression.year && value && isCalendarYear(value.type))
      return { ...value, type: plainNumber };
    return value && convertTo(context, value, { type: plainNumber, span: undefined });
  };
  const year = part(expression.year);
  const month = part(expression.month);
  const day = part(expression.day);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return { kind: 'date-of', year, month, day, type: dateType, span: expression.span };
}

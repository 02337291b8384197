// Parts of dates, time between dates, dates from numbers.

import type { Expr } from '../../grammar/syntax.js';
import type { CheckedExpression } from './checked.js';
import type { Context, Scope } from './context.js';
import { convertTo, demand } from './convert.js';
import { quantityType } from './describe.js';
import type { DateMeasure, DatePart } from './expression.js';
import { dateType, plainNumber, type Type } from './types.js';
import { unitOf } from './unit-algebra.js';

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
  if (of === undefined || !isPart(part)) return undefined;
  return { kind: 'date-part', part, date: of, type: partTypes[part], span };
}

/** `days from A to B`. */
export function checkDateBetween(
  context: Context,
  expression: Expr & { kind: 'date-between' },
  scope: Scope,
): CheckedExpression | undefined {
  const from = demand(context, context.check(expression.from, scope, dateType), 'date', aDate);
  const to = demand(context, context.check(expression.to, scope, dateType), 'date', aDate);
  const { measure, span } = expression;
  if (from === undefined || to === undefined || !isMeasure(measure)) return undefined;
  return { kind: 'date-between', measure, from, to, type: measureTypes[measure], span };
}

/** `date(2024; 2; 29)`. */
export function checkDateOf(
  context: Context,
  expression: Expr & { kind: 'date-of' },
  scope: Scope,
): CheckedExpression | undefined {
  const part = (syntax: Expr) => {
    const value = context.check(syntax, scope, plainNumber);
    return value && convertTo(context, value, { type: plainNumber, span: undefined });
  };
  const year = part(expression.year);
  const month = part(expression.month);
  const day = part(expression.day);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return { kind: 'date-of', year, month, day, type: dateType, span: expression.span };
}

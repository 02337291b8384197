// Calendar operations on exact values: whole days and months only, within the years that can be written.

import { dateBetween, dateOf, datePart, firstDay, lastDay, shiftDate } from '../../runtime/exact/calendar.js';
import { isInteger, type Rational, rational } from '../../runtime/exact/rational.js';
import type { Value } from '../../runtime/facts/facts.js';
import { invalidDate } from '../../runtime/outcome/case-errors.js';
import type { Expression } from '../model.js';
import { type Compute, Refused } from './case-run.js';

type DateOperation = Extract<
  Expression,
  { readonly kind: 'date-part' | 'date-between' | 'date-shift' | 'date-of' }
>;

/** Refuses dates that do not exist, and shifts by anything but whole days or months. */
export function dateOperation(
  expression: DateOperation,
  compile: (operand: Expression) => Compute,
  owner: string,
): Compute {
  const whole = (value: Value): number => {
    const number = wholeNumber(value as Rational);
    if (number === undefined) throw new Refused(invalidDate(owner));
    return number;
  };
  const day = (value: number | undefined): Rational => {
    if (value === undefined || !(value >= firstDay && value <= lastDay))
      throw new Refused(invalidDate(owner));
    return rational(value);
  };
  switch (expression.kind) {
    case 'date-part': {
      const { part } = expression;
      const date = compile(expression.date);
      return (run, at) => rational(datePart(part, whole(date(run, at))));
    }
    case 'date-between': {
      const { measure } = expression;
      const from = compile(expression.from);
      const to = compile(expression.to);
      return (run, at) => rational(dateBetween(measure, whole(from(run, at)), whole(to(run, at))));
    }
    case 'date-shift': {
      const { unit } = expression;
      const date = compile(expression.date);
      const by = compile(expression.by);
      return (run, at) => day(shiftDate(unit, whole(date(run, at)), whole(by(run, at))));
    }
    case 'date-of': {
      const year = compile(expression.year);
      const month = compile(expression.month);
      const dayOfMonth = compile(expression.day);
      return (run, at) =>
        day(dateOf(whole(year(run, at)), whole(month(run, at)), whole(dayOfMonth(run, at))));
    }
    default:
      expression satisfies never;
      return () => rational(0);
  }
}

/** A whole number that the calendar can reckon with, or undefined. */
function wholeNumber(value: Rational): number | undefined {
  if (!isInteger(value)) return undefined;
  const number = Number(value.n);
  return Number.isSafeInteger(number) ? number : undefined;
}

// Times of day in cells: people type and see `8:30`, which a cell holds as a part of a day; the calculation counts minutes.

import { minutesOfDay } from '../../../runtime/exact/cycles.js';
import { divide, multiply, type Rational, rational, roundTo } from '../../../runtime/exact/rational.js';
import { call, type Formula, isEqual, minus, nought, number, operation, over, times } from './formula.js';

/** With hours in brackets, so that 24:00 is not shown as 0:00. */
export const timeFormat = '[hh]:mm';

const day = rational(minutesOfDay);

/** Minutes as a cell holds them. */
export const partOfDay = (minutes: Rational): Rational => divide(minutes, day);

/**
 * Whether a cell holds a whole number of steps, but for the last digits that a part of a day cannot hold: a formula such as
 * `date and time - date` leaves some, at midnight too.
 */
export function onStepOfTime(held: Formula, step: Formula): Formula {
  const steps = over(held, step);
  return isEqual(call('ROUND', steps, number(8)), call('ROUND', steps, nought));
}

/** The whole minutes that an accepted cell holds; rounded, as a part of a day is seldom a whole binary fraction. */
export const minutesIn = (cell: Formula): Formula =>
  call('ROUND', times(number(minutesOfDay), cell), number(6));

/** Neither before the first nor after the last, but for the last digits of a part of a day. */
export const isBetween = (first: Formula, held: Formula, last: Formula): Formula =>
  operation('>=', call('ROUND', call('MIN', minus(held, first), minus(last, held)), number(6)), nought);

export const minutesHeld = (value: Rational): Rational =>
  roundTo(multiply(value, day), 'half-up', rational(1));

/** Whether a cell holds whole minutes, but for the last digits that it cannot hold. */
export function isWholeMinutes(value: Rational): boolean {
  const held = multiply(value, day);
  const near = minutesHeld(value);
  const off = (held.n * near.d - near.n * held.d) * 100_000_000n;
  const most = held.d * near.d;
  return off <= most && -off <= most;
}

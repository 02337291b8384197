// Times of day in cells: people type and see `8:30`, which a cell holds as a part of a day; the calculation counts minutes.

import { minutesOfDay } from '../../../runtime/exact/cycles.js';
import { divide, multiply, type Rational, rational, roundTo } from '../../../runtime/exact/rational.js';
import {
  all,
  any,
  call,
  type Formula,
  isEqual,
  minus,
  nought,
  number,
  operation,
  over,
  times,
} from './formula.js';

/** With hours in brackets, so that 24:00 is not shown as 0:00. */
export const timeFormat = '[hh]:mm';

const day = rational(minutesOfDay);

/** Minutes as a cell holds them. */
export const partOfDay = (minutes: Rational): Rational => divide(minutes, day);

/**
 * Whether a cell holds a whole number of steps, but for the last digits that a part of a day cannot hold: a formula such as
 * `date and time - date` leaves some. Nought has all its digits.
 */
export function onStepOfTime(held: Formula, step: Formula): Formula {
  const steps = over(held, step);
  const near = call('ROUND', steps, nought);
  return all([
    isEqual(call('ROUND', steps, number(8)), near),
    any([operation('<>', near, nought), isEqual(held, nought)]),
  ]);
}

/** The whole minutes that an accepted cell holds; rounded, as a part of a day is seldom a whole binary fraction. */
export const minutesIn = (cell: Formula): Formula =>
  call('ROUND', times(number(minutesOfDay), cell), number(6));

/** Neither before nor after, but for the last digits of a part of a day. */
export const notAfter = (first: Formula, second: Formula): Formula =>
  operation('>=', call('ROUND', minus(second, first), number(6)), nought);

export const minutesHeld = (value: Rational): Rational =>
  roundTo(multiply(value, day), 'half-up', rational(1));

/** Whether a cell holds whole minutes, but for the last digits that it cannot hold. */
export function isWholeMinutes(value: Rational): boolean {
  const held = multiply(value, day);
  const near = minutesHeld(value);
  const off = (held.n * near.d - near.n * held.d) * 100_000_000n;
  const most = held.d * near.d;
  return off <= most && -off <= most && (near.n !== 0n || value.n === 0n);
}

// How far a user may change a parameter in the workbook: the wider, the harder it is to keep rounding exact.

import type { Rational } from '../../../runtime/rational.js';
import {
  compare,
  decimalsOf,
  divide,
  minimum,
  multiply,
  one,
  rational,
  sign,
  zero,
} from '../../../runtime/rational.js';
import { constant, type Precision, typed } from './precision.js';

/** Parameters may be changed up to so many times their value; at 1 they are locked. Tried in this order. */
export const freedoms = [10, 4, 2, 1] as const;
export type Freedom = (typeof freedoms)[number];

export interface Limits {
  readonly lo: Rational;
  readonly hi: Rational;
  readonly digits: number;
}

/** Digits and range that an edited parameter keeps to; undefined where it is locked. */
export function limitsOf(
  value: Rational,
  leastDigits: number,
  percent: boolean,
  divides: boolean,
  freedom: Freedom,
): Limits | undefined {
  const digits = decimalsOf(value);
  if (digits === undefined || freedom === 1 || sign(value) < 0) return undefined;
  const kept = Math.max(digits, leastDigits);
  if (value.n === 0n) return { lo: zero, hi: percent ? one : rational(10n ** 6n), digits: kept };
  const factor = rational(freedom);
  const most = multiply(value, factor);
  const cap = compare(value, one) > 0 ? multiply(value, rational(2)) : one;
  const hi = percent ? minimum(most, cap) : most;
  const step = rational(1n, 10n ** BigInt(kept));
  const least = divide(value, factor);
  // Onto the digits, so that the cell's validation says exactly what the guards assume.
  const lo = divides ? multiply(step, rational((least.n * 10n ** BigInt(kept)) / least.d + 1n)) : zero;
  return { lo: divides && compare(lo, value) > 0 ? value : lo, hi, digits: kept };
}

export const precisionOf = (value: Rational, limits: Limits | undefined): Precision =>
  limits === undefined
    ? constant(value)
    : typed(limits.lo, limits.hi, rational(1n, 10n ** BigInt(limits.digits)));

// How far a user may change a parameter in the workbook: the wider, the harder it is to keep rounding exact.

import type { Rational } from '../../../runtime/exact/rational.js';
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
} from '../../../runtime/exact/rational.js';
import { constant, type Precision, typed } from './precision.js';

export interface Freedom {
  /** Parameters may be changed up to so many times their value; at 1 they are locked. */
  readonly factor: number;
  /** Whether they may take more decimals than the document prints: those of the currency, hundredths of a per cent. */
  readonly finer: boolean;
  /** Of figures that divide, where it is not the same: they make exact values finest. */
  readonly divisors?: Omit<Freedom, 'divisors'>;
}

export const locked: Freedom = { factor: 1, finer: false };

/**
 * Tried in this order: the first that keeps every decision safe for a good part of its range. More decimals of rates and
 * amounts are worth more than a divisor that can be changed.
 */
export const freedoms: readonly Freedom[] = [
  { factor: 10, finer: true },
  { factor: 4, finer: true },
  { factor: 4, finer: true, divisors: { factor: 2, finer: false } },
  { factor: 10, finer: false },
  { factor: 4, finer: false },
  { factor: 2, finer: false },
  { factor: 4, finer: true, divisors: locked },
  { factor: 2, finer: false, divisors: locked },
];

export interface Limits {
  readonly lo: Rational;
  readonly hi: Rational;
  readonly digits: number;
}

/** Digits and range that an edited parameter keeps to; undefined where it is locked. */
export function limitsOf(
  value: Rational,
  finest: number,
  percent: boolean,
  divides: boolean,
  given: Freedom,
): Limits | undefined {
  const freedom = divides ? (given.divisors ?? given) : given;
  const printed = decimalsOf(value);
  if (printed === undefined || freedom.factor === 1 || sign(value) < 0) return undefined;
  const digits = Math.max(printed, freedom.finer ? finest : 0);
  if (value.n === 0n) return { lo: zero, hi: percent ? one : rational(10n ** 6n), digits };
  const factor = rational(freedom.factor);
  const most = multiply(value, factor);
  const cap = compare(value, one) > 0 ? multiply(value, rational(2)) : one;
  const hi = percent ? minimum(most, cap) : most;
  if (!divides) return { lo: zero, hi, digits };
  // Onto the digits, so that the cell's validation says exactly what the guards assume.
  const least = divide(value, factor);
  const scale = 10n ** BigInt(digits);
  const lo = rational((least.n * scale) / least.d + 1n, scale);
  return { lo: compare(lo, value) > 0 ? value : lo, hi, digits };
}

export const precisionOf = (value: Rational, limits: Limits | undefined): Precision =>
  limits === undefined
    ? constant(value)
    : typed(limits.lo, limits.hi, rational(1n, 10n ** BigInt(limits.digits)));

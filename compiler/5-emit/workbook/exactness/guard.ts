// How many digits to keep before a decision (rounding, comparing) so that floats decide as exact arithmetic does.

import type { Rational } from '../../../runtime/rational.js';
import { divide, rational } from '../../../runtime/rational.js';
import { commonGrid, magnitude, type Precision, spread, toFloat } from './precision.js';

/** Digits after the point for ROUND, or undefined where none is safe. */
export type Guard = number | undefined;

/** Spreadsheets keep 15 digits; a value times 10^g beyond that is no longer rounded reliably. */
const mostDigits = 1e15;
const guards = [6, 4, 5, 7, 8, 3, 2, 9, 10, 1, 11, 12, 0];

/**
 * Decisions happen where the value is a multiple of `critical`. An exact value there must be brought back onto it
 * (its error stays below half of 10^-g), and any other must stay off it (the nearest is further than half of 10^-g).
 * Among the safe guards the usual ones come first, provided that they leave a margin of ten.
 */
export function guardFor(value: Precision, critical: Rational): Guard {
  const size = magnitude(value);
  const error = value.relative * size + value.absolute;
  const gap = toFloat(divide(commonGrid(value.grid, critical), rational(spread(value))));
  if (!Number.isFinite(size) || !Number.isFinite(error)) return undefined;
  const margin = (digits: number): number => {
    const half = 0.5 * 10 ** -digits;
    // What ROUND itself does to the value: scaling by 10^g and back.
    const noise = error + size * 2 ** -51;
    if (size * 10 ** digits > mostDigits || !isReachable(critical, digits)) return 0;
    return Math.min(half / Math.max(noise, Number.MIN_VALUE), (gap - error) / half);
  };
  const safe = guards.filter((digits) => margin(digits) > 1.1);
  return safe.find((digits) => margin(digits) >= 10) ?? safe.sort((a, b) => margin(b) - margin(a))[0];
}

/** Whether multiples of `critical` can be written with so many digits. */
function isReachable(critical: Rational, digits: number): boolean {
  const scaled = divide(critical, rational(1n, 10n ** BigInt(digits)));
  return scaled.d === 1n;
}

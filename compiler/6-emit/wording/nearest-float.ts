// The float nearest to an exact value: what a cell stores.

import { formatDecimal, type Rational } from '../../runtime/exact/rational.js';

/** Correctly rounded for every finite decimal, and beyond the 17th digit for the others. */
export function nearestFloat(value: Rational): number {
  const written = formatDecimal(value);
  if (written !== undefined) return Number(written);
  const negative = value.n < 0n;
  const size = negative ? -value.n : value.n;
  const shift = Math.max(0, 40 - (size.toString().length - value.d.toString().length));
  const scaled = (size * 10n ** BigInt(shift)) / value.d;
  return Number(`${negative ? '-' : ''}${scaled}e-${shift}`);
}

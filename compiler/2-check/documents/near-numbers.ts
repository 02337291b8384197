// What the document has in place of a number that it has not: the same figure in per cent, or one that is a digit away.

import { divide, equals, hundred, multiply, rational } from '../../runtime/exact/rational.js';
import type { NumberUse } from '../types/parts.js';
import type { SourceNumber } from './source-numbers.js';

const powersOfTen = [rational(10), hundred];

/** The likeliest, if any is likely. */
export function nearestNumber<N extends SourceNumber>(use: NumberUse, printed: readonly N[]): N | undefined {
  const inPercent = printed.find(
    ({ value, percent }) =>
      percent !== use.percent &&
      [use.value, multiply(use.value, hundred), divide(use.value, hundred)].some((one) => equals(one, value)),
  );
  if (inPercent !== undefined && !(inPercent.unit === '' && use.percent)) return inPercent;
  const rescaled = printed.find(
    ({ value, percent }) =>
      percent &&
      use.percent &&
      powersOfTen.some((power) =>
        [multiply(use.value, power), divide(use.value, power)].some((one) => equals(one, value)),
      ),
  );
  if (rescaled !== undefined) return rescaled;
  const digits = digitsOf(use);
  return printed.find(
    (number) =>
      number.percent === use.percent && digits.length > 1 && isOneDigitAway(digits, digitsIn(number.text)),
  );
}

// Zeros in front say where the decimals begin, not which figure it is.
const digitsIn = (text: string): string => text.replace(/\D/g, '').replace(/^0+(?=.)/, '');

/** The digits as they are written: those of the value brought to whole numbers by tens. */
function digitsOf({ value }: NumberUse): string {
  let { n, d } = value;
  while (d !== 1n && n < 10n ** 40n) {
    n *= 10n;
    if (n % d === 0n) {
      n /= d;
      d = 1n;
    }
  }
  return String(n < 0n ? -n : n);
}

/** One digit replaced, left out, added, or two neighbours exchanged; zeros at the end of decimals do not count. */
function isOneDigitAway(left: string, right: string): boolean {
  return [right, right.replace(/0+$/, '')].some((other) => {
    if (other === left) return false;
    if (other.length === left.length) {
      const places = [...left].flatMap((digit, place) => (digit === other[place] ? [] : [place]));
      const [first = 0, second] = places;
      if (places.length === 1) return true;
      return (
        places.length === 2 &&
        second === first + 1 &&
        left[first] === other[second] &&
        left[second] === other[first]
      );
    }
    const [short, long] = left.length < other.length ? [left, other] : [other, left];
    return (
      long.length === short.length + 1 &&
      short.length > 1 &&
      [...long].some((_digit, place) => long.slice(0, place) + long.slice(place + 1) === short)
    );
  });
}

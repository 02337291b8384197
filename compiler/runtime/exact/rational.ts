// Exact rational numbers over BigInt: the arithmetic in which every amount is defined.

/** A fraction in lowest terms; `d` is always positive. Shape-compatible with JSON-free plain data. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** How a value that lies between two steps is brought onto one; "half up" is half away from zero. */
export type RoundingMode = 'half-up' | 'half-down' | 'half-even' | 'up' | 'down';

export const zero: Rational = { n: 0n, d: 1n };
export const one: Rational = { n: 1n, d: 1n };
export const hundred: Rational = { n: 100n, d: 1n };

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/** Builds `n/d` in lowest terms. Throws a RangeError for a zero denominator: callers test for it first. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  let numerator = BigInt(n);
  let denominator = BigInt(d);
  if (denominator === 0n) throw new RangeError('zero denominator');
  if (denominator === 1n) return { n: numerator, d: denominator };
  if (denominator < 0n) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const divisor = greatestCommonDivisor(numerator, denominator);
  return divisor === 1n
    ? { n: numerator, d: denominator }
    : { n: numerator / divisor, d: denominator / divisor };
}

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? rational(a.n - b.n, a.d) : rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
/** Throws a RangeError when `b` is zero. */
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const absolute = (a: Rational): Rational => (a.n < 0n ? negate(a) : a);

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}
export const equals = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d;
export const minimum = (a: Rational, b: Rational): Rational => (compare(b, a) < 0 ? b : a);
export const maximum = (a: Rational, b: Rational): Rational => (compare(b, a) > 0 ? b : a);
export const isInteger = (a: Rational): boolean => a.d === 1n;
export const sign = (a: Rational): number => (a.n > 0n ? 1 : a.n < 0n ? -1 : 0);

/** Greatest integer not above `a`. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d;
  return a.n % a.d < 0n ? quotient - 1n : quotient;
}
/** Least integer not below `a`. */
export const ceiling = (a: Rational): bigint => -floor(negate(a));

/** Nearest integer to `a` under a mode; `up` and `down` are away from and towards zero. */
export function roundToInteger(a: Rational, mode: RoundingMode): bigint {
  const magnitude = absolute(a);
  const whole = magnitude.n / magnitude.d;
  const rest = magnitude.n % magnitude.d;
  const twice = 2n * rest;
  let rounded = whole;
  switch (mode) {
    case 'half-up':
      if (twice >= magnitude.d) rounded += 1n;
      break;
    case 'half-down':
      if (twice > magnitude.d) rounded += 1n;
      break;
    case 'half-even':
      if (twice > magnitude.d || (twice === magnitude.d && whole % 2n === 1n)) rounded += 1n;
      break;
    case 'up':
      if (rest > 0n) rounded += 1n;
      break;
    case 'down':
      break;
    default:
      mode satisfies never;
  }
  return a.n < 0n ? -rounded : rounded;
}

/** `a` brought onto a multiple of `step` (which is positive). */
export const roundTo = (a: Rational, mode: RoundingMode, step: Rational): Rational =>
  multiply({ n: roundToInteger(divide(a, step), mode), d: 1n }, step);

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** Reads a plain decimal ("12", "-0.50"); undefined for anything else (no exponents, no spaces). */
export function parseDecimal(text: string): Rational | undefined {
  const match = decimalPattern.exec(text);
  if (!match) return undefined;
  const fraction = match[3] ?? '';
  const digits = BigInt(`${match[2]}${fraction}`);
  return rational(match[1] === '-' ? -digits : digits, 10n ** BigInt(fraction.length));
}

/** Products whose numerator or denominator is beyond this are refused: values that square themselves again and again would never end. */
export const vast = 10n ** 1000n;
export const isVast = ({ n, d }: Rational): boolean => n > vast || n < -vast || d > vast;

/**
 * Beyond this many digits no value is computed at all. Sums and quotients of thousands of fractions stay far below; what divides by itself
 * again and again (`x + 1 / x`) doubles its digits with every step and would never end.
 */
export const immense = 10n ** 3_000n;
export const isImmense = ({ n, d }: Rational): boolean => d > immense || n > immense || n < -immense;

/** The number of decimals that write `a` exactly, or undefined when its expansion is infinite. */
export function decimalsOf(a: Rational): number | undefined {
  let rest = a.d;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos++;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives++;
  }
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** Writes `a` exactly with at least `decimals` decimals; undefined when its expansion is infinite. */
export function formatDecimal(a: Rational, decimals = 0): string | undefined {
  const needed = decimalsOf(a);
  if (needed === undefined) return undefined;
  const places = Math.max(needed, decimals);
  const scaled = (a.n * 10n ** BigInt(places)) / a.d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return scaled < 0n ? `-${text}` : text;
}

// What is known beforehand of a number that a spreadsheet computes in binary floats: its range, the exact values it can
// take (multiples of a grid over known divisors), and how far the float may lie from the exact value.

import type { Rational } from '../../../runtime/exact/rational.js';
import {
  absolute,
  add,
  compare,
  divide,
  maximum,
  minimum,
  multiply,
  negate,
  one,
  rational,
  sign,
  zero,
} from '../../../runtime/exact/rational.js';

/** Rounding error of one float operation, relative. */
const unitError = 2 ** -53;

export interface Precision {
  readonly lo: Rational;
  readonly hi: Rational;
  /** The exact value is an integer multiple of `grid` divided by the product of the divisors. */
  readonly grid: Rational;
  /** Per divisor (by the text of its formula): the greatest integer it divides by, and how often it occurs. */
  readonly divisors: ReadonlyMap<string, { readonly bound: bigint; readonly power: number }>;
  /** The float differs from the exact value x by at most relative·|x| + absolute. */
  readonly relative: number;
  readonly absolute: number;
}

const noDivisors: Precision['divisors'] = new Map();

function gcdOfIntegers(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The greatest rational of which both are integer multiples; zero is a multiple of everything. */
export function commonGrid(a: Rational, b: Rational): Rational {
  if (a.n === 0n) return absolute(b);
  if (b.n === 0n) return absolute(a);
  return rational(gcdOfIntegers(a.n * b.d, b.n * a.d), a.d * b.d);
}

export const toFloat = (value: Rational): number => {
  const bits = value.d.toString(2).length - value.n.toString(2).length + 80;
  if (bits <= 0) return Number(value.n / value.d);
  const scaled = (value.n << BigInt(bits)) / value.d;
  return Number(scaled) * 2 ** -bits;
};

const largest = (value: Precision): Rational => maximum(absolute(value.lo), absolute(value.hi));
export const magnitude = (value: Precision): number => toFloat(largest(value)) * (1 + 1e-12);

const isPowerOfTwo = (value: bigint): boolean => value > 0n && (value & (value - 1n)) === 0n;
/** Values that floats hold and add without any error: small multiples of a binary fraction. */
const isDyadic = (value: Precision): boolean =>
  value.divisors.size === 0 &&
  isPowerOfTwo(value.grid.d) &&
  compare(divide(largest(value), value.grid.n === 0n ? one : value.grid), rational(2n ** 53n)) < 0;

export const isExact = (value: Precision): boolean => value.relative === 0 && value.absolute === 0;

/** Floats end at 2^1024; limits and grids beyond are told apart from nothing, so that long chains stay linear. */
const farthest = 1n << 1100n;
const finest = 1n << 2300n;
const beyondFloats: Precision['divisors'] = new Map([['', { bound: finest, power: 1 }]]);

const isFar = (value: Rational): boolean => value.n > farthest || value.n < -farthest;
const isFine = (value: Rational): boolean => value.d > farthest || value.n > farthest;

/** With shorter numbers that say no more than the long ones: limits moved outwards, the grid finer than any float. */
function shortened(value: Precision): Precision {
  const { lo, hi, grid } = value;
  const long = isFine(grid) || spread(value) >= finest;
  const limits = {
    lo: isFar(lo) ? (sign(lo) < 0 ? rational(-farthest) : rational(farthest)) : outwards(lo, -1n),
    hi: isFar(hi) ? (sign(hi) < 0 ? rational(-farthest) : rational(farthest)) : outwards(hi, 1n),
  };
  if (!long) return limits.lo === lo && limits.hi === hi ? value : { ...value, ...limits };
  return { ...value, ...limits, grid: one, divisors: beyondFloats };
}

function outwards(value: Rational, side: 1n | -1n): Rational {
  if (value.d <= finest) return value;
  const whole = (value.n * farthest) / value.d;
  return rational(whole + side, farthest);
}

/** Widens a computed error by the rounding of the operation itself, unless the result is held without error. */
function computed(long: Precision, operands: readonly Precision[]): Precision {
  const value = shortened(long);
  if (operands.every(isExact) && isDyadic(value)) return { ...value, relative: 0, absolute: 0 };
  return {
    ...value,
    relative: (value.relative + unitError) * (1 + 1e-9),
    absolute: value.absolute * (1 + 1e-9),
  };
}

/** A number typed in or written as a constant: the nearest float of a decimal. */
export function typed(lo: Rational, hi: Rational, grid: Rational): Precision {
  const value: Precision = { lo, hi, grid: absolute(grid), divisors: noDivisors, relative: 0, absolute: 0 };
  return isDyadic(value) ? value : { ...value, relative: unitError };
}

export const constant = (value: Rational): Precision => typed(value, value, value);

/** A whole number between two limits. */
export const whole = (lo: number, hi: number): Precision => typed(rational(lo), rational(hi), one);

function joinDivisors(
  a: Precision['divisors'],
  b: Precision['divisors'],
  join: (a: number, b: number) => number,
): Precision['divisors'] {
  if (a.size === 0 && b.size === 0) return noDivisors;
  const joined = new Map(a);
  for (const [name, { bound, power }] of b) {
    const other = a.get(name);
    joined.set(name, other === undefined ? { bound, power } : { bound, power: join(other.power, power) });
  }
  for (const [name, { bound, power }] of a) {
    if (!b.has(name)) joined.set(name, { bound, power: join(power, 0) });
  }
  return joined;
}

export function sum(a: Precision, b: Precision): Precision {
  const sameSign = (sign(a.lo) >= 0 && sign(b.lo) >= 0) || (sign(a.hi) <= 0 && sign(b.hi) <= 0);
  return computed(
    {
      lo: add(a.lo, b.lo),
      hi: add(a.hi, b.hi),
      grid: commonGrid(a.grid, b.grid),
      divisors: joinDivisors(a.divisors, b.divisors, Math.max),
      relative: sameSign ? Math.max(a.relative, b.relative) : 0,
      absolute:
        a.absolute + b.absolute + (sameSign ? 0 : a.relative * magnitude(a) + b.relative * magnitude(b)),
    },
    [a, b],
  );
}

export const opposite = (a: Precision): Precision => ({ ...a, lo: negate(a.hi), hi: negate(a.lo) });
export const difference = (a: Precision, b: Precision): Precision => sum(a, opposite(b));

export function product(a: Precision, b: Precision): Precision {
  const corners = [multiply(a.lo, b.lo), multiply(a.lo, b.hi), multiply(a.hi, b.lo), multiply(a.hi, b.hi)];
  return computed(
    {
      lo: corners.reduce(minimum),
      hi: corners.reduce(maximum),
      grid: multiply(a.grid, b.grid),
      divisors: joinDivisors(a.divisors, b.divisors, (x, y) => x + y),
      relative: a.relative + b.relative,
      absolute: a.absolute * magnitude(b) + b.absolute * magnitude(a),
    },
    [a, b],
  );
}

/** The least that a value can be in size when it is not zero. */
export function leastSize(value: Precision): Rational {
  const nearest = sign(value.lo) > 0 ? value.lo : sign(value.hi) < 0 ? absolute(value.hi) : zero;
  return maximum(nearest, divide(value.grid, rational(spread(value))));
}

/** The product of all divisors at their greatest; `finest` where it is beyond. */
export function spread(value: Precision): bigint {
  let total = 1n;
  for (const { bound, power } of value.divisors.values()) {
    for (let times = 0; times < power && total < finest; times++) total *= bound;
    if (total >= finest) return finest;
  }
  return total;
}

/** The quotient where the divisor is not zero; `name` is the text of the divisor. */
export function quotient(a: Precision, b: Precision, name: string): Precision {
  // Known to be nought where it stands: such a case is refused. Nothing lies in its range: nobody comes there.
  if (b.grid.n === 0n || (b.lo.n === 0n && b.hi.n === 0n) || compare(b.lo, b.hi) > 0) return constant(zero);
  const least = leastSize(b);
  if (b.lo.n * b.hi.d === b.hi.n * b.lo.d && b.divisors.size === 0) {
    const reciprocal: Precision = {
      ...constant(divide(one, b.lo)),
      relative: b.relative,
      absolute: b.absolute,
    };
    return product(a, { ...reciprocal, relative: b.relative });
  }
  const reach = divide(one, least);
  const reciprocal: Precision = {
    lo: sign(b.lo) > 0 ? divide(one, b.hi) : negate(reach),
    hi: sign(b.hi) < 0 ? divide(one, b.lo) : reach,
    // b = grid·i / ∏, so 1/b is a multiple of (1/grid) over i, and i is at most |b|·∏ / grid.
    grid: divide(one, b.grid),
    divisors: new Map([
      [name, { bound: greatestInteger(multiply(largest(b), rational(spread(b))), b.grid), power: 1 }],
    ]),
    relative: b.relative,
    absolute: b.absolute === 0 ? 0 : b.absolute * toFloat(multiply(reach, reach)) * 2,
  };
  return product(a, reciprocal);
}

function greatestInteger(value: Rational, grid: Rational): bigint {
  const count = divide(value, grid);
  return count.n / count.d + 1n;
}

/** Either of two values: what a choice or a lookup may give. */
export function either(a: Precision, b: Precision): Precision {
  return {
    lo: minimum(a.lo, b.lo),
    hi: maximum(a.hi, b.hi),
    grid: commonGrid(a.grid, b.grid),
    divisors: joinDivisors(a.divisors, b.divisors, Math.max),
    relative: Math.max(a.relative, b.relative),
    absolute: Math.max(a.absolute, b.absolute),
  };
}

const extreme = (a: Precision, b: Precision, lo: Rational, hi: Rational): Precision => {
  // With one sign, the operand that is taken lies nearer to the exact result than its own relative error.
  const sameSign = sign(a.lo) >= 0 && sign(b.lo) >= 0;
  const both = either(a, b);
  return {
    ...both,
    lo,
    hi,
    absolute: sameSign
      ? both.absolute
      : Math.max(a.absolute + a.relative * magnitude(a), b.absolute + b.relative * magnitude(b)),
    relative: sameSign ? both.relative : 0,
  };
};

export const lower = (a: Precision, b: Precision): Precision =>
  extreme(a, b, minimum(a.lo, b.lo), minimum(a.hi, b.hi));
export const higher = (a: Precision, b: Precision): Precision =>
  extreme(a, b, maximum(a.lo, b.lo), maximum(a.hi, b.hi));

/** A sum of up to `count` values of one kind. */
export function repeated(a: Precision, count: number): Precision {
  const times = rational(count);
  const sameSign = sign(a.lo) >= 0 || sign(a.hi) <= 0;
  return {
    ...a,
    lo: minimum(zero, multiply(a.lo, times)),
    hi: maximum(zero, multiply(a.hi, times)),
    relative: isExact(a) && isDyadic(a) ? 0 : sameSign ? a.relative + count * unitError : 0,
    absolute: sameSign
      ? a.absolute * count
      : (a.absolute + (a.relative + count * unitError) * magnitude(a)) * count,
  };
}

/** The same value with limits that are known otherwise. */
export const within = (a: Precision, lo: Rational, hi: Rational): Precision => ({
  ...a,
  lo: maximum(a.lo, lo),
  hi: minimum(a.hi, hi),
});

// Arithmetic on ranges of exact numbers: what is known of a value before it is computed.

import {
  add,
  ceiling,
  compare,
  divide,
  floor,
  multiply,
  negate,
  one,
  type Rational,
  type RoundingMode,
  rational,
  roundTo,
  sign,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';

/**
 * Limits of a value, both included; undefined where none is known. Every value is an integer multiple of `grid`;
 * a grid of zero stands for the value zero alone. INVARIANT: lo is not above hi.
 */
export interface Range {
  readonly lo: Rational | undefined;
  readonly hi: Rational | undefined;
  readonly grid: Rational | undefined;
}

/** Nothing is known. */
export const anything: Range = { lo: undefined, hi: undefined, grid: undefined };
const magnitude = (value: Rational): Rational => (value.n < 0n ? negate(value) : value);

/** Exactly one value. */
export const point = (value: Rational): Range => ({ lo: value, hi: value, grid: magnitude(value) });

/** The one value of a range, if it has only one. */
export const pointOf = (range: Range): Rational | undefined =>
  range.lo && range.hi && compare(range.lo, range.hi) === 0 ? range.lo : undefined;

// Beyond these sizes limits are moved outwards and grids forgotten, so that long chains stay linear.
const longNumber = 1n << 1024n;
const kept = 1n << 512n;
const tooLong = (value: Rational): boolean =>
  value.d > longNumber || value.n > longNumber || value.n < -longNumber;

function outwards(value: Rational | undefined, direction: 'down' | 'up'): Rational | undefined {
  if (!value || !tooLong(value)) return value;
  if (value.d === 1n) return undefined;
  const scaled = multiply(value, { n: kept, d: 1n });
  const whole = (direction satisfies 'up' | 'down') === 'down' ? floor(scaled) : ceiling(scaled);
  const rounded = rational(whole, kept);
  return tooLong(rounded) ? undefined : rounded;
}

/** The nearest value of the grid on one side; mostly it is the value itself, which then stays the same object. */
function onto(value: Rational, grid: Rational, side: 'up' | 'down'): Rational {
  const places = value.n * grid.d;
  const each = value.d * grid.n;
  const rest = places % each;
  if (rest === 0n) return value;
  const whole = places / each;
  const beside = (side satisfies 'up' | 'down') === 'up' ? (rest > 0n ? 1n : 0n) : rest < 0n ? -1n : 0n;
  return rational((whole + beside) * grid.n, grid.d);
}

/** Brings the limits onto the grid; undefined when no value is left. */
export function within(
  lo: Rational | undefined,
  hi: Rational | undefined,
  grid: Rational | undefined,
): Range | undefined {
  const known = grid && !tooLong(grid) ? grid : undefined;
  if (known?.n === 0n) {
    const empty = (lo && lo.n > 0n) || (hi && hi.n < 0n);
    return empty ? undefined : point(zero);
  }
  const low = lo && known ? onto(lo, known, 'up') : outwards(lo, 'down');
  const high = hi && known ? onto(hi, known, 'down') : outwards(hi, 'up');
  if (low && high) {
    const order = compare(low, high);
    if (order > 0) return undefined;
    if (order === 0) return point(low);
  }
  return { lo: low, hi: high, grid: known };
}

/** As `within`, where the limits are known to be in order. */
export const range = (
  lo: Rational | undefined,
  hi: Rational | undefined,
  grid: Rational | undefined,
): Range => within(lo, hi, grid) ?? { lo, hi: lo, grid: undefined };

/** From one whole number to another; values are whole. */
export const wholeBetween = (lo: number | bigint | undefined, hi: number | bigint | undefined): Range =>
  range(lo === undefined ? undefined : rational(lo), hi === undefined ? undefined : rational(hi), one);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The greatest grid that both grids lie on. */
export function commonGrid(a: Rational | undefined, b: Rational | undefined): Rational | undefined {
  if (!a || !b) return undefined;
  if (a.n === b.n && a.d === b.d) return a;
  return rational(greatestCommonDivisor(a.n * b.d, b.n * a.d), a.d * b.d);
}

function jointGrid(a: Rational | undefined, b: Rational | undefined): Rational | undefined {
  if (!a) return b;
  if (!b || (a.n === b.n && a.d === b.d)) return a;
  const common = commonGrid(a, b);
  return !common || common.n === 0n ? zero : divide(multiply(a, b), common);
}

/** True when every value of the range is a multiple of `step`. */
export const liesOn = (value: Range, step: Rational): boolean =>
  value.grid !== undefined && divide(value.grid, step).d === 1n;

const least = (a: Rational | undefined, b: Rational | undefined): Rational | undefined =>
  a && b ? (compare(a, b) <= 0 ? a : b) : undefined;
const greatest = (a: Rational | undefined, b: Rational | undefined): Rational | undefined =>
  a && b ? (compare(a, b) >= 0 ? a : b) : undefined;

/** All values of either. */
export const hull = (a: Range, b: Range): Range => ({
  lo: least(a.lo, b.lo),
  hi: greatest(a.hi, b.hi),
  grid: commonGrid(a.grid, b.grid),
});

/** The values that are in both; undefined when there are none. */
export const intersection = (a: Range, b: Range): Range | undefined =>
  within(
    a.lo && b.lo ? greatest(a.lo, b.lo) : (a.lo ?? b.lo),
    a.hi && b.hi ? least(a.hi, b.hi) : (a.hi ?? b.hi),
    jointGrid(a.grid, b.grid),
  );

export const plus = (a: Range, b: Range): Range =>
  range(a.lo && b.lo && add(a.lo, b.lo), a.hi && b.hi && add(a.hi, b.hi), commonGrid(a.grid, b.grid));

export const opposite = (a: Range): Range => ({
  lo: a.hi && negate(a.hi),
  hi: a.lo && negate(a.lo),
  grid: a.grid,
});

export const minus = (a: Range, b: Range): Range =>
  range(
    a.lo && b.hi && subtract(a.lo, b.hi),
    a.hi && b.lo && subtract(a.hi, b.lo),
    commonGrid(a.grid, b.grid),
  );

// A limit beyond any amount is as good as none, and exact products of such limits would never end.
const vast = 10n ** 400n;
const isVast = ({ n, d }: Rational): boolean => n > vast || n < -vast || d > vast;

/** A corner of a product; an unknown limit times zero is zero, because values are finite. */
type Corner = Rational | 'below' | 'above';

function corner(a: Rational | undefined, aSide: -1 | 1, b: Rational | undefined, bSide: -1 | 1): Corner {
  if (a?.n === 0n || b?.n === 0n) return zero;
  if (a && b && !isVast(a) && !isVast(b)) return multiply(a, b);
  const direction = (a ? sign(a) : aSide) * (b ? sign(b) : bSide);
  return direction < 0 ? 'below' : 'above';
}

export function times(a: Range, b: Range): Range {
  const grid = a.grid && b.grid && multiply(a.grid, b.grid);
  const only = { a: pointOf(a), b: pointOf(b) };
  if (only.b) return scaledBy(a, only.b, grid);
  if (only.a) return scaledBy(b, only.a, grid);
  const corners = [
    corner(a.lo, -1, b.lo, -1),
    corner(a.lo, -1, b.hi, 1),
    corner(a.hi, 1, b.lo, -1),
    corner(a.hi, 1, b.hi, 1),
  ];
  const finite = corners.filter((value) => typeof value !== 'string');
  return range(
    corners.includes('below') ? undefined : finite.reduce<Rational | undefined>(lesser, undefined),
    corners.includes('above') ? undefined : finite.reduce<Rational | undefined>(greater, undefined),
    grid,
  );
}

const lesser = (a: Rational | undefined, b: Rational): Rational => (a && compare(a, b) <= 0 ? a : b);
const greater = (a: Rational | undefined, b: Rational): Rational => (a && compare(a, b) >= 0 ? a : b);

function scaledBy(a: Range, factor: Rational, grid: Rational | undefined): Range {
  const lo = a.lo && multiply(a.lo, factor);
  const hi = a.hi && multiply(a.hi, factor);
  if (factor.n === 0n) return point(zero);
  return factor.n > 0n ? range(lo, hi, grid) : range(hi, lo, grid);
}

/** The reciprocal of values that are not zero; undefined when zero is the only value. */
export function reciprocal(b: Range): Range | undefined {
  const divisor = withoutZero(b);
  if (!divisor) return undefined;
  const { lo, hi } = divisor;
  const only = pointOf(divisor);
  if (only) return point(divide(one, only));
  if (lo && lo.n > 0n) return range(hi ? divide(one, hi) : zero, divide(one, lo), undefined);
  if (hi && hi.n < 0n) return range(divide(one, hi), lo ? divide(one, lo) : zero, undefined);
  // Zero lies inside: the values nearest to it are one grid step away.
  if (!divisor.grid || divisor.grid.n === 0n) return anything;
  const bound = divide(one, divisor.grid);
  return range(negate(bound), bound, undefined);
}

/** The values that are not zero: division by zero refuses a case, so that a quotient is never one of it. */
function withoutZero(b: Range): Range | undefined {
  if (b.lo?.n === 0n && b.hi?.n === 0n) return undefined;
  if (!b.grid || b.grid.n === 0n) return b;
  if (b.lo?.n === 0n) return within(b.grid, b.hi, b.grid);
  if (b.hi?.n === 0n) return within(b.lo, negate(b.grid), b.grid);
  return b;
}

/** Undefined when the divisor is always zero. */
export function over(a: Range, b: Range): Range | undefined {
  const inverse = reciprocal(b);
  if (!inverse) return undefined;
  const quotient = times(a, inverse);
  const divisor = pointOf(b);
  return divisor && a.grid
    ? range(quotient.lo, quotient.hi, magnitude(divide(a.grid, divisor)))
    : { ...quotient, grid: a.grid?.n === 0n ? zero : pointOf(quotient) ? quotient.grid : undefined };
}

/** Rounding keeps order, so the limits may be rounded; a value already on the step stays. */
export function rounded(a: Range, mode: RoundingMode, step: Rational): Range {
  if (sign(step) <= 0) return anything;
  if (liesOn(a, step)) return a;
  return range(a.lo && roundTo(a.lo, mode, step), a.hi && roundTo(a.hi, mode, step), step);
}

/** The lower of two values. */
export const lowerOf = (a: Range, b: Range): Range =>
  oneOf(a, b, a.lo && b.lo && least(a.lo, b.lo), a.hi && b.hi ? least(a.hi, b.hi) : (a.hi ?? b.hi));

/** The higher of two values. */
export const higherOf = (a: Range, b: Range): Range =>
  oneOf(a, b, a.lo && b.lo ? greatest(a.lo, b.lo) : (a.lo ?? b.lo), a.hi && b.hi && greatest(a.hi, b.hi));

// When one side always wins, only its grid counts.
function oneOf(a: Range, b: Range, lo: Rational | undefined, hi: Rational | undefined): Range {
  const same = (x: Rational | undefined, y: Rational | undefined): boolean =>
    x !== undefined && y !== undefined && compare(x, y) === 0;
  if (same(lo, a.lo) && same(hi, a.hi) && disjoint(a, b)) return a;
  if (same(lo, b.lo) && same(hi, b.hi) && disjoint(a, b)) return b;
  return range(lo, hi, commonGrid(a.grid, b.grid));
}

const disjoint = (a: Range, b: Range): boolean =>
  (a.hi !== undefined && b.lo !== undefined && compare(a.hi, b.lo) <= 0) ||
  (b.hi !== undefined && a.lo !== undefined && compare(b.hi, a.lo) <= 0);

// What nodes mean: constants, grids, bounds, and several quantities brought onto one grid.

import {
  compare,
  divide,
  floor,
  multiply,
  negate,
  type Rational,
  rational,
} from '../../runtime/exact/rational.js';
import type { Fraction, IntegerNode, Operand, Quantity, Scaled } from '../program/program.js';
import type { Nodes } from './nodes.js';

export const unitGrid: Rational = { n: 1n, d: 1n };
export const nothing: Operand = { kind: 'none' };

/** A constant is one step of its own size. */
export function constant(nodes: Nodes, value: Rational): Scaled {
  if (value.n === 0n) return { kind: 'scaled', integer: nodes.constant(0n), grid: unitGrid };
  const negative = value.n < 0n;
  return {
    kind: 'scaled',
    integer: nodes.constant(negative ? -1n : 1n),
    grid: negative ? negate(value) : value,
  };
}

export const whole = (integer: IntegerNode): Scaled => ({ kind: 'scaled', integer, grid: unitGrid });

export const isQuantity = (operand: Operand): operand is Quantity =>
  operand.kind === 'scaled' || operand.kind === 'fraction';

/** The value of an operand that is constant. */
export function constantOf(operand: Operand): Rational | undefined {
  if (operand.kind !== 'scaled' || operand.integer.lo !== operand.integer.hi) return undefined;
  return multiply({ n: operand.integer.lo, d: 1n }, operand.grid);
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** The greatest rational of which both are multiples; zero counts as a multiple of all. */
function commonGrid(a: Rational, b: Rational): Rational {
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  return rational(gcd(a.n * b.d, b.n * a.d), a.d * b.d);
}

const isZero = ({ lo, hi }: IntegerNode): boolean => lo === 0n && hi === 0n;

/** The integer counted in another grid, which divides its own. */
export function inGrid(nodes: Nodes, integer: IntegerNode, from: Rational, to: Rational): IntegerNode {
  return isZero(integer) ? integer : nodes.multiply(integer, nodes.constant(divide(from, to).n));
}

/** Zero lies on every grid, so it does not make the others finer. */
const gridOf = (quantity: Quantity): Rational =>
  quantity.kind === 'scaled' && isZero(quantity.integer) ? { n: 0n, d: 1n } : quantity.grid;

/** The grid on which all of these lie. */
export function sharedGrid(quantities: readonly Quantity[]): Rational {
  const grid = quantities.map(gridOf).reduce(commonGrid, { n: 0n, d: 1n });
  return grid.n === 0n ? unitGrid : grid;
}

/** A scaled value as a fraction with denominator 1. */
export const asFraction = (nodes: Nodes, quantity: Quantity): Fraction =>
  quantity.kind === 'fraction'
    ? quantity
    : {
        kind: 'fraction',
        numerator: quantity.integer,
        denominator: nodes.constant(1n),
        grid: quantity.grid,
      };

/** Bounds of the value, as far as those of its integers tell. */
export function boundsOf(quantity: Quantity): { readonly lo: Rational; readonly hi: Rational } {
  const { grid } = quantity;
  if (quantity.kind === 'scaled') {
    const { lo, hi } = quantity.integer;
    return { lo: multiply({ n: lo, d: 1n }, grid), hi: multiply({ n: hi, d: 1n }, grid) };
  }
  const { numerator, denominator } = quantity;
  const corners = [numerator.lo, numerator.hi].flatMap((top) =>
    [denominator.lo, denominator.hi].map((bottom) => multiply(rational(top, bottom), grid)),
  );
  return {
    lo: corners.reduce((a, b) => (compare(b, a) < 0 ? b : a)),
    hi: corners.reduce((a, b) => (compare(b, a) > 0 ? b : a)),
  };
}

/** The integers with limits of the value that an analysis knows. Only what is certain to be computed may be narrowed. */
export function narrowed(
  nodes: Nodes,
  quantity: Quantity,
  lo: Rational | undefined,
  hi: Rational | undefined,
): Quantity {
  if (quantity.kind === 'fraction') return quantity;
  const { integer, grid } = quantity;
  const low = lo && -floor(negate(divide(lo, grid)));
  const high = hi && floor(divide(hi, grid));
  return { ...quantity, integer: nodes.within(integer, low, high) };
}

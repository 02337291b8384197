// Exact arithmetic on quantities: constants fold, constant divisors gather in the grid, other quotients stay fractions.

import {
  add as addRational,
  divide as divideRational,
  multiply as multiplyRational,
  negate as negateRational,
  type Rational,
  type RoundingMode,
  roundToInteger,
} from '../../runtime/exact/rational.js';
import type { Fraction, IntegerNode, Quantity, TruthNode } from '../program/program.js';
import { comparison } from './comparing.js';
import { limit } from './limits.js';
import type { Nodes } from './nodes.js';
import { asFraction, constant, constantOf, inGrid, sharedGrid } from './quantities.js';

/** Fractions beyond this many bits are in no engine: they square themselves with every comparison. */
const widest = 2n ** 125n;

function settled(fraction: Fraction): Fraction {
  const { numerator, denominator } = fraction;
  if (numerator.hi > widest || numerator.lo < -widest || denominator.hi > widest) limit('too-wide');
  return fraction;
}

export function negated(nodes: Nodes, a: Quantity): Quantity {
  const value = constantOf(a);
  if (value !== undefined) return constant(nodes, negateRational(value));
  return a.kind === 'scaled'
    ? { ...a, integer: nodes.negate(a.integer) }
    : { ...a, numerator: nodes.negate(a.numerator) };
}

export function sum(nodes: Nodes, a: Quantity, b: Quantity): Quantity {
  const [x, y] = [constantOf(a), constantOf(b)];
  if (x !== undefined && y !== undefined) return constant(nodes, addRational(x, y));
  if (x?.n === 0n) return b;
  if (y?.n === 0n) return a;
  return combined(nodes, a, b, (left, right) => nodes.add(left, right));
}

export function difference(nodes: Nodes, a: Quantity, b: Quantity): Quantity {
  const [x, y] = [constantOf(a), constantOf(b)];
  if (y !== undefined) return sum(nodes, a, constant(nodes, negateRational(y)));
  if (x?.n === 0n) return negated(nodes, b);
  return combined(nodes, a, b, (left, right) => nodes.subtract(left, right));
}

function combined(
  nodes: Nodes,
  a: Quantity,
  b: Quantity,
  combine: (left: IntegerNode, right: IntegerNode) => IntegerNode,
): Quantity {
  const grid = sharedGrid([a, b]);
  if (a.kind === 'scaled' && b.kind === 'scaled') {
    const [left, right] = [a, b].map((each) => inGrid(nodes, each.integer, each.grid, grid));
    return { kind: 'scaled', integer: combine(left ?? a.integer, right ?? b.integer), grid };
  }
  const [x, y] = [asFraction(nodes, a), asFraction(nodes, b)];
  const left = inGrid(nodes, x.numerator, x.grid, grid);
  const right = inGrid(nodes, y.numerator, y.grid, grid);
  const shared = x.denominator === y.denominator;
  return settled({
    kind: 'fraction',
    numerator: shared
      ? combine(left, right)
      : combine(nodes.multiply(left, y.denominator), nodes.multiply(right, x.denominator)),
    denominator: shared ? x.denominator : nodes.multiply(x.denominator, y.denominator),
    grid,
  });
}

export function times(nodes: Nodes, a: Quantity, b: Quantity): Quantity {
  const [x, y] = [constantOf(a), constantOf(b)];
  if (x !== undefined && y !== undefined) return constant(nodes, multiplyRational(x, y));
  if (x !== undefined) return scaledBy(nodes, b, x);
  if (y !== undefined) return scaledBy(nodes, a, y);
  const grid = multiplyRational(a.grid, b.grid);
  if (a.kind === 'scaled' && b.kind === 'scaled') {
    return { kind: 'scaled', integer: nodes.multiply(a.integer, b.integer), grid };
  }
  const [left, right] = [asFraction(nodes, a), asFraction(nodes, b)];
  return settled({
    kind: 'fraction',
    numerator: nodes.multiply(left.numerator, right.numerator),
    denominator: nodes.multiply(left.denominator, right.denominator),
    grid,
  });
}

/** A constant factor goes into the grid. */
function scaledBy(nodes: Nodes, a: Quantity, factor: Rational): Quantity {
  if (factor.n === 0n) return constant(nodes, factor);
  if (factor.n === factor.d) return a;
  if (factor.n < 0n) return negated(nodes, scaledBy(nodes, a, negateRational(factor)));
  return { ...a, grid: multiplyRational(a.grid, factor) };
}

/** The quotient, where the divisor is not zero, and when it is; any value where it is. */
export function quotient(
  nodes: Nodes,
  a: Quantity,
  b: Quantity,
): { readonly value: Quantity; readonly byZero: TruthNode } {
  const y = constantOf(b);
  if (y !== undefined && y.n !== 0n) {
    return { value: scaledBy(nodes, a, divideRational({ n: 1n, d: 1n }, y)), byZero: nodes.truth(false) };
  }
  const dividend = asFraction(nodes, a);
  const divisor = asFraction(nodes, b);
  const zero = nodes.constant(0n);
  const one = nodes.constant(1n);
  const signed = divisor.numerator;
  const byZero = nodes.compare('equal', signed, zero);
  const top = nodes.multiply(dividend.numerator, divisor.denominator);
  const negative = nodes.compare('below', signed, zero);
  const numerator = nodes.choose(negative, nodes.negate(top), top);
  const size = nodes.choose(negative, nodes.negate(signed), signed);
  const magnitude = nodes.within(nodes.extreme('greatest', [size, one]), 1n, undefined);
  const value = settled({
    kind: 'fraction',
    numerator,
    denominator: nodes.multiply(dividend.denominator, magnitude),
    grid: divideRational(dividend.grid, divisor.grid),
  });
  return { value, byZero };
}

/** The lowest or highest value. */
export function extremeOf(
  nodes: Nodes,
  kind: 'minimum' | 'maximum',
  operands: readonly Quantity[],
): Quantity {
  const scaled = operands.filter((operand) => operand.kind === 'scaled');
  if (scaled.length === operands.length) {
    const grid = sharedGrid(scaled);
    const integers = scaled.map((operand) => inGrid(nodes, operand.integer, operand.grid, grid));
    const integer = nodes.extreme(({ minimum: 'least', maximum: 'greatest' } as const)[kind], integers);
    return { kind: 'scaled', integer, grid };
  }
  return operands.reduce((a, b) => {
    const wins = comparison(nodes, ({ minimum: 'below', maximum: 'above' } as const)[kind], b, a);
    return eitherQuantity(nodes, wins, b, a);
  });
}

/** One of two quantities, in the one form that both can have. */
export function eitherQuantity(nodes: Nodes, when: TruthNode, a: Quantity, b: Quantity): Quantity {
  if (when.kind === 'constant') return when.value ? a : b;
  const grid = sharedGrid([a, b]);
  if (a.kind === 'scaled' && b.kind === 'scaled') {
    const left = inGrid(nodes, a.integer, a.grid, grid);
    const right = inGrid(nodes, b.integer, b.grid, grid);
    return { kind: 'scaled', grid, integer: nodes.choose(when, left, right) };
  }
  const [x, y] = [asFraction(nodes, a), asFraction(nodes, b)];
  return {
    kind: 'fraction',
    grid,
    numerator: nodes.choose(
      when,
      inGrid(nodes, x.numerator, x.grid, grid),
      inGrid(nodes, y.numerator, y.grid, grid),
    ),
    denominator: nodes.choose(when, x.denominator, y.denominator),
  };
}

/** The quantity brought onto a multiple of `step`. */
export function rounded(nodes: Nodes, quantity: Quantity, mode: RoundingMode, step: Rational): Quantity {
  const value = constantOf(quantity);
  if (value !== undefined) {
    const steps = roundToInteger(divideRational(value, step), mode);
    return constant(nodes, multiplyRational({ n: steps, d: 1n }, step));
  }
  const ratio = divideRational(quantity.grid, step);
  const { numerator, denominator } = asFraction(nodes, quantity);
  // A multiple of the step already: nothing to round.
  if (quantity.kind === 'scaled' && ratio.d === 1n) return quantity;
  const dividend = nodes.multiply(numerator, nodes.constant(ratio.n));
  const divisor = nodes.multiply(denominator, nodes.constant(ratio.d));
  return { kind: 'scaled', grid: step, integer: nodes.quotient(mode, dividend, divisor) };
}

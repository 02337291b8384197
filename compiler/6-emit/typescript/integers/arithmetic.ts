// Exact arithmetic on operands: constants fold, divisors gather in the grid, and only what must be is computed.

import {
  add as addRational,
  divide as divideRational,
  maximum,
  minimum,
  multiply as multiplyRational,
  negate as negateRational,
  type Rational,
  rational,
} from '../../../runtime/exact/rational.js';
import { atom, call, infix, js, precedences, ternary } from '../code/code.js';
import { runtime } from '../code/runtime-names.js';
import { type Statement, when } from '../code/statements.js';
import type { Block } from './block.js';
import { comparison } from './comparing.js';
import { extreme, type Integer, literal, minus, most, opposite, plus, product } from './integer.js';
import {
  asFraction,
  constant,
  constantOf,
  type Fraction,
  highest,
  inGrid,
  isWide,
  type Loose,
  loosened,
  lowest,
  onOneGrid,
  operandOf,
  type Quantity,
  shapeOf,
  slotsOf,
} from './operand.js';

type Limits = { readonly lo: Rational | undefined; readonly hi: Rational | undefined };

const limitsOf = (quantity: Quantity): Limits => ({ lo: lowest(quantity), hi: highest(quantity) });

/** A fraction that stays small enough, or the rationals of the runtime. */
const settled = (fraction: Fraction): Quantity => (isWide(fraction) ? loosened(fraction) : fraction);

export function negated(a: Quantity): Quantity {
  const value = constantOf(a);
  if (value !== undefined) return constant(negateRational(value));
  switch (a.kind) {
    case 'scaled':
      return { ...a, integer: opposite(a.integer) };
    case 'fraction':
      return { ...a, numerator: opposite(a.numerator), lo: negateRational(a.hi), hi: negateRational(a.lo) };
    case 'loose':
      return {
        kind: 'loose',
        code: call(runtime.negate, a.code),
        lo: a.hi && negateRational(a.hi),
        hi: a.lo && negateRational(a.lo),
      };
    default:
      return a satisfies never;
  }
}

export function sum(a: Quantity, b: Quantity): Quantity {
  const [x, y] = [constantOf(a), constantOf(b)];
  if (x !== undefined && y !== undefined) return constant(addRational(x, y));
  if (x?.n === 0n) return b;
  if (y?.n === 0n) return a;
  if (a.kind === 'scaled' && b.kind === 'scaled') {
    const [left, right, grid] = onOneGrid(a, b);
    return { kind: 'scaled', integer: plus(left, right), grid };
  }
  const limits = sumLimits(limitsOf(a), limitsOf(b));
  if (a.kind === 'loose' || b.kind === 'loose') return looseCall('add', a, b, limits);
  return settled(fractionSum(asFraction(a), asFraction(b), limits, plus));
}

export function difference(a: Quantity, b: Quantity): Quantity {
  const [x, y] = [constantOf(a), constantOf(b)];
  if (y !== undefined) return sum(a, constant(negateRational(y)));
  if (x?.n === 0n) return negated(b);
  if (a.kind === 'scaled' && b.kind === 'scaled') {
    const [left, right, grid] = onOneGrid(a, b);
    return { kind: 'scaled', integer: minus(left, right), grid };
  }
  const limits = sumLimits(limitsOf(a), limitsOf(negatedLimits(b)));
  if (a.kind === 'loose' || b.kind === 'loose') return looseCall('subtract', a, b, limits);
  return settled(fractionSum(asFraction(a), asFraction(b), limits, minus));
}

// Only the limits of the result are looked at.
const negatedLimits = (quantity: Quantity): Loose => {
  const { lo, hi } = limitsOf(quantity);
  return { kind: 'loose', code: atom(''), lo: hi && negateRational(hi), hi: lo && negateRational(lo) };
};

function sumLimits(a: Limits, b: Limits): Limits {
  return { lo: a.lo && b.lo && addRational(a.lo, b.lo), hi: a.hi && b.hi && addRational(a.hi, b.hi) };
}

function fractionSum(
  a: Fraction,
  b: Fraction,
  limits: Limits,
  combine: (a: Integer, b: Integer) => Integer,
): Fraction {
  const shape = shapeOf([
    { kind: 'scaled', integer: a.numerator, grid: a.grid },
    { kind: 'scaled', integer: b.numerator, grid: b.grid },
  ]);
  const grid = shape.kind === 'scaled' ? shape.grid : a.grid;
  const left = inGrid(a.numerator, a.grid, grid);
  const right = inGrid(b.numerator, b.grid, grid);
  const shared = a.denominator.code.text === b.denominator.code.text;
  const numerator = shared
    ? combine(left, right)
    : combine(product(left, b.denominator), product(right, a.denominator));
  const denominator = shared ? a.denominator : product(a.denominator, b.denominator);
  return { kind: 'fraction', numerator, denominator, grid, ...bothLimits(limits, a) };
}

const bothLimits = (limits: Limits, other: Fraction): { readonly lo: Rational; readonly hi: Rational } => ({
  lo: limits.lo ?? other.lo,
  hi: limits.hi ?? other.hi,
});

const looseCall = (
  name: 'add' | 'subtract' | 'multiply' | 'divide' | 'minimum' | 'maximum',
  a: Quantity,
  b: Quantity,
  limits: Limits,
): Loose => ({
  kind: 'loose',
  code: call(runtime[name], loosened(a).code, loosened(b).code),
  ...limits,
});

function productLimits(a: Limits, b: Limits): Limits {
  if (a.lo === undefined || a.hi === undefined || b.lo === undefined || b.hi === undefined) {
    return { lo: undefined, hi: undefined };
  }
  const corners = [
    multiplyRational(a.lo, b.lo),
    multiplyRational(a.lo, b.hi),
    multiplyRational(a.hi, b.lo),
    multiplyRational(a.hi, b.hi),
  ];
  return { lo: corners.reduce(minimum), hi: corners.reduce(maximum) };
}

export function times(a: Quantity, b: Quantity): Quantity {
  const [x, y] = [constantOf(a), constantOf(b)];
  if (x !== undefined && y !== undefined) return constant(multiplyRational(x, y));
  if (x !== undefined) return scaledBy(b, x);
  if (y !== undefined) return scaledBy(a, y);
  if (a.kind === 'scaled' && b.kind === 'scaled') {
    return { kind: 'scaled', integer: product(a.integer, b.integer), grid: multiplyRational(a.grid, b.grid) };
  }
  const limits = productLimits(limitsOf(a), limitsOf(b));
  if (a.kind === 'loose' || b.kind === 'loose') return looseCall('multiply', a, b, limits);
  const [left, right] = [asFraction(a), asFraction(b)];
  return settled({
    kind: 'fraction',
    numerator: product(left.numerator, right.numerator),
    denominator: product(left.denominator, right.denominator),
    grid: multiplyRational(left.grid, right.grid),
    ...bothLimits(limits, left),
  });
}

/** A constant factor goes into the grid. */
function scaledBy(a: Quantity, factor: Rational): Quantity {
  if (factor.n === 0n) return constant(factor);
  if (factor.n === factor.d) return a;
  if (factor.n < 0n) return negated(scaledBy(a, negateRational(factor)));
  const limits = productLimits(limitsOf(a), { lo: factor, hi: factor });
  switch (a.kind) {
    case 'scaled':
      return { ...a, grid: multiplyRational(a.grid, factor) };
    case 'fraction':
      return { ...a, grid: multiplyRational(a.grid, factor), ...bothLimits(limits, a) };
    case 'loose':
      return looseCall('multiply', a, constant(factor), limits);
    default:
      return a satisfies never;
  }
}

/** `refuse` is the statement for a divisor that is zero; it is written only where that can be. */
export function quotient(a: Quantity, divisor: Quantity, block: Block, refuse: Statement): Quantity {
  const y = constantOf(divisor);
  if (y !== undefined && y.n !== 0n) return scaledBy(a, divideRational({ n: 1n, d: 1n }, y));
  const b = block.keep(divisor, 'divisor');
  if (b.kind === 'loose') {
    block.mayRefuse();
    block.push(when(js`${b.code}.n === ${literal(0n, true).code}`, refuse));
    return looseCall('divide', a, b, { lo: undefined, hi: undefined });
  }
  if (b.kind !== 'scaled' && b.kind !== 'fraction') {
    b.kind satisfies 'truth' | 'option' | 'text' | 'none';
    return a;
  }
  const signed = b.kind === 'scaled' ? b.integer : b.numerator;
  if (signed.lo <= 0n && signed.hi >= 0n) {
    const zero = infix(signed.code, '===', literal(0n, signed.big).code, precedences.equality);
    block.mayRefuse();
    block.push(when(zero, refuse));
  }
  // Where nothing but zero is possible, the refusal always comes first.
  if (signed.lo === 0n && signed.hi === 0n) return constant({ n: 0n, d: 1n });
  if (a.kind === 'loose') return looseCall('divide', a, b, { lo: undefined, hi: undefined });
  const dividend = asFraction(a);
  const inverse = asFraction(b);
  const grid = divideRational(dividend.grid, inverse.grid);
  const top = product(dividend.numerator, inverse.denominator);
  const [numerator, positive] = withoutSign(top, signed, block);
  const denominator = product(dividend.denominator, positive);
  return settled({
    kind: 'fraction',
    numerator,
    denominator,
    grid,
    ...quotientLimits(numerator, denominator, grid),
  });
}

/** The same quotient with a positive divisor, once zero is excluded. */
function withoutSign(top: Integer, divisor: Integer, block: Block): readonly [Integer, Integer] {
  if (divisor.lo >= 0n) return [top, { ...divisor, lo: most([divisor.lo, 1n]) }];
  if (divisor.hi <= 0n) {
    const turned = opposite(divisor);
    return [opposite(top), { ...turned, lo: most([turned.lo, 1n]) }];
  }
  const negative = infix(divisor.code, '<', literal(0n, divisor.big).code, precedences.relation);
  const test = block.keep({ kind: 'truth', code: negative }, 'negative');
  const isNegative = test.kind === 'truth' ? test.code : negative;
  const either = (value: Integer, lo: bigint, hi: bigint): Integer => {
    const turned = opposite(value);
    return { code: ternary(isNegative, turned.code, value.code), big: value.big, lo, hi };
  };
  const far = most([top.hi, -top.lo]);
  return [either(top, -far, far), either(divisor, 1n, most([divisor.hi, -divisor.lo]))];
}

function quotientLimits(
  numerator: Integer,
  denominator: Integer,
  grid: Rational,
): { lo: Rational; hi: Rational } {
  const corners = [numerator.lo, numerator.hi].flatMap((top) =>
    [denominator.lo, denominator.hi].map((bottom) => multiplyRational(rational(top, bottom), grid)),
  );
  return { lo: corners.reduce(minimum), hi: corners.reduce(maximum) };
}

/** The lowest or highest; ties make no difference to the value. */
export function extremeOf(
  kind: 'minimum' | 'maximum',
  operands: readonly Quantity[],
  block: Block,
): Quantity {
  const scaled = operands.filter((operand) => operand.kind === 'scaled');
  if (scaled.length === operands.length) {
    const shape = shapeOf(scaled);
    if (shape.kind === 'scaled') {
      const integers = scaled.map((operand) => inGrid(operand.integer, operand.grid, shape.grid));
      return { kind: 'scaled', integer: extreme(kind, integers), grid: shape.grid };
    }
  }
  return operands.reduce((a, b) => extremePair(kind, a, b, block));
}

function extremePair(kind: 'minimum' | 'maximum', first: Quantity, second: Quantity, block: Block): Quantity {
  const choose = { minimum: minimum, maximum: maximum }[kind];
  const [l, m] = [limitsOf(first), limitsOf(second)];
  const limits: Limits = { lo: l.lo && m.lo && choose(l.lo, m.lo), hi: l.hi && m.hi && choose(l.hi, m.hi) };
  if (first.kind === 'loose' || second.kind === 'loose') return looseCall(kind, first, second, limits);
  const a = block.keep(first, 'first');
  const b = block.keep(second, 'second');
  if (!(a.kind === 'scaled' || a.kind === 'fraction') || !(b.kind === 'scaled' || b.kind === 'fraction'))
    return first;
  const wins = comparison(({ minimum: 'below', maximum: 'above' } as const)[kind], b, a);
  const shape = shapeOf([a, b]);
  const [x, y] = [slotsOf(a, shape), slotsOf(b, shape)];
  const test = block.keep({ kind: 'truth', code: wins }, 'second_wins');
  const codes = x.map((code, index) =>
    ternary(test.kind === 'truth' ? test.code : wins, y[index] ?? code, code),
  );
  const chosen = operandOf(shape, codes);
  if (chosen.kind === 'fraction')
    return { ...chosen, lo: limits.lo ?? chosen.lo, hi: limits.hi ?? chosen.hi };
  if (chosen.kind === 'scaled' || chosen.kind === 'loose') return chosen;
  chosen.kind satisfies 'truth' | 'option' | 'text' | 'none';
  return first;
}

// Rounding as one exact integer division: the half is added before the floor is taken, the sign put back after.

import {
  divide,
  multiply,
  type Rational,
  type RoundingMode,
  roundToInteger,
} from '../../../runtime/exact/rational.js';
import {
  atom,
  type Code,
  call,
  infix,
  marked,
  type Name,
  nought,
  precedences,
  textCode,
} from '../code/code.js';
import { runtime, wholePart } from '../code/runtime-names.js';
import { enlarge, fits, type Integer, isLiteral, literal, most, plus, product, reduce } from './integer.js';
import { constant, constantOf, type Fraction, type Loose, type Quantity } from './operand.js';

/** The runtime's divisions, for numbers and for BigInt. */
const divisions: Readonly<Record<RoundingMode, { readonly plain: Name; readonly big: Name }>> = {
  'half-up': { plain: runtime.halfUp, big: runtime.halfUpBig },
  'half-down': { plain: runtime.halfDown, big: runtime.halfDownBig },
  'half-even': { plain: runtime.halfEven, big: runtime.halfEvenBig },
  up: { plain: runtime.roundUp, big: runtime.roundUpBig },
  down: { plain: runtime.roundDown, big: runtime.roundDownBig },
};

/** The quantity brought onto a multiple of `step`. */
export function rounded(quantity: Quantity, mode: RoundingMode, step: Rational): Quantity {
  const value = constantOf(quantity);
  if (value !== undefined) {
    return constant(multiply({ n: roundToInteger(divide(value, step), mode), d: 1n }, step));
  }
  switch (quantity.kind) {
    case 'scaled': {
      const ratio = divide(quantity.grid, step);
      // A multiple of the step already: nothing to round.
      if (ratio.d === 1n) return quantity;
      const dividend = product(quantity.integer, literal(ratio.n));
      const lo = roundToInteger({ n: dividend.lo, d: ratio.d }, mode);
      const hi = roundToInteger({ n: dividend.hi, d: ratio.d }, mode);
      return { kind: 'scaled', grid: step, integer: division(mode, dividend, literal(ratio.d), lo, hi) };
    }
    case 'fraction': {
      const ratio = divide(quantity.grid, step);
      const dividend = product(quantity.numerator, literal(ratio.n));
      const divisor = product(quantity.denominator, literal(ratio.d));
      const [lo, hi] = stepsOf(quantity, mode, step);
      return { kind: 'scaled', grid: step, integer: division(mode, dividend, divisor, lo, hi) };
    }
    case 'loose':
      return roundedLoose(quantity, mode, step);
    default:
      return quantity satisfies never;
  }
}

const stepsOf = (quantity: Fraction, mode: RoundingMode, step: Rational): readonly [bigint, bigint] => [
  roundToInteger(divide(quantity.lo, step), mode),
  roundToInteger(divide(quantity.hi, step), mode),
];

function roundedLoose(quantity: Loose, mode: RoundingMode, step: Rational): Quantity {
  const { lo, hi } = quantity;
  const code = call(
    runtime.roundTo,
    quantity.code,
    textCode(mode),
    call(runtime.rational, literal(step.n, true).code, literal(step.d, true).code),
  );
  const limits = {
    lo: lo && multiply({ n: roundToInteger(divide(lo, step), mode), d: 1n }, step),
    hi: hi && multiply({ n: roundToInteger(divide(hi, step), mode), d: 1n }, step),
  };
  if (limits.lo === undefined || limits.hi === undefined) return { kind: 'loose', code, ...limits };
  const integer: Integer = {
    code: call(runtime.stepsOf, code, literal(step.n, true).code, literal(step.d, true).code),
    big: true,
    lo: divide(limits.lo, step).n,
    hi: divide(limits.hi, step).n,
  };
  return { kind: 'scaled', grid: step, integer: reduce(integer) };
}

function division(mode: RoundingMode, dividend: Integer, divisor: Integer, lo: bigint, hi: bigint): Integer {
  if (lo === hi) return literal(lo);
  const reach = 2n * most([dividend.hi, -dividend.lo]) + divisor.hi;
  const positive = dividend.lo >= 0n;
  // Adding less than the divisor needs no spare bit; doubling does.
  const plain = positive && isLiteral(divisor) && mode !== 'half-even';
  const numbers = fits(-1n, plain ? dividend.hi + divisor.hi : reach) && !dividend.big && !divisor.big;
  const [n, d] = numbers ? [dividend, divisor] : [enlarge(dividend), enlarge(divisor)];
  const code = plain
    ? floored(plus(n, literal(allowance(mode, divisor.hi), !numbers)), d, numbers)
    : call(divisions[mode][numbers ? 'plain' : 'big'], n.code, d.code);
  return reduce({ code, big: !numbers, lo, hi });
}

/** Integers that engines keep in 32 bits stay below this: they divide those by a constant with one multiplication. */
const narrow = 2n ** 31n;

/** The whole part of a quotient that is not negative. */
function floored(dividend: Integer, divisor: Integer, numbers: boolean): Code {
  const ratio = infix(dividend.code, '/', divisor.code, precedences.product);
  if (!numbers) return ratio;
  if (dividend.hi >= narrow || divisor.hi >= narrow) return call(atom('Math.floor'), ratio);
  return marked(infix(ratio, '|', nought, precedences.bitwiseOr), wholePart);
}

/** What is added to a whole, non-negative dividend so that the floor of the quotient is the rounded one. */
function allowance(mode: RoundingMode, divisor: bigint): bigint {
  switch (mode) {
    case 'half-up':
    case 'half-even':
      return divisor / 2n;
    case 'half-down':
      return (divisor - 1n) / 2n;
    case 'up':
      return divisor - 1n;
    case 'down':
      return 0n;
    default:
      return mode satisfies never;
  }
}

// Values in the generated code: how each is represented, and how several are brought to one representation.

import {
  compare,
  divide,
  floor,
  multiply,
  negate,
  type Rational,
  rational,
} from '../../../runtime/exact/rational.js';
import { type Code, call } from '../code/code.js';
import { runtime } from '../code/runtime-names.js';
import { comparable, enlarge, type Integer, least, literal, most, product } from './integer.js';

/** value = integer × grid, grid > 0. */
export interface Scaled {
  readonly kind: 'scaled';
  readonly integer: Integer;
  readonly grid: Rational;
}

/** value = numerator / denominator × grid; the denominator is positive. For divisions by what is not constant. */
export interface Fraction {
  readonly kind: 'fraction';
  readonly numerator: Integer;
  readonly denominator: Integer;
  readonly grid: Rational;
  /** Bounds of the value. */
  readonly lo: Rational;
  readonly hi: Rational;
}

/** An exact rational of the runtime: where nothing bounds the value or its denominator. */
export interface Loose {
  readonly kind: 'loose';
  readonly code: Code;
  readonly lo: Rational | undefined;
  readonly hi: Rational | undefined;
}

export type Quantity = Scaled | Fraction | Loose;

export type Operand =
  | Quantity
  | { readonly kind: 'truth'; readonly code: Code }
  /** Place of the option among `options`. */
  | { readonly kind: 'option'; readonly code: Code; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly code: Code }
  /** The statements before always refuse the case: there is no value. */
  | { readonly kind: 'none' };

/** How an operand is kept in variables. */
export type Shape =
  | {
      readonly kind: 'scaled';
      readonly grid: Rational;
      readonly big: boolean;
      readonly lo: bigint;
      readonly hi: bigint;
    }
  | {
      readonly kind: 'fraction';
      readonly grid: Rational;
      readonly numerator: Omit<Integer, 'code'>;
      readonly denominator: Omit<Integer, 'code'>;
      readonly lo: Rational;
      readonly hi: Rational;
    }
  | { readonly kind: 'loose'; readonly lo: Rational | undefined; readonly hi: Rational | undefined }
  | { readonly kind: 'truth' }
  | { readonly kind: 'option'; readonly options: readonly string[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'none' };

export const unitGrid: Rational = { n: 1n, d: 1n };

/** A constant costs no code: it is one step of its own size. */
export function constant(value: Rational): Scaled {
  if (value.n === 0n) return { kind: 'scaled', integer: literal(0n), grid: unitGrid };
  const negative = value.n < 0n;
  return { kind: 'scaled', integer: literal(negative ? -1n : 1n), grid: negative ? negate(value) : value };
}

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
export function commonGrid(a: Rational, b: Rational): Rational {
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  return rational(gcd(a.n * b.d, b.n * a.d), a.d * b.d);
}

/** The integer expression counted in another grid, which divides its own. */
export function inGrid(integer: Integer, from: Rational, to: Rational): Integer {
  if (integer.lo === 0n && integer.hi === 0n) return integer;
  return product(integer, literal(divide(from, to).n));
}

/** Exact bounds of the value. */
export function lowest(quantity: Quantity): Rational | undefined {
  return quantity.kind === 'scaled'
    ? multiply({ n: quantity.integer.lo, d: 1n }, quantity.grid)
    : quantity.lo;
}

export function highest(quantity: Quantity): Rational | undefined {
  return quantity.kind === 'scaled'
    ? multiply({ n: quantity.integer.hi, d: 1n }, quantity.grid)
    : quantity.hi;
}

/** Bounds and grid that an analysis found; what is narrower here already stays. */
export function narrowed(quantity: Quantity, lo: Rational | undefined, hi: Rational | undefined): Quantity {
  if (quantity.kind !== 'scaled') {
    const low =
      lo !== undefined && (quantity.lo === undefined || compare(lo, quantity.lo) > 0) ? lo : quantity.lo;
    const high =
      hi !== undefined && (quantity.hi === undefined || compare(hi, quantity.hi) < 0) ? hi : quantity.hi;
    if (quantity.kind === 'loose') return { ...quantity, lo: low, hi: high };
    quantity.kind satisfies 'fraction';
    return { ...quantity, lo: low ?? quantity.lo, hi: high ?? quantity.hi };
  }
  const { integer, grid } = quantity;
  if (integer.lo === integer.hi) return quantity;
  const low = lo === undefined ? integer.lo : most([integer.lo, -floor(negate(divide(lo, grid)))]);
  const high = hi === undefined ? integer.hi : least([integer.hi, floor(divide(hi, grid))]);
  return low > high ? quantity : { ...quantity, integer: { ...integer, lo: low, hi: high } };
}

/** The quantity as an exact rational of the runtime. */
export function loosened(quantity: Quantity): Loose {
  switch (quantity.kind) {
    case 'loose':
      return quantity;
    case 'scaled': {
      const value = constantOf(quantity);
      const code =
        value === undefined
          ? call(runtime.scaledBy, quantity.integer.code, ...gridCodes(quantity.grid))
          : call(runtime.rational, ...gridCodes(value));
      return { kind: 'loose', code, lo: lowest(quantity), hi: highest(quantity) };
    }
    case 'fraction': {
      const numerator = product(enlarge(quantity.numerator), literal(quantity.grid.n));
      const denominator = product(enlarge(quantity.denominator), literal(quantity.grid.d));
      const code = call(runtime.rational, enlarge(numerator).code, enlarge(denominator).code);
      return { kind: 'loose', code, lo: quantity.lo, hi: quantity.hi };
    }
    default:
      return quantity satisfies never;
  }
}

const gridCodes = (value: Rational): readonly Code[] => [
  literal(value.n, true).code,
  ...(value.d === 1n ? [] : [literal(value.d, true).code]),
];

/** A scaled value as a fraction with denominator 1. */
export function asFraction(quantity: Scaled | Fraction): Fraction {
  if (quantity.kind === 'fraction') return quantity;
  const lo = multiply({ n: quantity.integer.lo, d: 1n }, quantity.grid);
  const hi = multiply({ n: quantity.integer.hi, d: 1n }, quantity.grid);
  return {
    kind: 'fraction',
    numerator: quantity.integer,
    denominator: literal(1n),
    grid: quantity.grid,
    lo,
    hi,
  };
}

/** Denominators beyond this many bits are left to the rationals of the runtime. */
const widest = 2n ** 160n;

export const isWide = (fraction: Fraction): boolean =>
  fraction.denominator.hi > widest || fraction.numerator.hi > widest || fraction.numerator.lo < -widest;

/** Beyond this many bits a common grid costs more text with every step than it saves; nothing that is paid comes near. */
const longest = 2n ** 1024n;

export const isLong = ({ integer, grid }: Scaled): boolean =>
  integer.hi > longest || integer.lo < -longest || grid.d > longest || grid.n > longest;

/** The one shape in which all of these can be kept. They are of one type. */
export function shapeOf(all: readonly Operand[]): Shape {
  const operands = all.filter((operand) => operand.kind !== 'none');
  const first = operands[0];
  if (first === undefined) return { kind: 'none' };
  if (first.kind === 'truth' || first.kind === 'text') return { kind: first.kind };
  if (first.kind === 'option') return { kind: 'option', options: first.options };
  first.kind satisfies 'scaled' | 'fraction' | 'loose';
  const quantities = operands.filter(isQuantity);
  if (quantities.some((quantity) => quantity.kind === 'loose')) return looseShape(quantities);
  const exact = quantities.filter((quantity) => quantity.kind !== 'loose');
  const grid = exact.map(gridOf).reduce(commonGrid, { n: 0n, d: 1n });
  const shared = grid.n === 0n ? unitGrid : grid;
  const integers = exact.map((quantity) =>
    inGrid(quantity.kind === 'scaled' ? quantity.integer : quantity.numerator, quantity.grid, shared),
  );
  if (exact.every((quantity) => quantity.kind === 'scaled')) {
    return { kind: 'scaled', grid: shared, ...hull(integers) };
  }
  const fractions = exact.map(asFraction);
  return {
    kind: 'fraction',
    grid: shared,
    numerator: hull(integers),
    denominator: hull(fractions.map((fraction) => fraction.denominator)),
    lo: fractions.map((fraction) => fraction.lo).reduce((a, b) => (compare(b, a) < 0 ? b : a)),
    hi: fractions.map((fraction) => fraction.hi).reduce((a, b) => (compare(b, a) > 0 ? b : a)),
  };
}

export const isQuantity = (operand: Operand): operand is Quantity =>
  operand.kind === 'scaled' || operand.kind === 'fraction' || operand.kind === 'loose';

// Zero lies on every grid, so it does not make the others finer.
const gridOf = (quantity: Scaled | Fraction): Rational =>
  quantity.kind === 'scaled' && quantity.integer.lo === 0n && quantity.integer.hi === 0n
    ? { n: 0n, d: 1n }
    : quantity.grid;

function looseShape(quantities: readonly Quantity[]): Shape {
  const hullOf = (limits: readonly (Rational | undefined)[], sign: 1 | -1): Rational | undefined =>
    limits.reduce((a, b) =>
      a === undefined || b === undefined ? undefined : compare(a, b) * sign > 0 ? b : a,
    );
  return { kind: 'loose', lo: hullOf(quantities.map(lowest), 1), hi: hullOf(quantities.map(highest), -1) };
}

function hull(integers: readonly Integer[]): Omit<Integer, 'code'> {
  return {
    big: integers.some((integer) => integer.big),
    lo: least(integers.map((integer) => integer.lo)),
    hi: most(integers.map((integer) => integer.hi)),
  };
}

/** What goes into the variables of a shape, one code per variable. */
export function slotsOf(operand: Operand, shape: Shape): readonly Code[] {
  if (operand.kind === 'none') return [];
  if (!isQuantity(operand)) return [operand.code];
  if (shape.kind === 'loose') return [loosened(operand).code];
  if (operand.kind === 'loose') return [operand.code];
  if (shape.kind === 'scaled' && operand.kind === 'scaled') {
    return [kept(inGrid(operand.integer, operand.grid, shape.grid), shape.big)];
  }
  if (shape.kind === 'fraction') {
    const fraction = asFraction(operand);
    return [
      kept(inGrid(fraction.numerator, fraction.grid, shape.grid), shape.numerator.big),
      kept(fraction.denominator, shape.denominator.big),
    ];
  }
  shape.kind satisfies 'scaled' | 'truth' | 'option' | 'text' | 'none';
  return [operand.kind === 'scaled' ? operand.integer.code : operand.numerator.code];
}

const kept = (integer: Integer, big: boolean): Code => (big ? enlarge(integer) : integer).code;

/** The operand that variables of a shape hold. */
export function operandOf(shape: Shape, codes: readonly Code[]): Operand {
  const [first, second] = codes;
  if (first === undefined) return { kind: 'none' };
  switch (shape.kind) {
    case 'scaled':
      return {
        kind: 'scaled',
        grid: shape.grid,
        integer: { code: first, big: shape.big, lo: shape.lo, hi: shape.hi },
      };
    case 'fraction':
      return {
        kind: 'fraction',
        grid: shape.grid,
        numerator: { ...shape.numerator, code: first },
        denominator: { ...shape.denominator, code: second ?? first },
        lo: shape.lo,
        hi: shape.hi,
      };
    case 'loose':
      return { kind: 'loose', code: first, lo: shape.lo, hi: shape.hi };
    case 'truth':
      return { kind: 'truth', code: first };
    case 'option':
      return { kind: 'option', code: first, options: shape.options };
    case 'text':
      return { kind: 'text', code: first };
    case 'none':
      return shape;
    default:
      return shape satisfies never;
  }
}

/** Endings of the names of the variables, and their TypeScript types. */
export function slotTypes(shape: Shape): readonly { readonly suffix: string; readonly type: string }[] {
  const integerType = (big: boolean) => (big ? 'bigint' : 'number');
  switch (shape.kind) {
    case 'scaled':
      return [{ suffix: '', type: integerType(shape.big) }];
    case 'fraction':
      return [
        { suffix: '', type: integerType(shape.numerator.big) },
        { suffix: '_per', type: integerType(shape.denominator.big) },
      ];
    case 'loose':
      return [{ suffix: '', type: 'Rational' }];
    case 'truth':
      return [{ suffix: '', type: 'boolean' }];
    case 'option':
      return [{ suffix: '', type: 'number' }];
    case 'text':
      return [{ suffix: '', type: 'string' }];
    case 'none':
      return [];
    default:
      return shape satisfies never;
  }
}

/** Both as integers over one grid, to be compared or put in order. */
export function onOneGrid(a: Scaled, b: Scaled): readonly [Integer, Integer, Rational] {
  const zeroGrid = gridOf(a).n === 0n && gridOf(b).n === 0n;
  const grid = zeroGrid ? unitGrid : commonGrid(gridOf(a), gridOf(b));
  const [left, right] = comparable(inGrid(a.integer, a.grid, grid), inGrid(b.integer, b.grid, grid));
  return [left, right, grid];
}

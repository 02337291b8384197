// Integers of the generated code: an expression with exact static bounds, a plain number where every result is
// proved to stay below 2^53, BigInt where it is not.

import { maxBig, minBig } from '../../../runtime/exact/integers.js';
import { atom, type Code, call, infix, literalCode, marked, precedences } from '../code/code.js';
import { big as bigMark, runtime } from '../code/runtime-names.js';

export interface Integer {
  readonly code: Code;
  /** The expression is a BigInt. */
  readonly big: boolean;
  readonly lo: bigint;
  readonly hi: bigint;
}

/** Numbers up to here are exact, with their sums and quotients. */
const greatest = 2n ** 53n - 1n;

export const fits = (lo: bigint, hi: bigint): boolean => lo >= -greatest && hi <= greatest;

export const literal = (value: bigint, big = !fits(value, value)): Integer => {
  const precedence = value < 0n ? precedences.unary : precedences.atom;
  const code = literalCode(big ? `${value}n` : `${value}`, '', precedence);
  return { code: big ? marked(code, bigMark) : code, big, lo: value, hi: value };
};

export const isLiteral = (integer: Integer): boolean => integer.lo === integer.hi;

/** The same value as a BigInt expression. */
export function enlarge(integer: Integer): Integer {
  if (integer.big) return integer;
  if (isLiteral(integer)) return literal(integer.lo, true);
  return { ...integer, code: marked(call(atom('BigInt'), integer.code), bigMark), big: true };
}

/** The same value as a number, where its bounds allow. */
export function reduce(integer: Integer): Integer {
  if (!integer.big || !fits(integer.lo, integer.hi)) return integer;
  if (isLiteral(integer)) return literal(integer.lo);
  return { ...integer, code: call(atom('Number'), integer.code), big: false };
}

/** Both as numbers or both as BigInt, as a result within `lo` … `hi` needs. */
function alike(a: Integer, b: Integer, lo: bigint, hi: bigint): readonly [Integer, Integer, boolean] {
  const big = a.big || b.big || !fits(lo, hi);
  return big ? [enlarge(a), enlarge(b), true] : [a, b, false];
}

/** Both of one kind, to be compared. */
export function comparable(a: Integer, b: Integer): readonly [Integer, Integer] {
  return a.big === b.big ? [a, b] : [enlarge(a), enlarge(b)];
}

export function plus(a: Integer, b: Integer): Integer {
  const lo = a.lo + b.lo;
  const hi = a.hi + b.hi;
  if (lo === hi) return literal(lo);
  if (a.lo === 0n && a.hi === 0n) return b;
  if (b.lo === 0n && b.hi === 0n) return a;
  const [left, right, big] = alike(a, b, lo, hi);
  if (isLiteral(b) && b.lo < 0n) {
    const code = infix(left.code, '-', literal(-b.lo, big).code, precedences.sum);
    return { code, big, lo, hi };
  }
  return { code: infix(left.code, '+', right.code, precedences.sum), big, lo, hi };
}

export function minus(a: Integer, b: Integer): Integer {
  if (b.lo === 0n && b.hi === 0n) return a;
  const lo = a.lo - b.hi;
  const hi = a.hi - b.lo;
  if (lo === hi) return literal(lo);
  const [left, right, big] = alike(a, b, lo, hi);
  return { code: infix(left.code, '-', right.code, precedences.sum), big, lo, hi };
}

export function opposite(a: Integer): Integer {
  if (isLiteral(a)) return literal(-a.lo);
  return minus(literal(0n, a.big), a);
}

export function product(a: Integer, b: Integer): Integer {
  const corners = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
  const lo = least(corners);
  const hi = most(corners);
  if (lo === hi) return literal(lo);
  if (isLiteral(a) && a.lo === 1n) return b;
  if (isLiteral(b) && b.lo === 1n) return a;
  if (isLiteral(a) && !isLiteral(b)) return product(b, a);
  const [left, right, big] = alike(a, b, lo, hi);
  return { code: infix(left.code, '*', right.code, precedences.product), big, lo, hi };
}

export function extreme(kind: 'minimum' | 'maximum', operands: readonly Integer[]): Integer {
  const pick = { minimum: least, maximum: most }[kind];
  const lo = pick(operands.map((operand) => operand.lo));
  const hi = pick(operands.map((operand) => operand.hi));
  if (lo === hi) return literal(lo);
  // An operand that lies wholly on the losing side never decides. Where the one that sets the limit goes with them,
  // it is the limit itself.
  const limit = { minimum: hi, maximum: lo }[kind];
  const kept = operands.filter((operand) =>
    (kind satisfies 'minimum' | 'maximum') === 'minimum' ? operand.lo < hi : operand.hi > lo,
  );
  const limited = kept.some((operand) => ({ minimum: operand.hi, maximum: operand.lo })[kind] === limit);
  const used = limited ? kept : [...kept, literal(limit)];
  const only = used[0];
  if (used.length === 1 && only !== undefined) return { ...only, lo, hi };
  const big = used.some((operand) => operand.big);
  const codes = used.map((operand) => (big ? enlarge(operand) : operand).code);
  const smallest = big ? runtime.minBig : atom('Math.min');
  const largest = big ? runtime.maxBig : atom('Math.max');
  return { code: call({ minimum: smallest, maximum: largest }[kind], ...codes), big, lo, hi };
}

export const least = (values: readonly bigint[]): bigint => values.reduce((a, b) => minBig(a, b));
export const most = (values: readonly bigint[]): bigint => values.reduce((a, b) => maxBig(a, b));

/** Narrower bounds that are known from elsewhere. */
function _within(integer: Integer, lo: bigint | undefined, hi: bigint | undefined): Integer {
  const low = lo !== undefined && lo > integer.lo ? lo : integer.lo;
  const high = hi !== undefined && hi < integer.hi ? hi : integer.hi;
  return low > high ? integer : { ...integer, lo: low, hi: high };
}

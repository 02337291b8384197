// Whether two results of an evaluator break a claim: whole steps, exact fractions, truths and options, never floats.

import type { Property } from '../../3-model/model.js';
import { compare, type Rational } from '../../runtime/exact/rational.js';

/** Results of one case: the subject, and what it may rise to at most where jumps are limited. */
export interface Judged {
  readonly subject: unknown;
  readonly most: unknown;
}

/** `before` and `after` are of two cases that differ in the fact of the claim, the lower value first. */
export function breaks(
  property: Exclude<Property, { kind: 'always' }>,
  before: Judged,
  after: Judged,
): boolean {
  if (property.kind === 'no-jump') {
    return order(after.subject, before.most) > 0 || order(before.subject, after.most) > 0;
  }
  const way = order(after.subject, before.subject);
  switch (property.direction) {
    case 'never-decreases':
      return way < 0;
    case 'never-increases':
      return way > 0;
    case 'no-effect':
      return way !== 0;
    default:
      property.direction satisfies never;
      return false;
  }
}

/** How far the second is on the right side of the first, roughly; none for what is no number. */
export function gapBetween(property: Property, before: unknown, after: unknown): number | undefined {
  const gap = roughly(after) - roughly(before);
  if (Number.isNaN(gap)) return undefined;
  return property.kind === 'monotone' && property.direction === 'never-increases' ? -gap : gap;
}

function roughly(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return isRational(value) ? Number((value.n * 1000n) / value.d) / 1000 : Number.NaN;
}

const isRational = (value: unknown): value is Rational =>
  typeof value === 'object' && value !== null && 'n' in value && 'd' in value;

/** Decimals that both sides of a jump are written with, so that their steps are the same. */
export const commonDecimals = 12;

/** One side of a jump may be known to be whole steps, and the other a fraction. */
const asFraction = (value: unknown): unknown =>
  isWhole(value) ? { n: BigInt(value), d: 10n ** BigInt(commonDecimals) } : value;

/** Below zero where the first is the lower one; unequal texts are told apart, that is all. */
function order(first: unknown, second: unknown): number {
  const isMixed = isRational(first) !== isRational(second);
  const [a, b] = isMixed ? [asFraction(first), asFraction(second)] : [first, second];
  if (isRational(a) && isRational(b)) return compare(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (isWhole(a) && isWhole(b)) return a < b ? -1 : a > b ? 1 : 0;
  return a === b ? 0 : 1;
}

const isWhole = (value: unknown): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

// Values that results write: those without finite decimals refuse their case.

import { decimalsOf, rational } from '../../runtime/exact/rational.js';
import { limit } from '../nodes/limits.js';
import { type Refusal, refusalUnder } from '../nodes/refusals.js';
import type { Lowered, Operand } from '../program/program.js';
import { refusedBy, type Scope } from './scope.js';

/** The part of a denominator that no power of ten divides away. */
function endlessPart(denominator: bigint): bigint {
  let rest = denominator;
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime;
  return rest;
}

/** The value on a grid of finite decimals, refused where it lies beside it. */
export function endless(scope: Scope, value: Operand): Lowered {
  if (value.kind === 'fraction') return limit('endless-decimals');
  if (value.kind !== 'scaled' || decimalsOf(value.grid) !== undefined) return { value, refusal: undefined };
  const { nodes } = scope;
  const { integer, grid } = value;
  const by = endlessPart(grid.d);
  const divisor = nodes.constant(by);
  const quotient = nodes.quotient('floor', integer, divisor);
  const isWhole = nodes.compare('equal', nodes.multiply(quotient, divisor), integer);
  const refusal: Refusal = refusalUnder(nodes, nodes.not(isWhole), refusedBy(scope, 'no_finite_decimal'));
  return { value: { kind: 'scaled', integer: quotient, grid: rational(grid.n, grid.d / by) }, refusal };
}

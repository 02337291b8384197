// Comparisons: exact numbers are compared as they are, computed ones after rounding to a guard that the range proves safe.

import type { ComparisonOperator, Expression } from '../../../3-model/model.js';
import { compare as compareExact, decimalsOf, zero } from '../../../runtime/rational.js';
import { guardFor } from '../exactness/guard.js';
import { constant, difference, type Precision, toFloat } from '../exactness/precision.js';
import {
  call,
  type Formula,
  flagOf,
  isEqual,
  minus,
  nought,
  number,
  type Operator,
  operation,
} from '../formula/formula.js';
import { lower } from './lower-expression.js';
import { atom, flat, inDefined, type Lowered, lowered, type Scope } from './scope.js';

const operators: Readonly<Record<ComparisonOperator, Operator>> = {
  below: '<',
  'up-to': '<=',
  equal: '=',
  'not-equal': '<>',
  from: '>=',
  above: '>',
};

export function lowerComparison(expression: Extract<Expression, { kind: 'compare' }>, scope: Scope): Lowered {
  const { left, right } = expression;
  const a = flat(scope, lower(left, scope), left.type, scope.label);
  const b = flat(scope, lower(right, scope), right.type, scope.label);
  const defined = inDefined(a, b);
  const operator = operators[expression.operator];
  switch (left.type.kind) {
    case 'yes-no': {
      const x = atom(scope, a, left.type, scope.label);
      const y = atom(scope, b, right.type, scope.label);
      return lowered(operation(operator, flagOf(x.formula), flagOf(y.formula)), undefined, defined);
    }
    case 'text': {
      const same = call('EXACT', a.formula, b.formula);
      return lowered(operator === '=' ? same : call('NOT', same), undefined, defined);
    }
    case 'choice':
      return lowered(operation(operator, a.formula, b.formula), undefined, defined);
    case 'date':
    case 'quantity':
      return lowered(compareNumbers(scope, a, operator, b, expression.span), undefined, defined);
    default:
      return left.type satisfies never;
  }
}

/** Whether a float is the nearest to its exact value, so that equal values are equal floats. */
export const isNearest = (value: Precision): boolean =>
  value.divisors.size === 0 &&
  value.absolute === 0 &&
  value.relative <= 2 ** -53 &&
  (decimalsOf(value.grid) ?? 99) <= 15 &&
  Math.abs(toFloat(value.hi)) / Math.max(toFloat(value.grid), Number.MIN_VALUE) < 1e15;

/** A comparison of two numbers that decides as exact arithmetic does; where that cannot be shown, it is reported. */
export function compareNumbers(
  scope: Scope,
  left: Lowered,
  operator: Operator,
  right: Lowered,
  span: Expression['span'],
): Formula {
  const a = left.precision ?? constant(zero);
  const b = right.precision ?? constant(zero);
  const apart = compareExact(a.hi, b.lo) < 0 || compareExact(b.hi, a.lo) < 0;
  if (apart || (isNearest(a) && isNearest(b))) return operation(operator, left.formula, right.formula);
  if (isNearest(b) && right.formula.kind !== 'operation') {
    // The computed side comes onto the digits of the other, which is held as typed.
    const joined = { ...a, ...difference(a, b), grid: difference(a, b).grid };
    const guard = guardFor({ ...a, grid: joined.grid }, b.grid);
    if (guard !== undefined && (decimalsOf(b.grid) ?? 99) <= guard) {
      return operation(operator, call('ROUND', left.formula, number(guard)), right.formula);
    }
  }
  const apartness = difference(a, b);
  const guard = guardFor(apartness, zero);
  if (guard === undefined) {
    scope.bench.limitations.push({ kind: 'comparison', span, what: scope.label });
    return operation(operator, left.formula, right.formula);
  }
  return operation(operator, call('ROUND', minus(left.formula, right.formula), number(guard)), nought);
}

/** Equality with a constant text. */
export const isOption = (value: Formula, option: Formula): Formula => isEqual(value, option);

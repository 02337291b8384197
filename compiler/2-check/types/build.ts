// Makes the nodes of checked expressions, with their types.

import type { Rational } from '../../runtime/exact/rational.js';
import { one, zero } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import type { CheckedExpression } from './checked.js';
import type { ComparisonOperator } from './expression.js';
import { plainNumber, type Type, yesNo } from './types.js';

export const number = (value: Rational, type: Type, span: Span, conversion?: string): CheckedExpression =>
  conversion === undefined
    ? { kind: 'number', value, type, span }
    : { kind: 'number', value, conversion, type, span };

export const zeroOf = (type: Type, span: Span): CheckedExpression => number(zero, type, span);
export const oneAt = (span: Span): CheckedExpression => number(one, plainNumber, span);

export const arithmetic = (
  kind: 'add' | 'subtract' | 'multiply' | 'divide',
  left: CheckedExpression,
  right: CheckedExpression,
  type: Type,
  span: Span,
): CheckedExpression => ({ kind, left, right, type, span });

export const compareTo = (
  operator: ComparisonOperator,
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
): CheckedExpression => ({ kind: 'compare', operator, left, right, type: yesNo, span });

/** One operand stands for itself. */
export function all(operands: readonly CheckedExpression[], span: Span): CheckedExpression {
  const [only, ...others] = operands;
  if (only === undefined) return { kind: 'yes-no', value: true, type: yesNo, span };
  return others.length === 0 ? only : { kind: 'and', operands, type: yesNo, span };
}

/** One operand stands for itself. */
export function any(operands: readonly CheckedExpression[], span: Span): CheckedExpression {
  const [only, ...others] = operands;
  if (only === undefined) return { kind: 'yes-no', value: false, type: yesNo, span };
  return others.length === 0 ? only : { kind: 'or', operands, type: yesNo, span };
}

export const negation = (operand: CheckedExpression, span: Span): CheckedExpression => ({
  kind: 'not',
  operand,
  type: yesNo,
  span,
});

export const roundedTo = (
  operand: CheckedExpression,
  mode: 'up' | 'down' | 'half-up' | 'half-down' | 'half-even',
  step: Rational,
  type: Type,
  span: Span,
): CheckedExpression => ({ kind: 'round', mode, step, operand, type, span });

/** A text that begins with one of the prefixes. */
export const beginningWith = (
  operand: CheckedExpression,
  prefixes: readonly string[],
  span: Span,
): CheckedExpression =>
  any(
    prefixes.map((prefix) => ({ kind: 'begins-with', operand, prefix, type: yesNo, span })),
    span,
  );

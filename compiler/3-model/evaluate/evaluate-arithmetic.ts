// Arithmetic, comparisons and extremes on exact values.

import {
  add,
  compare,
  divide,
  equals,
  isImmense,
  isVast,
  multiply,
  type Rational,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import { divisionByZero, tooLarge } from '../../runtime/outcome/case-errors.js';
import type { ComparisonOperator, Expression } from '../model.js';
import { type CaseRun, type Compute, type Frame, Refused } from './case-run.js';

type Arithmetic = Extract<Expression, { readonly kind: 'add' | 'subtract' | 'multiply' | 'divide' }>;

/** Long sums lean to the left: they are computed in a loop. */
export function compileChain(
  expression: Arithmetic,
  compile: (operand: Expression) => Compute,
  owner: string,
): Compute {
  const chain: { readonly kind: Arithmetic['kind']; readonly right: Compute }[] = [];
  let first: Expression = expression;
  while (
    first.kind === 'add' ||
    first.kind === 'subtract' ||
    first.kind === 'multiply' ||
    first.kind === 'divide'
  ) {
    chain.unshift({ kind: first.kind, right: compile(first.right) });
    first = first.left;
  }
  const start = compile(first);
  return (run, at) => {
    let value = start(run, at) as Rational;
    for (const { kind, right } of chain) {
      const operand = right(run, at) as Rational;
      switch (kind) {
        case 'add':
          value = add(value, operand);
          if (isImmense(value)) throw new Refused(tooLarge(owner));
          break;
        case 'subtract':
          value = subtract(value, operand);
          if (isImmense(value)) throw new Refused(tooLarge(owner));
          break;
        case 'multiply':
          value = multiply(value, operand);
          if (isVast(value)) throw new Refused(tooLarge(owner));
          break;
        case 'divide':
          if (equals(operand, zero)) throw new Refused(divisionByZero(owner));
          value = divide(value, operand);
          if (isImmense(value)) throw new Refused(tooLarge(owner));
          break;
        default:
          kind satisfies never;
      }
    }
    return value;
  };
}

/** The lowest (-1) or highest (1) value and its place; ties retain the first. */
export function best(
  operands: readonly Compute[],
  wanted: 1 | -1,
  run: CaseRun,
  at: Frame,
): { readonly value: Rational; readonly place: number } {
  let value = zero;
  let place = -1;
  operands.forEach((operand, index) => {
    const next = operand(run, at) as Rational;
    if (place < 0 || compare(next, value) * wanted > 0) {
      value = next;
      place = index;
    }
  });
  return { value, place };
}

/** Whether a comparison holds for a sign of left minus right. */
export function holds(operator: ComparisonOperator, order: number): boolean {
  switch (operator) {
    case 'below':
      return order < 0;
    case 'up-to':
      return order <= 0;
    case 'equal':
      return order === 0;
    case 'not-equal':
      return order !== 0;
    case 'from':
      return order >= 0;
    case 'above':
      return order > 0;
    default:
      operator satisfies never;
      return false;
  }
}

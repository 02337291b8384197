// Numbers that are known without any fact: folds constant expressions exactly.

import { notConstant } from '../../diagnostics/catalogue/rules/types.js';
import {
  add,
  divide,
  maximum,
  minimum,
  multiply,
  negate,
  type Rational,
  rational,
  roundTo,
  sign,
  subtract,
} from '../../runtime/exact/rational.js';
import type { CheckedExpression, CheckedFormula, Statement } from '../types/checked.js';
import type { Context } from '../types/context.js';

/** The statements of a name; undefined when it is none. */
export type StatementsOf = (name: string) => readonly Statement[] | undefined;

/** The exact value of an expression that depends on no fact (a date in days); undefined otherwise. */
export function constantOf(expression: CheckedExpression, statementsOf: StatementsOf): Rational | undefined {
  const fold = (one: CheckedExpression) => constantOf(one, statementsOf);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'date':
      return rational(expression.value);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const left = fold(expression.left);
      const right = fold(expression.right);
      if (left === undefined || right === undefined) return undefined;
      if (expression.kind === 'add') return add(left, right);
      if (expression.kind === 'subtract') return subtract(left, right);
      if (expression.kind === 'multiply') return multiply(left, right);
      return sign(right) === 0 ? undefined : divide(left, right);
    }
    case 'negate': {
      const operand = fold(expression.operand);
      return operand && negate(operand);
    }
    case 'minimum':
    case 'maximum': {
      const pick = expression.kind === 'minimum' ? minimum : maximum;
      let best: Rational | undefined;
      for (const operand of expression.operands) {
        const value = fold(operand);
        if (value === undefined) return undefined;
        best = best === undefined ? value : pick(best, value);
      }
      return best;
    }
    case 'round': {
      const operand = fold(expression.operand);
      return operand && roundTo(operand, expression.mode, expression.step);
    }
    case 'name': {
      const [only, ...others] = statementsOf(expression.name) ?? [];
      if (only?.kind !== 'value' || others.length > 0 || only.due !== undefined) return undefined;
      return foldFormula(only.formula, statementsOf);
    }
    case 'formula':
      return foldFormula(expression.formula, statementsOf);
    default:
      return undefined;
  }
}

const foldFormula = ({ base, steps }: CheckedFormula, statementsOf: StatementsOf): Rational | undefined =>
  base.kind === 'expression' && steps.length === 0 ? constantOf(base.expression, statementsOf) : undefined;

/** As `constantOf`, reporting what is not constant. */
export function demandConstant(
  context: Context,
  expression: CheckedExpression | undefined,
): Rational | undefined {
  if (expression === undefined) return undefined;
  const value = constantOf(expression, context.statementsOf);
  if (value === undefined) context.report(notConstant(expression.span, {}));
  return value;
}

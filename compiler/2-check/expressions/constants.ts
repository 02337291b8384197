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
import type { DateKind, ListKind, LogicKind } from '../types/expression.js';

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
      // Where the left is known by no facts alone, the right is not asked: names that use names twice each would be asked
      // twice as often with each name.
      const left = fold(expression.left);
      const right = left && fold(expression.right);
      if (left === undefined || right === undefined) return undefined;
      if (expression.kind === 'add') return ofSomeLength(add(left, right));
      if (expression.kind === 'subtract') return ofSomeLength(subtract(left, right));
      if (expression.kind === 'multiply') return ofSomeLength(multiply(left, right));
      expression.kind satisfies 'divide';
      return sign(right) === 0 ? undefined : ofSomeLength(divide(left, right));
    }
    case 'negate': {
      const operand = fold(expression.operand);
      return operand && negate(operand);
    }
    case 'minimum':
    case 'maximum': {
      const pick = { minimum: minimum, maximum: maximum }[expression.kind];
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
      expression.kind satisfies
        | ListKind
        | 'middle'
        | DateKind
        | 'before-rounding'
        | LogicKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'option'
        | 'otherwise'
        | 'for'
        | 'with'
        | 'text'
        | 'not-given'
        | 'yes-no'
        | 'call'
        | 'this-one'
        | 'position'
        | 'retained'
        | 'compare'
        | 'conditional'
        | 'so-far';
      return undefined;
  }
}

/** Numbers of more binary digits than this are not folded: each step may double them. */
const longest = 1n << 8192n;

const ofSomeLength = (value: Rational): Rational | undefined =>
  value.n < longest && value.n > -longest && value.d < longest ? value : undefined;

/** What formulas were found to be, so that each is folded once however often it is named; formulas do not change. */
const folded = new WeakMap<CheckedFormula, Rational>();

function foldFormula(formula: CheckedFormula, statementsOf: StatementsOf): Rational | undefined {
  const { base, steps } = formula;
  if (base.kind !== 'expression' || steps.length > 0) return undefined;
  const known = folded.get(formula);
  if (known !== undefined) return known;
  const value = constantOf(base.expression, statementsOf);
  if (value !== undefined) folded.set(formula, value);
  return value;
}

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

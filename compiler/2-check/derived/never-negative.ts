// Whether a number is surely not below nought, as far as its formula shows it.

import { sign } from '../../runtime/exact/rational.js';
import type { CheckedExpression, CheckedFormula } from '../types/checked.js';
import type { Context } from '../types/context.js';

export function isNeverNegative(context: Context, expression: CheckedExpression, soFar = false): boolean {
  const of = (one: CheckedExpression): boolean => isNeverNegative(context, one, soFar);
  switch (expression.kind) {
    case 'number':
      return sign(expression.value) >= 0;
    case 'so-far':
      return soFar;
    case 'fact': {
      const declaration = context.resolved.names.get(expression.fact)?.[0]?.declaration;
      const least = declaration?.kind === 'fact' ? declaration.range?.lower?.value : undefined;
      return least?.kind === 'number' && sign(least.value) >= 0;
    }
    case 'add':
    case 'multiply':
    case 'divide':
      return of(expression.left) && of(expression.right);
    case 'minimum':
      return expression.operands.every(of);
    case 'maximum':
      return expression.operands.some(of);
    case 'round':
      return of(expression.operand);
    case 'aggregate':
      return expression.of === undefined || of(expression.of);
    case 'position':
    case 'rank':
      return true;
    case 'conditional':
      return expression.branches.every(({ then }) => of(then)) && of(expression.otherwise);
    case 'name': {
      const all = context.statementsOf(expression.name) ?? [];
      return (
        all.length > 0 &&
        all.every((one) => (one.kind === 'value' || one.kind === 'amount') && ofFormula(context, one.formula))
      );
    }
    case 'formula':
      return ofFormula(context, expression.formula);
    default:
      expression.kind satisfies
        | 'reading'
        | 'and'
        | 'or'
        | 'not'
        | 'otherwise'
        | 'for'
        | 'with'
        | 'date'
        | 'text'
        | 'option'
        | 'given'
        | 'not-given'
        | 'yes-no'
        | 'call'
        | 'negate'
        | 'item'
        | 'this-one'
        | 'running-total'
        | 'retained'
        | 'before-rounding'
        | 'date-part'
        | 'date-between'
        | 'date-of'
        | 'subtract'
        | 'compare'
        | 'begins-with'
        | 'before'
        | 'date-shift'
        | 'middle';
      return false;
  }
}

/** A step with a condition leaves what stands above it. */
function ofFormula(context: Context, { base, steps }: CheckedFormula): boolean {
  if (base.kind !== 'expression') return base.items.every(({ value }) => isNeverNegative(context, value));
  return steps.reduce(
    (above, { value, when }) => isNeverNegative(context, value, above) && (when === undefined || above),
    isNeverNegative(context, base.expression),
  );
}

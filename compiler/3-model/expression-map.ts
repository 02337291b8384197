// The same node of the model over other operands.

import type { CommonNode, ComputedKind, LiteralKind } from '../2-check/types/expression.js';
import { mapCommon } from './expression-children.js';
import type { Expression, ModelLanguage } from './model.js';

/** `map` is called on each operand, in order; a node without operands stays as it is. */
export function mapOperands(expression: Expression, map: (operand: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'fact':
    case 'given':
    case 'position':
    case 'reference':
    case 'earlier':
    case 'retained-label':
      return expression;
    case 'alternatives':
      return {
        ...expression,
        items: expression.items.map((item) => ({ ...item, value: map(item.value) })),
      };
    case 'lookup':
      return { ...expression, keys: expression.keys.map(map) };
    case 'scale':
      return {
        ...expression,
        input: map(expression.input),
        variant: expression.variant && map(expression.variant),
      };
    case 'in-force':
      return {
        ...expression,
        date: map(expression.date),
        periods: expression.periods.map((period) => ({ ...period, value: map(period.value) })),
      };
    case 'aggregate':
    case 'before': {
      const where = expression.where && map(expression.where);
      return { ...expression, where, of: expression.of && map(expression.of) };
    }
    case 'item':
      return { ...expression, index: map(expression.index), of: map(expression.of) };
    case 'running-total':
    case 'rank':
      return { ...expression, of: map(expression.of) };
    default: {
      expression.kind satisfies ComputedKind | LiteralKind | 'reading' | 'not-given' | 'conditional';
      const mapped: CommonNode<ModelLanguage> = mapCommon<ModelLanguage, ModelLanguage>(expression, map);
      return { ...mapped, type: expression.type, span: expression.span };
    }
  }
}

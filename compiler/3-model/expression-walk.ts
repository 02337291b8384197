// Looks through expressions of the model without recursion, however deep they are.

import type { ComputedKind, ListKind, LiteralKind } from '../2-check/types/expression.js';
import { commonChildren } from './expression-children.js';
import type { Expression, ModelLanguage } from './model.js';

/** The operands of a node, in order of evaluation. Cells of tables and scales are not operands of their use. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'reference':
    case 'earlier':
    case 'retained-label':
      return [];
    case 'alternatives':
      return expression.items.map((item) => item.value);
    case 'lookup':
      return expression.keys;
    case 'scale':
      return expression.variant === undefined ? [expression.input] : [expression.input, expression.variant];
    case 'in-force':
      return [expression.date, ...expression.periods.map((period) => period.value)];
    default:
      expression.kind satisfies
        | ComputedKind
        | LiteralKind
        | ListKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'position'
        | 'conditional';
      return commonChildren<ModelLanguage>(expression);
  }
}

/** Calls `visit` on the expression and all that it is made of, a node before its operands, operands in order. */
export function walk(expression: Expression, visit: (node: Expression) => void): void {
  const open: Expression[] = [expression];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    visit(node);
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) open.push(child);
    }
  }
}

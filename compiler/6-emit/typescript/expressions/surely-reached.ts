// Which definitions every evaluation computes, whatever the case: those may be written where they stand, refusals and all.

import { childrenOf } from '../../../3-model/expression-walk.js';
import type { DefinitionId, Expression, Model } from '../../../3-model/model.js';
import type {
  ArithmeticKind,
  DateKind,
  LiteralKind,
  ReferenceKind,
} from '../../../3-model/model-expression.js';

/** The roots, and what they refer to outside of branches, later operands of `and` and `or`, cells and items. */
export function surelyReached(model: Model, roots: Iterable<DefinitionId>): ReadonlySet<DefinitionId> {
  const found = new Set(roots);
  for (const definition of [...model.definitions].reverse()) {
    if (!found.has(definition.id) || definition.list !== undefined) continue;
    const open: Expression[] = [definition.body];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.kind === 'reference' || node.kind === 'retained-label') found.add(node.definition);
      open.push(...surely(node));
    }
  }
  return found;
}

/** The operands that are computed whenever the node is. */
function surely(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'conditional':
      return node.branches.slice(0, 1).map(({ when }) => when);
    case 'and':
    case 'or':
      return node.operands.slice(0, 1);
    case 'in-force':
      return [node.date];
    case 'aggregate':
    case 'before':
    case 'running-total':
    case 'rank':
      return [];
    case 'item':
      return [node.index];
    default:
      node.kind satisfies
        | ReferenceKind
        | ArithmeticKind
        | LiteralKind
        | DateKind
        | 'fact'
        | 'scale'
        | 'reading'
        | 'given'
        | 'not'
        | 'not-given'
        | 'alternatives'
        | 'position'
        | 'compare'
        | 'lookup';
      return childrenOf(node);
  }
}

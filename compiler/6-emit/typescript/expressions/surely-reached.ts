// Which definitions every evaluation computes, whatever the case: those may be written where they stand, refusals and all.

import { childrenOf } from '../../../3-model/expressions/children.js';
import type { DefinitionId, Expression, LoopId, Model } from '../../../3-model/model.js';
import type {
  ArithmeticKind,
  DateKind,
  LiteralKind,
  ReferenceKind,
} from '../../../3-model/model-expression.js';

/**
 * The roots, and what they refer to outside of branches, later operands of `and` and `or`, and cells. What is computed for the items
 * of a list is surely reached where it is for each of them.
 */
export function surelyReached(model: Model, roots: Iterable<DefinitionId>): ReadonlySet<DefinitionId> {
  const found = new Set(roots);
  for (const definition of [...model.definitions].reverse()) {
    if (!found.has(definition.id) || definition.loops.length > 1) continue;
    const open: Place[] = [{ node: definition.body, loop: definition.loops[0]?.id }];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const { node, loop } = place;
      if (node.kind === 'reference' && isForEach(node.items, loop)) found.add(node.definition);
      if (node.kind === 'retained-label' && loop === undefined) found.add(node.definition);
      open.push(...surely(node).map((each) => ({ node: each, loop })));
      // A list within a list is not looked into: the outer one may have no items.
      if (
        node.kind === 'aggregate' &&
        node.where === undefined &&
        node.of !== undefined &&
        loop === undefined
      )
        open.push({ node: node.of, loop: node.loop });
    }
  }
  return found;
}

/** An expression, and the loop that computes it for all items of its list; undefined: it is computed once. */
interface Place {
  readonly node: Expression;
  readonly loop: LoopId | undefined;
}

/** What is referred to is computed once as the place is, or for the items that the place is computed for: a list may have none. */
const isForEach = (items: readonly LoopId[], loop: LoopId | undefined): boolean =>
  items.length === (loop === undefined ? 0 : 1) && items.every((item) => item === loop);

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

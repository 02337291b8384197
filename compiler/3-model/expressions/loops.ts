// Which items expressions speak of: what is bound by an operation over a list, and what is open.

import type { ComputedKind, LiteralKind } from '../../2-check/types/expression.js';
import type { Expression, Loop, LoopId } from '../model.js';
import type { ChosenKind, ReferenceKind } from '../model-expression.js';
import { childrenOf } from './children.js';
import { walk } from './walk.js';

/** The loops that a node names itself: those of its operands are not among them. */
export function namedLoops(node: Expression): readonly LoopId[] {
  switch (node.kind) {
    case 'fact':
    case 'given':
    case 'position':
    case 'running-total':
    case 'before':
    case 'rank':
      return node.item === undefined ? [] : [node.item];
    case 'reference':
    case 'earlier':
    case 'retained-label':
    case 'lookup':
    case 'scale':
      return node.items;
    default:
      node.kind satisfies
        | ComputedKind
        | LiteralKind
        | 'reading'
        | 'not-given'
        | 'alternatives'
        | 'aggregate'
        | 'item'
        | 'conditional'
        | 'in-force';
      return [];
  }
}

/** The loop that a node binds within the operand; undefined where the operand speaks of the same items as the node. */
export function boundIn(node: Expression, operand: Expression): LoopId | undefined {
  switch (node.kind) {
    case 'aggregate':
    case 'running-total':
    case 'before':
    case 'rank':
      return node.loop;
    case 'item':
      return operand === node.of ? node.loop : undefined;
    default:
      node.kind satisfies
        | ComputedKind
        | LiteralKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'position'
        | 'conditional'
        | ChosenKind
        | ReferenceKind;
      return undefined;
  }
}

/** The loops that the expression speaks of and does not bind itself. */
export function openLoops(expression: Expression): ReadonlySet<LoopId> {
  const found = new Set<LoopId>();
  const open: { readonly node: Expression; readonly bound: readonly LoopId[] }[] = [
    { node: expression, bound: [] },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, bound } = next;
    for (const loop of namedLoops(node)) if (!bound.includes(loop)) found.add(loop);
    for (const child of childrenOf(node)) {
      const own = boundIn(node, child);
      open.push({ node: child, bound: own === undefined ? bound : [...bound, own] });
    }
  }
  return found;
}

/** A value for each combination of several items, so that there is no column of it beside the items of one list. */
export const isOfSeveral = ({ loops }: { readonly loops: readonly Loop[] }): boolean => loops.length > 1;

/** Whether something in it is computed for each item of a list and speaks of an item outside too. */
export function looksOutside(expression: Expression): boolean {
  let found = false;
  walk(expression, (node) => {
    if (found || !('loop' in node)) return;
    found = childrenOf(node).some(
      (operand) =>
        boundIn(node, operand) !== undefined && [...openLoops(operand)].some((loop) => loop !== node.loop),
    );
  });
  return found;
}

/** A name for a loop over the list that none of the loops around it has. */
export function freshLoop(list: string, around: readonly Loop[], apart: ReadonlySet<LoopId>): Loop {
  const taken = (id: LoopId): boolean => apart.has(id) || around.some((loop) => loop.id === id);
  let depth = around.length;
  const name = (): LoopId => (depth === 0 ? list : `${list}#${depth}`);
  while (taken(name())) depth++;
  return { id: name(), list };
}

/** Whether the list has items. */
export function hasItems(list: string, span: Expression['span']): Expression {
  const type = { kind: 'quantity', unit: { powers: [] }, percent: false } as const;
  const left: Expression = {
    kind: 'aggregate',
    operation: 'count',
    list,
    loop: list,
    of: undefined,
    where: undefined,
    type,
    span,
  };
  const right: Expression = { kind: 'number', value: { n: 0n, d: 1n }, type, span };
  return { kind: 'compare', operator: 'above', left, right, type: { kind: 'yes-no' }, span };
}

/** The list of which an expression asks whether it has items, as `hasItems` does. */
export function listAskedFor(expression: Expression): string | undefined {
  if (expression.kind !== 'compare' || expression.operator !== 'above') return undefined;
  const { left, right } = expression;
  const isNought = right.kind === 'number' && right.value.n === 0n;
  const isCount = left.kind === 'aggregate' && left.operation === 'count' && left.where === undefined;
  return isNought && isCount ? left.list : undefined;
}

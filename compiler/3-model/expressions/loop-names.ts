// The same expression for other items: loops called by other names, none of which is captured by what the expression binds.

import type { ComputedKind, LiteralKind } from '../../2-check/types/expression.js';
import type { Expression, Loop, LoopId } from '../model.js';
import { mapOperands } from './children.js';
import { boundIn } from './loops.js';

type Names = ReadonlyMap<LoopId, LoopId>;

/** The body of a definition (a cell of a table, a rate of a scale) as it is for the items of a reference to it. */
export function calledAt(
  body: Expression,
  loops: readonly Loop[],
  items: readonly LoopId[],
  apart: ReadonlySet<LoopId> = new Set(),
): Expression {
  const names = new Map<LoopId, LoopId>();
  loops.forEach(({ id }, index) => {
    const item = items[index];
    if (item !== undefined && item !== id) names.set(id, item);
  });
  return callLoops(body, names, apart);
}

/** Loops that the expression binds get another name where theirs is one of the new ones, or one of those to keep `apart`. */
export function callLoops(
  expression: Expression,
  names: Names,
  apart: ReadonlySet<LoopId> = new Set(),
): Expression {
  if (names.size === 0 && apart.size === 0) return expression;
  const called = withNames(expression, (id) => names.get(id) ?? id);
  const bound = 'loop' in called ? called.loop : undefined;
  if (bound === undefined) return mapOperands(called, (operand) => callLoops(operand, names, apart));
  const targets = new Set([...names.values(), ...apart]);
  let own = bound;
  while (targets.has(own)) own = `${own}'`;
  const inside = new Map([...names].filter(([id]) => id !== bound));
  if (own !== bound) inside.set(bound, own);
  const further = apart.size === 0 ? apart : new Set([...apart, own]);
  const mapped = mapOperands(called, (operand) =>
    boundIn(called, operand) === undefined
      ? callLoops(operand, names, apart)
      : callLoops(operand, inside, further),
  );
  return own === bound ? mapped : ({ ...mapped, loop: own } as Expression);
}

/** The loops that the node itself names, not those of its operands. */
function withNames(node: Expression, called: (id: LoopId) => LoopId): Expression {
  switch (node.kind) {
    case 'fact':
    case 'given':
    case 'position':
    case 'running-total':
    case 'before':
    case 'rank':
      return node.item === undefined ? node : { ...node, item: called(node.item) };
    case 'reference':
    case 'earlier':
    case 'retained-label':
    case 'lookup':
    case 'scale':
      return { ...node, items: node.items.map(called) };
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
      return node;
  }
}

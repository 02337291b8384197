// Which nodes become columns, and on which level: what is shared, what is kept of items, what would grow too long.

import type { Node } from '../../5-lower/program/program.js';
import { operandsOf, orderOf } from '../../5-lower/program/program-walk.js';

export interface Column {
  readonly name: string;
  readonly node: Node;
  /** From 1; columns of a level use only columns of the levels before. */
  readonly level: number;
}

/** Nodes in one expression beyond which a part becomes a column of its own. */
const budget = 40;

const isBase = (node: Node): boolean =>
  node.kind === 'input' || node.kind === 'given' || node.kind === 'count';
const isFree = (node: Node): boolean => node.kind === 'constant' || node.kind === 'place' || isBase(node);

/** The node that another one only says more of. */
export const bare = (node: Node): Node => (node.kind === 'within' ? bare(node.of) : node);

/** Columns in the order of computation. */
export function columnsOf(roots: readonly Node[]): ReadonlyMap<Node, Column> {
  const order = orderOf(roots);
  const uses = new Map<Node, number>();
  const forced = new Set<Node>(roots.map(bare));
  for (const node of order) {
    for (const operand of operandsOf(node)) {
      const used = bare(operand);
      if (node.kind !== 'within') uses.set(used, (uses.get(used) ?? 0) + 1);
      if (isKept(node, operand)) forced.add(used);
    }
  }
  const columns = new Map<Node, Column>();
  const sizes = new Map<Node, number>();
  const levels = new Map<Node, number>();
  for (const node of order) {
    // Written where it stands, unless all places are read together: the highest of them is the last item's.
    const isArray = node.kind === 'place' && forced.has(node);
    if (node.kind === 'within' || (isFree(node) && !isArray)) {
      const of = bare(node);
      sizes.set(node, sizes.get(of) ?? 1);
      levels.set(node, levels.get(of) ?? 0);
      continue;
    }
    const operands = operandsOf(node).map(bare);
    const size = 1 + operands.reduce((sum, operand) => sum + (sizes.get(operand) ?? 1), 0);
    const level = Math.max(0, ...operands.map((operand) => levels.get(operand) ?? 0));
    const shared = (uses.get(node) ?? 0) > 1 && size > 3;
    if (forced.has(node) || shared || size > budget) {
      columns.set(node, { name: `b${columns.size + 1}`, node, level: level + 1 });
      sizes.set(node, 1);
      levels.set(node, level + 1);
    } else {
      sizes.set(node, size);
      levels.set(node, level);
    }
  }
  return columns;
}

/** Operands that are written more than once, or read as arrays. */
function isKept(node: Node, operand: Node): boolean {
  switch (node.kind) {
    case 'fold':
    case 'along':
    case 'rank':
      return true;
    case 'item':
      return true;
    case 'quotient':
      return operand === node.dividend
        ? node.dividend.lo < 0n || node.division === 'half-even'
        : node.divisor.kind !== 'constant';
    default:
      node.kind satisfies
        | 'given'
        | 'begins-with'
        | 'and'
        | 'or'
        | 'not'
        | 'add'
        | 'subtract'
        | 'multiply'
        | 'compare'
        | 'count'
        | 'input'
        | 'constant'
        | 'place'
        | 'least'
        | 'greatest'
        | 'within'
        | 'choose'
        | 'same-text';
      return false;
  }
}

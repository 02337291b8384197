// Which nodes become columns, and on which level: what is shared, what is kept of items, what would grow too long.

import type { Node } from '../../5-lower/program/program.js';
import { operandsOf, stepsOf } from '../../5-lower/program/program-walk.js';

export interface Column {
  readonly name: string;
  readonly node: Node;
  /** From 1; columns of a level use only columns of the levels before. */
  readonly level: number;
  /** Of what is handed on from item to item: where it stands in the column of its circle. */
  readonly handed: { readonly circle: Circle; readonly place: number } | undefined;
}

type Before = Extract<Node, { readonly kind: 'before' }>;

/** Nodes that go round by the items before: one column holds what each item was handed, for all of them. */
export interface Circle {
  readonly name: string;
  readonly level: number;
  readonly list: string;
  readonly handed: readonly Before[];
  /** In the order in which an item computes them; those that are written more than once apart. */
  readonly nodes: readonly Node[];
  readonly named: readonly Node[];
}

export interface Columns {
  readonly columns: ReadonlyMap<Node, Column>;
  readonly circles: readonly Circle[];
}

/** Nodes in one expression beyond which a part becomes a column of its own. */
const budget = 40;

const isBase = (node: Node): boolean =>
  node.kind === 'input' || node.kind === 'given' || node.kind === 'count';
const isFree = (node: Node): boolean => node.kind === 'constant' || node.kind === 'place' || isBase(node);

/** The node that another one only says more of. */
export const bare = (node: Node): Node =>
  node.kind === 'within' || node.kind === 'ahead' ? bare(node.of) : node;

/** Columns in the order of computation. */
export function columnsOf(roots: readonly Node[]): Columns {
  const steps = stepsOf(roots);
  const uses = new Map<Node, number>();
  const forced = new Set<Node>(roots.map(bare));
  const kept = new Set<Node>();
  for (const { nodes, circle } of steps) {
    for (const node of nodes) {
      for (const operand of operandsOf(node)) {
        const used = bare(operand);
        if (bare(node) === node) uses.set(used, (uses.get(used) ?? 0) + 1);
        if (isKept(node, operand)) kept.add(used);
        // What a circle takes from outside stands before it.
        if (circle !== undefined && !nodes.includes(used)) forced.add(used);
      }
    }
  }
  for (const node of kept) forced.add(node);
  const columns = new Map<Node, Column>();
  const circles: Circle[] = [];
  const sizes = new Map<Node, number>();
  const levels = new Map<Node, number>();
  const isShared = (node: Node): boolean => (uses.get(node) ?? 0) > 1 && (sizes.get(node) ?? 1) > 3;
  const put = (node: Node, level: number, handed: Column['handed']): void => {
    columns.set(node, { name: `b${columns.size + 1}`, node, level, handed });
    sizes.set(node, 1);
    levels.set(node, level);
  };
  for (const { nodes, circle } of steps) {
    if (circle !== undefined) {
      const outside = nodes
        .flatMap(operandsOf)
        .map(bare)
        .filter((node) => !nodes.includes(node));
      const level = 1 + Math.max(0, ...outside.map((node) => levels.get(node) ?? 0));
      const handed = nodes.filter((node) => node.kind === 'before');
      const often = (node: Node) => bare(node) === node && ((uses.get(node) ?? 0) > 1 || kept.has(node));
      const named = nodes.filter((node) => node.kind !== 'before' && node.sort !== 'text' && often(node));
      const made = { name: `c${circles.length + 1}`, level, list: circle, handed, nodes, named };
      circles.push(made);
      for (const [place, node] of handed.entries()) put(node, level + 1, { circle: made, place });
    }
    for (const node of nodes) {
      if (columns.has(node)) continue;
      // The places of all items are an array like any other where one is asked for.
      if (bare(node) !== node || (isFree(node) && !(node.kind === 'place' && kept.has(node)))) {
        const of = bare(node);
        sizes.set(node, sizes.get(of) ?? 1);
        levels.set(node, levels.get(of) ?? 0);
        continue;
      }
      const operands = operandsOf(node).map(bare);
      const size = 1 + operands.reduce((sum, operand) => sum + (sizes.get(operand) ?? 1), 0);
      const level = Math.max(0, ...operands.map((operand) => levels.get(operand) ?? 0));
      sizes.set(node, size);
      levels.set(node, level);
      if (forced.has(node) || isShared(node) || size > budget) put(node, level + 1, undefined);
    }
  }
  return { columns, circles };
}

/** Operands that are written more than once, or read as arrays. */
function isKept(node: Node, operand: Node): boolean {
  switch (node.kind) {
    case 'fold':
    case 'along':
    case 'before':
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
        | 'ahead'
        | 'choose'
        | 'same-text';
      return false;
  }
}

// Looks through the nodes of a program.

import { connected } from '../../3-model/together/connected.js';
import type { Node, Operand, Program } from './program.js';

/** The nodes that a node is computed from, in order. */
export function operandsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'constant':
    case 'input':
    case 'given':
    case 'count':
    case 'place':
      return [];
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'compare':
    case 'same-text':
      return [node.left, node.right];
    case 'least':
    case 'greatest':
    case 'and':
    case 'or':
      return node.operands;
    case 'quotient':
      return [node.dividend, node.divisor];
    case 'within':
    case 'fold':
    case 'along':
    case 'before':
    case 'ahead':
    case 'rank':
      return [node.of];
    case 'begins-with':
      return [node.of];
    case 'not':
      return [node.operand];
    case 'choose':
      return [node.when, node.then, node.otherwise];
    case 'item':
      return [node.of, node.at];
    default:
      return node satisfies never;
  }
}

/** The nodes that a value consists of. */
export function nodesOf(operand: Operand): readonly Node[] {
  switch (operand.kind) {
    case 'scaled':
      return [operand.integer];
    case 'fraction':
      return [operand.numerator, operand.denominator];
    case 'truth':
      return [operand.truth];
    case 'option':
      return [operand.place];
    case 'text':
      return [operand.text];
    case 'none':
      return [];
    default:
      return operand satisfies never;
  }
}

/** All that a program is asked for. */
export const rootsOf = (program: Program): readonly Node[] => [
  ...program.inputs.flatMap(({ needed }) => needed ?? []),
  program.refusal,
  ...program.outputs.flatMap(({ value }) => nodesOf(value)),
  ...program.notices.map(({ when }) => when),
];

/** What is computed next: one node, or the nodes of a circle, which are computed together, item by item. */
export interface Step {
  /** Each after its operands, but for what is of an item before. */
  readonly nodes: readonly Node[];
  /** The list of the items, for circles. */
  readonly circle: string | undefined;
}

/** The nodes under some roots, in the order of computation. Without recursion, however deep they are. */
export function stepsOf(roots: readonly Node[]): readonly Step[] {
  const found = new Set<Node>();
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    open.push(...operandsOf(node));
  }
  const nodes = [...found].sort((a, b) => a.id - b.id);
  const alone = (node: Node): Step => ({ nodes: [node], circle: undefined });
  // Where nothing goes back, nodes are numbered in the order of computation.
  if (!nodes.some(({ kind }) => kind === 'before' || kind === 'ahead')) return nodes.map(alone);
  return connected(nodes, operandsOf).map((members): Step => {
    const [first] = members;
    if (first === undefined || !(members.length > 1 || operandsOf(first).includes(first))) {
      return { nodes: members, circle: undefined };
    }
    const now = (node: Node) => (node.kind === 'before' ? [] : operandsOf(node));
    const inside = members.toSorted((a, b) => a.id - b.id);
    return { nodes: connected(inside, now).flat(), circle: first.list };
  });
}

/** The same, one after the other. */
export const orderOf = (roots: readonly Node[]): readonly Node[] =>
  stepsOf(roots).flatMap(({ nodes }) => nodes);

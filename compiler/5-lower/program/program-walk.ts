// Looks through the nodes of a program.

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

/** The nodes under some roots, each after its operands. Without recursion, however deep they are. */
export function orderOf(roots: readonly Node[]): readonly Node[] {
  const found = new Set<Node>();
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    open.push(...operandsOf(node));
  }
  return [...found].sort((a, b) => a.id - b.id);
}

// What could be wrong with one node of a program as a printer writes it: a constant by one, the other strictness, another rounding,
// a condition that is dropped. A set of cases tells a slip when one of them is then answered otherwise.

import { type Computed, computeNode, type NodeInputs } from '../program/compute-node.js';
import type { Division, IntegerNode, Node } from '../program/program.js';
import { operandsOf } from '../program/program-walk.js';

export type At = (node: Node, item: number) => Computed;

export interface Slip {
  readonly node: Node;
  /** What the node would come to. Throws where it would come to nothing. */
  readonly compute: (item: number, at: At, inputs: NodeInputs) => Computed;
}

/** The same slip where one node alone uses the one that slips: a printer may write it out for each use. */
export const withinUser = (user: Node, slip: Slip): Slip => ({
  node: user,
  compute(item, at, inputs) {
    const slipped: At = (each, place) =>
      each === slip.node ? slip.compute(place, at, inputs) : at(each, place);
    return computeNode(user, item, slipped, inputs);
  },
});

const divisions: readonly Division[] = ['half-up', 'half-down', 'half-even', 'up', 'down', 'floor'];

/** The comparison with the limit itself on the other side. */
const otherStrictness = { below: 'up-to', 'up-to': 'below' } as const;

export function slipsOf(node: Node): readonly Slip[] {
  const slips: Slip[] = [];
  const of = (compute: Slip['compute']) => slips.push({ node, compute });
  const written = (other: Node) => of((item, at, inputs) => computeNode(other, item, at, inputs));
  const always = (value: Computed) => of(() => value);
  const shifted = (operand: IntegerNode, by: bigint) =>
    of((item, at, inputs) => {
      const moved: At = (each, place) => {
        const value = at(each, place);
        return each === operand && typeof value === 'bigint' ? value + by : value;
      };
      return computeNode(node, item, moved, inputs);
    });
  for (const operand of new Set(operandsOf(node))) {
    if (operand.kind !== 'constant' || operand.sort !== 'integer') continue;
    shifted(operand, 1n);
    shifted(operand, -1n);
  }
  switch (node.kind) {
    case 'compare':
      always(true);
      always(false);
      if (node.comparison !== 'equal') written({ ...node, comparison: otherStrictness[node.comparison] });
      break;
    case 'same-text':
    case 'begins-with':
    case 'given':
      always(true);
      always(false);
      break;
    case 'and':
    case 'or':
      for (const operand of node.operands) {
        written({ ...node, operands: node.operands.filter((other) => other !== operand) });
      }
      break;
    case 'least':
    case 'greatest':
      if (node.operands.length < 2) break;
      for (const operand of node.operands) {
        written({ ...node, operands: node.operands.filter((other) => other !== operand) });
      }
      break;
    case 'choose':
      of((item, at) => at(node.then, item));
      of((item, at) => at(node.otherwise, item));
      break;
    case 'quotient':
      shifted(node.dividend, 1n);
      shifted(node.dividend, -1n);
      for (const division of divisions) if (division !== node.division) written({ ...node, division });
      break;
    case 'along':
      written({ ...node, inclusive: !node.inclusive });
      break;
    case 'before':
      // As if nothing were carried; as if the first item had another one before it.
      always(node.first);
      of((item, at, inputs) => (item === 0 ? node.first + 1n : computeNode(node, item, at, inputs)));
      break;
    case 'fold':
    case 'rank':
      // As if the first item were not there.
      of((item, at, inputs) => {
        const fewer = { ...inputs, count: (list: string) => Math.max(0, inputs.count(list) - 1) };
        return computeNode(node, item - 1, (each, place) => at(each, place < 0 ? place : place + 1), fewer);
      });
      break;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'within':
    case 'ahead':
    case 'not':
    case 'item':
    case 'constant':
    case 'input':
    case 'count':
    case 'place':
      break;
    default:
      node satisfies never;
  }
  return slips;
}

// One step of a program on one case: a value, or one for each item of a list.

import type { Computed } from './compute-node.js';
import type { Node } from './program.js';
import type { Step } from './program-walk.js';

export type Values = Computed | readonly Computed[];

/** `keep` is told of the values of a node before others of its circle are computed from them. */
export function computeStep(
  { nodes, circle }: Step,
  count: (list: string) => number,
  compute: (node: Node, item: number) => Computed,
  keep: (node: Node, values: Values) => void,
): void {
  if (circle === undefined) {
    for (const node of nodes) {
      const { list } = node;
      if (list === undefined) {
        keep(node, compute(node, -1));
        continue;
      }
      const values: Computed[] = [];
      for (let item = 0; item < count(list); item++) values.push(compute(node, item));
      keep(node, values);
    }
    return;
  }
  const found = nodes.map((node) => ({ node, values: [] as Computed[] }));
  for (const { node, values } of found) keep(node, values);
  for (let item = 0; item < count(circle); item++) {
    for (const { node, values } of found) values.push(compute(node, item));
  }
}

/** The value of a node for an item, among those kept. Throws where there is none yet. */
export const valueAt =
  (kept: (node: Node) => Values | undefined) =>
  (node: Node, item: number): Computed => {
    const value = kept(node);
    const one = Array.isArray(value) ? value[item] : value;
    if (one === undefined || typeof one === 'object') throw new Error(`node ${node.id} has no value there`);
    return one;
  };

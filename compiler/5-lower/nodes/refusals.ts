// Refusals beside values: which comes first, and under which condition.

import type { IntegerNode, TruthNode } from '../program/program.js';
import type { Nodes } from './nodes.js';

export type Refusal = IntegerNode | undefined;

const settled = (node: IntegerNode): Refusal => (node.lo === 0n && node.hi === 0n ? undefined : node);

/** The first refusal that there is. */
export function firstRefusal(nodes: Nodes, ...all: readonly Refusal[]): Refusal {
  return all.reduceRight<Refusal>((later, earlier) => eitherFirst(nodes, earlier, later), undefined);
}

function eitherFirst(nodes: Nodes, a: Refusal, b: Refusal): Refusal {
  if (a === undefined || a === b) return b === undefined ? a : b;
  if (b === undefined || a.lo > 0n) return a;
  // A refusal for one reason: its condition says at once whether it is there.
  if (a.kind === 'choose' && a.then.lo > 0n && isNone(a.otherwise)) return nodes.choose(a.when, a.then, b);
  if (a.kind === 'choose' && a.otherwise.lo > 0n && isNone(a.then))
    return nodes.choose(a.when, b, a.otherwise);
  return nodes.choose(nodes.compare('equal', a, nodes.constant(0n)), b, a);
}

const isNone = (node: IntegerNode): boolean => node.lo === 0n && node.hi === 0n;

/** The refusal where the condition holds, the other where it fails. */
export function refusalUnder(nodes: Nodes, when: TruthNode, then: Refusal, otherwise?: Refusal): Refusal {
  const none = nodes.constant(0n);
  return settled(nodes.choose(when, then ?? none, otherwise ?? none));
}

/** True where there is no refusal. */
export const isAccepted = (nodes: Nodes, refusal: Refusal): TruthNode =>
  refusal === undefined ? nodes.truth(true) : nodes.compare('equal', refusal, nodes.constant(0n));

/** As far as what is known decides it. */
export function simplified(refusal: Refusal, known: ReadonlyMap<TruthNode, boolean>): Refusal {
  let node = refusal;
  while (node?.kind === 'choose') {
    const holds = known.get(node.when);
    if (holds === undefined) break;
    node = holds ? node.then : node.otherwise;
  }
  return node === undefined ? undefined : settled(node);
}

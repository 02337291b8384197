// Whether a condition has a value in every case.

import { type Node, partsOf } from './node.js';

const refusing: ReadonlySet<Node['kind']> = new Set([
  'none',
  'opaque',
  'carried',
  'reciprocal',
  'rows',
  'fold',
  'shift',
  'day',
]);
const known = new WeakMap<Node, boolean>();

/** A condition that every case has a value of: built of facts alone, nothing that could refuse. */
export function isSure(condition: Node): boolean {
  const before = known.get(condition);
  if (before !== undefined) return before;
  const answer = !refusing.has(condition.kind) && partsOf(condition).every(isSure);
  known.set(condition, answer);
  return answer;
}

// Whether a condition has a value in every case.

import { type Node, partsOf } from './node.js';

/** Whether a value that has its parts is there in every case. */
const isThere: Readonly<Record<Node['kind'], boolean>> = {
  number: true,
  truth: true,
  symbol: true,
  fact: true,
  given: true,
  count: true,
  precedes: true,
  carried: false,
  none: false,
  sum: true,
  product: true,
  reciprocal: false,
  lowest: true,
  highest: true,
  round: true,
  rows: false,
  positive: true,
  zero: true,
  is: true,
  and: true,
  or: true,
  not: true,
  part: true,
  between: true,
  shift: false,
  day: false,
  fold: false,
  opaque: false,
};
const known = new WeakMap<Node, boolean>();

/** A condition that every case has a value of: built of facts alone, nothing that could refuse. */
export function isSure(condition: Node): boolean {
  const before = known.get(condition);
  if (before !== undefined) return before;
  const answer = isThere[condition.kind] && partsOf(condition).every(isSure);
  known.set(condition, answer);
  return answer;
}

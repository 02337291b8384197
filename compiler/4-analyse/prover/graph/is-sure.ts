// Whether a condition has a value in every case.

import { type Node, partsOf } from './node.js';

/** A condition that every case has a value of: built of facts alone, nothing that could refuse. */
export function isSure(condition: Node): boolean {
  return (
    condition.kind !== 'none' &&
    condition.kind !== 'opaque' &&
    partsOf(condition).every(isSure) &&
    condition.kind !== 'reciprocal' &&
    condition.kind !== 'rows' &&
    condition.kind !== 'fold' &&
    condition.kind !== 'shift' &&
    condition.kind !== 'day'
  );
}

// Whether conditions leave a case out.

import type { Expression } from '../model.js';
import { Conditions, type Lookup } from './conditions.js';
import { type Diagram, never, TooEntangled } from './decision-diagram.js';

/** True when one of the conditions holds in every case; false where that cannot be seen. */
export function covers(lookup: Lookup, whens: readonly Expression[]): boolean {
  const conditions = new Conditions(lookup);
  try {
    const { diagrams } = conditions.atoms;
    const any = whens.reduce<Diagram>((all, when) => diagrams.or(all, conditions.of(when)), never);
    return conditions.atoms.isAlways(any);
  } catch (error) {
    if (error instanceof TooEntangled) return false;
    throw error;
  }
}

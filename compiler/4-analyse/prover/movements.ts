// Which ways values are seen to move, in some cases, when one fact takes a step.

import type { Model } from '../../3-model/model.js';
import { compare } from '../../runtime/exact/rational.js';
import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import { type Change, changed, type Trials } from './trial.js';

/** Up or down. */
export type Way = 'up' | 'down';

/** By definition; one of a list is not watched. */
export function movementsOf(
  model: Model,
  trials: Trials,
  cases: readonly FactValues[],
  change: Change,
): ReadonlyMap<string, ReadonlySet<Way>> {
  const ids = model.definitions.filter(({ list }) => list === undefined).map(({ id }) => id);
  const seen = new Map<string, Set<Way>>(ids.map((id) => [id, new Set()]));
  for (const facts of cases) {
    const pair = changed(model, facts, change, -1);
    if (!pair) continue;
    const [first, second] = [trials.values(pair.before, ids), trials.values(pair.after, ids)];
    for (const id of ids) {
      const [a, b] = [first.get(id), second.get(id)];
      if (typeof a !== 'object' || typeof b !== 'object') continue;
      const order = compare(b, a);
      if (order !== 0) seen.get(id)?.add(order > 0 ? 'up' : 'down');
    }
  }
  return seen;
}

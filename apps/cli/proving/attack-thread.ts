// The program of the thread that attacks checks: all of them shortly, then group by group at length; each group is told when it is done.

import { parentPort, workerData } from 'node:worker_threads';
import type { Property } from '../../../compiler/3-model/model.js';
import { attackGroup, groupsOf } from '../../../compiler/6-emit/attack/attack.js';
import { type AttackTask, pairsIn, type Round, type Told } from './attackers.js';
import { scaledEvaluators } from './scaled-evaluator.js';

/** What the thread tells: a place counts the properties of its task. */
export interface GroupTold {
  readonly round: Round;
  readonly told: readonly (readonly [place: number, told: Told])[];
}

const { model, properties, seed, pairs } = workerData as AttackTask;
const make = await scaledEvaluators();
const broken = new Set<Property>();
for (const round of ['first', 'long'] as const) {
  for (const group of groupsOf(properties)) {
    const open = group.filter((property) => !broken.has(property));
    const all = attackGroup(model, open, make, { seed, pairs: pairsIn(round, pairs) });
    for (const one of all) if (one.broken) broken.add(one.property);
    const told = all.map(
      (one) => [properties.indexOf(one.property), { pairs: one.pairs, broken: one.broken }] as const,
    );
    parentPort?.postMessage({ round, told } satisfies GroupTold);
  }
}

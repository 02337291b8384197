// The attacks that verdicts wait for: a short one before a check is reasoned about, a long one before a proof of it is told.

import type { Model, Property } from '../../../compiler/3-model/model.js';
import type { Pair } from '../../../compiler/4-analyse/prover/trial.js';
import { attackGroup, groupsOf } from '../../../compiler/6-emit/attack/attack.js';
import type { MakeEvaluator } from '../../../compiler/6-emit/attack/group-attack.js';
import { scaledEvaluators } from './scaled-evaluator.js';

/** What the attack on one check came to. */
export interface Told {
  readonly pairs: number;
  readonly broken: Pair | undefined;
}

export interface Attackers {
  readonly first: (property: Property) => Promise<Told | undefined>;
  readonly long: (property: Property) => Promise<Told | undefined>;
  readonly stop: () => Promise<unknown>;
}

/** What an attack is to do: it can be sent to a thread. */
export interface AttackTask {
  readonly model: Model;
  readonly properties: readonly Property[];
  readonly seed: number;
  /** Pairs of cases that each check must have spoken of. */
  readonly pairs: number;
}

export type Round = 'first' | 'long';

/** Pairs that a check must have spoken of in a round. */
export const pairsIn = (round: Round, pairs: number): number =>
  ({ first: Math.min(1_000, pairs), long: pairs })[round];

/** In the thread at hand, group by group when a verdict asks for it. */
export function attackersHere({ model, properties, seed, pairs }: AttackTask): Attackers {
  const groups = groupsOf(properties);
  const known = { first: new Map<Property, Told>(), long: new Map<Property, Told>() };
  let making: Promise<MakeEvaluator> | undefined;
  const run = async (round: Round, property: Property): Promise<Told | undefined> => {
    const told = known[round];
    if (!told.has(property)) {
      const group = groups.find((one) => one.includes(property)) ?? [];
      // What is broken is not attacked again.
      const open = group.filter((one) => known.first.get(one)?.broken === undefined);
      making ??= scaledEvaluators();
      for (const one of attackGroup(model, open, await making, { seed, pairs: pairsIn(round, pairs) })) {
        told.set(one.property, { pairs: one.pairs, broken: one.broken });
      }
    }
    return told.get(property);
  };
  return {
    first: (property) => run('first', property),
    long: (property) => run('long', property),
    stop: async () => {},
  };
}

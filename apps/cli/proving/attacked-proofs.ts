// Verdicts as they come: what breaks at a first attack is false, the rest is reasoned about, and what is proved is attacked once
// more, and longer, before it is told.

import type { Model, Property } from '../../../compiler/3-model/model.js';
import { type Proof, proofOf } from '../../../compiler/4-analyse/prover/prove.js';
import type { Pair } from '../../../compiler/4-analyse/prover/trial.js';
import { type Attacked, attack, type MakeEvaluator } from '../../../compiler/6-emit/attack/attack.js';
import type { Verdict } from '../output/verdict.js';
import { sha256 } from '../process/hashes.js';
import { proofCache } from './proof-cache.js';

export interface VerdictSettings {
  /** Makes the evaluators that the attack goes through. */
  readonly make: MakeEvaluator;
  /** Parts of the domain looked at per check, at most. */
  readonly boxes?: number;
  readonly seed: number;
  /** Milliseconds that reasoning about one check may take. */
  readonly time: number;
  /** Pairs that a check must have spoken of in the attack. */
  readonly pairs?: number;
  readonly cache?: string | undefined;
}

/** Milliseconds a check, unless told. */
export const usualTime = 10_000;
const firstPairs = 1_000;
const firstTime = 2_000;
const usualPairs = 100_000;
/** Milliseconds for the long attack of a ruleset, by its number of checks. */
const timeForAttack = (checks: number): number => Math.min(15_000, 2_000 + 120 * checks);

/** One after the other; those in the cache cost nothing. */
export function* verdicts(model: Model, settings: VerdictSettings): Generator<Verdict> {
  const { seed, time, boxes, pairs = usualPairs } = settings;
  const cache =
    settings.cache === undefined
      ? undefined
      : proofCache(settings.cache, model, { boxes, seed, time, pairs });
  const known = new Map<string, Verdict>();
  for (const property of model.properties) {
    const kept = cache?.known(property);
    if (kept) known.set(property.id, kept);
  }
  const open = model.properties.filter(({ id }) => !known.has(id));
  const attackers = new Attackers(model, open, settings.make, seed, pairs);
  const found: Verdict[] = [];
  try {
    for (const property of model.properties) {
      const kept = known.get(property.id);
      if (kept) {
        yield kept;
        continue;
      }
      const proof = proofOf(model, property, {
        seed,
        time,
        ...(boxes === undefined ? {} : { boxes }),
        clock: () => performance.now(),
        broken: (asked) => attackers.brokenAtFirst(asked),
      });
      const verdict = confirmed(proof, attackers);
      found.push(verdict);
      yield verdict;
    }
  } finally {
    // What was decided before somebody stopped it stays decided.
    if (found.length > 0) cache?.keep([...known.values(), ...found]);
  }
}

function confirmed({ certificate, ...found }: Proof, attackers: Attackers): Verdict {
  const proof: Verdict = certificate ? { ...found, proof: sha256(JSON.stringify(certificate)) } : found;
  if (proof.status !== 'proved' && proof.status !== 'undecided') return proof;
  const attacked = attackers.atLength(proof.property);
  if (!attacked) return proof;
  if (!attacked.broken) return { ...proof, attacked: attacked.pairs };
  const { before, after } = attacked.broken;
  const counterexample = { before, after, values: [] };
  if (proof.status === 'undecided') {
    const again = attackers.refuted(proof.property, attacked.broken);
    return again ?? { ...proof, attacked: attacked.pairs };
  }
  proof.status satisfies 'proved';
  return { ...proof, status: 'undecided', counterexample, contradicted: true, attacked: attacked.pairs };
}

class Attackers {
  #first: ReadonlyMap<Property, Attacked> | undefined;
  #long: ReadonlyMap<Property, Attacked> | undefined;

  constructor(
    readonly model: Model,
    readonly properties: readonly Property[],
    readonly make: MakeEvaluator,
    readonly seed: number,
    readonly pairs: number,
  ) {}

  brokenAtFirst(property: Property): Pair | undefined {
    this.#first ??= this.#run(this.properties, Math.min(firstPairs, this.pairs), firstTime);
    return this.#first.get(property)?.broken;
  }

  atLength(property: Property): Attacked | undefined {
    this.#long ??= this.#run(
      this.properties.filter((one) => !this.#first?.get(one)?.broken),
      this.pairs,
      timeForAttack(this.properties.length),
    );
    return this.#long.get(property);
  }

  refuted(property: Property, broken: Pair): Proof | undefined {
    const proof = proofOf(this.model, property, { tests: 0, boxes: 1, broken: () => broken });
    return proof.status === 'false' ? proof : undefined;
  }

  #run(properties: readonly Property[], pairs: number, most: number): ReadonlyMap<Property, Attacked> {
    const end = performance.now() + most;
    const options = { seed: this.seed, pairs, stop: () => performance.now() > end };
    const all = attack(this.model, properties, this.make, options);
    return new Map(all.map((attacked) => [attacked.property, attacked]));
  }
}

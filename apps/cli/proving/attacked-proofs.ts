// Verdicts as they come: what breaks at a first attack is false, the rest is reasoned about, and what is proved is attacked at length
// before it is told. None of it hangs on a clock, unless somebody sets a time.

import type { Worker } from 'node:worker_threads';
import type { Model, Property } from '../../../compiler/3-model/model.js';
import { shownAgain } from '../../../compiler/4-analyse/prover/again.js';
import {
  type Proof,
  type ProofOptions,
  proofInParts,
  proofOf,
} from '../../../compiler/4-analyse/prover/prove.js';
import type { Verdict } from '../output/verdict.js';
import { sha256 } from '../process/hashes.js';
import { type Attackers, type AttackTask, attackersHere } from './attackers.js';
import { attackersInThread } from './attackers-in-thread.js';
import { type ProofCache, proofCache } from './proof-cache.js';

export interface VerdictSettings {
  /** Starts the thread that attacks; undefined where only the thread at hand is there. */
  readonly startAttack?: ((task: AttackTask) => Worker) | undefined;
  /** Parts of the domain looked at per check, at most. */
  readonly boxes?: number | undefined;
  readonly seed?: number | undefined;
  /** Milliseconds that reasoning about one check may take: verdicts then hang on the machine. */
  readonly time?: number | undefined;
  /** Pairs that a check must have spoken of in the attack. */
  readonly pairs?: number | undefined;
  /** Folder in which verdicts are kept. */
  readonly cache?: string | undefined;
  /** Which build of bareme this is: what another one kept is not looked at. */
  readonly build?: string | undefined;
  /** Settles when somebody wants it to end: what is decided by then is kept. */
  readonly stopped?: Promise<unknown> | undefined;
}

const usualPairs = 100_000;

/** One after the other; those in the cache cost what it takes to show them again. */
export async function* verdicts(model: Model, settings: VerdictSettings = {}): AsyncGenerator<Verdict> {
  const { seed = 1, time, boxes, pairs = usualPairs, stopped = new Promise(() => {}) } = settings;
  const cache =
    settings.cache === undefined
      ? undefined
      : proofCache(settings.cache, model, { boxes, seed, time, pairs }, settings.build);
  const properties = model.properties.filter((property) => !cache?.known(property));
  const attackers =
    properties.length === 0 ? undefined : attackersFor({ model, properties, seed, pairs }, settings);
  const signal = { isStopped: false };
  const ended = stopped.then(() => {
    signal.isStopped = true;
    return 'stopped' as const;
  });
  const found: Verdict[] = [];
  let isNew = false;
  try {
    for (const property of model.properties) {
      let verdict: Verdict | 'stopped' | undefined = cache && keptVerdict(model, property, cache, seed);
      if (!verdict) {
        isNew = true;
        // What was kept and cannot be shown again is attacked by itself.
        const isOpen = attackers && properties.includes(property);
        const own = isOpen ? attackers : attackersHere({ model, properties: [property], seed, pairs });
        verdict = await Promise.race([ended, decided(model, property, { seed, time, boxes, signal }, own)]);
      }
      if (verdict === 'stopped') return;
      found.push(verdict);
      yield verdict;
    }
  } finally {
    await attackers?.stop();
    // What was decided before somebody stopped it stays decided.
    if (isNew) cache?.keep(found);
  }
}

const attackersFor = (task: AttackTask, { startAttack }: VerdictSettings): Attackers =>
  startAttack ? attackersInThread(task, startAttack) : attackersHere(task);

function keptVerdict(model: Model, property: Property, cache: ProofCache, seed: number): Verdict | undefined {
  const kept = cache.known(property);
  const proof = kept && shownAgain(model, property, kept, seed);
  if (!kept || !proof) return undefined;
  return { ...named(proof), ...(kept.attacked === undefined ? {} : { attacked: kept.attacked }) };
}

/** With the hash of its certificate. */
const named = (proof: Proof): Verdict =>
  proof.certificate ? { ...proof, proof: sha256(JSON.stringify(proof.certificate)) } : proof;

interface Asked {
  readonly seed: number;
  readonly time?: number | undefined;
  readonly boxes?: number | undefined;
  readonly signal: { readonly isStopped: boolean };
}

/** Milliseconds that are reasoned on before anything else is heard, such as that somebody wants it to end. */
const slice = 50;

/** Undefined where it was stopped on the way. */
async function proofUnlessStopped(
  model: Model,
  property: Property,
  options: ProofOptions,
  signal: Asked['signal'],
): Promise<Proof | undefined> {
  const parts = proofInParts(model, property, options);
  let rested = performance.now();
  for (;;) {
    const step = parts.next();
    if (step.done) return step.value;
    if (performance.now() - rested < slice) continue;
    await new Promise((heard) => setImmediate(heard));
    if (signal.isStopped) return undefined;
    rested = performance.now();
  }
}

async function decided(
  model: Model,
  property: Property,
  { seed, time, boxes, signal }: Asked,
  attackers: Attackers,
): Promise<Verdict | 'stopped'> {
  const first = await attackers.first(property);
  const options: ProofOptions = {
    seed,
    clock: () => performance.now(),
    ...(time === undefined ? {} : { time }),
    ...(boxes === undefined ? {} : { boxes }),
    ...(first?.broken ? { broken: () => first.broken } : {}),
  };
  const proof = await proofUnlessStopped(model, property, options, signal);
  if (!proof) return 'stopped';
  if (proof.status !== 'proved' && proof.status !== 'undecided') return proof;
  const attacked = await attackers.long(property);
  if (!attacked) return named(proof);
  const { broken, pairs } = attacked;
  if (!broken) return { ...named(proof), attacked: pairs };
  if (proof.status === 'undecided') {
    const again = proofOf(model, property, { tests: 0, boxes: 1, broken: () => broken });
    return again.status === 'false' ? again : { ...proof, attacked: pairs };
  }
  proof.status satisfies 'proved';
  const counterexample = { ...broken, values: [] };
  return { ...named(proof), status: 'undecided', counterexample, contradicted: true, attacked: pairs };
}

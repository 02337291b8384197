// Attacks in a thread of their own, beside the reasoning. What a thread cannot do is done in the thread at hand.

import type { Worker } from 'node:worker_threads';
import type { Property } from '../../../compiler/3-model/model.js';
import type { Pair } from '../../../compiler/4-analyse/prover/trial.js';
import type { FactValues } from '../../../compiler/runtime/facts/fact-shapes.js';
import type { GroupTold } from './attack-thread.js';
import { type Attackers, type AttackTask, attackersHere, type Round, type Told } from './attackers.js';

export function attackersInThread(task: AttackTask, start: (task: AttackTask) => Worker): Attackers {
  const known = { first: new Map<Property, Told>(), long: new Map<Property, Told>() };
  let here: Attackers | undefined;
  let wake: () => void = () => {};
  let next = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const changed = (): void => {
    const woken = wake;
    next = new Promise<void>((resolve) => {
      wake = resolve;
    });
    woken();
  };
  const failed = (): void => {
    here ??= attackersHere(task);
    changed();
  };
  const worker = start(task);
  worker.on('message', ({ round, told }: GroupTold) => {
    for (const [place, one] of told) {
      const property = task.properties[place];
      if (property)
        known[round].set(property, { pairs: one.pairs, broken: one.broken && received(one.broken) });
    }
    changed();
  });
  worker.on('error', failed);
  worker.on('messageerror', failed);
  // What it has not told by then it never will.
  worker.on('exit', failed);
  const told = async (round: Round, property: Property): Promise<Told | undefined> => {
    for (;;) {
      const one = known[round].get(property);
      if (one) return one;
      if (here) return here[round](property);
      await next;
    }
  };
  return {
    first: (property) => told('first', property),
    long: (property) => told('long', property),
    stop: () => worker.terminate(),
  };
}

/** What travels between threads loses that it has no prototype, and facts may be called as its members are. */
const received = ({ before, after }: Pair): Pair => ({
  before: bare(before),
  after: after && bare(after),
});

function bare({ values, lists }: FactValues): FactValues {
  const plain = <T extends object>(from: T): T => Object.assign(Object.create(null), from);
  return {
    values: plain(values),
    lists: Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(lists).map(([name, items]) => [name, items.map(plain)])),
    ),
  };
}

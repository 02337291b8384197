// Counterexamples are as simple as they can be, one fact at a time, and can be priced as they stand: on random rules, against every
// other value of each fact.

import { describe, expect, it } from 'vitest';
import { writtenFacts } from '../../apps/cli/output/written-facts.js';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import type { Fact, Model, Property } from '../../compiler/3-model/model.js';
import { indexOf } from '../../compiler/4-analyse/model-index.js';
import { completed, simplest } from '../../compiler/4-analyse/prover/counterexample.js';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { type Change, pairOf, Trials, type Tried, withFact } from '../../compiler/4-analyse/prover/trial.js';
import { expressionsOf, focusOf, requirementsFor } from '../../compiler/4-analyse/spoken-of.js';
import {
  absolute,
  add,
  compare,
  one,
  type Rational,
  subtract,
  zero,
} from '../../compiler/runtime/exact/rational.js';
import type { FactValues, Value } from '../../compiler/runtime/facts/fact-shapes.js';
import { randomFormulas, randomRuleFiles } from './random-files.js';

/** How far from the simplest value of a fact: absent is the simplest of all. */
function rankOf(fact: Fact, value: Value | undefined): Rational {
  if (value === undefined) return { n: -1n, d: 1n };
  const target = simplest(fact);
  if (typeof value === 'object' && typeof target === 'object') return absolute(subtract(value, target));
  const options = fact.type.kind === 'choice' ? fact.type.set.options.map(({ name }) => name) : [];
  return typeof value === 'string' ? { n: BigInt(options.indexOf(value)), d: 1n } : value ? one : zero;
}

function valuesOf(fact: Fact): readonly (Value | undefined)[] {
  if (fact.type.kind === 'yes-no') return [undefined, false, true];
  if (fact.type.kind === 'choice') return [undefined, ...fact.type.set.options.map(({ name }) => name)];
  const { from, to, step } = fact.domain ?? { from: zero, to: zero, step: one };
  const values: Rational[] = [];
  for (let at = from; compare(at, to) <= 0; at = add(at, step)) values.push(at);
  return [undefined, ...values];
}

/** Every case with one thing in it simpler, and the change from it. */
function* simplerCases(
  model: Model,
  property: Property,
  { before, after }: Tried,
): Generator<readonly [what: string, facts: FactValues, change: Change | undefined]> {
  const change = pairOf(model, property, { before, after });
  for (const [list, items] of Object.entries(before.lists)) {
    for (const place of items.keys()) {
      const rest = items.filter((_, other) => other !== place);
      yield [
        `${list} without item ${place + 1}`,
        { ...before, lists: { ...before.lists, [list]: rest } },
        change,
      ];
    }
  }
  for (const fact of model.facts) {
    const { name, list } = fact;
    const places = list === undefined ? [-1] : (before.lists[list] ?? []).map((_, place) => place);
    for (const place of places) {
      const now = (place < 0 ? before.values : before.lists[list ?? '']?.[place])?.[name];
      if (now === undefined) continue;
      const moves = change?.fact === name && place <= 0;
      if (moves && change.kind === 'pair') {
        const { from, to } = change;
        if (typeof from !== 'object' || typeof to !== 'object') continue;
        for (const a of valuesOf(fact)) {
          for (const b of valuesOf(fact)) {
            if (typeof a !== 'object' || typeof b !== 'object' || compare(a, b) >= 0) continue;
            const apart = compare(subtract(b, a), subtract(to, from));
            if (apart > 0 || (apart === 0 && compare(rankOf(fact, a), rankOf(fact, from)) >= 0)) continue;
            yield [`${name} moved otherwise`, before, { ...change, from: a, to: b }];
          }
        }
        continue;
      }
      for (const value of valuesOf(fact)) {
        if (compare(rankOf(fact, value), rankOf(fact, now)) >= 0) continue;
        yield [`${name} simpler`, withFact(before, name, list, place, value), change];
      }
    }
  }
}

/** Refusals that say that a fact is not there. */
const missing = (model: Model, facts: FactValues): readonly string[] => {
  const outcome = evaluate(model, writtenFacts(model, facts));
  return outcome.ok
    ? []
    : outcome.errors.flatMap(({ code, path }) => (code === 'missing_fact' ? [path] : []));
};

function faultsOf(name: string, model: Model): readonly string[] | undefined {
  const [proof] = prove(model, { boxes: 2 });
  const found = proof?.counterexample;
  if (proof?.status !== 'false' || !found) return undefined;
  const { property } = proof;
  const index = indexOf(model);
  const trials = new Trials(model, {});
  const requirements = requirementsFor(index, expressionsOf(property));
  const item = focusOf(index, property) === undefined ? -1 : 0;
  const breaks = (facts: FactValues, change: Change | undefined): boolean =>
    trials.try(property, requirements, facts, change, item).kind === 'refuted';
  const faults: string[] = [];
  if (!breaks(found.before, pairOf(model, property, found))) faults.push(`${name}: breaks nothing`);
  for (const [what, facts, change] of simplerCases(model, property, found)) {
    if (breaks(facts, change)) faults.push(`${name}: ${what}: ${property.text}`);
  }
  for (const facts of [found.before, ...(found.after ? [found.after] : [])]) {
    const whole = completed(model, facts);
    const gone = missing(model, whole);
    if (gone.length > 0) faults.push(`${name}: ${gone.join()} is asked for`);
    // What was put in so that it can be priced is asked for, every one.
    for (const { name: fact, list } of model.facts) {
      if (list !== undefined || whole.values[fact] === facts.values[fact]) continue;
      const without = withFact(whole, fact, undefined, -1, undefined);
      if (missing(model, without).length === 0) faults.push(`${name}: nobody asks for ${fact}`);
    }
  }
  return faults;
}

describe('counterexamples', () => {
  it('cannot be made simpler in any single fact, and can be priced as they stand', {
    timeout: 240_000,
  }, () => {
    const faults: string[] = [];
    let told = 0;
    for (let seed = 1; seed <= 8; seed++) {
      for (const { name, made } of [...randomFormulas(seed), ...randomRuleFiles(seed)]) {
        const own = faultsOf(name, made);
        if (!own) continue;
        told++;
        faults.push(...own);
      }
    }
    expect(faults).toEqual([]);
    expect(told).toBeGreaterThan(25);
  });
});

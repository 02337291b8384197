// What a property is claimed of: the readings that it rests on and the facts over whose domains it holds.

import type { Fact, Model, Property } from '../../3-model/model.js';
import { factsUnder, indexOf, sliceOf, usesOf } from '../model-index.js';
import { expressionsOf, requirementsFor } from '../spoken-of.js';

export interface Claim {
  /** Readings that have a part in it, with the option taken. */
  readonly readings: readonly { readonly reading: string; readonly option: string }[];
  /** Facts that have a part in it, in the order of the file. */
  readonly facts: readonly Fact[];
}

/** `chosen` are options of readings other than those that the file chooses. */
export function claimOf(
  model: Model,
  property: Property,
  chosen: Readonly<Record<string, string>> = {},
): Claim {
  const index = indexOf(model);
  const own = expressionsOf(property);
  const roots = [...own, ...requirementsFor(index, own).map(({ condition }) => condition)];
  const used = new Set<string>();
  for (const body of [...roots, ...sliceOf(index, roots).map((definition) => definition.body)]) {
    for (const reading of usesOf(index, body).readings) used.add(reading);
  }
  const facts = factsUnder(index, roots);
  return {
    readings: model.readings.flatMap(({ name, chosen: usual }) =>
      used.has(name) ? [{ reading: name, option: chosen[name] ?? usual }] : [],
    ),
    facts: model.facts.filter(({ name }) => facts.has(name)),
  };
}

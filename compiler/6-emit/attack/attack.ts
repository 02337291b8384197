// Looks for cases that break claims, with the compiled evaluator: the claims that one fact moves together, several values of it
// around each base case, and more cases near those that came closest. Work is counted in cases, so that the same claims meet the
// same cases on every machine.

import type { Model, Property } from '../../3-model/model.js';
import { type Attacked, GroupAttack, type MakeEvaluator } from './group-attack.js';
import { modelOfClaims } from './model-of-claims.js';

export interface AttackOptions {
  readonly seed?: number;
  /** Pairs of cases (or cases, where none is compared) that each claim has to have spoken of; 100 000 unless told. */
  readonly pairs?: number;
  /** Asked between base cases; true ends the attack. */
  readonly stop?: () => boolean;
}

const usualPairs = 100_000;

/** Every claim that is broken is broken in its pair; that others hold is not shown by this. */
export function attack(
  model: Model,
  properties: readonly Property[],
  make: MakeEvaluator,
  options: AttackOptions = {},
): readonly Attacked[] {
  const found = new Map<Property, Attacked>();
  for (const group of groupsOf(properties)) {
    for (const attacked of attackGroup(model, group, make, options)) found.set(attacked.property, attacked);
  }
  return properties.flatMap((property) => found.get(property) ?? []);
}

/** Claims that are attacked together, those that come first first: all that one fact moves, and a few that hold always. */
export function groupsOf(properties: readonly Property[]): readonly (readonly Property[])[] {
  const groups: Property[][] = [];
  const open = new Map<string, Property[]>();
  for (const property of properties) {
    const key = property.kind === 'always' ? '' : `fact ${property.fact}`;
    const known = open.get(key);
    if (known && known.length < mostTogether) known.push(property);
    else {
      const begun = [property];
      open.set(key, begun);
      groups.push(begun);
    }
  }
  return groups;
}

/** Claims in one group, at most: the first verdicts do not wait for the last. */
const mostTogether = 24;

export function attackGroup(
  model: Model,
  properties: readonly Property[],
  make: MakeEvaluator,
  options: AttackOptions = {},
): readonly Attacked[] {
  const { seed = 1, pairs = usualPairs, stop = () => false } = options;
  const claims = modelOfClaims(model, properties);
  return new GroupAttack(model, properties, claims, make, seed).run(pairs, stop);
}

// From a part of the domain to checked cases in it, and from a counterexample to the simplest one near it.

import type { Fact, Model } from '../../3-model/model.js';
import {
  add,
  ceiling,
  compare,
  divide,
  floor,
  multiply,
  type Rational,
  rational,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import type { FactValues, Value } from '../../runtime/facts/fact-shapes.js';
import { boundaryCases } from '../boundary-cases.js';
import type { Abstract } from '../range/abstract.js';
import { type Box, possibilities } from './terms/frame.js';
import type { Variable } from './terms/terms.js';
import { withFact } from './trial.js';

/** Values of the facts that a question is about, in the order of the file. */
export const emptyCase = (): FactValues => ({
  values: Object.create(null) as FactValues['values'],
  lists: {},
});

/** Items of one list in one case, at most: a few tell as much as many. */
const mostItems = 12;

/** Some cases of a box: its corners and its middle. Facts that the box does not know are as simple as can be. */
export function casesOf(
  model: Model,
  wanted: ReadonlySet<string>,
  box: Box,
  variables: readonly Variable[],
  same: readonly { readonly fact: string; readonly as: string }[],
  /** The list of whose items one is looked at: it comes first, others after it are alike among themselves. */
  focus?: string,
): readonly FactValues[] {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const known = (name: string): Abstract | undefined => {
    const variable = byName.get(name);
    return variable && possibilities(box, variable);
  };
  const valuesAt = (corner: Corner, list: string | undefined, item: string): Record<string, Value> => {
    const values: Record<string, Value> = Object.create(null);
    for (const fact of model.facts) {
      if (fact.list !== list || !(wanted.has(fact.name) || (list !== undefined && isAlways(fact)))) continue;
      const possible = known(`${fact.name}${item}`);
      const presence = known(`given ${fact.name}${item}`);
      const absent =
        (fact.presence.kind === 'optional' || fact.presence.kind === 'default') &&
        (presence?.kind === 'truth'
          ? !presence.canHold || (presence.canFail && corner === 'low')
          : !possible);
      const value = absent ? undefined : possible ? pick(possible, corner) : simplest(fact);
      if (value !== undefined) values[fact.name] = value;
    }
    return values;
  };
  const itemsAt = (corner: Corner, list: string): readonly Record<string, Value>[] => {
    const count = known(`count of ${list}`);
    const wished = count && pick(count, corner);
    const least = list === focus ? 1 : 0;
    const length = Math.max(
      least,
      Math.min(mostItems, typeof wished === 'object' ? Number(wished.n) : least),
    );
    return Array.from({ length }, (_, place) => valuesAt(corner, list, place < least ? '@this' : '@any1'));
  };
  const lists = model.lists.filter(
    ({ name }) =>
      name === focus ||
      byName.has(`count of ${name}`) ||
      model.facts.some((fact) => fact.list === name && wanted.has(fact.name)),
  );
  const cases: FactValues[] = [];
  const seen = new Set<string>();
  for (const corner of corners) {
    let facts: FactValues = {
      values: valuesAt(corner, undefined, ''),
      lists: Object.fromEntries(lists.map(({ name }) => [name, itemsAt(corner, name)])),
    };
    for (const { fact, as } of [...same].reverse()) {
      facts = withFact(facts, fact, undefined, -1, facts.values[as]);
    }
    const key = keyOf(facts);
    if (!seen.has(key)) cases.push(facts);
    seen.add(key);
  }
  return cases;
}

const corners = ['low', 'high', 'middle'] as const;
type Corner = (typeof corners)[number];
const isAlways = ({ presence }: Fact): boolean => presence.kind === 'always';
const keyOf = (facts: FactValues): string =>
  JSON.stringify(facts, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));

function pick(value: Abstract, corner: Corner): Value | undefined {
  switch (value.kind) {
    case 'truth':
      return corner === 'high' ? value.canHold : !value.canFail;
    case 'symbols': {
      const all = [...(value.values ?? [])];
      return corner === 'high' ? all[all.length - 1] : all[0];
    }
    case 'numbers': {
      const { lo, hi, grid } = value.range;
      if (corner === 'low') return lo ?? hi ?? zero;
      if (corner === 'high') return hi ?? lo ?? zero;
      if (!lo || !hi || !grid || grid.n === 0n) return lo ?? hi ?? zero;
      return add(lo, multiply(rational(floor(divide(subtract(hi, lo), grid)) / 2n), grid));
    }
    default:
      value satisfies never;
      return undefined;
  }
}

/** The value of a fact that people would think of first. */
export function simplest(fact: Fact): Value {
  switch (fact.type.kind) {
    case 'yes-no':
      return false;
    case 'choice':
      return fact.type.set.options[0]?.name ?? '';
    case 'text':
      return 'x';
    case 'quantity':
    case 'date':
      return nearestTo(fact, zero);
    default:
      fact.type satisfies never;
      return false;
  }
}

function nearestTo(fact: Fact, wanted: Rational): Rational {
  const { domain } = fact;
  if (!domain) return wanted;
  if (compare(domain.from, wanted) >= 0) {
    return multiply(rational(ceiling(divide(domain.from, domain.step))), domain.step);
  }
  return compare(domain.to, wanted) <= 0
    ? multiply(rational(floor(divide(domain.to, domain.step))), domain.step)
    : wanted;
}

const mostShrinks = 800;
const mostRounds = 4;

/** Leaves out what can be left out and brings each other fact as near to simple as still breaks the property. */
export function shrunk(
  model: Model,
  facts: FactValues,
  fixed: string | undefined,
  breaks: (candidate: FactValues) => boolean,
): FactValues {
  let best = facts;
  let tries = 0;
  const attempt = (candidate: FactValues): boolean => {
    if (tries++ >= mostShrinks || !breaks(candidate)) return false;
    best = candidate;
    return true;
  };
  const simplify = (fact: Fact, item: number): void => {
    const now = item < 0 ? best.values[fact.name] : best.lists[fact.list ?? '']?.[item]?.[fact.name];
    if (now === undefined) return;
    const put = (value: Value | undefined): FactValues => withFact(best, fact.name, fact.list, item, value);
    if (fact.name !== fixed && attempt(put(undefined))) return;
    const target = simplest(fact);
    if (equal(now, target) || attempt(put(target))) return;
    if (typeof target === 'object' && typeof now === 'object') {
      shrinkNumber(fact, target, now, (value) => attempt(put(value)));
    }
  };
  // What becomes simpler lets others become simpler still.
  for (let round = 0, before: FactValues | undefined; round < mostRounds && before !== best; round++) {
    before = best;
    for (const fact of model.facts) if (fact.list === undefined) simplify(fact, -1);
  }
  for (const [list, items] of Object.entries(best.lists)) {
    for (let place = items.length - 1; place >= 0; place--) {
      const now = best.lists[list] ?? [];
      attempt({
        values: best.values,
        lists: { ...best.lists, [list]: now.filter((_, index) => index !== place) },
      });
    }
    const own = model.facts.filter((fact) => fact.list === list);
    for (const place of (best.lists[list] ?? []).keys()) for (const fact of own) simplify(fact, place);
  }
  return best;
}

const equal = (a: Value, b: Value): boolean =>
  typeof a === 'object' && typeof b === 'object' ? compare(a, b) === 0 : a === b;

/** Halves the distance to the target as long as the property stays broken. */
function shrinkNumber(
  fact: Fact,
  target: Rational,
  now: Rational,
  attempt: (value: Rational) => boolean,
): void {
  const step = fact.domain?.step ?? rational(1);
  let low = floor(divide(target, step));
  let high = floor(divide(now, step));
  while (high - low > 1n || low - high > 1n) {
    const middle = (low + high) / 2n;
    if (middle === low || middle === high) break;
    if (attempt(multiply(rational(middle), step))) high = middle;
    else low = middle;
  }
}

/** Random cases for what the search cannot decide, the same each time. */
export const randomCases = (model: Model, count: number, seed: number): readonly FactValues[] =>
  boundaryCases(model, { seed, count }).map(({ facts }) => facts);

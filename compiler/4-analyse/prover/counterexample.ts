// From a part of the domain to checked cases in it, and from a counterexample to the simplest one near it.

import type { Fact, Model } from '../../3-model/model.js';
import {
  ceiling,
  compare,
  divide,
  floor,
  multiply,
  type Rational,
  rational,
  zero,
} from '../../runtime/exact/rational.js';
import type { FactValues, Value } from '../../runtime/facts/fact-shapes.js';
import { boundaryCases } from '../boundary-cases.js';
import { withFact } from './trial.js';

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

/** The case with what every case must have and this one does not need: so that it can be run as it is. */
export function completed(model: Model, facts: FactValues): FactValues {
  let whole = facts;
  for (const fact of model.facts) {
    if (fact.presence.kind !== 'always') continue;
    const { name, list } = fact;
    if (list === undefined) {
      if (whole.values[name] === undefined) whole = withFact(whole, name, undefined, -1, simplest(fact));
      continue;
    }
    for (const [place, item] of (whole.lists[list] ?? []).entries()) {
      if (item[name] === undefined) whole = withFact(whole, name, list, place, simplest(fact));
    }
  }
  return whole;
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
    if (fact.name === fixed && (item === 0 || fact.list === undefined)) return;
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

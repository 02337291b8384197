// From a part of the domain to checked cases in it, and from a counterexample to the simplest one near it.

import { Interpreter } from '../../3-model/evaluate/interpreter.js';
import { missingFacts } from '../../3-model/evaluate/missing-facts.js';
import type { Fact, Model } from '../../3-model/model.js';
import {
  ceiling,
  compare,
  divide,
  floor,
  multiply,
  one,
  type Rational,
  rational,
  zero,
} from '../../runtime/exact/rational.js';
import type { FactValues, Value } from '../../runtime/facts/fact-shapes.js';
import { itemName } from '../../runtime/facts/fact-values.js';
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

/** With what running the case asks for and its claim does not need, as simple as it can be: so that it can be run as it is. */
export function completed(model: Model, facts: FactValues): FactValues {
  const interpreter = new Interpreter(model);
  const listed = model.results.filter((result) => result.listed);
  const reached = interpreter.reached(listed.map(({ definition }) => definition));
  let whole = facts;
  // What is given may be what another fact is asked for by.
  for (let round = 0; round <= model.facts.length + model.lists.length; round++) {
    const run = interpreter.start(whole, {});
    const asked = new Set(
      missingFacts(interpreter, run, reached, whole, new Set(), undefined, true).map(({ path }) => path),
    );
    if (asked.size === 0) break;
    for (const { name } of model.lists) {
      if (asked.has(name)) whole = { ...whole, lists: { ...whole.lists, [name]: [] } };
    }
    for (const fact of model.facts) {
      const { name, list } = fact;
      if (list === undefined) {
        if (asked.has(name)) whole = withFact(whole, name, undefined, -1, simplest(fact));
        continue;
      }
      for (const place of (whole.lists[list] ?? []).keys()) {
        if (asked.has(itemName(list, place, name)))
          whole = withFact(whole, name, list, place, simplest(fact));
      }
    }
  }
  return whole;
}

const mostShrinks = 3_000;
/** Steps from the simplest value that are tried one by one: so near to it, the value is the simplest there is. */
const nearSteps = 100n;

/**
 * Leaves out what can be left out and makes each other fact as simple as it can be alone, until no single one can be made
 * simpler. `marks`: values of a fact at which something in the rules changes.
 */
export function shrunk(
  model: Model,
  facts: FactValues,
  fixed: string | undefined,
  marks: ReadonlyMap<string, readonly Rational[]>,
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
    if (fact.name === fixed && (item === 0 || fact.list === undefined)) return;
    if (attempt(put(undefined))) return;
    simplerValues(fact, now, marks.get(fact.name) ?? []).some((value) => attempt(put(value)));
  };
  for (let before: FactValues | undefined; before !== best && tries < mostShrinks; ) {
    before = best;
    for (const [list, items] of Object.entries(best.lists)) {
      for (let place = items.length - 1; place >= 0; place--) {
        const kept = (best.lists[list] ?? []).filter((_, index) => index !== place);
        attempt({ values: best.values, lists: { ...best.lists, [list]: kept } });
      }
    }
    for (const fact of model.facts) {
      if (fact.list === undefined) simplify(fact, -1);
      else for (const place of (best.lists[fact.list] ?? []).keys()) simplify(fact, place);
    }
  }
  return best;
}

/** Those that are tried in place of a value, the simplest first. */
function simplerValues(fact: Fact, now: Value, marks: readonly Rational[]): readonly Value[] {
  const target = simplest(fact);
  if (typeof now !== 'object' || typeof target !== 'object') {
    if (fact.type.kind !== 'choice') return now === target ? [] : [target];
    const options = fact.type.set.options.map(({ name }) => name);
    return options.slice(0, Math.max(0, options.indexOf(String(now))));
  }
  const step = fact.domain?.step ?? one;
  const from = floor(divide(target, step));
  const to = floor(divide(now, step));
  const way = to < from ? -1n : 1n;
  const distance = (to - from) * way;
  const off = new Set<bigint>();
  const put = (at: bigint): void => {
    if (at >= 0n && at < distance) off.add(at);
  };
  for (let at = 0n; at < nearSteps && at < distance; at++) put(at);
  for (const mark of marks) {
    const at = (floor(divide(mark, step)) - from) * way;
    for (const by of [-1n, 0n, 1n]) put(at + by);
  }
  for (let unit = 100n; unit < distance; unit *= 10n) for (const by of [1n, 2n, 5n]) put(unit * by);
  for (let gap = distance; gap > 0n; gap /= 2n) {
    put(gap);
    put(distance - gap);
  }
  return [...off].sort((a, b) => (a < b ? -1 : 1)).map((at) => multiply(rational(from + at * way), step));
}

/** Random cases for what the search cannot decide, the same each time. */
export const randomCases = (model: Model, count: number, seed: number): readonly FactValues[] =>
  boundaryCases(model, { seed, count }).map(({ facts }) => facts);

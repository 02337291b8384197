// Looks for a case that breaks a claim on the reference interpreter: drawn cases, and each of them with the fact moved.

import type { Fact, Model, Property } from '../../3-model/model.js';
import {
  add,
  compare,
  divide,
  floor,
  multiply,
  one,
  type Rational,
  rational,
  subtract,
} from '../../runtime/exact/rational.js';
import type { FactValues, Value } from '../../runtime/facts/fact-shapes.js';
import { distinctTexts, landmarksOf } from '../cases/landmarks.js';
import { type Random, randomFrom } from '../cases/random.js';
import { indexOf, type ModelIndex } from '../model-index.js';
import { expressionsOf, focusOf, requirementsFor } from '../spoken-of.js';
import { randomCases, shrunk, simplest } from './counterexample.js';
import { type Change, type Pair, pairOf, type Trials, type Tried } from './trial.js';

/** Values of the fact that are tried beside the one of a case. */
const movesPerCase = 5;
/** Steps that are looked at for the next value that is not refused. */
const mostSteps = 40;
/** How often a counterexample is made simpler as a whole. */
const mostRounds = 6;
/** Steps in the domain of a fact of which every pair of values is tried. */
const fewSteps = 24n;

export class Falsifier {
  readonly #index: ModelIndex;
  readonly #random: Random;
  readonly #cases: readonly FactValues[];
  readonly #marks: ReadonlyMap<string, readonly Rational[]>;
  readonly #texts: readonly string[];

  constructor(
    readonly model: Model,
    readonly trials: Trials,
    seed: number,
    count: number,
  ) {
    this.#index = indexOf(model);
    this.#random = randomFrom(seed);
    this.#cases = randomCases(model, count, seed);
    this.#marks = landmarksOf(this.#index).numbers;
    this.#texts = distinctTexts(this.#index);
  }

  /** A case, or two, in which the claim does not hold; the item that it is about comes first in its list. */
  broken(property: Property): Tried | undefined {
    const requirements = requirementsFor(this.#index, expressionsOf(property));
    const focus = focusOf(this.#index, property);
    const fact = property.kind === 'always' ? undefined : this.#index.facts.get(property.fact);
    for (const facts of this.#cases) {
      const items = focus === undefined ? [-1] : (facts.lists[focus] ?? []).map((_, place) => place);
      for (const place of items) {
        const turned = place > 0 && focus !== undefined ? withFirst(facts, focus, place) : facts;
        const item = Math.min(place, 0);
        const changes = fact ? this.#changes(property, fact, turned, item) : [undefined];
        for (const change of changes) {
          const outcome = this.trials.try(property, requirements, turned, change, item);
          if (outcome.kind === 'refuted') return outcome.tried;
          // Of the next value that is not refused, and of none beyond it, a jump is spoken of.
          if (property.kind === 'no-jump' && outcome.kind === 'holds') break;
        }
      }
    }
    return undefined;
  }

  #changes(property: Property, fact: Fact, facts: FactValues, item: number): readonly Change[] {
    const values = item < 0 || fact.list === undefined ? facts.values : facts.lists[fact.list]?.[item];
    const now = values?.[fact.name];
    const pair = (a: Value | undefined, b: Value | undefined): Change => ({
      fact: fact.name,
      kind: 'pair',
      from: a,
      to: b,
    });
    const mayMiss = fact.presence.kind === 'optional' || fact.presence.kind === 'default';
    const isNoEffect = property.kind === 'monotone' && property.direction === 'no-effect';
    const absent = isNoEffect && mayMiss && now !== undefined ? [pair(undefined, now)] : [];
    if (now === undefined) return [];
    if (typeof now === 'object') {
      if (property.kind === 'no-jump') return this.#following(fact, now).map((next) => pair(now, next));
      const others = this.#others(fact, now).map((other) =>
        compare(other, now) < 0 ? pair(other, now) : pair(now, other),
      );
      return [...absent, ...others];
    }
    if (typeof now === 'boolean') return [...absent, pair(false, true)];
    const all =
      fact.type.kind === 'choice' ? fact.type.set.options.map(({ name }) => name) : [...this.#texts, 'x'];
    const at = all.indexOf(now);
    return [
      ...absent,
      ...all.flatMap((other, place) =>
        other === now ? [] : [place < at ? pair(other, now) : pair(now, other)],
      ),
    ];
  }

  #following({ domain }: Fact, now: Rational): readonly Rational[] {
    const step = domain?.step ?? one;
    const all: Rational[] = [];
    for (let next = add(now, step); all.length < mostSteps; next = add(next, step)) {
      if (domain && compare(next, domain.to) > 0) break;
      all.push(next);
    }
    return all;
  }

  #others(fact: Fact, now: Rational): readonly Rational[] {
    const { domain } = fact;
    const step = domain?.step ?? one;
    const inside = (value: Rational): boolean =>
      !domain || (compare(value, domain.from) >= 0 && compare(value, domain.to) <= 0);
    const marks = this.#marks.get(fact.name) ?? [];
    const near = (value: Rational, by: bigint): Rational =>
      multiply(rational(floor(divide(value, step)) + by), step);
    const found = [near(now, 1n), near(now, -1n)];
    for (let each = 0; each < movesPerCase; each++) {
      if (marks.length > 0 && this.#random.chance(60)) {
        found.push(near(this.#random.pick(marks), this.#random.pick([-1n, 0n, 1n])));
      } else if (domain) {
        const width = floor(divide(add(domain.to, multiply(domain.from, rational(-1))), step)) + 1n;
        if (width > 0n) found.push(near(domain.from, this.#random.below(width)));
      }
    }
    return found.filter((value) => inside(value) && compare(value, now) !== 0);
  }

  /** The pair made as simple as still breaks the claim. */
  simplest(property: Property, pair: Pair): Tried | undefined {
    const requirements = requirementsFor(this.#index, expressionsOf(property));
    const item = focusOf(this.#index, property) === undefined ? -1 : 0;
    const fact = property.kind === 'always' ? undefined : this.#index.facts.get(property.fact);
    const breaksWith = (facts: FactValues, change: Change | undefined): Tried | undefined => {
      const outcome = this.trials.try(property, requirements, facts, change, item);
      return outcome.kind === 'refuted' ? outcome.tried : undefined;
    };
    let change = pairOf(this.model, property, pair);
    if (!breaksWith(pair.before, change)) return undefined;
    let facts = pair.before;
    // What becomes simpler lets others become simpler still.
    for (let round = 0; round < mostRounds; round++) {
      const [fixed, before] = [change, facts];
      const holds = (candidate: FactValues) => breaksWith(candidate, fixed) !== undefined;
      facts = shrunk(this.model, facts, fact?.name, this.#marks, holds);
      change = change && this.#nearest(property, change, (next) => breaksWith(facts, next) !== undefined);
      if (change === fixed && (facts === before || change === undefined)) break;
    }
    return breaksWith(facts, change);
  }

  /** Both values of the fact that moves: nearer to each other first, then nearer to the simplest. */
  #nearest(property: Property, change: Change, breaks: (change: Change) => boolean): Change {
    const fact = this.#index.facts.get(change.fact);
    if (!fact || change.kind !== 'pair') return change;
    const { from, to } = change;
    if (typeof from !== 'object' || typeof to !== 'object') return change;
    const least = simplest(fact);
    const step = fact.domain?.step ?? one;
    if (typeof least !== 'object') return change;
    const inSteps = (value: Rational): bigint => floor(divide(value, step));
    const [low, high, first] = [inSteps(from), inSteps(to), inSteps(fact.domain?.from ?? from)];
    const at = (a: bigint, b: bigint): Change => ({
      ...change,
      from: multiply(rational(a), step),
      to: multiply(rational(b), step),
    });
    const last = inSteps(fact.domain?.to ?? to);
    if (last - first <= fewSteps) {
      // So few values that each pair of them is tried.
      const rank = (place: bigint): bigint =>
        place < inSteps(least) ? inSteps(least) - place : place - inSteps(least);
      const starts = Array.from({ length: Number(last - first) + 1 }, (_, by) => first + BigInt(by));
      starts.sort((a, b) => Number(rank(a) - rank(b)));
      for (let apart = 1n; apart <= high - low; apart++) {
        for (const a of starts) {
          if (apart === high - low && a === low) return change;
          if (a + apart <= last && breaks(at(a, a + apart))) return at(a, a + apart);
        }
      }
      return change;
    }
    const closer = property.kind === 'no-jump' ? change : this.#closer(change, breaks);
    const lower = this.#lower(closer, breaks);
    const isMoved = lower.kind === 'pair' && (lower.from !== from || lower.to !== to);
    return isMoved && breaks(lower) && !isSame(lower, change) ? lower : change;
  }

  /** The same distance as near to the beginning of the domain as the claim still breaks. */
  #lower(change: Change, breaks: (change: Change) => boolean): Change {
    const fact = this.#index.facts.get(change.fact);
    if (!fact || change.kind !== 'pair') return change;
    const { from, to } = change;
    if (typeof from !== 'object' || typeof to !== 'object') return change;
    const distance = subtract(to, from);
    const least = simplest(fact);
    const step = fact.domain?.step ?? one;
    if (typeof least !== 'object') return change;
    const at = (value: Rational): Change => ({ ...change, from: value, to: add(value, distance) });
    const near = Array.from({ length: 16 }, (_, by) => add(least, multiply(rational(by), step)));
    const marks = (this.#marks.get(change.fact) ?? []).flatMap((mark) => [subtract(mark, step), mark]);
    const tried = [...near, ...[...marks].sort(compare)].filter(
      (value) => compare(value, least) >= 0 && compare(value, from) < 0,
    );
    const lowest = tried.find((value) => breaks(at(value)));
    if (lowest) return at(lowest);
    let best = from;
    for (let by = floor(divide(subtract(from, least), step)) / 2n; by > 0n; by /= 2n) {
      const nearer = subtract(best, multiply(rational(by), step));
      if (breaks(at(nearer))) best = nearer;
    }
    return at(best);
  }

  /** Values nearer to each other between which the claim still breaks. */
  #closer(change: Change, breaks: (change: Change) => boolean): Change {
    const fact = this.#index.facts.get(change.fact);
    if (change.kind !== 'pair' || typeof change.from !== 'object' || typeof change.to !== 'object')
      return change;
    const step = fact?.domain?.step ?? one;
    let low = floor(divide(change.from, step));
    let high = floor(divide(change.to, step));
    const at = (a: bigint, b: bigint): Change => ({
      fact: change.fact,
      kind: 'pair',
      from: multiply(rational(a), step),
      to: multiply(rational(b), step),
    });
    for (let guard = 0; guard < 80 && high - low > 1n; guard++) {
      const middle = (low + high) / 2n;
      const places = [0n, 1n, -1n, 2n, -2n, 3n, -3n]
        .map((by) => middle + by)
        .filter((place) => place > low && place < high);
      const half = places.find((place) => breaks(at(place, high)));
      if (half !== undefined) low = half;
      else {
        const other = places.find((place) => breaks(at(low, place)));
        if (other === undefined) break;
        high = other;
      }
    }
    return breaks(at(low, high)) ? at(low, high) : change;
  }
}

const isSame = (a: Change, b: Change): boolean => {
  const same = (x: Value | undefined, y: Value | undefined): boolean =>
    typeof x === 'object' && typeof y === 'object' ? compare(x, y) === 0 : x === y;
  return a.kind === 'pair' && b.kind === 'pair' && same(a.from, b.from) && same(a.to, b.to);
};

function withFirst(facts: FactValues, list: string, item: number): FactValues {
  const items = facts.lists[list] ?? [];
  const chosen = items[item];
  if (!chosen) return facts;
  return {
    values: facts.values,
    lists: { ...facts.lists, [list]: [chosen, ...items.filter((_, place) => place !== item)] },
  };
}

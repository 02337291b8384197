// Facts for tests, drawn where tariffs go wrong: at thresholds, blocks, crossings and points of rounding, each give or take a step.

import { type Fact, isTime, type Model } from '../3-model/model.js';
import { dateOf, datePart, isoFromDays } from '../runtime/exact/calendar.js';
import { writeTime } from '../runtime/exact/cycles.js';
import {
  add,
  ceiling,
  compare,
  divide,
  floor,
  formatDecimal,
  hundred,
  multiply,
  type Rational,
  rational,
  zero,
} from '../runtime/exact/rational.js';
import type { FactValues, Value } from '../runtime/facts/fact-shapes.js';
import { put } from '../runtime/outcome/assessed.js';
import { crossingsOf, movedToCrossing } from './cases/crossings.js';
import { type Landmarks, landmarksOf } from './cases/landmarks.js';
import { pointAt } from './cases/point.js';
import { type Random, randomFrom } from './cases/random.js';
import { indexOf, type ModelIndex } from './model-index.js';

export interface BoundaryCase {
  /** As the interpreter and the analyses take them. */
  readonly facts: FactValues;
  /** The same case as people write it: decimal strings, booleans, option names, ISO dates, arrays of items. */
  readonly input: CaseInput;
}

export type CaseInput = Readonly<
  Record<string, string | boolean | readonly Readonly<Record<string, string | boolean>>[]>
>;

/**
 * `count` cases on the declared domains: about 60 % of the values at landmarks, the others uniform on the grid. Facts that
 * a case does not need are mostly absent, requirements hold where that can be had, the same seed gives the same cases.
 */
export function boundaryCases(
  model: Model,
  options: { readonly seed: number; readonly count: number },
): readonly BoundaryCase[] {
  const index = indexOf(model);
  const landmarks = landmarksOf(index);
  const crossings = crossingsOf(index);
  const random = randomFrom(options.seed);
  return Array.from({ length: options.count }, () => {
    let made = drawn(index, landmarks, random);
    for (let attempt = 0; attempt < 20 && !fits(index, made); attempt++) {
      made = drawn(index, landmarks, random);
    }
    if (crossings.length > 0 && random.chance(35)) {
      const moved = movedToCrossing(index, crossings, made, random);
      if (moved) {
        const candidate = withValue(made, moved.fact, moved.value);
        if (fits(index, candidate)) made = candidate;
      }
    }
    const facts = withoutNeedless(index, made, random);
    return { facts, input: inputOf(model, facts) };
  });
}

type Values = Record<string, Value | undefined>;
const empty = (): Values => Object.create(null) as Values;

const withValue = (facts: FactValues, name: string, value: Value): FactValues => ({
  values: Object.assign(empty(), facts.values, { [name]: value }),
  lists: facts.lists,
});

function drawn(index: ModelIndex, landmarks: Landmarks, random: Random): FactValues {
  const { model } = index;
  const mayMiss = (fact: Fact): boolean =>
    (fact.presence.kind === 'optional' || fact.presence.kind === 'default') && random.chance(35);
  const values = empty();
  for (const fact of model.facts) {
    if (fact.list === undefined && !mayMiss(fact)) values[fact.name] = drawnValue(fact, landmarks, random);
  }
  const lists: Record<string, readonly Values[]> = Object.create(null) as Record<string, readonly Values[]>;
  for (const { name, capacity, presence } of model.lists) {
    // Left out or without items: the same.
    if (presence.kind === 'optional' && random.chance(35)) continue;
    const own = model.facts.filter((fact) => fact.list === name);
    lists[name] = Array.from({ length: drawnLength(capacity, random) }, () => {
      const item = empty();
      for (const fact of own) if (!mayMiss(fact)) item[fact.name] = drawnValue(fact, landmarks, random);
      return item;
    });
  }
  return { values, lists };
}

function drawnLength(capacity: number, random: Random): number {
  const usual = random.pick([0, 1, 1, 2, 2, 3, 4, 5]);
  return Math.min(capacity, random.chance(5) ? Math.min(capacity, 60) : usual);
}

function drawnValue(fact: Fact, landmarks: Landmarks, random: Random): Value {
  switch (fact.type.kind) {
    case 'yes-no':
      return random.chance(50);
    case 'choice':
      return random.pick(fact.type.set.options).name;
    case 'text':
      return random.pick([...landmarks.texts, 'x', 'été 2 024']);
    case 'quantity':
    case 'date':
      return drawnNumber(fact, landmarks.numbers.get(fact.name) ?? [], random);
    default:
      fact.type satisfies never;
      return false;
  }
}

/** Days that calendars stumble over, near a given one. */
function specialDays(year: number): readonly number[] {
  const at = (month: number, day: number) => dateOf(year, month, day);
  const days = [at(1, 1), at(1, 31), at(2, 28), at(2, 29), at(3, 1), at(4, 30), at(12, 30), at(12, 31)];
  return days.filter((day) => day !== undefined);
}

function drawnNumber(fact: Fact, marks: readonly Rational[], random: Random): Rational {
  const domain = fact.domain ?? {
    from: rational(dateOf(1999, 12, 25) ?? 0),
    to: rational(dateOf(2036, 3, 1) ?? 0),
    step: rational(1),
  };
  const first = ceiling(divide(domain.from, domain.step));
  const last = floor(divide(domain.to, domain.step));
  const { values } = domain;
  if (values !== undefined && values.length > 0) return random.pick(values);
  if (first > last) return domain.from;
  const valueAt = (place: bigint): Rational =>
    multiply(rational(place < first ? first : place > last ? last : place), domain.step);
  const uniform = (): bigint => first + random.below(last - first + 1n);
  if (!random.chance(60)) return valueAt(uniform());
  if (fact.type.kind === 'date' && random.chance(50)) {
    const year = datePart('year', Number(uniform())) + Number(random.below(3n)) - 1;
    const days = specialDays(random.chance(30) ? year - (year % 4) : year);
    return valueAt(BigInt(days.length > 0 ? random.pick(days) : 0));
  }
  const near = random.pick([-1n, 0n, 0n, 1n]);
  if (marks.length > 0 && random.chance(70)) {
    const mark = random.pick(marks);
    return valueAt(floor(divide(mark, domain.step)) + near);
  }
  const ends = [first, first, last];
  if (compare(domain.from, zero) < 0 && compare(domain.to, zero) > 0) ends.push(0n);
  // Small and round numbers lie where blocks and rounding do.
  const small = first + random.below(30n);
  const round = first + random.below(60n) * (random.chance(50) ? 50n : 100n);
  return valueAt(random.pick([...ends, small, round, round]) + near);
}

/** Whether the requirements hold, as far as one case can tell. */
function fits(index: ModelIndex, facts: FactValues): boolean {
  if (index.model.requirements.length === 0) return true;
  const point = pointAt(index, facts);
  return index.model.requirements.every(({ condition, list }) =>
    list === undefined
      ? point.holds(condition) !== false
      : (facts.lists[list] ?? []).every((item) => point.holds(condition, item) !== false),
  );
}

/** Leaves out most facts that this case does not need; a few stay, because they must be ignored. */
function withoutNeedless(index: ModelIndex, facts: FactValues, random: Random): FactValues {
  const conditional = index.model.facts.filter((fact) => fact.presence.kind === 'when');
  if (conditional.length === 0) return facts;
  const point = pointAt(index, facts);
  const kept = (given: Readonly<Values>, list: string | undefined): Values => {
    const values = Object.assign(empty(), given);
    for (const { name, presence, list: owner } of conditional) {
      if (presence.kind !== 'when' || owner !== list) continue;
      const needed = point.holds(presence.condition, list === undefined ? undefined : given);
      if (needed === false && random.chance(80)) delete values[name];
    }
    return values;
  };
  const lists = Object.assign(Object.create(null) as Record<string, readonly Values[]>, facts.lists);
  for (const [list, items] of Object.entries(lists)) lists[list] = items.map((item) => kept(item, list));
  return { values: kept(facts.values, undefined), lists };
}

/** A case as people write it. */
export function inputOf(model: Model, facts: FactValues): CaseInput {
  const written = (values: Readonly<Values>, list: string | undefined): Record<string, string | boolean> => {
    const record: Record<string, string | boolean> = {};
    for (const fact of model.facts) {
      const value = values[fact.name];
      if (fact.list === list && value !== undefined) put(record, fact.name, writtenValue(fact, value));
    }
    return record;
  };
  const input: Record<string, CaseInput[string]> = written(facts.values, undefined);
  for (const { name } of model.lists) {
    const items = facts.lists[name];
    if (items)
      put<CaseInput[string]>(
        input,
        name,
        items.map((item) => written(item, name)),
      );
  }
  return input;
}

/** One value of a fact as people write it: 47 for 47 %. */
function writtenValue(fact: Fact, value: Value): string | boolean {
  if (typeof value !== 'object') return value;
  if (fact.type.kind === 'date') return isoFromDays(Number(value.n));
  if (isTime(fact.type)) return writeTime(value);
  const shown = fact.type.kind === 'quantity' && fact.type.percent ? multiply(value, hundred) : value;
  return formatDecimal(shown) ?? formatDecimal(add(shown, zero), 0) ?? `${shown.n}/${shown.d}`;
}

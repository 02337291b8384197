// Cases tried on the reference interpreter: what makes a counterexample one, and nothing else.

import { Interpreter, isCaseError } from '../../3-model/evaluate/interpreter.js';
import type { Expression, Model, Property, Requirement } from '../../3-model/model.js';
import { absolute, add, compare, one, type Rational, subtract } from '../../runtime/exact/rational.js';
import type { FactValues, Value } from '../../runtime/facts/fact-shapes.js';

/** How a fact differs between two cases that are alike otherwise. */
export type Change = { readonly fact: string } & (
  | { readonly kind: 'step'; readonly step: Rational }
  | { readonly kind: 'flag' }
  | { readonly kind: 'option'; readonly from: string; readonly to: string }
  /** Any two values; undefined is a fact that is not given. */
  | { readonly kind: 'pair'; readonly from: Value | undefined; readonly to: Value | undefined }
);

/** One case, or two that differ in one fact. */
export interface Pair {
  readonly before: FactValues;
  readonly after: FactValues | undefined;
}

/** A pair that was looked at. */
export interface Tried extends Pair {
  /** What the subject is in each; undefined for conditions. */
  readonly values: readonly Value[];
}

export type Outcome =
  | { readonly kind: 'refuted'; readonly tried: Tried }
  | { readonly kind: 'holds' }
  /** The case is refused, or the assumptions do not hold in it. */
  | { readonly kind: 'refused' };

const refused: Outcome = { kind: 'refused' };
const holds: Outcome = { kind: 'holds' };

export class Trials {
  readonly #interpreter: Interpreter;
  /** Cases so far that a property said something of. */
  tested = 0;

  constructor(
    readonly model: Model,
    readonly readings: Readonly<Record<string, string>>,
  ) {
    this.#interpreter = new Interpreter(model);
  }

  /** The exact value of an expression in a case; undefined where it is refused. `item` counts from 0. */
  value(facts: FactValues, expression: Expression, item = -1): Value | undefined {
    const value = this.#interpreter.expression(
      this.#interpreter.start(facts, this.readings),
      expression,
      item,
    );
    return isCaseError(value) ? undefined : value;
  }

  /** All values in one case, evaluated together. */
  values(facts: FactValues, definitions: readonly string[], item = -1): ReadonlyMap<string, Value> {
    const run = this.#interpreter.start(facts, this.readings);
    const found = new Map<string, Value>();
    for (const id of definitions) {
      const value = this.#interpreter.value(run, id, item);
      if (!isCaseError(value)) found.set(id, value);
    }
    return found;
  }

  /** Whether a property holds in a case, or from it to the one beside it. `item` is the item that it is about. */
  try(
    property: Property,
    requirements: readonly Requirement[],
    facts: FactValues,
    change: Change | undefined,
    item: number,
  ): Outcome {
    const outcome = this.#outcome(property, requirements, facts, change, item);
    if (outcome.kind !== 'refused') this.tested++;
    return outcome;
  }

  #outcome(
    property: Property,
    requirements: readonly Requirement[],
    facts: FactValues,
    change: Change | undefined,
    item: number,
  ): Outcome {
    const assumed = (some: FactValues): boolean =>
      requirements.every(({ condition, list }) =>
        list === undefined
          ? this.value(some, condition) === true
          : (some.lists[list] ?? []).every((_, place) => this.value(some, condition, place) === true),
      ) &&
      (property.when === undefined || this.value(some, property.when, item) === true);
    if (property.kind === 'always') {
      if (!assumed(facts)) return refused;
      const value = this.value(facts, property.condition, item);
      if (value === undefined) return refused;
      return value === false
        ? { kind: 'refuted', tried: { before: facts, after: undefined, values: [] } }
        : holds;
    }
    const pair = change && changed(this.model, facts, change, item);
    if (!pair || !assumed(pair.before) || !assumed(pair.after)) return refused;
    // No jump is spoken of from one value to the next that is not refused, and of none beyond it.
    if (property.kind === 'no-jump' && !this.#isNext(property, change, facts, item, assumed)) return refused;
    const first = this.value(pair.before, property.subject, item);
    const second = this.value(pair.after, property.subject, item);
    if (first === undefined || second === undefined) return refused;
    return breaks(property, first, second)
      ? { kind: 'refuted', tried: { ...pair, values: [first, second] } }
      : holds;
  }

  /** Whether all values between the two are refused. */
  #isNext(
    property: Exclude<Property, { kind: 'always' }>,
    change: Change,
    facts: FactValues,
    item: number,
    assumed: (some: FactValues) => boolean,
  ): boolean {
    if (change.kind !== 'pair') return true;
    const { from, to } = change;
    if (typeof from !== 'object' || typeof to !== 'object') return true;
    const fact = this.model.facts.find(({ name }) => name === change.fact);
    const step = fact?.domain?.step ?? one;
    let looked = 0;
    for (let at = add(from, step); compare(at, to) < 0; at = add(at, step)) {
      if (++looked > mostBetween) return false;
      const between = withFact(facts, change.fact, fact?.list, item, at);
      if (assumed(between) && this.value(between, property.subject, item) !== undefined) return false;
    }
    return true;
  }
}

function breaks(property: Exclude<Property, { kind: 'always' }>, first: Value, second: Value): boolean {
  const rank = (value: Value): Rational | undefined =>
    typeof value === 'object'
      ? value
      : typeof value === 'boolean'
        ? { n: value ? 1n : 0n, d: 1n }
        : undefined;
  const [a, b] = [rank(first), rank(second)];
  if (!a || !b) return property.kind === 'monotone' && property.direction === 'no-effect' && first !== second;
  if (property.kind === 'no-jump') return compare(absolute(subtract(b, a)), property.limit) > 0;
  const order = compare(b, a);
  switch (property.direction) {
    case 'never-decreases':
      return order < 0;
    case 'never-increases':
      return order > 0;
    case 'no-effect':
      return order !== 0;
    default:
      property.direction satisfies never;
      return false;
  }
}

/** How the fact of a property differs between the two cases of a pair; the item that it is about comes first in its list. */
export function pairOf(model: Model, property: Property, { before, after }: Pair): Change | undefined {
  if (property.kind === 'always' || after === undefined) return undefined;
  const fact = model.facts.find(({ name }) => name === property.fact);
  if (!fact) return undefined;
  const { name, list } = fact;
  const valueIn = (facts: FactValues): Value | undefined =>
    (list === undefined ? facts.values : facts.lists[list]?.[0])?.[name];
  return { fact: name, kind: 'pair', from: valueIn(before), to: valueIn(after) };
}

/** Steps between two values that are looked at. */
const mostBetween = 400;

/** The two cases of a change; undefined where the fact is absent or already at its end. */
export function changed(
  model: Model,
  facts: FactValues,
  change: Change,
  item: number,
): { readonly before: FactValues; readonly after: FactValues } | undefined {
  const fact = model.facts.find(({ name }) => name === change.fact);
  const now =
    fact?.list === undefined ? facts.values[change.fact] : facts.lists[fact.list]?.[item]?.[change.fact];
  if (!fact || (now === undefined && change.kind !== 'pair')) return undefined;
  if (fact.list !== undefined && facts.lists[fact.list]?.[item] === undefined) return undefined;
  const put = (value: Value | undefined): FactValues => withFact(facts, change.fact, fact.list, item, value);
  switch (change.kind) {
    case 'step': {
      if (typeof now !== 'object') return undefined;
      const next = add(now, change.step);
      if (fact.domain && compare(next, fact.domain.to) > 0) return undefined;
      return { before: facts, after: put(next) };
    }
    case 'flag':
      return { before: put(false), after: put(true) };
    case 'option':
      return { before: put(change.from), after: put(change.to) };
    case 'pair':
      return { before: put(change.from), after: put(change.to) };
    default:
      change satisfies never;
      return undefined;
  }
}

/** A case with another value of one fact; `undefined` leaves it out. */
export function withFact(
  facts: FactValues,
  name: string,
  list: string | undefined,
  item: number,
  value: Value | undefined,
): FactValues {
  if (list === undefined) {
    return {
      values: Object.assign(Object.create(null) as object, facts.values, { [name]: value }),
      lists: facts.lists,
    };
  }
  const items = (facts.lists[list] ?? []).map((one, place) =>
    place === item ? Object.assign(Object.create(null) as object, one, { [name]: value }) : one,
  );
  return { values: facts.values, lists: { ...facts.lists, [list]: items } };
}

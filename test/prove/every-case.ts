// Every case of a model with small domains, lists of every length and facts left out included, and what they say of its property.

import type { Expression, Fact, Model, Property } from '../../compiler/3-model/model.js';
import { indexOf } from '../../compiler/4-analyse/model-index.js';
import { type Change, changed, Trials } from '../../compiler/4-analyse/prover/trial.js';
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

type Values = Readonly<Record<string, Value | undefined>>;

/** Every case: each fact with each of its values, or left out where it may be; each list with each number of items. */
export function everyCase(made: Model): readonly FactValues[] {
  const outside = combinations(made.facts.filter(({ list }) => list === undefined));
  let cases: readonly FactValues[] = outside.map((values) => ({ values, lists: {} }));
  for (const { name, capacity } of made.lists) {
    const items = combinations(made.facts.filter(({ list }) => list === name));
    let longest: readonly (readonly Values[])[] = [[]];
    const lists = [...longest];
    for (let length = 1; length <= capacity; length++) {
      longest = longest.flatMap((list) => items.map((item) => [...list, item]));
      lists.push(...longest);
    }
    cases = cases.flatMap((one) => lists.map((list) => ({ ...one, lists: { ...one.lists, [name]: list } })));
  }
  return cases;
}

function combinations(facts: readonly Fact[]): readonly Values[] {
  return facts.reduce<readonly Values[]>(
    (all, fact) =>
      all.flatMap((values) => valuesOf(fact).map((value) => ({ ...values, [fact.name]: value }))),
    [{}],
  );
}

/** Texts are without number: those that random files tell apart, and others. */
const someTexts = ['', 'A', 'A1', 'A12', 'B', 'C'];

function valuesOf(fact: Fact): readonly (Value | undefined)[] {
  const absent = fact.presence.kind === 'always' ? [] : [undefined];
  if (fact.type.kind === 'yes-no') return [...absent, false, true];
  if (fact.type.kind === 'choice') return [...absent, ...fact.type.set.options.map(({ name }) => name)];
  if (fact.type.kind === 'text') return [...absent, ...someTexts];
  const { from, to, step } = fact.domain ?? { from: zero, to: zero, step: one };
  const values: Rational[] = [];
  for (let at = from; compare(at, to) <= 0; at = add(at, step)) values.push(at);
  return [...absent, ...values];
}

/** What trying every case says of the only property of a model. */
export function truthOf(made: Model, readings: Readonly<Record<string, string>> = {}): boolean {
  const [property] = made.properties;
  if (!property) throw new Error('there is no property');
  const index = indexOf(made);
  const trials = new Trials(made, readings);
  const requirements = requirementsFor(index, expressionsOf(property));
  const focus = focusOf(index, property);
  const ways = movesOf(made, property);
  return everyCase(made).every((facts) => {
    const items = focus === undefined ? [-1] : (facts.lists[focus] ?? []).map((_, place) => place);
    return items.every((item) =>
      ways.every((changes) => {
        // What is refused on the way because a fact is needed there is no step to pass over: it is a case with that fact.
        const own = property.kind === 'no-jump' && leavesOut(made, facts) ? changes.slice(0, 1) : changes;
        for (const change of own) {
          const { kind } = trials.try(property, requirements, facts, change, item);
          if (kind === 'refuted') return false;
          // A jump goes to the next value that is not refused.
          if (property.kind === 'no-jump' && kind === 'holds') return true;
        }
        return true;
      }),
    );
  });
}

/** Whether a fact is not given that some cases need. */
const leavesOut = (made: Model, { values, lists }: FactValues): boolean =>
  made.facts.some(({ name, list, presence }) => {
    const all = list === undefined ? [values] : (lists[list] ?? []);
    return presence.kind === 'when' && all.some((item) => item[name] === undefined);
  });

/** From each value of the fact to each higher one, in order; and from absent to each, where nothing may depend on it. */
function movesOf(made: Model, property: Property): readonly (readonly (Change | undefined)[])[] {
  if (property.kind === 'always') return [[undefined]];
  const about = made.facts.find(({ name }) => name === property.fact);
  if (!about) return [];
  const values = valuesOf(about).filter((value) => value !== undefined);
  const pair = (from: Value | undefined, to: Value): Change => ({ fact: about.name, kind: 'pair', from, to });
  const mayMiss = about.presence.kind === 'optional' || about.presence.kind === 'default';
  const isNoEffect = property.kind === 'monotone' && property.direction === 'no-effect';
  const absent = isNoEffect && mayMiss ? [values.map((to) => pair(undefined, to))] : [];
  return [...absent, ...values.map((from, place) => values.slice(place + 1).map((to) => pair(from, to)))];
}

/** What an expression outside lists is in every case, and how far it moves at each change of a fact; each once, in order. */
export function reached(
  made: Model,
  subject: Expression,
  property: Property,
): { readonly values: readonly Rational[]; readonly jumps: readonly Rational[] } {
  const index = indexOf(made);
  const trials = new Trials(made, {});
  const requirements = requirementsFor(index, [subject]);
  const fits = (facts: FactValues): boolean =>
    requirements.every(({ condition, list }) =>
      list === undefined
        ? trials.value(facts, condition) === true
        : (facts.lists[list] ?? []).every((_, place) => trials.value(facts, condition, place) === true),
    );
  const values = new Map<string, Rational>();
  const jumps = new Map<string, Rational>();
  const focus = focusOf(index, property);
  for (const facts of everyCase(made)) {
    const value = fits(facts) ? trials.value(facts, subject) : undefined;
    if (typeof value !== 'object') continue;
    values.set(`${value.n}/${value.d}`, value);
    const items = focus === undefined ? [-1] : (facts.lists[focus] ?? []).map((_, place) => place);
    for (const change of changesOf(made, property)) {
      for (const item of items) {
        const after = change && changed(made, facts, change, item)?.after;
        const next = after && fits(after) ? trials.value(after, subject) : undefined;
        if (typeof next !== 'object') continue;
        const jump = absolute(subtract(next, value));
        jumps.set(`${jump.n}/${jump.d}`, jump);
      }
    }
  }
  return { values: [...values.values()].sort(compare), jumps: [...jumps.values()].sort(compare) };
}

function changesOf(made: Model, property: Property): readonly (Change | undefined)[] {
  if (property.kind === 'always') return [undefined];
  const about = made.facts.find(({ name }) => name === property.fact);
  if (about?.type.kind === 'yes-no') return [{ kind: 'flag', fact: property.fact }];
  if (about?.type.kind === 'choice') {
    const all = about.type.set.options.map(({ name }) => name);
    return all.flatMap((from, index) =>
      all.slice(index + 1).map((to): Change => ({ kind: 'option', fact: property.fact, from, to })),
    );
  }
  return [{ kind: 'step', fact: property.fact, step: about?.domain?.step ?? one }];
}

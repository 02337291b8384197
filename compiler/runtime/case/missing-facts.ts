// Which facts a case lacks: those that the results reach, always or under a condition that holds.

import { missingFact } from '../facts/fact-messages.js';
import type { FactShape, FactShapes, FactValues, ListShape } from '../facts/fact-shapes.js';
import { itemName } from '../facts/fact-values.js';
import { scaledCase } from '../facts/scaled-facts.js';
import type { CaseError } from '../outcome/assessment.js';
import { type Evaluation, type Needs, neededIn } from './evaluation.js';
import { Refused } from './refused.js';

/** The scaled form of a case, of the type that the generated file gives it. */
export function scaledAs<F>(shapes: FactShapes, facts: FactValues, complete: boolean): F {
  const made: unknown = scaledCase(shapes, facts, complete);
  return made as F;
}

/** What a case gives, in whatever form: only whether something is there counts. */
export interface GivenFacts {
  readonly values: Readonly<Record<string, unknown>>;
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

export interface Missing {
  readonly errors: readonly CaseError[];
  /** Of a fact that is not there it could not be told whether it is needed: the computation finds out when it comes to it. */
  readonly isUntold: boolean;
}

/**
 * In the order of the file. `broken` are paths that are reported already. `surely` is set where only some results are asked for: the facts
 * that these need whatever the case; what else they need they tell when they come to it. `isOfListed`: none but listed results are asked
 * for, which need no list that all of them together do not need.
 */
export function missingFacts<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  facts: GivenFacts,
  scaled: () => Partial<F>,
  readings: R,
  needs: Needs,
  broken: ReadonlySet<string>,
  surely: ReadonlySet<string> | undefined,
  isOfListed: boolean,
): Missing {
  const { shapes } = evaluation;
  const errors: CaseError[] = [];
  const wanted = new Set(needs.facts);
  const lists = new Set<string>();
  const needed = neededIn(evaluation, scaled, readings);
  const untold: CaseError[] = [];
  let isUntold = false;
  const isNeeded = ({ name: fact, list, presence, inferred }: FactShape, item: number): boolean => {
    // What all results reach says nothing of some of them.
    if (surely !== undefined && (inferred || presence === 'always')) {
      if (list === undefined && surely.has(fact)) return true;
      isUntold = true;
      return false;
    }
    if (presence !== 'when') return presence === 'always';
    const place = evaluation.conditions.findIndex((candidate) => candidate.fact === fact);
    try {
      return needed(place, item);
    } catch (thrown) {
      // A condition that cannot be told asks for nothing yet.
      if (!(thrown instanceof Refused)) throw thrown;
      isUntold = true;
      return false;
    }
  };
  /** A stand-in, no items, is computed with only where it was told that the list is not needed. */
  const ofMissingList = ({ name, label, presence = 'always', because, inferred }: ListShape): void => {
    if (presence === 'optional') return;
    const missing = missingFact(name, label, because);
    if (presence === 'always' || (inferred && surely !== undefined && !isOfListed)) {
      errors.push(missing);
      return;
    }
    presence satisfies 'when';
    try {
      const place = evaluation.conditions.findIndex(({ fact }) => fact === name);
      if (needed(place, -1)) errors.push(missing);
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      untold.push(missing);
    }
  };
  const ofList = (list: string): void => {
    lists.add(list);
    if (!needs.lists.includes(list) || broken.has(list)) return;
    const items = facts.lists[list];
    if (items === undefined) {
      const shape = shapes.lists.find(({ name }) => name === list);
      if (shape !== undefined) ofMissingList(shape);
      return;
    }
    const own = shapes.facts.filter((fact) => fact.list === list && wanted.has(fact.name));
    items.forEach((item, index) => {
      for (const shape of own) {
        const { name, label, because } = shape;
        const path = itemName(list, index, name);
        const given = item[name] !== undefined || broken.has(path) || broken.has(itemName(list, index));
        if (!given && isNeeded(shape, index)) errors.push(missingFact(path, label, because));
      }
    });
  };
  for (const shape of shapes.facts) {
    const { name, label, list, because } = shape;
    if (list !== undefined) {
      if (!lists.has(list)) ofList(list);
    } else if (wanted.has(name) && facts.values[name] === undefined && !broken.has(name)) {
      if (isNeeded(shape, -1)) errors.push(missingFact(name, label, because));
    }
  }
  for (const { name } of shapes.lists) if (!lists.has(name)) ofList(name);
  // Nothing else refuses the case: then it is asked for.
  if (errors.length === 0) errors.push(...untold);
  return { errors, isUntold };
}

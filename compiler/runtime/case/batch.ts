// Rows of columns of scaled facts: answers as numbers, and what is wrong with a row.

import { firstDay, lastDay } from '../exact/calendar.js';
import {
  missingFact,
  notARecord,
  notWholeSteps,
  outOfSteps,
  tooManyItems,
  wrongList,
  wrongType,
} from '../facts/fact-messages.js';
import type { FactShape, FactShapes } from '../facts/fact-shapes.js';
import { itemName } from '../facts/fact-values.js';
import { stepsOfShape } from '../facts/scaled-facts.js';
import type { CaseError } from '../outcome/assessment.js';
import { errorsOf } from './assess.js';
import { type Evaluation, neededIn } from './evaluation.js';
import { Refused } from './refused.js';

/** 1 or true, 0 or false; undefined for anything else, which is an answer that was not given. */
export const truthOf = (value: number | boolean | undefined): boolean | undefined =>
  value === true || value === 1 ? true : value === false || value === 0 ? false : undefined;

/** Why a row is refused before it is computed, in the order of the facts. */
export function batchErrors(shapes: FactShapes, columns: object, row: number): readonly CaseError[] {
  const errors: CaseError[] = [];
  const lists = new Set<string>();
  for (const shape of shapes.facts) {
    if (shape.list === undefined) {
      errors.push(...stepErrors(shape, shape.name, propertyOf(propertyOf(columns, shape.name), row)));
    } else if (!lists.has(shape.list)) {
      lists.add(shape.list);
      errors.push(...listErrors(shapes, shape.list, propertyOf(propertyOf(columns, shape.list), row)));
    }
  }
  return errors;
}

/** `as far as given`: what is not there is not asked for. */
type Extent = 'whole' | 'as far as given';

/** What is wrong with the items of a list. */
export function listErrors(
  shapes: FactShapes,
  list: string,
  items: unknown,
  extent: Extent = 'whole',
): readonly CaseError[] {
  const shape = shapes.lists.find(({ name }) => name === list);
  const { capacity, label, presence = 'always' } = shape ?? { capacity: 0, label: list };
  if (items === undefined) return presence === 'always' ? [missingFact(list, label)] : [];
  if (!Array.isArray(items)) return [wrongList(list, items)];
  if (items.length > capacity) return [tooManyItems(list, items.length, capacity)];
  const own = shapes.facts.filter((shape) => shape.list === list);
  return items.flatMap((item: unknown, index) => {
    if (typeof item !== 'object' || item === null) return [notARecord(itemName(list, index), item)];
    return own.flatMap((shape) => {
      const path = itemName(list, index, shape.name);
      const value = propertyOf(item, shape.name);
      // Columns of numbers may say 0 and 1; an item is an object of the generated file's own type.
      if (shape.kind === 'yes-no' && typeof value === 'number' && !Number.isNaN(value)) {
        return [wrongType(path, shape, value)];
      }
      return extent === 'whole' || !isNothing(value) ? stepErrors(shape, path, value) : [];
    });
  });
}

/** A fact that was not given. */
export const isNothing = (value: unknown): boolean =>
  value === undefined || (typeof value === 'number' && Number.isNaN(value));

export const propertyOf = (of: unknown, name: string | number): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;

/** One value in steps; NaN or nothing is a fact that was not given. */
export function stepErrors(shape: FactShape, path: string, value: unknown): readonly CaseError[] {
  if (isNothing(value)) {
    return shape.presence === 'always' ? [missingFact(path, shape.label)] : [];
  }
  if (shape.kind === 'choice') {
    const last = shape.options.length - 1;
    return isStep(value, 0n, BigInt(last)) ? [] : [outOfSteps(path, '0', String(last))];
  }
  if (shape.kind === 'yes-no') {
    return value === 0 || value === 1 || typeof value === 'boolean' ? [] : [outOfSteps(path, '0', '1')];
  }
  if (shape.kind === 'text') return typeof value === 'string' ? [] : [wrongType(path, shape, value)];
  const steps =
    stepsOfShape(shape) ??
    ((shape.kind satisfies 'date' | 'time' | 'quantity') === 'date' ? allDays : undefined);
  if (steps === undefined || isStep(value, steps.lo, steps.hi)) return [];
  const [lo, hi] = [String(steps.lo), String(steps.hi)];
  return [isBetween(value, steps) ? notWholeSteps(path, lo, hi) : outOfSteps(path, lo, hi)];
}

const allDays = { lo: BigInt(firstDay), hi: BigInt(lastDay) };

/** Within the domain, but no whole number of its steps. */
const isBetween = (value: unknown, { lo, hi }: { readonly lo: bigint; readonly hi: bigint }): boolean =>
  typeof value === 'number' && !Number.isInteger(value) && value > Number(lo) && value < Number(hi);

/** The facts that a row needs under a condition and does not give. */
export function missingInRow<F, R, O>(evaluation: Evaluation<F, R, O>, facts: F): readonly CaseError[] {
  const { conditions, shapes, everything, chosen } = evaluation;
  const needed = neededIn(evaluation, () => facts, chosen);
  let isUntold = false;
  const missing = conditions.flatMap(({ fact, list }, place) => {
    if (![...everything.facts, ...everything.lists].includes(fact)) return [];
    const shape =
      shapes.facts.find((candidate) => candidate.name === fact && candidate.list === list) ??
      shapes.lists.find((candidate) => candidate.name === fact);
    const [label, because] = [shape?.label ?? fact, shape?.because];
    const lacks = (given: unknown, item: number): boolean => {
      if (propertyOf(given, fact) !== undefined) return false;
      try {
        return needed(place, item);
      } catch (thrown) {
        if (!(thrown instanceof Refused)) throw thrown;
        isUntold = true;
        return false;
      }
    };
    if (list === undefined) return lacks(facts, -1) ? [missingFact(fact, label, because)] : [];
    const items = propertyOf(facts, list);
    if (!Array.isArray(items)) return [];
    return items.flatMap((item: unknown, index) =>
      lacks(item, index) ? [missingFact(itemName(list, index, fact), label, because)] : [],
    );
  });
  // A condition that cannot be told asks for nothing yet; the computation finds out when it comes to it.
  return missing.length === 0 && isUntold ? errorsOf(evaluation, facts) : missing;
}

const isStep = (value: unknown, lo: bigint, hi: bigint): boolean =>
  typeof value === 'bigint'
    ? value >= lo && value <= hi
    : typeof value === 'number' && Number.isInteger(value) && BigInt(value) >= lo && BigInt(value) <= hi;

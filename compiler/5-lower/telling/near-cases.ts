// Cases that differ from another one in a single fact: absent, at the ends of its domain, at what the model compares it with and
// a step beside, another option. Requirements and presence are not looked at: that is what some of them are for.

import type { Model } from '../../3-model/model.js';
import { landmarksOf } from '../../4-analyse/cases/landmarks.js';
import { indexOf } from '../../4-analyse/model-index.js';
import { divide, floor, multiply, rational } from '../../runtime/exact/rational.js';
import type { FactValues, Value } from '../../runtime/facts/fact-shapes.js';
import type { Input, Program } from '../program/program.js';

/** The values that are worth trying, by fact; in their domains. */
export function valuesToTry(model: Model, program: Program): ReadonlyMap<string, readonly Value[]> {
  const landmarks = landmarksOf(indexOf(model));
  const valuesOf = ({ shape, steps }: Input): readonly Value[] => {
    switch (shape.kind) {
      case 'yes-no':
        return [true, false];
      case 'choice':
        return shape.options.map(({ name }) => name);
      case 'text':
        return [...landmarks.texts, '', 'x'];
      case 'quantity':
      case 'date':
      case 'time': {
        if (steps === undefined) return [];
        const { lo, hi, grid } = steps;
        const marks = (landmarks.numbers.get(shape.name) ?? []).map((mark) => floor(divide(mark, grid)));
        const near = marks.flatMap((mark) => [mark - 1n, mark, mark + 1n]);
        const within = [lo, lo + 1n, hi - 1n, hi, ...near].filter((each) => each >= lo && each <= hi);
        return [...new Set(within)].map((each) => multiply(rational(each), grid));
      }
      default:
        return shape.kind satisfies never;
    }
  };
  return new Map(program.inputs.map((input) => [input.shape.name, valuesOf(input)]));
}

/** The items of a list that are worth changing and looking at: the first two and the last one. */
export const placesOf = (count: number): ReadonlySet<number> =>
  new Set([0, 1, count - 1].filter((place) => place >= 0 && place < count));

/** Without the fact, and with each of the values; of a list, in its first two items and in its last one. */
export function* nearCases(
  facts: FactValues,
  { shape }: Input,
  values: readonly Value[],
): Generator<FactValues> {
  for (const value of [undefined, ...values]) {
    if (shape.list === undefined) {
      yield { values: withValue(facts.values, shape.name, value), lists: facts.lists };
      continue;
    }
    const items = facts.lists[shape.list] ?? [];
    for (const at of placesOf(items.length)) {
      const changed = items.map((item, place) => (place === at ? withValue(item, shape.name, value) : item));
      yield { values: facts.values, lists: { ...facts.lists, [shape.list]: changed } };
    }
  }
}

/** Another number of steps in a fact, of a list in the item at a place; undefined where there is no such item. */
export function withSteps(
  facts: FactValues,
  { shape, steps }: Input,
  count: bigint,
  at: number,
): FactValues | undefined {
  const value = multiply(rational(count), steps?.grid ?? rational(1n));
  if (shape.list === undefined) {
    return { values: withValue(facts.values, shape.name, value), lists: facts.lists };
  }
  const items = facts.lists[shape.list] ?? [];
  if (at >= items.length) return undefined;
  const changed = items.map((item, place) => (place === at ? withValue(item, shape.name, value) : item));
  return { values: facts.values, lists: { ...facts.lists, [shape.list]: changed } };
}

/** How many steps the fact has, of a list in the item at a place; undefined where it has none. */
export function stepsIn(facts: FactValues, { shape, steps }: Input, at: number): bigint | undefined {
  const record = shape.list === undefined ? facts.values : facts.lists[shape.list]?.[at];
  const value = record?.[shape.name];
  return typeof value === 'object' && steps !== undefined ? floor(divide(value, steps.grid)) : undefined;
}

type Values = FactValues['values'];

/** The objects of read facts have no prototype. */
function withValue(values: Values, name: string, value: Value | undefined): Values {
  const changed = Object.assign(Object.create(null), values) as Record<string, Value | undefined>;
  delete changed[name];
  if (value !== undefined) changed[name] = value;
  return changed;
}

// A case that was read into the scaled form that generated evaluators compute with.

import { firstDay } from '../exact/calendar.js';
import { divide, floor, negate, type Rational, zero } from '../exact/rational.js';
import type { FactShape, FactShapes, FactValues, Value } from './fact-shapes.js';

export type ScaledValue = number | bigint | boolean | string | Rational;
type ScaledRecord = Record<string, ScaledValue | undefined>;
/** Values of facts, and per list the values of each item. */
export type ScaledCase = Record<string, ScaledValue | undefined | readonly ScaledRecord[]>;

const greatest = 2n ** 53n - 1n;

/** The least and greatest number of steps of a fact; undefined where its values are not counted in steps. */
export function stepsOfShape({
  kind,
  domain,
}: FactShape): { lo: bigint; hi: bigint; big: boolean } | undefined {
  if (domain === undefined || (kind !== 'quantity' && kind !== 'date' && kind !== 'time')) return undefined;
  const lo = -floor(negate(divide(domain.from, domain.step)));
  const hi = floor(divide(domain.to, domain.step));
  return { lo, hi, big: lo < -greatest || hi > greatest };
}

/** One value in steps of its domain, days, place of its option, or as it is. */
function scaledValue(shape: FactShape, value: Value): ScaledValue {
  if (typeof value === 'string') {
    return shape.kind === 'choice' ? shape.options.findIndex(({ name }) => name === value) : value;
  }
  if (typeof value === 'boolean') return value;
  const steps = stepsOfShape(shape);
  if (steps === undefined || shape.domain === undefined)
    return shape.kind === 'date' ? Number(value.n) : value;
  const count = divide(value, shape.domain.step).n;
  return steps.big ? count : Number(count);
}

/** What stands in for a fact that is not needed and was not given: any value of its domain. */
function standIn(shape: FactShape): ScaledValue {
  switch (shape.kind) {
    case 'yes-no':
      return false;
    case 'text':
      return '';
    case 'choice':
      return 0;
    case 'date':
    case 'time':
    case 'quantity': {
      const steps = stepsOfShape(shape);
      if (steps === undefined) return { date: firstDay, time: zero, quantity: zero }[shape.kind];
      return steps.big ? steps.lo : Number(steps.lo);
    }
    default:
      return shape.kind satisfies never;
  }
}

/** With `complete`, facts that are always needed and were not given get a stand-in, lists are empty. */
export function scaledCase(shapes: FactShapes, facts: FactValues, complete: boolean): ScaledCase {
  const scaled: ScaledCase = Object.create(null);
  for (const list of shapes.lists) {
    const items = facts.lists[list.name];
    if (items === undefined && !complete) continue;
    scaled[list.name] = (items ?? []).map((item) =>
      record(
        shapes.facts.filter((fact) => fact.list === list.name),
        item,
        complete,
      ),
    );
  }
  return Object.assign(
    scaled,
    record(
      shapes.facts.filter((fact) => fact.list === undefined),
      facts.values,
      complete,
    ),
  );
}

function record(
  shapes: readonly FactShape[],
  values: Readonly<Record<string, Value | undefined>>,
  complete: boolean,
): ScaledRecord {
  const scaled: ScaledRecord = Object.create(null);
  for (const shape of shapes) {
    const value = values[shape.name];
    if (value !== undefined) scaled[shape.name] = scaledValue(shape, value);
    else if (complete && shape.presence === 'always') scaled[shape.name] = standIn(shape);
  }
  return scaled;
}

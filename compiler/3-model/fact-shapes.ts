// Model → the shapes by which cases are read.

import type { FactShape, FactShapes, ListShape } from '../runtime/facts/fact-shapes.js';
import { cycleOf, type Fact, isTime, type List, type Model, type Type } from './model.js';
import { unitOfType, unitText } from './wording.js';

/** What facts look like to `readFacts`, in the order of the file. */
export function factShapesOf(model: Model): FactShapes {
  const plurals = new Map(model.units.map(({ symbol, plural }) => [symbol, plural]));
  return {
    facts: model.facts.map((fact) => shapeOf(fact, plurals)),
    lists: model.lists.map(listShape),
  };
}

function listShape({ name, label, capacity, presence }: List): ListShape {
  const shape = { name, label, capacity };
  switch (presence.kind) {
    case 'always':
      return shape;
    case 'optional':
      return { ...shape, presence: 'optional' };
    case 'when': {
      const { because, inferred } = presence;
      return {
        ...shape,
        presence: 'when',
        ...(because === undefined ? {} : { because }),
        ...(inferred ? { inferred } : {}),
      };
    }
    default:
      return presence satisfies never;
  }
}

function shapeOf(
  { name, label, list, type, domain, presence }: Fact,
  plurals: ReadonlyMap<string, string>,
): FactShape {
  return {
    name,
    label,
    list,
    kind: isTime(type) ? 'time' : type.kind,
    unit: unitOf(type, plurals),
    percent: type.kind === 'quantity' && type.percent,
    domain,
    options: type.kind === 'choice' ? type.set.options : [],
    presence: presence.kind,
    ...(presence.kind === 'when' && presence.because !== undefined ? { because: presence.because } : {}),
    ...(presence.kind === 'when' && presence.inferred ? { inferred: true } : {}),
  };
}

function unitOf(type: Type, plurals: ReadonlyMap<string, string>): string {
  if (type.kind !== 'quantity' || cycleOf(type) !== undefined) return '';
  if (type.percent) return unitOfType(type).slice(1);
  const [power, ...others] = type.unit.powers;
  if (power !== undefined && others.length === 0 && power.power === 1) {
    return plurals.get(power.symbol) ?? power.symbol;
  }
  return unitText(type.unit);
}

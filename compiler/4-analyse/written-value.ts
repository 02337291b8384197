// A value as people write it in a rule file, with its unit, for messages.

import { type Model, type Type, writtenCycle } from '../3-model/model.js';
import { unitOfType } from '../3-model/wording.js';
import { writeDate, writeQuantity } from '../runtime/exact/outputs.js';
import type { Rational } from '../runtime/exact/rational.js';

/** `2 000.5 m2`, `45.25 hours`, `47 %`; French messages put the comma in. */
export function writtenValue(
  value: Rational | string | boolean,
  type: Type,
  { units }: Pick<Model, 'units'>,
): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (type.kind === 'date') return writeDate(value);
  const cycle = writtenCycle(value, type, units);
  if (cycle !== undefined) return cycle;
  type.kind satisfies 'quantity' | 'choice' | 'text' | 'yes-no';
  const percent = type.kind === 'quantity' && type.percent;
  const number = writeQuantity(value, percent) ?? `${value.n}/${value.d}`;
  const unit = type.kind === 'quantity' ? unitOf(value, type, units) : '';
  const grouped = number.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ' '));
  return unit === '' ? grouped : `${grouped} ${unit}`;
}

function unitOf(value: Rational, type: Type & { kind: 'quantity' }, units: Model['units']): string {
  const [only, another] = type.unit.powers;
  const known =
    another === undefined && only?.power === 1 && !type.percent
      ? units.find(({ symbol }) => symbol === only.symbol)
      : undefined;
  if (known === undefined) return unitOfType(type);
  return value.n > value.d || -value.n > value.d ? known.plural : known.singular;
}

// Values of the second interpreter: they carry their unit with them, so that nothing has to be typed beforehand.

import type { Num } from './numbers.js';
import * as n from './numbers.js';
import { plainUnit, product, quotient, sameDims, type Unit, type Units } from './units.js';

export interface Options {
  readonly names: readonly string[];
  /** Labels and codes to names. */
  readonly spellings: ReadonlyMap<string, string>;
}

export interface Quantity {
  readonly kind: 'quantity';
  /** In base units. */
  readonly base: Num;
  readonly unit: Unit;
  readonly percent: boolean;
  /** A nought of which nobody said the unit: what is not due, the sum of no items. */
  readonly wild?: true;
}

export type Value =
  | Quantity
  | { readonly kind: 'yes-no'; readonly yes: boolean }
  | { readonly kind: 'date'; readonly days: number }
  /** Since midnight. */
  | { readonly kind: 'time'; readonly minutes: number }
  /** On the calendar. */
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'option'; readonly name: string; readonly of: Options | undefined };

/** Why a case has no answer. */
export type Code =
  | 'missing_fact'
  | 'wrong_fact'
  | 'requirement_failed'
  | 'not_given'
  | 'not_in_force'
  | 'division_by_zero'
  | 'no_item'
  | 'no_row'
  | 'invalid_date'
  | 'no_finite_decimal';

export class Refused extends Error {
  constructor(
    readonly code: Code,
    readonly about: string,
  ) {
    super(`${code} ${about}`);
  }
}

/** What `A, otherwise B` is there for; whatever else meets it is refused. */
export class Absent extends Refused {}

/** The rules say what this interpreter, reading the reference, finds no meaning for. */
export class Meaningless extends Error {}

export const yesNo = (yes: boolean): Value => ({ kind: 'yes-no', yes });
export const dateAt = (days: number): Value => ({ kind: 'date', days });
export const wildNought: Quantity = {
  kind: 'quantity',
  base: n.nought,
  unit: plainUnit,
  percent: false,
  wild: true,
};
export const quantity = (value: Num, unit: Unit = plainUnit, percent = false): Quantity => ({
  kind: 'quantity',
  base: n.times(value, unit.factor),
  unit,
  percent,
});
export const pure = (value: Num | number | bigint): Quantity =>
  quantity(typeof value === 'object' ? value : n.int(value));

export function asQuantity(value: Value): Quantity {
  if (value.kind !== 'quantity') throw new Meaningless(`a ${value.kind} is no number`);
  return value;
}
export function asYesNo(value: Value): boolean {
  if (value.kind !== 'yes-no') throw new Meaningless(`a ${value.kind} is no condition`);
  return value.yes;
}

/** In the unit in which it is written; of a percentage so many per cent. */
export const shown = ({ base, unit, percent }: Quantity): Num =>
  n.times(n.divided(base, unit.factor), percent ? n.int(100) : n.unity);

function together(a: Quantity, b: Quantity): Quantity {
  if (a.wild || b.wild) return a.wild ? b : a;
  if (!sameDims(a.unit.dims, b.unit.dims)) throw new Meaningless('two dimensions');
  return a;
}

const summed = (a: Quantity, b: Quantity, base: Num): Quantity => {
  const { unit, percent, wild } = together(a, b);
  return { kind: 'quantity', base, unit, percent, ...(wild && { wild }) };
};
export const add = (a: Quantity, b: Quantity): Quantity => summed(a, b, n.plus(a.base, b.base));
export const subtract = (a: Quantity, b: Quantity): Quantity => summed(a, b, n.minus(a.base, b.base));
/** The other, shown in the unit of the one. */
export const inUnitOf = (one: Quantity, other: Quantity): Quantity =>
  one.wild || other.wild ? other : { ...other, unit: one.unit, percent: one.percent };
export const negated = (a: Quantity): Quantity => ({ ...a, base: n.neg(a.base) });
export const zeroLike = (a: Quantity): Quantity => ({ ...a, base: n.nought });

export function multiply(units: Units, a: Quantity, b: Quantity): Quantity {
  if (a.wild || b.wild) return wildNought;
  const unit = units.cancelled(product(a.unit, b.unit));
  // A number times a percentage is one, whichever stands first; so are 2 %/block of 3 blocks. 5 % of euros are euros.
  const above = [...unit.written.values()].some((power) => power > 0);
  const percent = (a.percent || b.percent) && !above;
  return { kind: 'quantity', base: n.times(a.base, b.base), unit, percent };
}

export function divide(units: Units, a: Quantity, b: Quantity): Quantity {
  if (n.sign(b.base) === 0) throw new Refused('division_by_zero', '');
  if (a.wild) return wildNought;
  const unit = units.cancelled(quotient(a.unit, b.unit));
  const percent = a.percent && !b.percent && b.unit.dims.size === 0;
  return { kind: 'quantity', base: n.divided(a.base, b.base), unit, percent };
}

/** Below nought, nought, above: for whatever has an order. */
export function compareValues(a: Value, b: Value): number {
  if (a.kind === 'quantity' && b.kind === 'quantity') {
    together(a, b);
    return n.order(a.base, b.base);
  }
  if (a.kind === 'date' && b.kind === 'date') return Math.sign(a.days - b.days);
  if (a.kind === 'year' && b.kind === 'year') return Math.sign(a.year - b.year);
  // 2018, the year of a date.
  if (a.kind === 'year' && b.kind === 'quantity') return compareValues(pure(a.year), b);
  if (a.kind === 'time' && b.kind === 'time') return Math.sign(a.minutes - b.minutes);
  throw new Meaningless(`${a.kind} and ${b.kind} have no order`);
}

export function isSame(a: Value, b: Value): boolean {
  if (a.kind === 'text' && b.kind === 'text') return a.text === b.text;
  if (a.kind === 'yes-no' && b.kind === 'yes-no') return a.yes === b.yes;
  if (a.kind === 'option' && b.kind === 'option') return a.name === b.name;
  return compareValues(a, b) === 0;
}

/** To multiples of a step, of which only the size counts. */
export function rounded(a: Quantity, mode: n.Mode, step: Quantity): Quantity {
  if (a.wild) return a;
  together(a, step);
  if (n.sign(step.base) <= 0) throw new Meaningless('a step of nought');
  return { ...a, base: n.times(n.int(n.whole(n.divided(a.base, step.base), mode)), step.base) };
}

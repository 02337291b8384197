// Types in words, for messages.

import type { Localized } from '../../diagnostics/diagnostic.js';
import { formatDecimal, hundred, multiply, type Rational } from '../../runtime/exact/rational.js';
import { builtInUnits } from './built-in-units.js';
import { cycleOf, cycleWords, type Type, type Unit, writtenCycle } from './types.js';
import { formatUnit, isPlain } from './unit-algebra.js';
import type { UnitTable } from './unit-table.js';

/** "a quantity in m2", "a yes/no". */
export function describeType(type: Type): Localized {
  switch (type.kind) {
    case 'quantity': {
      const cycle = cycleOf(type);
      if (cycle !== undefined) return cycleWords(cycle);
      if (type.percent && isPlain(type.unit)) return { en: 'a percentage', fr: 'un pourcentage' };
      if (type.percent) return { en: `in ${unitWords(type)}`, fr: `en ${unitWords(type)}` };
      if (isPlain(type.unit)) return { en: 'a plain number', fr: 'un nombre sans unité' };
      return { en: `in ${inWords(type.unit, 'en')}`, fr: `en ${inWords(type.unit, 'fr')}` };
    }
    case 'yes-no':
      return { en: 'a yes/no', fr: 'un oui/non' };
    case 'date':
      return { en: 'a date', fr: 'une date' };
    case 'text':
      return { en: 'a text', fr: 'un texte' };
    case 'choice':
      return { en: `an option of \`${type.set.name}\``, fr: `une option de \`${type.set.name}\`` };
    default:
      return type satisfies never;
  }
}

/** A simple unit in the plural of the language, as it follows a number; others as they are written. */
const inWords = (unit: Unit, language: 'en' | 'fr'): string =>
  unitInWords(unit, language) ?? formatUnit(unit);

/** The plural of a simple built-in unit; undefined for any other. */
export function unitInWords(unit: Unit, language: 'en' | 'fr'): string | undefined {
  const [only, another] = unit.powers;
  const known =
    another || only?.power !== 1 ? undefined : builtInUnits.find(({ symbol }) => symbol === only.symbol);
  return known?.[language][1];
}

/** The unit as it is named in messages: `EUR/day`, `%`, `%/block`, "number". */
export const unitWords = (type: Type & { kind: 'quantity' }): string =>
  type.percent ? formatUnit(type.unit).replace(/^1?/, '%') : formatUnit(type.unit) || 'number';

/** The unit named in both languages, where a built-in one has words: `days`, `jours`. */
export const unitName = (type: Type & { kind: 'quantity' }): Localized => {
  const written = unitWords(type);
  if (type.percent) return { en: written, fr: written };
  if (isPlain(type.unit)) return { en: 'number', fr: 'nombre' };
  return { en: inWords(type.unit, 'en'), fr: inWords(type.unit, 'fr') };
};

export const quantity: Localized = { en: 'a quantity', fr: 'une grandeur' };
export const condition: Localized = { en: 'a condition (yes/no)', fr: 'une condition (oui/non)' };

/** A number for people, in the language-neutral way of the compiler: `2500.5 hours`, `47 %`, `3/7`. */
export function writeNumber(value: Rational, type: Type, units: UnitTable): string {
  if (type.kind !== 'quantity') return decimal(value);
  const cycle = writtenCycle(value, type, units);
  if (cycle !== undefined) return cycle;
  if (type.percent) return `${decimal(multiply(value, hundred))} ${unitWords(type)}`;
  const [only, another] = type.unit.powers;
  const alone = another === undefined && only?.power === 1 ? units.get(only.symbol) : undefined;
  const many = value.n > value.d || -value.n > value.d;
  const unit = alone ? (many ? alone.plural : alone.singular) : formatUnit(type.unit);
  return unit === '' ? decimal(value) : `${decimal(value)} ${unit}`;
}

/** Groups of three, a decimal point; a fraction where the decimals never end. */
export function decimal(value: Rational): string {
  const written = formatDecimal(value);
  if (written === undefined) return `${value.n}/${value.d}`;
  const [whole = '', decimals] = written.split('.');
  const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ' ');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

export const optionList = (options: readonly { readonly name: string }[]): string =>
  options.map(({ name }) => `\`${name}\``).join(', ');

export const quantityType = (unit: Unit, percent = false): Type & { readonly kind: 'quantity' } => ({
  kind: 'quantity',
  unit,
  percent,
});

// Exact values as people read them: `13 000 XPF`, `2 369,83 EUR`, `47 %`, in the language of the reader.

import { cycleOf, isTime, type Model, type Result, type Type, type Unit } from '../../3-model/model.js';
import { inPercent } from '../../3-model/wording.js';
import { punctuation } from '../../languages.js';
import { isoFromDays } from '../../runtime/exact/calendar.js';
import { cycleText, minutesFromTime } from '../../runtime/exact/cycles.js';
import {
  decimalsOf,
  divide,
  formatDecimal,
  hundred,
  multiply,
  parseDecimal,
  type Rational,
  rational,
  roundTo,
} from '../../runtime/exact/rational.js';
import type { Value } from '../../runtime/facts/fact-shapes.js';
import type { OutputValue } from '../../runtime/outcome/assessment.js';

export type Locale = 'en' | 'fr';

/** Stands between groups of digits and before a unit, so that no line breaks there. */
const space = '\u00a0';
/** Decimals of a number whose expansion does not end or is too long; it is then marked as about that value. */
const mostDecimals = 6;

/** `12345.60` as `12 345.60` or `12 345,60`. */
export function groupDigits(decimal: string, locale: Locale): string {
  const [, sign = '', whole = '', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, space);
  const minus = sign === '' ? '' : '\u2212';
  return `${minus}${grouped}${fraction === undefined ? '' : punctuation[locale].decimal + fraction}`;
}

/** A number with at least `decimals` decimals; `≈` before one that is shown shortened. */
export function writeNumber(value: Rational, locale: Locale, decimals = 0): string {
  const needed = decimalsOf(value);
  const most = Math.max(mostDecimals, decimals);
  if (needed !== undefined && needed <= most) {
    return groupDigits(formatDecimal(value, decimals) ?? '', locale);
  }
  const near = roundTo(value, 'half-even', rational(1, 10n ** BigInt(most)));
  return `≈${space}${groupDigits(formatDecimal(near, decimals) ?? '', locale)}`;
}

/** The decimals that a value of the type is always shown with: those of its currency. */
function decimalsOfType(type: Type, model: Model): number {
  const only = type.kind === 'quantity' && type.unit.powers.length === 1 ? type.unit.powers[0] : undefined;
  if (only === undefined || only.power !== 1) return 0;
  return model.currencies.find(({ code }) => code === only.symbol)?.decimals ?? 0;
}

/** `m2`, `XPF/day/block`; a unit alone is in the plural where the number asks for it. Empty for plain numbers. */
export function writeUnit(unit: Unit, model: Model, plural: boolean): string {
  const name = (symbol: string, many: boolean) => {
    const info = model.units.find((candidate) => candidate.symbol === symbol);
    return info === undefined ? symbol : many ? info.plural : info.singular;
  };
  const above = unit.powers.filter(({ power }) => power > 0);
  const below = unit.powers.filter(({ power }) => power < 0);
  const times = (symbol: string, power: number, many: boolean) =>
    `${name(symbol, many)}${power > 1 ? `^${power}` : ''}`;
  const top = above.map(({ symbol, power }) => times(symbol, power, plural && below.length === 0)).join('·');
  return [
    top === '' && below.length > 0 ? '1' : top,
    ...below.map(({ symbol, power }) => times(symbol, -power, false)),
  ]
    .filter((part) => part !== '')
    .join('/');
}

const yesNo = { en: { yes: 'yes', no: 'no' }, fr: { yes: 'oui', no: 'non' } } as const;

/** Any value of a type. */
export function writeValue(value: Value, type: Type, model: Model, locale: Locale): string {
  switch (type.kind) {
    case 'yes-no':
      return value === true ? yesNo[locale].yes : yesNo[locale].no;
    case 'choice':
      return type.set.options.find(({ name }) => name === value)?.label ?? String(value);
    case 'text':
      return String(value);
    case 'date':
      return typeof value === 'object' ? isoFromDays(Number(value.n)) : String(value);
    case 'quantity': {
      if (typeof value !== 'object') return String(value);
      const cycle = cycleOf(type);
      const round = cycle && cycleText(value, cycle, locale);
      if (round !== undefined) return round;
      if (type.percent) {
        const unit = inPercent(writeUnit(type.unit, model, false));
        return `${writeNumber(multiply(value, hundred), locale)}${space}${unit}`;
      }
      const number = writeNumber(value, locale, decimalsOfType(type, model));
      const plural = value.n > value.d || -value.n > value.d;
      const unit = writeUnit(type.unit, model, plural);
      return unit === '' ? number : `${number}${space}${unit}`;
    }
    default: {
      const impossible: never = type;
      return impossible;
    }
  }
}

/** A value of a result as an outcome carries it (decimal text, yes/no, name, date), for people. */
export function writeOutput(value: OutputValue, result: Result, model: Model, locale: Locale): string {
  if (typeof value === 'object') {
    return value.map((item) => writeOutput(item, result, model, locale)).join(' ; ');
  }
  if (typeof value === 'boolean') return value ? yesNo[locale].yes : yesNo[locale].no;
  const { type } = result;
  if (type.kind === 'date') return value;
  if (type.kind !== 'quantity') {
    type.kind satisfies 'choice' | 'text' | 'yes-no';
    return writeValue(value, type, model, locale);
  }
  if (isTime(type)) {
    const minutes = minutesFromTime(value);
    return minutes === undefined ? value : writeValue(rational(minutes), type, model, locale);
  }
  const number = parseDecimal(value);
  if (number === undefined) return value;
  return writeValue(type.percent ? divide(number, hundred) : number, type, model, locale);
}

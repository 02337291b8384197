// Numbers, units, limits and texts as a rule file writes them, in either language.

import { builtInUnits } from '../../2-check/types/built-in-units.js';
import { currencyDecimals } from '../../2-check/types/currencies.js';
import type { Locale } from '../../diagnostics/diagnostic.js';
import { punctuation } from '../../languages.js';
import { formatDecimal, isInteger, type Rational } from '../../runtime/exact/rational.js';
import type { Band } from '../cells/limits.js';
import type { Unit } from '../cells/unit-words.js';

/** `1 234,5`, `1 234.5`; a fraction where there is no end of decimals. */
export function writtenNumber(value: Rational, locale: Locale, decimals = 0): string {
  const text = formatDecimal(value, decimals);
  if (text === undefined) return `${value.n}/${value.d}`;
  const [whole = '', rest] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return rest === undefined ? grouped : `${grouped}${punctuation[locale].decimal}${rest}`;
}

/** `m2`, `jours`, `EUR/m2`, `%`; empty for a plain number. Words stand in the plural beside numbers. */
export function writtenUnit({ currency, units, percent }: Unit, locale: Locale): string {
  if (percent) return '%';
  const number = (index: number): number => (currency === undefined && index === 0 ? 1 : 0);
  const names = units.map(
    (unit, index) => builtInUnits.find(({ en }) => en[0] === unit)?.[locale][number(index)] ?? unit,
  );
  return [...(currency === undefined ? [] : [currency]), ...names].join('/');
}

/** The type of a fact or result of this unit. */
export const writtenType = (unit: Unit, locale: Locale): string => {
  const name = writtenUnit(unit, locale);
  if (name === '%') return { en: 'percent', fr: 'pourcentage' }[locale];
  return name === '' ? { en: 'number', fr: 'nombre' }[locale] : name;
};

/** Broken amounts of money show all decimals of their currency. */
export function quantity(value: Rational, unit: Unit, locale: Locale): string {
  const money = unit.currency !== undefined && unit.units.length === 0 && !isInteger(value);
  const decimals = money ? (currencyDecimals(unit.currency ?? '') ?? 0) : 0;
  return `${writtenNumber(value, locale, decimals)} ${writtenUnit(unit, locale)}`.trim();
}

const phrases = {
  en: {
    between: (from: string, to: string) => `from ${from} to ${to}`,
    aboveUpTo: (from: string, to: string) => `above ${from} up to ${to}`,
    fromBelow: (from: string, to: string) => `from ${from} below ${to}`,
    aboveBelow: (from: string, to: string) => `above ${from} below ${to}`,
    upTo: (to: string) => `up to ${to}`,
    below: (to: string) => `below ${to}`,
    from: (from: string) => `from ${from}`,
    above: (from: string) => `above ${from}`,
    rest: 'the rest',
  },
  fr: {
    between: (from: string, to: string) => `de ${from} à ${to}`,
    aboveUpTo: (from: string, to: string) => `au-delà de ${from} jusqu'à ${to}`,
    fromBelow: (from: string, to: string) => `à partir de ${from}, moins de ${to}`,
    aboveBelow: (from: string, to: string) => `au-delà de ${from}, moins de ${to}`,
    upTo: (to: string) => `jusqu'à ${to}`,
    below: (to: string) => `moins de ${to}`,
    from: (from: string) => `à partir de ${from}`,
    above: (from: string) => `au-delà de ${from}`,
    rest: 'le reste',
  },
} as const satisfies Record<Locale, unknown>;

export const theRest = (locale: Locale): string => phrases[locale].rest;

/** The words of a key cell. */
export function writtenBand({ kind, lower, upper }: Band, unit: Unit, locale: Locale): string {
  const words = phrases[locale];
  const high = upper && quantity(upper.value, unit, locale);
  if (kind === 'rest') return words.rest;
  if (kind === 'exactly') return high ?? words.rest;
  kind satisfies 'band';
  const low =
    lower && (high === undefined ? quantity(lower.value, unit, locale) : writtenNumber(lower.value, locale));
  if (lower !== undefined && low !== undefined && upper !== undefined && high !== undefined) {
    if (lower.inclusive) return upper.inclusive ? words.between(low, high) : words.fromBelow(low, high);
    return upper.inclusive ? words.aboveUpTo(low, high) : words.aboveBelow(low, high);
  }
  if (upper !== undefined && high !== undefined)
    return upper.inclusive ? words.upTo(high) : words.below(high);
  if (lower !== undefined && low !== undefined) return lower.inclusive ? words.from(low) : words.above(low);
  return words.rest;
}

/** A period; one day alone stands for itself. */
export function writtenDays(
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  locale: Locale,
): string {
  const words = phrases[locale];
  if (from !== undefined && to !== undefined) return from === to ? from : words.between(from, to);
  if (from !== undefined) return words.from(from);
  return to === undefined ? words.rest : words.upTo(to);
}

/** A text in quotes, on one line. */
export function quoted(text: string): string {
  // A bar ends a cell, within quotes too.
  const line = text.replace(/\|/g, '/').replace(/\s+/gu, ' ').trim();
  return line.includes('"') ? `« ${line.replace(/[«»]/g, "'")} »` : `"${line}"`;
}

/** The words of a heading: nothing in it may end the cell, begin a comment, or name a column. */
export const headingText = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/[|#"«»]/g, ' ')
    .replace(/\b(as|comme)\b/giu, (word) => `${word[0]}.`)
    .replace(/\s+/gu, ' ')
    .trim() || '–';

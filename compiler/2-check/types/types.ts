// Types of values: quantities with units, yes/no, dates, texts, choices. What goes round (a time of day, a day of the week
// or of the year) is a quantity in a unit of its own, so that it agrees with nothing else.

import type { Localized } from '../../diagnostics/diagnostic.js';
import { type Cycle, cycleOfUnit, cycleText, cycleUnits } from '../../runtime/exact/cycles.js';
import type { Rational } from '../../runtime/exact/rational.js';

/** One base or named unit raised to a non-zero power; currencies are units too. */
export interface UnitPower {
  /** Canonical symbol, as declared: `m2`, `hours`, `EUR`, `device`. */
  readonly symbol: string;
  readonly power: number;
}

/** A product of powers, sorted by symbol; the empty product is a plain number. */
export interface Unit {
  readonly powers: readonly UnitPower[];
}

/** The options of a choice; two choices are comparable when they share one set. */
export interface OptionSet {
  /** Name of the fact or choice that declares it. */
  readonly name: string;
  readonly options: readonly OptionInfo[];
}

export interface OptionInfo {
  /** As written in facts and results. */
  readonly name: string;
  readonly label: string;
  /** Another spelling that facts may use (`coded "24"`). */
  readonly code?: string;
}

/**
 * `percent` marks a plain number that is written and shown in per cent; its value is already divided by 100.
 * Dates are whole days since 1970-01-01.
 */
export type Type =
  | { readonly kind: 'quantity'; readonly unit: Unit; readonly percent: boolean }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'date' }
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly set: OptionSet };

export const plainNumber: Type = { kind: 'quantity', unit: { powers: [] }, percent: false };
export const percentType: Type = { kind: 'quantity', unit: { powers: [] }, percent: true };
export const yesNo: Type = { kind: 'yes-no' };
export const dateType: Type = { kind: 'date' };
export const textType: Type = { kind: 'text' };

export const cycleType = (cycle: Cycle): Type & { readonly kind: 'quantity' } => ({
  kind: 'quantity',
  unit: { powers: [{ symbol: cycleUnits[cycle], power: 1 }] },
  percent: false,
});

/** What a type goes round with; undefined for what does not. */
export const cycleOf = (type: Type): Cycle | undefined =>
  type.kind === 'quantity' ? cycleOfQuantity(type.unit) : undefined;

function cycleOfQuantity({ powers }: Unit): Cycle | undefined {
  const [only, another] = powers;
  return only?.power === 1 && another === undefined ? cycleOfUnit(only.symbol) : undefined;
}

/** What comes round again; the years do not. */
export const roundOf = (type: Type): Exclude<Cycle, 'year'> | undefined => {
  const cycle = cycleOf(type);
  return cycle === 'year' ? undefined : cycle;
};

export const isCalendarYear = (type: Type): boolean => cycleOf(type) === 'year';
export const isTime = (type: Type): boolean => cycleOf(type) === 'time';

const words: Readonly<Record<Cycle, Localized>> = {
  time: { en: 'a time of day', fr: 'une heure du jour' },
  weekday: { en: 'a day of the week', fr: 'un jour de la semaine' },
  'year-day': { en: 'a day of the year', fr: "un jour de l'année" },
  year: { en: 'a calendar year', fr: 'une année civile' },
};

export const cycleWords = (cycle: Cycle): Localized => words[cycle];

/** The units as people read them. */
export const cycleUnitWords: Readonly<Record<Cycle, Localized>> = {
  time: { en: 'time of day', fr: 'heure du jour' },
  weekday: { en: 'day of the week', fr: 'jour de la semaine' },
  'year-day': { en: 'day of the year', fr: "jour de l'année" },
  year: { en: 'calendar year', fr: 'année civile' },
};

interface UnitName {
  readonly symbol: string;
  readonly singular: string;
}

/** The value of a type that goes round, in the language in which its unit is named; undefined for any other. */
export function writtenCycle(
  value: Rational,
  type: Type,
  units: { readonly get: (symbol: string) => UnitName | undefined } | readonly UnitName[],
): string | undefined {
  const cycle = cycleOf(type);
  if (cycle === undefined) return undefined;
  const symbol = cycleUnits[cycle];
  const said = 'get' in units ? units.get(symbol) : units.find((unit) => unit.symbol === symbol);
  return cycleText(value, cycle, said?.singular === cycleUnitWords[cycle].fr ? 'fr' : 'en');
}

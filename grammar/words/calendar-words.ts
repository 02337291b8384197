// The names of days and months, which mean something where a date is looked at, and are free everywhere else.

import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { monthNames, weekdayNames } from '../../compiler/runtime/exact/cycles.js';

export interface NamedDay {
  readonly kind: 'weekday' | 'month';
  /** From 1: Monday, January. */
  readonly place: number;
}

const named = (locale: Locale): ReadonlyMap<string, NamedDay> =>
  new Map([
    ...weekdayNames[locale].map((name, place): [string, NamedDay] => [
      name,
      { kind: 'weekday', place: place + 1 },
    ]),
    ...monthNames[locale].map((name, place): [string, NamedDay] => [
      name,
      { kind: 'month', place: place + 1 },
    ]),
  ]);
const days: Readonly<Record<Locale, ReadonlyMap<string, NamedDay>>> = { en: named('en'), fr: named('fr') };

/** What a word names in a file of the language, spelled as people write it there: `Monday`, `lundi`. */
export const dayNamed = (word: string, locale: Locale): NamedDay | undefined => days[locale].get(word);

/** The right spelling of a word that names a day or month but for its capital. */
export function dayMeant(word: string, locale: Locale): string | undefined {
  const wanted = word.toLowerCase();
  return [...days[locale].keys()].find((name) => name.toLowerCase() === wanted && name !== word);
}

// How people write units that the language writes otherwise: for suggestions only.

import { type Locale, otherLocale } from '../../languages.js';
import { builtInUnits } from './built-in-units.js';

const usual: Readonly<Record<string, string>> = {
  meter: 'm',
  meters: 'm',
  metre: 'm',
  metres: 'm',
  mètre: 'm',
  mètres: 'm',
  kilometre: 'km',
  kilometres: 'km',
  kilomètre: 'km',
  kilomètres: 'km',
  'm²': 'm2',
  sqm: 'm2',
  'm³': 'm3',
  hectare: 'ha',
  hectares: 'ha',
  liter: 'l',
  liters: 'l',
  litre: 'l',
  litres: 'l',
  gram: 'g',
  grams: 'g',
  gramme: 'g',
  grammes: 'g',
  kilo: 'kg',
  kilos: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  kilogramme: 'kg',
  kilogrammes: 'kg',
  tonne: 't',
  tonnes: 't',
  ton: 't',
  tons: 't',
  kwh: 'kWh',
  kva: 'kVA',
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  pounds: 'GBP',
  yen: 'JPY',
  h: 'hours',
  min: 'minutes',
};

/** Words of `usual` that a language has another one for. */
const own: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: {}, fr: { hours: 'heures' } };

/** Types as other languages name them. */
const types: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  bool: { en: 'yes/no', fr: 'oui/non' },
  boolean: { en: 'yes/no', fr: 'oui/non' },
  booléen: { en: 'yes/no', fr: 'oui/non' },
  booleen: { en: 'yes/no', fr: 'oui/non' },
  string: { en: 'text', fr: 'texte' },
  chaîne: { en: 'text', fr: 'texte' },
  int: { en: 'number', fr: 'nombre' },
  integer: { en: 'number', fr: 'nombre' },
  decimal: { en: 'number', fr: 'nombre' },
  float: { en: 'number', fr: 'nombre' },
  entiers: { en: 'number', fr: 'nombre' },
  percentage: { en: 'percent', fr: 'pourcentage' },
};

/** The unit that a word most probably means: spelled out, abbreviated, or in the other language. */
export function usualSpelling(word: string, language: 'en' | 'fr'): string | undefined {
  const lower = word.toLowerCase();
  const type = Object.hasOwn(types, lower) ? types[lower] : undefined;
  if (type !== undefined) return type[language];
  const known = Object.hasOwn(usual, lower) ? usual[lower] : undefined;
  if (known !== undefined) return own[language][known] ?? known;
  const other = otherLocale[language];
  const unit = builtInUnits.find((one) => one[other].includes(lower));
  const index = unit ? unit[other].indexOf(lower) : -1;
  return unit?.[language][index];
}

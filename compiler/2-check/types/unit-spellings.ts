// How people write units that the language writes otherwise: for suggestions only.

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

const french: Readonly<Record<string, string>> = { hours: 'heures' };

/** Types as other languages name them. */
const types: Readonly<Record<string, readonly [en: string, fr: string]>> = {
  bool: ['yes/no', 'oui/non'],
  boolean: ['yes/no', 'oui/non'],
  booléen: ['yes/no', 'oui/non'],
  booleen: ['yes/no', 'oui/non'],
  string: ['text', 'texte'],
  chaîne: ['text', 'texte'],
  int: ['number', 'nombre'],
  integer: ['number', 'nombre'],
  decimal: ['number', 'nombre'],
  float: ['number', 'nombre'],
  entiers: ['number', 'nombre'],
  percentage: ['percent', 'pourcentage'],
};

/** The unit that a word most probably means: spelled out, abbreviated, or in the other language. */
export function usualSpelling(word: string, language: 'en' | 'fr'): string | undefined {
  const lower = word.toLowerCase();
  const type = Object.hasOwn(types, lower) ? types[lower] : undefined;
  if (type !== undefined) return type[language === 'fr' ? 1 : 0];
  const known = Object.hasOwn(usual, lower) ? usual[lower] : undefined;
  if (known !== undefined) return language === 'fr' ? (french[known] ?? known) : known;
  const other = language === 'fr' ? 'en' : 'fr';
  const unit = builtInUnits.find((one) => one[other].includes(lower));
  const index = unit ? unit[other].indexOf(lower) : -1;
  return unit?.[language][index];
}

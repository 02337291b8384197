// Values as people write them into a field → as a case states them; never through a floating number.

import { type Locale, punctuation } from '../../../../compiler/languages.js';

/** `1 234,5` and `1,234.5` as they are read: decimal text; undefined where it is no number. */
export function decimalText(written: string, locale: Locale): string | undefined {
  const plain = written
    .trim()
    .replace(/[\s\u00a0\u202f_']/g, '')
    .replace(/^\u2212/, '-');
  if (plain === '') return undefined;
  if (/^-?\d+$/.test(plain)) return plain;
  // Beyond doubt in either language: the last sign is the decimal one, or groups of three follow one another.
  if (/^-?\d{1,3}(?:,\d{3})+\.\d+$|^-?\d{1,3}(?:,\d{3}){2,}$/.test(plain)) return plain.replaceAll(',', '');
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$|^-?\d{1,3}(?:\.\d{3}){2,}$/.test(plain))
    return plain.replaceAll('.', '').replace(',', '.');
  if (/^-?\d+[.,]\d+$/.test(plain)) {
    // `1,234` where the comma is not the decimal sign could be a thousand and more: it is left to the writer.
    if (punctuation[locale].decimal !== ',' && /^-?\d{1,3},\d{3}$/.test(plain)) return undefined;
    return plain.replace(',', '.');
  }
  return undefined;
}

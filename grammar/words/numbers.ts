// Number and date literals: what is written → exact values, or why it is refused.

import {
  ambiguousNumber,
  badNumber,
  hugeNumber,
} from '../../compiler/diagnostics/catalogue/syntax/syntax-signs.js';
import type { Diagnostic, Locale } from '../../compiler/diagnostics/diagnostic.js';
import { replacing } from '../../compiler/diagnostics/replacing.js';
import { punctuation } from '../../compiler/languages.js';
import { divide, parseDecimal, type Rational, zero } from '../../compiler/runtime/exact/rational.js';
import type { Span } from '../../compiler/source.js';

const digitLimit = 60;
const groupSpaces = /[ \u00a0\u202f\u2009_]/g;

/** The value of a literal that `complaintOfNumber` accepts. */
export function numberValue(written: string): Rational {
  const [above, below] = written.split('/');
  if (above !== undefined && below !== undefined) return divide(numberValue(above), numberValue(below));
  return parseDecimal(written.replace(groupSpaces, '').replace(',', '.')) ?? zero;
}

/** Why a number is refused; undefined for a good one. */
export function complaintOfNumber(written: string, span: Span, locale: Locale): Diagnostic | undefined {
  const plain = written.replace(groupSpaces, '');
  if (plain.length > digitLimit) return hugeNumber(span, { limit: digitLimit });
  if (plain.includes('/')) {
    return /\/0+$/.test(plain) ? badNumber(span, { written, instead: undefined }) : undefined;
  }
  const mark = punctuation[locale].decimal;
  const marks = plain.replace(/\d/g, '');
  if (marks === '' || (marks === '.' && mark === '.')) return undefined;
  if (marks.length > 1) {
    const [whole = '', ...groups] = plain.split(/[.,]/);
    const grouped =
      /^[.]+$|^,+$/.test(marks) && groups.every((group) => group.length === 3) && whole.length <= 3;
    const instead = grouped ? [whole, ...groups].join(' ') : undefined;
    return badNumber(span, { written, instead }, replacing(span, instead));
  }
  const [whole = '', fraction = ''] = plain.split(marks);
  const hasGroups = written.length !== plain.length;
  const looksGrouped = !hasGroups && fraction.length === 3 && whole.length <= 3 && !whole.startsWith('0');
  if (mark === ',' && (marks === ',' || !looksGrouped)) return undefined;
  const decimal = `${whole}${mark}${fraction}`;
  if (looksGrouped)
    return ambiguousNumber(span, { written, whole: `${whole} ${fraction}`, fraction: decimal });
  return badNumber(span, { written, instead: decimal }, replacing(span, decimal));
}

/** Whole days since 1970-01-01 of `YYYY-MM-DD`; undefined where the calendar has no such day. */
export function dateValue(written: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

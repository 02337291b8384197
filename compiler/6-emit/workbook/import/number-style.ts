// A new number written as the old one was: its separators, its decimals, its groups.

import { punctuation } from '../../../languages.js';
import {
  decimalsOf,
  equals,
  formatDecimal,
  parseDecimal,
  type Rational,
} from '../../../runtime/exact/rational.js';

const written = /^(\d{1,3}(?:[ \u00a0\u202f_]\d{3})+|\d+)(?:([.,])(\d+))?/;
const grouped = /(?<![\d.,])\d{1,3}([ \u00a0\u202f_])\d{3}(?!\d)/;

/** The digits at the beginning of a literal such as `1 800 XPF/day`; undefined where it begins otherwise. */
const numberAt = (literal: string): string | undefined => written.exec(literal)?.[0];

/**
 * The digits of a value within a literal, and where they begin: 5 or 9 of `5/9 %`. Undefined where the literal has no such
 * number.
 */
export function digitsOf(
  literal: string,
  value: Rational,
): { readonly at: number; readonly digits: string } | undefined {
  const denominator = literal.indexOf('/') + 1;
  for (const at of denominator === 0 ? [0] : [0, denominator]) {
    const digits = numberAt(literal.slice(at));
    const read = digits && parseDecimal(digits.replace(/[ \u00a0\u202f_]/g, '').replace(',', '.'));
    if (digits !== undefined && read && equals(read, value)) return { at, digits };
  }
  return undefined;
}

/** A whole rule file: it shows how groups and decimals are written where a number does not. */
export interface RuleText {
  readonly text: string;
  readonly language: 'en' | 'fr';
}

/** Undefined for a number without finite decimals. */
export function writtenLike(old: string, value: Rational, file: RuleText): string | undefined {
  const match = written.exec(old);
  const needed = decimalsOf(value);
  if (match === null || needed === undefined || value.n < 0n) return undefined;
  const [, whole = '', mark, fraction = ''] = match;
  const [digits = '0', decimals] = (formatDecimal(value, fraction.length) ?? '0').split('.');
  const separator = separatorOf(whole, file.text);
  const groups = separator === '' ? digits : digits.replace(/\B(?=(\d{3})+$)/g, separator);
  return decimals === undefined ? groups : `${groups}${mark ?? decimalMarkOf(file)}${decimals}`;
}

/** A number of four digits without groups is written so on purpose; a shorter one says nothing. */
function separatorOf(whole: string, file: string): string {
  const own = /\D/.exec(whole)?.[0];
  if (own !== undefined) return own;
  return whole.length > 3 ? '' : (grouped.exec(file)?.[1] ?? '');
}

/** As most numbers of the file have it; where there are none, as the language of the file has it. */
function decimalMarkOf({ text, language }: RuleText): string {
  // An English rule file takes no other.
  if (punctuation[language].decimal === '.') return '.';
  const code = text.replace(/"[^"\n]*"|«[^»\n]*»|#[^\n]*/g, '');
  const commas = code.match(/\d,\d/g)?.length ?? 0;
  const points = code.match(/\d\.\d/g)?.length ?? 0;
  return points > commas ? '.' : ',';
}

// A cell's text → a number and the words around it. What could be two numbers says so.

import { parseDecimal, type Rational } from '../../runtime/exact/rational.js';

export interface WrittenAmount {
  readonly value: Rational;
  /** What stands around the digits: units, currencies, `HT`. */
  readonly words: string;
  /** A mark that points to a note: `(1)`, `*`. */
  readonly mark: string | undefined;
  /** `1,234` is a thousand or one and a bit, and nothing in the sheet tells which. */
  readonly twoWays: boolean;
}

export type DecimalSign = ',' | '.';

/** Digits with their separators, unsigned: the spaces that group them too. */
export const digits = String.raw`\d(?:[\d.,'’_]|[ \u00a0\u202f\u2009](?=\d{3}(?!\d)))*`;

const amount = new RegExp(
  String.raw`^(?<before>[^\d]*?)(?<sign>[-−–+]?)\s*(?<digits>${digits})(?<after>(?:[^\d]|(?<=[a-zA-Z])[23]|(?<=/\s*)\d+(?=\s*[a-zA-Zµ]))*)$`,
  'u',
);
const trailingMark = /\s*(\(\s*(?:\d{1,2}|[a-z])\s*\)|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+(?<![mM][²³]))\s*$/u;

/** Undefined where the text is no single number. */
export function readAmount(text: string, decimal: DecimalSign | undefined): WrittenAmount | undefined {
  const mark = trailingMark.exec(text);
  const bare = mark === null ? text : text.slice(0, mark.index);
  const found = amount.exec(bare.trim());
  if (found?.groups === undefined) return undefined;
  const { before = '', sign = '', digits: written = '', after = '' } = found.groups;
  const read = readDigits(written.replace(/[.,]$/, ''), decimal);
  if (read === undefined) return undefined;
  const value = parseDecimal(`${/[-−–]/.test(sign) ? '-' : ''}${read.plain}`);
  if (value === undefined) return undefined;
  return {
    value,
    words: `${before.trim()} ${after.trim()}`.trim(),
    mark: mark?.[1],
    twoWays: read.twoWays,
  };
}

/** Digits as written → a plain decimal. */
export function readDigits(
  written: string,
  decimal: DecimalSign | undefined,
): { readonly plain: string; readonly twoWays: boolean } | undefined {
  const text = written.replace(/[\s'’_]/gu, '');
  const signs = [...text.matchAll(/[.,]/g)].map(([sign]) => sign);
  const kinds = new Set(signs);
  const sure = (plain: string) => (/^\d+(?:\.\d+)?$/.test(plain) ? { plain, twoWays: false } : undefined);
  if (signs.length === 0) return sure(text);
  if (kinds.size === 2) {
    const last = signs.at(-1) ?? '.';
    const group = last === ',' ? '.' : ',';
    if (signs.filter((sign) => sign === last).length > 1 || !grouped(text.split(last)[0] ?? '', group)) {
      return undefined;
    }
    return sure(text.split(group).join('').replace(last, '.'));
  }
  const [sign = '.'] = signs;
  if (signs.length > 1) return grouped(text, sign) ? sure(text.split(sign).join('')) : undefined;
  const [whole = '', rest = ''] = text.split(sign);
  const couldGroup = rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (!couldGroup || decimal === sign) return sure(`${whole}.${rest}`);
  if (decimal !== undefined) return sure(`${whole}${rest}`);
  return { plain: `${whole}${rest}`, twoWays: true };
}

const grouped = (text: string, sign: string): boolean => {
  const [first = '', ...others] = text.split(sign);
  return /^\d{1,3}$/.test(first) && others.every((part) => /^\d{3}$/.test(part));
};

/** The decimal sign that texts of a sheet leave no doubt about; undefined where none does, or they disagree. */
export function decimalSignIn(texts: readonly string[]): DecimalSign | undefined {
  const found = new Set<DecimalSign>();
  const numbers = new RegExp(digits, 'gu');
  for (const text of texts) {
    for (const [written] of text.matchAll(numbers)) {
      const compact = written.replace(/[\s'’_]/gu, '');
      const signs = [...compact.matchAll(/[.,]/g)].map(([sign]) => sign);
      const last = signs.at(-1);
      if (last !== ',' && last !== '.') continue;
      const rest = compact.slice(compact.lastIndexOf(last) + 1);
      const whole = compact.slice(0, compact.lastIndexOf(last));
      const both = new Set(signs).size === 2;
      if (rest === '' || signs.filter((sign) => sign === last).length > 1) continue;
      if (both || rest.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole)) found.add(last);
    }
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

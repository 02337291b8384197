// The numbers of a source document, by occurrence: value, per cent, the word that follows, line.

import { parseDecimal, type Rational } from '../runtime/rational.js';

export interface SourceNumber {
  readonly value: Rational;
  /** Followed by a per cent sign. */
  readonly percent: boolean;
  /** The word or sign that follows, as written; empty where there is none. */
  readonly unit: string;
  /** As written. */
  readonly text: string;
  /** Offset in the text. */
  readonly start: number;
  /** One-based. */
  readonly line: number;
}

// Groups of exactly three digits, or a run of digits; then decimals after a comma or point.
const pattern = /(?<![\p{L}\d.,])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d+))?(?![\d])/gu;
const after = /^[\s\u00a0\u202f]*(%|‰|€|\$|£|[\p{L}][\p{L}²³\d]*)?/u;

/** Lists the numbers of a text. A comma or point before digits makes decimals, whatever the language. */
export function numbersOf(text: string): readonly SourceNumber[] {
  const found: SourceNumber[] = [];
  let line = 1;
  let scanned = 0;
  for (const match of text.matchAll(pattern)) {
    const [written, whole = '', decimals] = match;
    const digits = whole.replace(/[ \u00a0\u202f]/g, '');
    const value = parseDecimal(decimals === undefined ? digits : `${digits}.${decimals}`);
    if (value === undefined) continue;
    const start = match.index;
    for (; scanned < start; scanned++) if (text[scanned] === '\n') line++;
    const unit = after.exec(text.slice(start + written.length, start + written.length + 40))?.[1] ?? '';
    found.push({ value, percent: unit === '%', unit, text: written, start, line });
  }
  return found;
}

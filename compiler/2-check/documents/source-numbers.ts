// The numbers of a source document, by occurrence: value, per cent, the word that follows, line.

import { parseDecimal, type Rational } from '../../runtime/exact/rational.js';

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
  /** The first word of its line. */
  readonly leading: boolean;
}

// Groups of exactly three digits, or a run of digits; then decimals after a comma or point.
const pattern =
  /(?<![\p{L}\d.,/_])(?<![\p{L}\d]-)(?<!<sup>)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:[.,](\d+))?(?!\d)/gu;
const following = /^(?:[ \t\u00a0\u202f*_]|<\/?[a-z]+>)*(%|‰|€|\$|£|[\p{L}][\p{L}²³\d]*)?/iu;
const ordinal = /^(?:er|ers|re|e|es|ème|èmes|eme|nd|nde|st|rd|th)(?![\p{L}\d])/iu;
const markBefore = /^[\s\u00a0*#>•■▪-]*$/u;

/**
 * Lists the numbers of a text. A comma or point before digits makes decimals, whatever the language. Ordinals (2e,
 * 3rd), numbers of three and more parts (2.4.1) and numbers that only count off a list (1. …) are no quantities.
 */
export function numbersOf(text: string): readonly SourceNumber[] {
  const found: SourceNumber[] = [];
  let line = 1;
  let scanned = 0;
  let lineStart = 0;
  for (const match of text.matchAll(pattern)) {
    const [written, whole = '', decimals] = match;
    const digits = whole.replace(/[ \u00a0\u202f]/g, '');
    const value = parseDecimal(decimals === undefined ? digits : `${digits}.${decimals}`);
    const start = match.index;
    for (; scanned < start; scanned++) {
      if (text[scanned] === '\n') {
        line++;
        lineStart = scanned + 1;
      }
    }
    if (value === undefined) continue;
    const rest = text.slice(start + written.length, start + written.length + 60);
    const leading = markBefore.test(text.slice(lineStart, start));
    if (ordinal.test(rest) || /^\.\d/.test(rest)) continue;
    if (leading && decimals === undefined && /^[.)]\s/.test(rest)) continue;
    const unit = following.exec(rest)?.[1] ?? '';
    found.push({ value, percent: unit === '%', unit, text: written, start, line, leading });
  }
  return found.map((number, index) => ({ ...number, ...sharedUnit(text, number, found[index + 1]) }));
}

const joint = /^[ \t\u00a0\u202f]*(?:à|a|to|et|and|ou|or|-|–)[ \t\u00a0\u202f]*$/u;

// "de 11 à 30 %": the unit after the second number is that of both.
function sharedUnit(text: string, number: SourceNumber, next: SourceNumber | undefined) {
  const between = next && text.slice(number.start + number.text.length, next.start);
  return between !== undefined && joint.test(between)
    ? { percent: next?.percent ?? false, unit: next?.unit ?? '' }
    : {};
}

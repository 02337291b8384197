// To which side a text counts a number that it names as a boundary, by the words around it.

import type { Rational } from '../../runtime/exact/rational.js';
import { numbersOf, type SourceNumber } from './source-numbers.js';

/** `lower`: with what lies below it (up to 10, above 10); `upper`: with what lies above it (from 10, below 10). */
export type Side = 'lower' | 'upper';

export interface Boundary {
  readonly number: SourceNumber;
  readonly value: Rational;
  readonly side: Side;
  /** The words with the number, as written. */
  readonly words: string;
}

// The longer phrase first: `inférieur ou égal à` is no `inférieur à`.
const before: readonly (readonly [RegExp, Side])[] = [
  [/(?:jusqu['’](?:à|au)|inf[ée]rieure?s? ou [ée]gale?s? (?:à|au)|less than or equal to)\s*$/iu, 'lower'],
  [
    /(?:sup[ée]rieure?s? ou [ée]gale?s? (?:à|au)|greater than or equal to|not less than|no less than)\s*$/iu,
    'upper',
  ],
  [
    /(?:up to|not exceeding|not more than|no more than|at most|au plus|pas plus de|exc[ée]dant(?: pas)?|d[ée]passant(?: pas)?)\s*$/iu,
    'lower',
  ],
  [
    /(?:au[- ]del[àa] de|plus de|sup[ée]rieure?s? (?:à|au)|au[- ]dessus de|above|over|more than|exceeding|greater than|in excess of)\s*$/iu,
    'lower',
  ],
  [/(?:[àa] partir de|[àa] compter de|d[èe]s|au moins|at least|from)\s*$/iu, 'upper'],
  [
    /(?:moins de|inf[ée]rieure?s? (?:à|au)|au[- ]dessous de|en dessous de|below|under|less than)\s*$/iu,
    'upper',
  ],
];
const unit = String.raw`[\s\u00a0]*(?:%|€|\$|\p{L}[\p{L}²³\d/]*)?[\s\u00a0]*`;
const after: readonly (readonly [RegExp, Side])[] = [
  [
    new RegExp(
      `^${unit}(?:et plus|ou plus|et au[- ]delà|or more|and more|and above|or over)(?!\\p{L})`,
      'iu',
    ),
    'upper',
  ],
  [new RegExp(`^${unit}(?:et moins|ou moins|or less|or fewer|and below)(?!\\p{L})`, 'iu'), 'lower'],
];
const rangeBegin = /(?:^|[\s|(])(?:de|from|entre|between)\s*$/iu;
const rangeJoint = new RegExp(`^${unit}(?:à|a|to|et|and)\\s*\\d`, 'iu');
const rangeEnd = new RegExp(String.raw`\d${unit}(?:à|a|to|et|and)\s*$`, 'iu');
const reach = 40;

/** The numbers of a text that its words make boundaries. */
export const boundariesOf = (text: string): readonly Boundary[] =>
  numbersOf(text).flatMap((number) => boundaryAt(text, number) ?? []);

function boundaryAt(text: string, number: SourceNumber): Boundary | undefined {
  const { start, text: written, value } = number;
  const head = text.slice(Math.max(0, start - reach), start);
  const tail = text.slice(start + written.length, start + written.length + reach);
  const made = (side: Side, phrase: string, rest: string): Boundary => {
    const sign = number.percent ? ' %' : number.unit === '' ? '' : ` ${number.unit}`;
    const words = `${phrase}${written}${rest === '' ? sign : rest}`.replace(/\s+/g, ' ').trim();
    return { number, value, side, words };
  };
  for (const [pattern, side] of after) {
    const match = pattern.exec(tail);
    if (match) return made(side, '', match[0]);
  }
  if (rangeBegin.test(head) && rangeJoint.test(tail)) return made('upper', 'de ', '');
  if (rangeEnd.test(head)) return made('lower', 'à ', '');
  for (const [pattern, side] of before) {
    const match = pattern.exec(head);
    if (match) return made(side, match[0], '');
  }
  return undefined;
}

// What a hypothesis is worth on a book: which differences it explains, which right bills it would break, what it gets wrong.

import { add, type Rational, rational } from '../../runtime/exact/rational.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';
import { type Amounts, agree, type Bill, excessOf } from './bill.js';
import type { Predict } from './prediction.js';

const sameAmounts = (a: Amounts, b: Amounts): boolean => a.every((value, index) => value === b[index]);

/** Counts of one hypothesis over a book, a bill at a time. */
export class Tally {
  /** Differences that it explains exactly. */
  explains = 0;
  /** Right bills that it would change. */
  breaks = 0;
  /** Bills that it changes, and not into what was billed. */
  wrong = 0;
  /** Bills that it changes. */
  live = 0;
  /** Differing bills that it changes. */
  liveDifferences = 0;
  /** Billed less priced over the bills that it explains. */
  amount: Rational = rational(0);
  /** Differences explained, by their place among the differences. */
  readonly explained = new Set<number>();
  /** Numbers of the first cases that it explains. */
  readonly examples: number[] = [];
  /** The same for hypotheses that predict the same of every bill. */
  vector = 0;
  /** By column and value of the book: bills that it explains, and that it gets wrong. */
  readonly groups = new Map<string, Map<string, { explains: number; wrong: number }>>();

  constructor(
    readonly hypothesis: Hypothesis,
    readonly predict: Predict,
  ) {}

  /** `difference` is the bill's place among the differing ones; undefined where it is right. */
  count(bill: Bill, difference: number | undefined): void {
    const predicted = this.predict(bill);
    this.vector = mixed(this.vector, predicted);
    if (predicted === undefined || sameAmounts(predicted, bill.priced)) return;
    this.live++;
    const explains = agree(predicted, bill.billed);
    if (difference !== undefined) this.liveDifferences++;
    if (explains && difference !== undefined) {
      this.explains++;
      this.explained.add(difference);
      this.amount = add(this.amount, excessOf(bill));
      if (this.examples.length < 3) this.examples.push(bill.number);
    } else if (!explains) {
      this.wrong++;
      if (difference === undefined) this.breaks++;
    }
    this.#group(bill, explains);
  }

  #group(bill: Bill, explains: boolean): void {
    for (const [column, value] of describedOnce(bill)) {
      let values = this.groups.get(column);
      if (values === undefined) {
        values = new Map();
        this.groups.set(column, values);
      }
      if (values.size > mostValues) continue;
      let group = values.get(value);
      if (group === undefined) {
        group = { explains: 0, wrong: 0 };
        values.set(value, group);
      }
      if (explains) group.explains++;
      else group.wrong++;
    }
  }
}

/** A column of more values than this groups nothing: it names cases. */
export const mostValues = 60;

/** Many hypotheses look at a bill before the next one comes. */
const described = new WeakMap<Bill, readonly (readonly [string, string])[]>();
function describedOnce(bill: Bill): readonly (readonly [string, string])[] {
  const known = described.get(bill);
  if (known !== undefined) return known;
  const made = [...describing(bill)];
  described.set(bill, made);
  return made;
}

/** What may be common to bills: plain facts, and what the book says beside them. */
function* describing({ facts, columns }: Bill): Generator<readonly [string, string]> {
  for (const [name, value] of Object.entries(columns)) yield [name, value];
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
      yield [name, String(value)];
  }
}

function mixed(before: number, amounts: Amounts | undefined): number {
  let hash = before ^ 0x9e3779b9;
  const text = amounts === undefined ? '-' : amounts.join('|');
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}

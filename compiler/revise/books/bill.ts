// One case of a book: what the rules make of it, and what another system billed.

import type { Result } from '../../3-model/model.js';
import {
  formatDecimal,
  parseDecimal,
  type Rational,
  rational,
  subtract,
} from '../../runtime/exact/rational.js';
import type { Outcome } from '../../runtime/outcome/assessment.js';

export type Facts = Readonly<Record<string, unknown>>;

/** One value per billed result, in canonical form; undefined where there is none. */
export type Amounts = readonly (string | undefined)[];

export interface Bill {
  /** One-based number of the case in the book. */
  readonly number: number;
  readonly facts: Facts;
  /** What the book says beside the facts: office, period, account … */
  readonly columns: Readonly<Record<string, string>>;
  /** By the rules. */
  readonly priced: Amounts;
  /** By the other system. */
  readonly billed: Amounts;
}

/** Prices a case; `undefined` where it is refused. */
export type Price = (facts: Facts) => Amounts | undefined;

/** Canonical as it stands: that is asked of every bill, often. */
const plain = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;

/** A decimal without needless zeros: `12.50` and `12.5` are one amount. */
export function canonical(text: string): string {
  if (plain.test(text)) return text;
  const value = parseDecimal(text);
  return value === undefined ? text : (formatDecimal(value) ?? text);
}

/** The amounts of an outcome, in the order of `results`. */
export function amountsOf(outcome: Outcome, results: readonly Result[]): Amounts | undefined {
  if (!outcome.ok) return undefined;
  return results.map(({ name }) => {
    const value = outcome.outputs[name];
    return value === undefined
      ? undefined
      : canonical(typeof value === 'string' ? value : JSON.stringify(value));
  });
}

/** Whether amounts say what was billed; a result that was not billed says nothing. */
export const agree = (amounts: Amounts, billed: Amounts): boolean =>
  billed.every((value, index) => value === undefined || value === amounts[index]);

/** Billed less priced, summed over the results that are numbers. */
export function excessOf({ priced, billed }: Pick<Bill, 'priced' | 'billed'>): Rational {
  const total = billed[0] === undefined ? undefined : parseDecimal(billed[0]);
  const own = priced[0] === undefined ? undefined : parseDecimal(priced[0]);
  return total === undefined || own === undefined ? rational(0) : subtract(total, own);
}

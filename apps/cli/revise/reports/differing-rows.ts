// A book gone through once more → the differing rows that a report shows, each with what explains it; the rest is counted.

import type { Bill } from '../../../../compiler/revise/books/bill.js';
import { agree, excessOf } from '../../../../compiler/revise/books/bill.js';
import type { Explanation } from '../../../../compiler/revise/books/judge.js';
import { absolute, compare, type Rational } from '../../../../compiler/runtime/exact/rational.js';

export interface DifferingRow {
  readonly bill: Bill;
  /** Billed less priced. */
  readonly excess: Rational;
  /** Place among the explanations; undefined where nothing explains it. */
  readonly explanation: number | undefined;
}

export interface DifferingRows {
  /** In the order of the book. */
  readonly rows: readonly DifferingRow[];
  /** Differing rows that are not among them. */
  readonly left: number;
  /** Cases of these numbers, where they differ. */
  readonly wanted: ReadonlyMap<number, Bill>;
}

/** At most `most` rows: unexplained ones first, then the largest. Memory does not grow with the book. */
export async function differingRows(
  bills: AsyncIterable<Bill>,
  explanations: readonly Explanation[],
  wantedNumbers: ReadonlySet<number>,
  most: number,
): Promise<DifferingRows> {
  let kept: DifferingRow[] = [];
  let differences = 0;
  const wanted = new Map<number, Bill>();
  const heaviest = (): void => {
    kept.sort(
      (a, b) =>
        Number(a.explanation !== undefined) - Number(b.explanation !== undefined) ||
        compare(absolute(b.excess), absolute(a.excess)) ||
        a.bill.number - b.bill.number,
    );
    kept = kept.slice(0, most);
  };
  for await (const bill of bills) {
    if (agree(bill.priced, bill.billed)) continue;
    const place = differences++;
    const found = explanations.findIndex(({ tally }) => tally.explained.has(place));
    if (wantedNumbers.has(bill.number)) wanted.set(bill.number, bill);
    kept.push({ bill, excess: excessOf(bill), explanation: found < 0 ? undefined : found });
    if (kept.length >= 2 * most) heaviest();
  }
  heaviest();
  kept.sort((a, b) => a.bill.number - b.bill.number);
  return { rows: kept, left: differences - kept.length, wanted };
}

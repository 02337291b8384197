// A reconciliation with the rows and receipts that a page shows.

import type { Model, Result } from '../../../../compiler/3-model/model.js';
import type { Provenance } from '../../../../compiler/6-emit/backend.js';
import type { Locale } from '../../../../compiler/diagnostics/diagnostic.js';
import { rulesOfResults } from '../../../../compiler/revise/edits/rules-of-results.js';
import { compilerVersion } from '../../process/version.js';
import { moneyIn } from '../money.js';
import type { Reconciled } from '../reconcile-rules.js';
import { differingRows } from './differing-rows.js';
import { isShownByReceipt, receiptUnder } from './receipt-under.js';
import type { ReconciliationReport } from './reconciliation-page.js';

/** Rows of a page: more are counted, and stand in the workbook. */
const mostRows = 300;

export interface ReportSubject {
  readonly model: Model;
  readonly provenance: Provenance;
  readonly results: readonly Result[];
  readonly on: string | undefined;
  /** The book as it is shown. */
  readonly book: string;
  readonly locale: Locale;
}

export async function reconciliationReport(
  { found, refused, bills }: Reconciled,
  { model, provenance, results, on, book, locale }: ReportSubject,
): Promise<ReconciliationReport> {
  const { explanations } = found;
  const examples = explanations.map(({ tally }) => tally.examples[0]);
  const differing = await differingRows(
    bills(),
    explanations,
    new Set(examples.filter((number) => number !== undefined)),
    mostRows,
  );
  const context = { results: results.map(({ name }) => name), on, provenance, locale };
  const rules = rulesOfResults(model, results);
  const receipts: [number, NonNullable<ReturnType<ReconciliationReport['receipts']['get']>>][] = [];
  for (const [index, { tally }] of explanations.entries()) {
    const number = examples[index];
    const bill = number === undefined ? undefined : differing.wanted.get(number);
    if (number === undefined || bill === undefined || !isShownByReceipt(tally.hypothesis)) continue;
    const tariff = receiptUnder(rules, undefined, bill.facts, context);
    const system = receiptUnder(rules, tally.hypothesis, bill.facts, context);
    if (tariff !== undefined && system !== undefined) {
      receipts.push([index, { case: number, both: [tariff, system] }]);
    }
  }
  return {
    label: model.label,
    book,
    found,
    refused,
    differing,
    receipts: new Map(receipts),
    money: moneyIn(model, locale),
    locale,
    madeBy: `bareme ${compilerVersion()}, SHA-256 ${provenance.ruleHash}`,
  };
}

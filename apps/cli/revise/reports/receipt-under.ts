// The receipt of a case under a slip: what another system would have written if it makes it.

import type { Model } from '../../../../compiler/3-model/model.js';
import type { Provenance } from '../../../../compiler/6-emit/backend.js';
import { type Receipt, receiptOf } from '../../../../compiler/6-emit/receipt/receipt-of-case.js';
import type { Locale } from '../../../../compiler/diagnostics/diagnostic.js';
import type { Bill } from '../../../../compiler/revise/books/bill.js';
import type { Hypothesis } from '../../../../compiler/revise/hypotheses/hypothesis.js';

export interface ReceiptContext {
  readonly results: readonly string[];
  readonly on: string | undefined;
  readonly provenance: Provenance;
  readonly locale: Locale;
}

/** Undefined where the case is refused. Without a hypothesis, by the rules. */
export function receiptUnder(
  rules: Model,
  hypothesis: Hypothesis | undefined,
  facts: Bill['facts'],
  { results, on, provenance, locale }: ReceiptContext,
): Receipt | undefined {
  const does = hypothesis?.does;
  const edited = does?.kind === 'rules' ? (does.edit(rules) ?? rules) : rules;
  const given = does?.kind === 'case' ? (does.edit(facts) ?? facts) : facts;
  const made = receiptOf(edited, given, {
    ...(on === undefined ? {} : { on }),
    results,
    provenance,
    locale,
  });
  return made.ok ? made.receipt : undefined;
}

/** Whether a receipt can show the slip: what is made of the bill behind the rules, or of their arithmetic, stands in none. */
export const isShownByReceipt = ({ does }: Hypothesis): boolean =>
  does.kind === 'rules' || does.kind === 'case';

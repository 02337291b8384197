// One bill, answered: what the tariff gives, what was billed, and the slips that give exactly what was billed.

import type { Model, Result } from '../../../compiler/3-model/model.js';
import type { Receipt } from '../../../compiler/6-emit/receipt/receipt.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { agree, type Bill, excessOf } from '../../../compiler/revise/books/bill.js';
import { whyBilled } from '../../../compiler/revise/books/why-billed.js';
import type { Hypothesis } from '../../../compiler/revise/hypotheses/hypothesis.js';
import { decimal, hypothesisJson } from './reconciliation-json.js';
import { isShownByReceipt, type ReceiptContext, receiptUnder } from './reports/receipt-under.js';

export interface WhyAnswer {
  readonly model: Model;
  readonly bill: Bill;
  readonly equal: boolean;
  /** The likeliest first. */
  readonly fitting: readonly Hypothesis[];
  /** How many slips were tried. */
  readonly tried: number;
  /** The rules in which slips are made. */
  readonly rules: Model;
}

export function answerWhy(model: Model, result: Result, bill: Bill, on: string | undefined): WhyAnswer {
  if (agree(bill.priced, bill.billed)) {
    return { model, bill, equal: true, fitting: [], tried: 0, rules: model };
  }
  return { model, bill, equal: false, ...whyBilled(model, [result], bill, on) };
}

export interface ToldSlip {
  readonly hypothesis: Hypothesis;
  /** Undefined where no receipt shows the slip: it is made behind the rules, or in their arithmetic. */
  readonly receipt: Receipt | undefined;
}

/** How many are told with their receipt. */
const mostTold = 3;

export const toldSlips = (
  { fitting, rules, bill }: WhyAnswer,
  context: ReceiptContext,
): readonly ToldSlip[] =>
  fitting.slice(0, mostTold).map((hypothesis) => ({
    hypothesis,
    receipt: isShownByReceipt(hypothesis) ? receiptUnder(rules, hypothesis, bill.facts, context) : undefined,
  }));

/** The shape that `docs/reconcile.md` describes: a reconciliation of one case. */
export function whyJson({ bill, equal, fitting, tried }: WhyAnswer, locale: Locale) {
  return {
    cases: 1,
    equal: equal ? 1 : 0,
    refused: 0,
    different: equal ? 0 : 1,
    unexplained: equal || fitting.length > 0 ? 0 : 1,
    priced: bill.priced[0],
    billed: bill.billed[0],
    explanations: fitting.map((hypothesis) => ({
      hypothesis: hypothesisJson(hypothesis),
      explains: 1,
      breaks: 0,
      amount: decimal(excessOf(bill)),
      says: hypothesis.says[locale],
    })),
    tried,
  };
}

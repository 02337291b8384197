// Receipts: one case evaluated and told as a bill, as data, text or HTML.

import { type EvaluateOptions, trace } from '../../3-model/evaluate/evaluate.js';
import { Interpreter, isCaseError } from '../../3-model/evaluate/interpreter.js';
import type { Model } from '../../3-model/model.js';
import type { Refusal } from '../../runtime/outcome/assessment.js';
import type { Provenance } from '../backend.js';
import { caseView } from './case-view.js';
import { makeReceipt } from './make-receipt.js';
import type { Receipt } from './receipt.js';
import type { Locale } from './written.js';

export type * from './receipt.js';
export { receiptPage } from './receipt-html.js';
export { receiptText } from './receipt-text.js';

export interface ReceiptOptions extends EvaluateOptions {
  readonly provenance: Provenance;
  /** The language of the model without it. */
  readonly locale?: Locale;
}

/** Evaluates a case and tells how each result came about; a refused case has no receipt. Never throws, whatever the facts are. */
export function receiptOf(
  model: Model | Interpreter,
  facts: unknown,
  options: ReceiptOptions,
): { readonly ok: true; readonly receipt: Receipt } | Refusal {
  const interpreter = model instanceof Interpreter ? model : new Interpreter(model);
  const traced = trace(interpreter, facts, options, ['locale']);
  const { outcome } = traced;
  if (!outcome.ok) return outcome;
  const run = interpreter.start(traced.facts, outcome.readings);
  const view = caseView({
    value(expression, item) {
      const value = interpreter.expression(run, expression, item ?? -1);
      return isCaseError(value) ? undefined : value;
    },
    fact(name, item) {
      const list = interpreter.model.facts.find((fact) => fact.name === name)?.list;
      return list === undefined ? traced.facts.values[name] : traced.facts.lists[list]?.[item ?? -1]?.[name];
    },
    itemCount: (list) => traced.facts.lists[list]?.length ?? 0,
  });
  const receipt = makeReceipt({
    model: interpreter.model,
    assessment: outcome,
    view,
    results: interpreter.model.results.filter(({ name }) => Object.hasOwn(outcome.outputs, name)),
    provenance: options.provenance,
    locale: options.locale ?? interpreter.model.language,
  });
  return { ok: true, receipt };
}

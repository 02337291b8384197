// One bill → the slips that would give exactly what was billed, the plainest first. A list to look at, never a verdict.

import { evaluate } from '../../3-model/evaluate/evaluate.js';
import { Interpreter } from '../../3-model/evaluate/interpreter.js';
import type { Model, Result } from '../../3-model/model.js';
import { catalogueOf } from '../hypotheses/catalogue.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';
import { amountsOf, type Bill } from './bill.js';
import type { Prepare } from './prediction.js';
import { triedOn } from './search.js';

/** In the order of plainness; `on` is the day where it is given beside the facts. */
export function whyBilled(
  model: Model,
  results: readonly Result[],
  bill: Bill,
  on?: string,
): { readonly fitting: readonly Hypothesis[]; readonly tried: number; readonly rules: Model } {
  const { rules, hypotheses } = catalogueOf(model, results);
  const prepare: Prepare = (edited) => {
    const interpreter = new Interpreter(edited);
    return (facts) => amountsOf(evaluate(interpreter, facts, on === undefined ? undefined : { on }), results);
  };
  const fitting: Hypothesis[] = [];
  for (const { hypothesis, explains } of triedOn([bill], hypotheses, {
    rules,
    results,
    prepare,
    price: prepare(rules),
  })) {
    if (explains > 0) fitting.push(hypothesis);
  }
  return { fitting, tried: hypotheses.length, rules };
}

// bareme reconcile: a book of what another system billed, against the rules; differences are explained, not listed.

import { evaluate } from '../../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../../../compiler/3-model/model.js';
import { amountsOf } from '../../../../compiler/revise/books/bill.js';
import { reconcileBook } from '../../../../compiler/revise/books/reconcile-book.js';
import { type CaseOptionsAsked, readCaseOptions } from '../../input/case-options.js';
import { refusalLog } from '../../pricing/cases.js';
import { type EvaluateCase, evaluatorCode, evaluatorFrom } from '../../pricing/generated-evaluator.js';
import { progressLine } from '../../process/progress.js';
import { localeFor, type Session } from '../../process/session.js';
import { type ExitStatus, exit } from '../../process/stop.js';
import { billedColumns, refuse } from '../../revise/billed-columns.js';
import { type BookFile, billsOf } from '../../revise/book.js';
import { reconciliationJson } from '../../revise/reconciliation-json.js';
import { reconciliationText } from '../../revise/reconciliation-text.js';
import { runnableRuleset } from '../../rulesets/runnable-ruleset.js';

export interface ReconcileOptions extends CaseOptionsAsked {
  readonly facts: string;
  readonly billed: string;
  readonly format: 'text' | 'json';
}

/** Status 0 when every bill is equal or explained, 1 when something is left, 3 when cases were refused. */
export async function reconcile(
  session: Session,
  wanted: string,
  options: ReconcileOptions,
): Promise<ExitStatus> {
  const { host } = session;
  if (options.facts === '-') {
    throw refuse({
      en: 'a book is gone through several times: give a file, not standard input',
      fr: "le fichier est parcouru plusieurs fois : donnez un fichier, pas l'entrée standard",
    });
  }
  const ruleset = await runnableRuleset(session, wanted);
  if (ruleset === undefined) return exit.failed;
  const { readings, on } = readCaseOptions(ruleset.model, options);
  const model = underReadings(ruleset.model, readings);
  const billed = billedColumns(model, options.billed);
  const results = billed.map(({ result }) => result);
  const locale = localeFor(session, model.language);
  const evaluator = async (rules: Model): Promise<EvaluateCase> => {
    const made = await evaluatorFrom(await evaluatorCode(rules, ruleset.provenance));
    if (made !== undefined) return made;
    const interpreter = new Interpreter(rules);
    return (facts, asked) => evaluate(interpreter, facts, asked);
  };
  const base = await evaluator(model);
  const file: BookFile = { path: options.facts, model, billed, on, readings: {} };
  const refusals = refusalLog(host, locale);
  let [passes, refused] = [0, 0];
  const asked = { results: results.map(({ name }) => name), ...(on === undefined ? {} : { on }) };
  const progress = progressLine(host);
  const found = await reconcileBook(model, results, {
    bills: () => {
      const first = passes++ === 0;
      return billsOf(file, session, base, (place, errors) => {
        if (!first) return;
        refused++;
        refusals.add(place, errors);
      });
    },
    prepare: async (rules) => {
      const price = await evaluator(rules);
      return (facts) => amountsOf(price(facts, asked), results);
    },
    ...(on === undefined ? {} : { on }),
  });
  progress.close();
  await host.out(
    (options.format satisfies 'text' | 'json') === 'json'
      ? `${JSON.stringify(reconciliationJson(found, refused, locale), undefined, 2)}\n`
      : reconciliationText(found, refused, locale),
  );
  if (refusals.close(found.cases + refused)) return exit.refused;
  return found.unexplained > 0 ? exit.failed : exit.ok;
}

/** The rules with other options chosen: what the office holds to be right. */
export const underReadings = (model: Model, readings: Readonly<Record<string, string>>): Model => ({
  ...model,
  readings: model.readings.map((reading) => ({
    ...reading,
    chosen: readings[reading.name] ?? reading.chosen,
  })),
});

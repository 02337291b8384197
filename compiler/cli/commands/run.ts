// bareme run: cases in, results out, one for each and in order.

import { type EvaluateOptions, evaluate, Interpreter } from '../../3-model/index.js';
import type { Result } from '../../3-model/model.js';
import { writeOutput } from '../../5-emit/receipt/written.js';
import type { Outcome } from '../../runtime/assessment.js';
import { type CaseOptions, type CaseOptionsAsked, readCaseOptions } from '../case-options.js';
import { csvFactsOf, refusalLog } from '../cases.js';
import { type EvaluateCase, generatedEvaluator } from '../generated-evaluator.js';
import { openFacts } from '../input/open-facts.js';
import { csvWriter } from '../output/csv-results.js';
import { jsonWriter, ndjsonWriter } from '../output/json-results.js';
import { rejectsFile } from '../output/rejects.js';
import type { ResultWriter, WriterContext } from '../output/result-writer.js';
import { tableWriter } from '../output/table-results.js';
import { progressLine } from '../progress.js';
import { runnableRuleset } from '../runnable-ruleset.js';
import { localeFor, type Session } from '../session.js';
import { type ExitStatus, exit } from '../stop.js';

export interface RunOptions extends CaseOptionsAsked {
  readonly facts: string;
  readonly format: 'table' | 'json' | 'ndjson' | 'csv';
  readonly skipRefused?: boolean;
  /** File for refused cases. */
  readonly rejects?: string;
}

/** Cases after which the generated evaluator is worth making: some milliseconds, then many times as fast. */
const casesBeforeGenerating = 1000;

const writers: Readonly<Record<RunOptions['format'], (context: WriterContext) => ResultWriter>> = {
  table: tableWriter,
  json: jsonWriter,
  ndjson: ndjsonWriter,
  csv: csvWriter,
};

/** Status 3 when a case was refused. */
export async function run(session: Session, wanted: string, options: RunOptions): Promise<ExitStatus> {
  const { host } = session;
  const ruleset = await runnableRuleset(session, wanted);
  if (ruleset === undefined) return exit.failed;
  const { model, provenance } = ruleset;
  const asked = readCaseOptions(model, options);
  const locale = localeFor(session, model.language);
  const progress = progressLine(host);
  const source = await openFacts(options.facts, host, csvFactsOf(model), progress.read);
  const evaluateOptions = optionsOf(asked, options.results !== undefined);
  const interpreter = new Interpreter(model);
  let evaluateCase: EvaluateCase = (facts) => evaluate(interpreter, facts, evaluateOptions ?? {});

  const refusals = refusalLog(host, locale);
  const rejects =
    options.rejects === undefined ? undefined : rejectsFile(options.rejects, source, host, locale);
  const writer = writers[options.format]({
    results: asked.results,
    locale,
    shape: source.shape,
    written: (result: Result, value) => writeOutput(value, result, model, locale),
  });
  let cases = 0;
  let generated = false;
  let text = '';
  for await (const batch of source.batches) {
    for (const incoming of batch) {
      if (!generated && cases >= casesBeforeGenerating) {
        generated = true;
        const made = await generatedEvaluator(model, provenance);
        if (made !== undefined) evaluateCase = (facts) => made(facts, evaluateOptions);
      }
      cases++;
      const outcome: Outcome =
        'error' in incoming ? { ok: false, errors: [incoming.error] } : evaluateCase(incoming.facts);
      if (!outcome.ok) {
        refusals.add(incoming, outcome.errors);
        rejects?.add(incoming, outcome.errors);
        if (options.skipRefused === true) continue;
      }
      text += writer.write(outcome);
      if (text.length < charactersAtOnce) continue;
      await host.out(text);
      text = '';
    }
    if (text !== '') await host.out(text);
    text = '';
    progress.cases(cases);
  }
  await host.out(writer.end());
  progress.close();
  rejects?.close();
  return refusals.close(cases) ? exit.refused : exit.ok;
}

/** Characters of results after which they are written, so that they do not pile up. */
const charactersAtOnce = 1 << 16;

/** Undefined where nothing was said beside the facts: the evaluator then takes its shortest way. */
function optionsOf(
  { readings, on, results }: CaseOptions,
  someResults: boolean,
): EvaluateOptions | undefined {
  const options = {
    ...(Object.keys(readings).length > 0 && { readings }),
    ...(on !== undefined && { on }),
    ...(someResults && { results: results.map(({ name }) => name) }),
  };
  return Object.keys(options).length === 0 ? undefined : options;
}

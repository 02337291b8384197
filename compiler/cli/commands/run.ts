// bareme run: cases in, results out, one for each and in order.

import { evaluate, Interpreter } from '../../3-model/index.js';
import type { Result } from '../../3-model/model.js';
import { writeOutput } from '../../5-emit/receipt/written.js';
import type { Outcome } from '../../runtime/assessment.js';
import { type CaseOptionsAsked, readCaseOptions } from '../case-options.js';
import { csvFactsOf, refusalLog } from '../cases.js';
import type { CaseSource, IncomingCase } from '../input/case-source.js';
import { openFacts } from '../input/open-facts.js';
import { csvWriter } from '../output/csv-results.js';
import { jsonWriter, ndjsonWriter } from '../output/json-results.js';
import type { ResultWriter, WriterContext } from '../output/result-writer.js';
import { tableWriter } from '../output/table-results.js';
import { compiledRuleset, localeFor, type Session } from '../session.js';
import { type ExitStatus, exit } from '../stop.js';

export interface RunOptions extends CaseOptionsAsked {
  readonly facts: string;
  readonly format: 'table' | 'json' | 'ndjson' | 'csv';
  readonly skipRefused?: boolean;
}

const writers: Readonly<Record<RunOptions['format'], (context: WriterContext) => ResultWriter>> = {
  table: tableWriter,
  json: jsonWriter,
  ndjson: ndjsonWriter,
  csv: csvWriter,
};

/** Status 3 when a case was refused. */
export async function run(session: Session, wanted: string, options: RunOptions): Promise<ExitStatus> {
  const { host } = session;
  const ruleset = compiledRuleset(session, wanted);
  if (ruleset === undefined) return exit.failed;
  const { model } = ruleset;
  const asked = readCaseOptions(model, options);
  const locale = localeFor(session, model.language);
  const source = await openFacts(options.facts, host, csvFactsOf(model));

  const names = options.results === undefined ? undefined : asked.results.map(({ name }) => name);
  const evaluateOptions = {
    readings: asked.readings,
    ...(asked.on !== undefined && { on: asked.on }),
    ...(names !== undefined && { results: names }),
  };
  const interpreter = new Interpreter(model);
  const outcomeOf = (incoming: IncomingCase): Outcome =>
    'error' in incoming
      ? { ok: false, errors: [incoming.error] }
      : evaluate(interpreter, incoming.facts, evaluateOptions);

  const refusals = refusalLog(host, locale);
  const writer = writers[options.format]({
    out: host.out,
    results: asked.results,
    locale,
    shape: source.shape,
    written: (result: Result, value) => writeOutput(value, result, model, locale),
  });
  const cases = await writeAll(source, outcomeOf, writer, (incoming, outcome) => {
    if (outcome.ok) return true;
    refusals.add(incoming, outcome.errors);
    return options.skipRefused !== true;
  });
  return refusals.close(cases) ? exit.refused : exit.ok;
}

/** Returns how many cases there were; `keep` says whether a result is written. */
async function writeAll(
  source: CaseSource,
  outcomeOf: (incoming: IncomingCase) => Outcome,
  writer: ResultWriter,
  keep: (incoming: IncomingCase, outcome: Outcome) => boolean,
): Promise<number> {
  let cases = 0;
  for await (const incoming of source.cases) {
    cases++;
    const outcome = outcomeOf(incoming);
    if (keep(incoming, outcome)) await writer.write(outcome);
  }
  await writer.end();
  return cases;
}

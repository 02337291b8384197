// bareme run: cases in, results out, one for each and in order.

import type { EvaluateOptions } from '../../../compiler/3-model/evaluate/evaluate.js';
import { writeOutput } from '../../../compiler/6-emit/receipt/written.js';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { type KeyOptions, keyNames, withKeys } from '../input/case-keys.js';
import { type CaseOptions, type CaseOptionsAsked, readCaseOptions } from '../input/case-options.js';
import { type FactsOptions, openFacts } from '../input/open-facts.js';
import { csvWriter } from '../output/csv-results.js';
import { jsonWriter, ndjsonWriter } from '../output/json-results.js';
import { rejectsHeading } from '../output/rejects.js';
import type { ResultWriter, WriterContext } from '../output/result-writer.js';
import { tableWriter } from '../output/table-results.js';
import { csvFactsOf, refusalLog } from '../pricing/cases.js';
import { type Order, pricedParts } from '../pricing/priced-parts.js';
import { recorderFor } from '../pricing/record-cases.js';
import { threadsFor } from '../pricing/threads-for.js';
import { progressLine } from '../process/progress.js';
import { localeFor, type Session } from '../process/session.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import { tellOutOfForce } from '../rulesets/out-of-force.js';
import { runnableRuleset } from '../rulesets/runnable-ruleset.js';

export interface RunOptions extends CaseOptionsAsked, KeyOptions, FactsOptions {
  readonly facts: string;
  readonly format: 'table' | 'json' | 'ndjson' | 'csv';
  readonly skipRefused?: boolean;
  /** File for refused cases. */
  readonly rejects?: string;
  /** File for a record of each case. */
  readonly records?: string;
  /** How many threads price a file of lines or rows; without it, one. */
  readonly threads?: string;
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
  const ruleset = await runnableRuleset(session, wanted);
  if (ruleset === undefined) return exit.failed;
  const { model } = ruleset;
  const asked = readCaseOptions(model, options);
  const threads = threadsFor(options, host);
  if (options.records !== undefined && threads !== undefined) {
    throw new Stop(badChoice(nowhere, { message: recordsInOneThread }));
  }
  const locale = localeFor(session, model.language);
  if (model.dating.kind === 'none' && asked.on === undefined) tellOutOfForce(model, host, locale);
  const progress = progressLine(host);
  const known = withKeys(csvFactsOf(model), options);
  const source = await openFacts(options.facts, session, known, {
    ...options,
    progress: progress.read,
  });
  const keys = keyNames(known, source, asked.results);
  const refusals = refusalLog(host, locale);
  const rejects = options.rejects === undefined ? undefined : session.outputs.open(options.rejects);
  const records = options.records === undefined ? undefined : session.outputs.open(options.records);
  const caseOptions = optionsOf(asked, options.results !== undefined);
  const writer = writers[options.format]({
    results: asked.results,
    locale,
    shape: source.shape,
    keys,
    written: (result, value) => writeOutput(value, result, model, locale),
  });
  const recording = { ruleset: wanted, options: caseOptions, locale, keys, build: host.build };
  const order: Order = {
    ...ruleset,
    options: caseOptions,
    results: asked.results,
    locale,
    format: options.format,
    skipRefused: options.skipRefused === true,
    keepRejects: rejects !== undefined,
    keys,
    recorder:
      records &&
      ((interpreter) => recorderFor({ ...recording, provenance: ruleset.provenance }, interpreter)),
  };

  let cases = 0;
  let refused = 0;
  let begun = false;
  try {
    for await (const part of pricedParts(order, source, writer, threads)) {
      if (!begun) await host.out(writer.begin());
      begun = true;
      const heading = source.heading();
      if (refused === 0 && part.refused > 0 && heading) rejects?.write(rejectsHeading(heading));
      cases += part.cases;
      refused += part.refused;
      for (const { errors, ...place } of part.told) refusals.add(place, errors);
      refusals.addUntold(part.refused - part.told.length);
      if (part.rejects !== '') rejects?.write(part.rejects);
      if (part.records !== '') records?.write(part.records);
      if (part.text !== '') await host.out(part.text);
      progress.cases(cases);
    }
  } catch (error) {
    rejects?.drop();
    records?.drop();
    throw error;
  }
  if (!begun) await host.out(writer.begin());
  await host.out(writer.end());
  progress.close();
  rejects?.close();
  records?.close();
  if (refused === 0 && rejects?.clear() === true) host.err(noRejects(options.rejects ?? '', locale));
  return refusals.close(cases) ? exit.refused : exit.ok;
}

const recordsInOneThread = {
  en: '`--records` keeps the receipt of each case, which one thread makes; leave `--threads` out',
  fr: '`--records` garde le relevé de chaque cas, que fait un seul fil ; retirez `--threads`',
};

/** What an earlier run refused is refused no more: its file would be taken for that of this run. */
const noRejects = (path: string, locale: Locale): string =>
  locale === 'fr'
    ? `aucun cas refusé : l'ancien fichier \`${path}\` a été retiré\n`
    : `no case was refused: the earlier file \`${path}\` was removed\n`;

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

// bareme run: cases in, results out, one for each and in order.

import type { EvaluateOptions } from '../../../compiler/3-model/evaluate/evaluate.js';
import { writeOutput } from '../../../compiler/6-emit/receipt/written.js';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import type { Locale, Localized } from '../../../compiler/diagnostics/diagnostic.js';
import { type KeyOptions, keyNames, withKeys } from '../input/case-keys.js';
import { type CaseOptions, type CaseOptionsAsked, readCaseOptions } from '../input/case-options.js';
import type { FactsOptions } from '../input/open-facts.js';
import { csvWriter } from '../output/csv-results.js';
import { jsonWriter, ndjsonWriter } from '../output/json-results.js';
import { rejectsHeading, rejectText } from '../output/rejects.js';
import type { ResultWriter, WriterContext } from '../output/result-writer.js';
import { tableWriter } from '../output/table-results.js';
import { type Engine, openCases } from '../parquet/open-cases.js';
import { formatOf, isParquetFile, type RunFormat, runOutput } from '../parquet/run-output.js';
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
  readonly format: RunFormat;
  /** File for the results, in the form that its name says. */
  readonly out?: string;
  readonly engine?: Engine;
  readonly skipRefused?: boolean;
  /** File for refused cases. */
  readonly rejects?: string;
  /** File for a record of each case. */
  readonly records?: string;
  /** How many threads price a file of lines or rows; without it, one. */
  readonly threads?: string;
}

const writers: Readonly<Record<RunFormat, (context: WriterContext) => ResultWriter>> = {
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
  const progress = progressLine(host, host.outIsTerminal && options.out === undefined);
  const known = withKeys(csvFactsOf(model), options);
  const format = formatOf(options.out, options.format);
  const { source, priced, close } = await openCases(session, model, known, asked, {
    ...options,
    oneByOne: oneByOne(options, format),
    asTable: isParquetFile(options.out),
    progress: progress.read,
  });
  const keys = keyNames(known, source, asked.results);
  const refusals = refusalLog(host, locale);
  const rejects = options.rejects === undefined ? undefined : session.outputs.open(options.rejects);
  const records = options.records === undefined ? undefined : session.outputs.open(options.records);
  const caseOptions = optionsOf(asked, options.results !== undefined);
  const output = runOutput(session, options.out);
  if (output.isTable && priced === undefined) throw new Stop(badChoice(nowhere, { message: parquetByQuery }));
  const writer = writers[format]({
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
    format,
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
    const parts =
      priced?.parts({
        write: output.isTable ? () => '' : writer.write,
        skipRefused: order.skipRefused,
        // A table's heading is known once its first cases were read.
        rejected: rejects && ((...of) => rejectText(source.heading(), keys(), locale)(...of)),
      }) ?? pricedParts(order, source, writer, threads);
    for await (const part of parts) {
      if (!begun) await output.text(writer.begin());
      begun = true;
      const heading = source.heading();
      if (refused === 0 && part.refused > 0 && heading) rejects?.write(rejectsHeading(heading));
      cases += part.cases;
      refused += part.refused;
      for (const { errors, ...place } of part.told) refusals.add(place, errors);
      refusals.addUntold(part.refused - part.told.length);
      if (part.rejects !== '') rejects?.write(part.rejects);
      if (part.records !== '') records?.write(part.records);
      if (part.text !== '') await output.text(part.text);
      progress.cases(cases);
    }
    if (!begun) await output.text(writer.begin());
    await output.text(writer.end());
    await output.close(priced);
  } catch (error) {
    output.drop();
    rejects?.drop();
    records?.drop();
    throw error;
  } finally {
    close();
  }
  progress.close();
  rejects?.close();
  records?.close();
  if (refused === 0 && rejects?.clear() === true) host.err(noRejects(options.rejects ?? '', locale));
  return refusals.close(cases) ? exit.refused : exit.ok;
}

/** Why a query of the whole table cannot give what is asked for. */
function oneByOne({ records, threads, results }: RunOptions, format: RunFormat): Localized | undefined {
  const option =
    records !== undefined
      ? '--records'
      : threads !== undefined
        ? '--threads'
        : results !== undefined
          ? '--results'
          : format === 'csv'
            ? undefined
            : `--format ${format}`;
  return option === undefined
    ? undefined
    : {
        en: `with \`${option}\` cases go through the evaluator one by one; leave \`--engine\` out`,
        fr: `avec \`${option}\` les cas passent un à un par l'évaluateur ; retirez \`--engine\``,
      };
}

const parquetByQuery = {
  en: '`--out` in Parquet is written by DuckDB, where a query can price the facts; write `.csv` instead, or leave `--engine` out',
  fr: '`--out` en Parquet est écrit par DuckDB, là où une requête peut calculer les données ; écrivez plutôt `.csv`, ou retirez `--engine`',
};

const recordsInOneThread = {
  en: '`--records` keeps the receipt of each case, which one thread makes; leave `--threads` out',
  fr: '`--records` garde le relevé de chaque cas, que fait un seul fil ; retirez `--threads`',
};

/** What an earlier run refused is refused no more: its file would be taken for that of this run. */
const noRejects = (path: string, locale: Locale): string =>
  ({
    en: `no case was refused: the earlier file \`${path}\` was removed\n`,
    fr: `aucun cas refusé : l'ancien fichier \`${path}\` a été retiré\n`,
  })[locale];

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

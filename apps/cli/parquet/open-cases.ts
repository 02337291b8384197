// The cases of a run: read here one by one, or a table that DuckDB prices. Which of the two nobody may see in the results.

import { resolve } from 'node:path';
import type { Model } from '../../../compiler/3-model/model.js';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import type { Localized } from '../../../compiler/diagnostics/diagnostic.js';
import type { CaseOptions } from '../input/case-options.js';
import type { CaseSource } from '../input/case-source.js';
import type { CsvFacts } from '../input/csv-heading.js';
import { type FactsOptions, isParquet, openFacts, requireFile } from '../input/open-facts.js';
import type { Session } from '../process/session.js';
import { nowhere, Stop } from '../process/stop.js';
import type { PricedTable } from './priced-by-query.js';

export type Engine = 'duckdb' | 'evaluator';

export interface OpenedCases {
  readonly source: CaseSource;
  /** Where DuckDB prices the cases. */
  readonly priced: PricedTable | undefined;
  readonly close: () => void;
}

interface Asked extends FactsOptions {
  readonly facts: string;
  readonly engine?: Engine;
  /** Why each case has to go through the evaluator, where it has. */
  readonly oneByOne: Localized | undefined;
  readonly progress: (read: number, of: number) => void;
}

const refuse = (message: Localized): Stop => new Stop(badChoice(nowhere, { message }));

/** Throws a Stop for facts that cannot be read, or that the engine that was asked for cannot price. */
export async function openCases(
  session: Session,
  model: Model,
  known: CsvFacts,
  options: CaseOptions,
  { facts, engine, oneByOne, progress, factsFormat }: Asked,
): Promise<OpenedCases> {
  if (!isParquet(facts, factsFormat)) {
    if (engine === 'duckdb') throw refuse(wantsParquet);
    const format = factsFormat === undefined ? {} : { factsFormat };
    const source = await openFacts(facts, session, known, { ...format, progress });
    return { source, priced: undefined, close() {} };
  }
  if (engine === 'duckdb' && oneByOne !== undefined) throw refuse(oneByOne);
  const file = resolve(session.host.cwd, facts);
  requireFile(file, facts);
  session.outputs.protect(file);
  const { openDuckDb } = await import('./duckdb.js');
  const { parquetTable } = await import('./parquet-table.js');
  const { parquetCases } = await import('./parquet-facts.js');
  const { canQuery, pricedTable } = await import('./priced-by-query.js');
  const database = await openDuckDb();
  try {
    const table = await parquetTable(database, model, { file, shown: facts }, known);
    const source = parquetCases(database, table);
    const query =
      engine === 'evaluator' || oneByOne !== undefined ? undefined : canQuery(model, table, options);
    if (query?.ok === false && engine === 'duckdb') {
      const [first] = query.why;
      throw first === undefined ? refuse(cannotQuery) : new Stop(first);
    }
    const priced =
      query?.ok === true ? await pricedTable(database, model, query.program, table, options) : undefined;
    return { source, priced, close: database.close };
  } catch (error) {
    database.close();
    throw error;
  }
}

const wantsParquet = {
  en: '`--engine duckdb` prices facts in Parquet; these go through the evaluator: leave `--engine` out',
  fr: "`--engine duckdb` calcule des données en Parquet ; celles-ci passent par l'évaluateur : retirez `--engine`",
};
const cannotQuery = {
  en: 'no query can price this table to the cent; leave `--engine` out, and the evaluator does it',
  fr: "aucune requête ne peut calculer cette table au centime près ; retirez `--engine`, l'évaluateur le fera",
};

// The cases of a run: read here one by one, or a table that DuckDB prices. Which of the two nobody may see in the results.

import { resolve } from 'node:path';
import type { Model } from '../../../compiler/3-model/model.js';
import { badChoice, badFactsFile } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import type { Localized } from '../../../compiler/diagnostics/diagnostic.js';
import { keyNames } from '../input/case-keys.js';
import type { CaseOptions } from '../input/case-options.js';
import type { CaseSource } from '../input/case-source.js';
import type { CsvFacts } from '../input/csv-heading.js';
import { type FactsOptions, isParquet, noSheets, openFacts, requireFile } from '../input/open-facts.js';
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
  /** Whether the results are a table themselves. */
  readonly asTable: boolean;
}

const refuse = (message: Localized): Stop => new Stop(badChoice(nowhere, { message }));

/** Throws a Stop for facts that cannot be read, or that the engine that was asked for cannot price. */
export async function openCases(
  session: Session,
  model: Model,
  known: CsvFacts,
  options: CaseOptions,
  { facts, engine, oneByOne, progress, factsFormat, sheet, asTable }: Asked,
): Promise<OpenedCases> {
  if (!isParquet(facts, factsFormat)) {
    const format = {
      ...(factsFormat === undefined ? {} : { factsFormat }),
      ...(sheet === undefined ? {} : { sheet }),
    };
    const open = (watch: object) => openFacts(facts, session, known, { ...format, ...watch });
    if (engine !== 'duckdb' && (engine === 'evaluator' || !asTable)) {
      return { source: await open({ progress }), priced: undefined, close() {} };
    }
    if (oneByOne !== undefined) throw refuse(oneByOne);
    if (facts === '-') throw refuse(readTwice);
    return textCases(model, known, options, { open, progress, shown: facts });
  }
  if (sheet !== undefined) throw noSheets();
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

/** Cases of texts: read into a table, and read again where results, rejects and their lines are written. */
async function textCases(
  model: Model,
  known: CsvFacts,
  options: CaseOptions,
  {
    open,
    progress,
    shown,
  }: {
    readonly open: (watch: object) => Promise<CaseSource>;
    readonly progress: Asked['progress'];
    readonly shown: string;
  },
): Promise<OpenedCases> {
  const { openDuckDb } = await import('./duckdb.js');
  const { textTable } = await import('./text-table.js');
  const { canQueryTexts, Changed, pricedTexts } = await import('./priced-by-query.js');
  const programOf = (keys: readonly string[]) => {
    const query = canQueryTexts(model, keys, options);
    if (query.ok) return query.program;
    const [first] = query.why;
    throw first === undefined ? refuse(cannotQuery) : new Stop(first);
  };
  const program = programOf([]);
  const database = await openDuckDb();
  try {
    const first = await open({ progress });
    const keys = keyNames(known, first, options.results);
    const table = await textTable(database, model, program, first, keys, options);
    programOf([table.row, ...table.keys]);
    const source = await open({});
    const priced = await pricedTexts(database, model, program, table, options, source.cases);
    const parts: PricedTable['parts'] = async function* (kept) {
      try {
        yield* priced.parts(kept);
      } catch (error) {
        throw error instanceof Changed
          ? new Stop(badFactsFile(nowhere, { path: shown, reason: changed }))
          : error;
      }
    };
    return { source, priced: { ...priced, parts }, close: database.close };
  } catch (error) {
    database.close();
    throw error;
  }
}

const changed = {
  en: 'it was changed while it was read',
  fr: 'il a été modifié pendant sa lecture',
};
const readTwice = {
  en: 'DuckDB prices facts that are read twice; write them to a file, or leave `--engine` and `--out` in Parquet out',
  fr: 'DuckDB calcule des données qui sont lues deux fois ; écrivez-les dans un fichier, ou retirez `--engine` et `--out` en Parquet',
};
const cannotQuery = {
  en: 'no query can price this table to the cent; leave `--engine` out, and the evaluator does it',
  fr: "aucune requête ne peut calculer cette table au centime près ; retirez `--engine`, l'évaluateur le fera",
};

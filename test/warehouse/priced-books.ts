// Test support: a book priced by an engine, once or several times: how long it took, and what differs from the evaluator.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { factsTable } from '../../compiler/6-emit/sql/facts-table.js';
import { queryOf } from '../sql/tariff-in-engine.js';
import { answerColumns, type Book, type Database, differingRows, filesOf, key, names } from './book.js';
import type { BookDriver, Outside } from './book-driver.js';

export interface Priced {
  /** Seconds on the clock. */
  readonly load: number;
  readonly prices: readonly number[];
  /** Seconds of all processors that each took. */
  readonly processors: readonly number[];
  readonly different: number;
  readonly some: readonly object[];
}

/** How long work of this process takes, on the clock and of all processors, in seconds. */
export async function timeOf(
  work: () => Promise<unknown> | unknown,
): Promise<{ readonly clock: number; readonly processors: number }> {
  const [begin, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { clock: (performance.now() - begin) / 1000, processors: (user + system) / 1e6 };
}

const { text } = dialects.duckdb;

/** `database` holds the facts of the book. */
export async function pricedByDuckDb(database: Database, book: Book, rounds: number): Promise<Priced> {
  const query = queryOf(book.program, 'duckdb').sql;
  const prices: number[] = [];
  const processors: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const took = await timeOf(() => database.run(`CREATE OR REPLACE TABLE priced AS ${query}`));
    prices.push(took.clock);
    processors.push(took.processors);
  }
  const columns = answerColumns(book.program).map(
    ({ name, as }) => `${dialects.duckdb.identifier(name)} AS ${as}`,
  );
  const found = await differingRows(database, book, `SELECT ${columns.join(', ')} FROM priced`);
  return { load: 0, prices, processors, different: found.count, some: found.some };
}

/** By the engine of a driver. Throws with what the engine says. */
export async function pricedOutside(
  database: Database,
  book: Book,
  driver: BookDriver,
  rounds: number,
): Promise<Priced> {
  const { engine } = driver;
  const dialect = dialects[engine];
  const { program, folder } = book;
  const files = filesOf(book);
  const of = (list: string | undefined) =>
    program.inputs.filter(({ shape }) => shape.list === list).map(({ shape }) => shape.name);
  const own = [key, ...of(undefined)];
  const nested = dialect.lists.storage === 'nested' ? program.lists.map(({ name }) => name) : [];
  const children = dialect.lists.storage === 'nested' ? [] : program.lists;
  const table = (name: string, list: string | null, facts: readonly string[]) => ({
    name: dialect.identifier(name),
    list,
    key,
    facts,
    columns: facts.map(dialect.identifier),
    csv: files.csv(name),
  });
  const priced = join(folder, `${engine}.answers`);
  const job = {
    setup: factsTable(program, dialect, names)
      .split(/;\n/)
      .filter((statement) => statement.trim() !== ''),
    table: dialect.identifier(names.table),
    columns: [...own, ...nested].map(dialect.identifier),
    tables: [
      table(names.table, null, own),
      ...children.map(({ name }) => table(name, name, [key, 'place', ...of(name)])),
    ],
    parquet: files.parquet,
    ndjson: files.ndjson,
    query: queryOf(program, engine).sql,
    answers: answerColumns(program).map((each) => ({ ...each, name: dialect.identifier(each.name) })),
    priced,
    rounds,
  };
  rmSync(priced, { recursive: true, force: true });
  const times = await driver.price(job, folder);
  const found = await differingRows(database, book, readingOf(engine, book, priced));
  rmSync(priced, { recursive: true, force: true });
  return { ...times, different: found.count, some: found.some };
}

function readingOf(engine: Outside, { program }: Book, path: string): string {
  switch (engine) {
    case 'clickhouse':
      return `SELECT * FROM read_parquet(${text(path)})`;
    case 'spark':
      return `SELECT * FROM read_parquet(${text(`${path}/*.parquet`)})`;
    case 'postgres':
    case 'sqlite': {
      const columns = answerColumns(program).map(
        ({ as, list }) => `${text(as)}: '${list ? 'VARCHAR[]' : 'VARCHAR'}'`,
      );
      return `SELECT * FROM read_json(${text(path)}, format = 'newline_delimited', columns = {${columns.join(', ')}})`;
    }
    default:
      return engine satisfies never;
  }
}

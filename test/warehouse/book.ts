// Test support: many rows of facts of a tariff in files that every engine can load, with the answers of its evaluator; and how many answers
// of an engine differ. DuckDB turns the files into one another and compares.

import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Model } from '../../compiler/3-model/model.js';
import type { Program } from '../../compiler/5-lower/program/program.js';
import { typeOfOutput } from '../../compiler/6-emit/sql/certificate/certificate.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { factsTable, typeOfInput } from '../../compiler/6-emit/sql/facts-table.js';
import { type Evaluator, evaluatorOf, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { biasedRows, type Row } from '../sql/rows.js';
import { programOf } from '../sql/tariff-in-engine.js';

export const key = 'case_id';
export const names = { table: 'facts', keys: [key] };
/** Rows that are drawn, priced and written together. */
const some = 10_000;
const { identifier, text } = dialects.duckdb;

export class Database {
  readonly #connection: Awaited<ReturnType<DuckDBInstance['connect']>>;

  private constructor(connection: Awaited<ReturnType<DuckDBInstance['connect']>>) {
    this.#connection = connection;
  }

  static async open(): Promise<Database> {
    return new Database(await (await DuckDBInstance.create(':memory:')).connect());
  }

  readonly run = async (sql: string): Promise<void> => void (await this.#connection.run(sql));
  readonly rows = async (sql: string) => (await this.#connection.runAndReadAll(sql)).getRowObjectsJson();
  readonly close = (): void => this.#connection.closeSync();
}

export interface Book {
  readonly program: Program;
  readonly rows: number;
  readonly refused: number;
  readonly folder: string;
}

const fileOf = ({ folder }: Pick<Book, 'folder'>, name: string) => join(folder, name);
export const filesOf = (book: Pick<Book, 'folder'>) => ({
  parquet: fileOf(book, 'facts.parquet'),
  ndjson: fileOf(book, 'facts.ndjson'),
  expected: fileOf(book, 'expected.ndjson'),
  csv: (table: string) => fileOf(book, `${table}.csv`),
});

/** Draws `rows` rows at boundaries, `percent` of them with a bad fact, and prices them by the generated evaluator. */
export async function makeBook(
  model: Model,
  asked: {
    readonly rows: number;
    /** Rows that are drawn; the others are these again, each with a key of its own. All where undefined. */
    readonly distinct?: number;
    readonly percent: number;
    readonly seed: number;
    readonly folder: string;
  },
): Promise<Book> {
  const program = programOf(model);
  const evaluator = evaluatorOf(await sourceOf(model));
  mkdirSync(asked.folder, { recursive: true });
  const { ndjson, expected } = filesOf(asked);
  const [facts, answers] = [openSync(ndjson, 'w'), openSync(expected, 'w')];
  let refused = 0;
  const distinct = Math.min(asked.rows, asked.distinct ?? asked.rows);
  for (let from = 0; from < distinct; from += some) {
    const count = Math.min(some, distinct - from);
    const drawn = biasedRows(model, program, { seed: asked.seed + from, count, percent: asked.percent });
    const priced = drawn.map((each) => {
      const row = withLists(each, program);
      return { row, answer: answerOf(evaluator, program, row) };
    });
    // The same rows again, as often as it takes.
    for (let first = from; first < asked.rows; first += distinct) {
      const kept = priced.slice(0, Math.max(0, asked.rows - first));
      const line = (part: object, at: number) => JSON.stringify({ [key]: String(first + at), ...part });
      writeSync(facts, kept.map(({ row }, at) => `${line(row, at)}\n`).join(''));
      writeSync(answers, kept.map(({ answer }, at) => `${line(answer, at)}\n`).join(''));
      refused += kept.filter(({ answer }) => answer.refusal_code !== null).length;
    }
  }
  closeSync(facts);
  closeSync(answers);
  return { program, rows: asked.rows, refused, folder: asked.folder };
}

/** A table of a list has no list that is missing. */
const withLists = (row: Row, program: Program): Row => ({
  ...row,
  ...Object.fromEntries(program.lists.flatMap(({ name }) => (row[name] === undefined ? [[name, []]] : []))),
});

function answerOf(evaluator: Evaluator, program: Program, row: Row) {
  const outcome = evaluator.evaluateUnknown(row);
  const [first] = outcome.ok ? [] : outcome.errors;
  const outputs: Readonly<Record<string, unknown>> = outcome.ok ? outcome.outputs : {};
  return {
    ...Object.fromEntries(program.outputs.map(({ result }, at) => [`o${at}`, outputs[result.name] ?? null])),
    refusal_code: first?.code ?? null,
    refusal_path: first?.path ?? null,
    notices: outcome.ok ? outcome.notices.join('\n') : '',
  };
}

const columnsText = (columns: readonly (readonly [string, string])[]): string =>
  `{${columns.map(([name, type]) => `${text(name)}: ${text(type)}`).join(', ')}}`;

/** The facts as a table `facts`, as Parquet, and as CSV for each table of engines that keep lists apart; what is expected as a table. */
export async function loadFacts(database: Database, book: Book): Promise<void> {
  const { program } = book;
  const { types } = dialects.duckdb;
  const files = filesOf(book);
  const typed = (list: string | undefined) =>
    program.inputs
      .filter(({ shape }) => shape.list === list)
      .map((input) => [input.shape.name, typeOfInput(input, dialects.duckdb)] as const);
  const columns = [
    [key, 'VARCHAR'] as const,
    ...typed(undefined),
    ...program.lists.map(({ name }) => {
      const fields = typed(name).map(([field, type]) => ({ name: field, type }));
      return [name, types.nested(fields)] as const;
    }),
  ];
  await database.run(factsTable(program, dialects.duckdb, names));
  const read = `read_json(${text(files.ndjson)}, format = 'newline_delimited', columns = ${columnsText(columns)})`;
  await database.run(`INSERT INTO facts BY NAME SELECT * FROM ${read}`);
  await database.run(`COPY facts TO ${text(files.parquet)} (FORMAT parquet)`);
  const own = [key, ...typed(undefined).map(([name]) => name)].map(identifier).join(', ');
  await database.run(`COPY (SELECT ${own} FROM facts) TO ${text(files.csv('facts'))} (HEADER true)`);
  for (const { name } of program.lists) {
    const list = identifier(name);
    const items = typed(name).map(([field]) => `item.${identifier(field)} AS ${identifier(field)}`);
    const rows = `SELECT ${identifier(key)}, generate_subscripts(${list}, 1) AS place, unnest(${list}) AS item FROM facts`;
    await database.run(
      `COPY (SELECT ${[identifier(key), 'place', ...items].join(', ')} FROM (${rows})) TO ${text(files.csv(name))} (HEADER true)`,
    );
  }
  await loadExpected(database, book);
}

function answerTypes({ program: { outputs } }: Book) {
  const isList = (at: number) => outputs[at]?.list !== undefined;
  const typeOf = (at: number) => {
    const output = outputs[at];
    const type = output === undefined ? 'VARCHAR' : typeOfOutput(output, dialects.duckdb);
    // Two decimals more than are expected: an answer between two of them is not rounded away.
    const wider = type.replace(
      /^DECIMAL\(38, ?(\d+)\)$/,
      (_, scale: string) => `DECIMAL(38, ${Number(scale) + 2})`,
    );
    return isList(at) ? `${wider}[]` : wider;
  };
  return { isList, typeOf };
}

/** The evaluator's answers as a table, read once for all engines. */
async function loadExpected(database: Database, book: Book): Promise<void> {
  const { typeOf } = answerTypes(book);
  const columns = [
    [key, 'VARCHAR'] as const,
    ...book.program.outputs.map((_, at) => [`o${at}`, typeOf(at)] as const),
    ...['refusal_code', 'refusal_path', 'notices'].map((name) => [name, 'VARCHAR'] as const),
  ];
  const read = `read_json(${text(filesOf(book).expected)}, format = 'newline_delimited', columns = ${columnsText(columns)})`;
  await database.run(`CREATE TABLE expected AS SELECT * FROM ${read}`);
}

/** `answers` is a relation with the columns of a query's answer under the names of `answerColumns`. */
export async function differingRows(
  database: Database,
  book: Book,
  answers: string,
): Promise<{ readonly count: number; readonly some: readonly object[] }> {
  const { outputs } = book.program;
  const { isList, typeOf } = answerTypes(book);
  const notices = book.program.notices.length > 0;
  const differs = outputs.map((_, at) => {
    const found = `TRY_CAST(a.o${at} AS ${typeOf(at)})`;
    // A refused row has no results; ClickHouse has no list that is NULL.
    const none = isList(at) ? `coalesce(len(a.o${at}), 0) > 0` : `a.o${at} IS NOT NULL`;
    return `CASE WHEN e.refusal_code IS NULL THEN ${found} IS DISTINCT FROM e.o${at} ELSE ${none} END`;
  });
  const wrong = [
    ...differs,
    ...['refusal_code', 'refusal_path'].map((name) => `a.${name} IS DISTINCT FROM e.${name}`),
    ...(notices ? ["trim(coalesce(a.notices, ''), chr(10)) <> e.notices"] : []),
    `a.${key} IS NULL OR e.${key} IS NULL`,
  ].map((test) => `(${test})`);
  // Read once: some answers are texts of hundreds of megabytes.
  await database.run(`CREATE OR REPLACE TABLE answered AS SELECT * FROM (${answers})`);
  const joined = `expected AS e FULL JOIN answered AS a ON a.${key} = e.${key}`;
  const differing = `FROM ${joined} WHERE ${wrong.join(' OR ')}`;
  const [counted] = await database.rows(`SELECT count(*) AS n ${differing}`);
  const [twice] = await database.rows(`SELECT count(*) - count(DISTINCT ${key}) AS n FROM answered`);
  const count = Number(counted?.n) + Number(twice?.n);
  return { count, some: count === 0 ? [] : await database.rows(`SELECT e, a ${differing} LIMIT 1`) };
}

/** What the columns of an answer are called in the query, and in what `differingRows` reads. */
export const answerColumns = ({ outputs, notices }: Program) => [
  { name: key, as: key, list: false },
  ...outputs.map(({ result, list }, at) => ({ name: result.name, as: `o${at}`, list: list !== undefined })),
  ...['refusal_code', 'refusal_path', ...(notices.length > 0 ? ['notices'] : [])].map((name) => ({
    name,
    as: name,
    list: false,
  })),
];

// npm run bench -- --sql: a million rows of the AMF tariff priced in every engine, and how long one row takes of the largest query. PYTHON names a
// Python with psycopg2, chdb and pyspark; without it DuckDB alone is measured. `--quick` takes a look and writes nothing.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DialectName } from '../../compiler/6-emit/sql/dialect.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { priceQuery } from '../../compiler/6-emit/sql/price-query.js';
import { evaluateBatch } from '../../generated/amf-sacem-2015/evaluator.js';
import { wrapped } from '../../test/architecture/wrapped-markdown.js';
import { modelOfFile, tariffFiles } from '../../test/emit-typescript/compile-evaluator.js';
import { queryOf } from '../../test/sql/tariff-in-engine.js';
import { type Book, Database, filesOf, loadFacts, makeBook, names } from '../../test/warehouse/book.js';
import { BookDriver, type Outside } from '../../test/warehouse/book-driver.js';
import { type Priced, pricedByDuckDb, pricedOutside, timeOf } from '../../test/warehouse/priced-books.js';
import { columnsOf } from '../amf/bareme.js';
import { rowsAtEdges } from '../amf/row.js';
import { withSection } from '../kept-sections.js';
import { median } from '../measure.js';

const quick = process.argv.includes('--quick');
const rows = quick ? 5000 : 1_000_000;
const rounds = 3;
const says = (what: string) => process.stderr.write(`bench: ${what}\n`);
const modelOf = (name: string) =>
  modelOfFile(tariffFiles().find((tariff) => tariff.name === name)?.path ?? name);
type Took = Awaited<ReturnType<typeof timeOf>>;
const middle = (all: readonly Took[]): Took => ({
  clock: median(all.map(({ clock }) => clock)),
  processors: median(all.map(({ processors }) => processors)),
});

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
says(`${rows} rows at boundaries`);
const asked = { rows, distinct: 20_000, percent: 5, seed: 1616, folder: join(folder, 'amf') };
const book = await makeBook(modelOf('amf-sacem-2015'), asked);
const database = await Database.open();
await loadFacts(database, book);

// Interleaved: the evaluator in memory, DuckDB from table to table and from file to file, with one thread and with all.
says('DuckDB');
const query = priceQuery(book.program, dialects.duckdb, {
  keys: names.keys,
  table: `read_parquet(${dialects.duckdb.text(filesOf(book).parquet)})`,
}).sql;
const toParquet = () =>
  database.run(`COPY (${query}) TO ${dialects.duckdb.text(join(folder, 'priced.parquet'))} (FORMAT parquet)`);
const batchRows = rowsAtEdges(2015, Math.min(rows, 50_000));
const columns = columnsOf(batchRows);
/** What the batch returns is summed, so that nothing is optimised away. */
let sum = 0;
const batch = () => {
  for (let done = 0; done < rows; done += batchRows.length) {
    sum += evaluateBatch(columns, batchRows.length).outputs.total[0] ?? 0;
  }
};
const taken = { batch: [] as Took[], memory: [] as Took[], one: [] as Took[], all: [] as Took[] };
const inMemory = queryOf(book.program, 'duckdb').sql;
batch();
for (let round = 0; round < rounds; round++) {
  taken.batch.push(await timeOf(batch));
  await database.run('SET threads = 1');
  taken.memory.push(await timeOf(() => database.run(`CREATE OR REPLACE TABLE priced AS ${inMemory}`)));
  taken.one.push(await timeOf(toParquet));
  await database.run('RESET threads');
  taken.all.push(await timeOf(toParquet));
}
if (Number.isNaN(sum)) throw new Error('the batch returned nothing');
const duck = await pricedByDuckDb(database, book, 1);
if (duck.different > 0) throw new Error(`DuckDB: ${JSON.stringify(duck.some)}`);

const largest = 'sacem-polynesie-2018';
const small = await makeBook(modelOf(largest), {
  rows: 1,
  percent: 0,
  seed: 1,
  folder: join(folder, 'largest'),
});
const smallDatabase = await Database.open();
await loadFacts(smallDatabase, small);
const planned = new Map<DialectName, number>();
planned.set('duckdb', median((await pricedByDuckDb(smallDatabase, small, rounds)).prices));

const outside: readonly Outside[] =
  process.env.PYTHON === undefined ? [] : ['postgres', 'clickhouse', 'spark', 'sqlite'];
const priced = new Map<Outside, Priced>();
for (const engine of outside) {
  says(dialects[engine].label);
  const driver = new BookDriver(engine);
  // Where nothing is wished one round says enough.
  const isSlow = engine === 'spark' || engine === 'sqlite';
  priced.set(engine, await inEngine(database, book, driver, isSlow ? 1 : rounds));
  planned.set(engine, median((await inEngine(smallDatabase, small, driver, rounds)).prices));
  await driver.close();
}

async function inEngine(of: Database, wanted: Book, driver: BookDriver, times: number): Promise<Priced> {
  const found = await pricedOutside(of, wanted, driver, times);
  if (found.different > 0) throw new Error(`${driver.engine}: ${JSON.stringify(found.some)}`);
  return found;
}

const batchTime = middle(taken.batch);
const line = (what: string, took: Took, wished: string, engine?: DialectName) => {
  const first = engine === undefined ? undefined : planned.get(engine);
  const ratio = (took.processors / batchTime.processors).toFixed(1);
  return `| ${what} | ${took.clock.toFixed(2)} s | ${wished} | ${took.processors.toFixed(2)} s | ${ratio} | ${first === undefined ? '' : `${first.toFixed(2)} s`} |`;
};
const results = new URL('../RESULTS.md', import.meta.url);
/** Engines that were not asked keep the lines of the run that asked them last. */
const kept = (['postgres', 'clickhouse', 'spark', 'sqlite'] as const)
  .filter((engine) => !priced.has(engine))
  .flatMap((engine) => {
    const lines = readFileSync(results, 'utf8').split('\n');
    return lines.filter((each) => each.startsWith(`| ${dialects[engine].label}, table to table |`));
  });
const page = `## Tables in engines

${rows.toLocaleString('en')} rows of AMF 2015 (at most 20,000 drawn at boundaries, again and again), ${book.refused.toLocaleString('en')} of them refused, priced by \`price.sql\` from a table into a
new table (DuckDB also from Parquet to Parquet); no row differs from the evaluator in a result, the code or the path.
Seconds on the clock, medians of ${rounds} rounds in one run (SQLite and Spark: of one), with all cores (${cpus().length}, load ${loadavg()[0]?.toFixed(1)} with other work) but
where one thread is said; where other work shares the machine, compare what is taken of processors; \`evaluateBatch\` prices columns in memory in one thread. One row: the largest query (${largest}), from the
text to the answer, planning included. ${cpus()[0]?.model.split(' ').slice(0, 2).join(' ')}. Written by \`npm run bench -- --sql\`; without PYTHON it measures DuckDB anew and leaves the other engines as they were.

| engine | ${rows.toLocaleString('en')} rows | wished | of processors | × evaluateBatch | one row, ${largest} |
|---|---:|---:|---:|---:|---:|
${[
  line('`evaluateBatch`, columns in memory', batchTime, ''),
  line('DuckDB, Parquet to Parquet', middle(taken.all), '3 s', 'duckdb'),
  line('DuckDB, Parquet to Parquet, one thread', middle(taken.one), ''),
  line('DuckDB, table to table, one thread', middle(taken.memory), ''),
  ...[...priced].map(([engine, { prices, processors }]) =>
    line(
      `${dialects[engine].label}, table to table`,
      { clock: median(prices), processors: median(processors) },
      engine === 'postgres' ? '6 s' : '',
      engine,
    ),
  ),
  ...kept,
].join('\n')}
`;
database.close();
smallDatabase.close();
rmSync(folder, { recursive: true });
if (!quick) {
  for (const file of ['../RESULTS.md', '../../docs/warehouse.md']) {
    const path = new URL(file, import.meta.url);
    const old = readFileSync(path, 'utf8');
    writeFileSync(path, withSection(old, 'Tables in engines', wrapped(page)));
  }
}
process.stdout.write(page);

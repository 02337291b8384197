// Prices many rows of every tariff in engines, and counts those that differ from the evaluator in a result, the code, the path or a notice:
// `tsx test/warehouse/run-books.ts duckdb,postgres,clickhouse,spark,sqlite [--rows N] [--write] [tariff …]`. One in twenty has a bad fact.
// `--write` keeps what is found in RESULTS.md and docs/warehouse.md, of each tariff when it is known.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptRows, writeRows } from '../../bench/kept-tables.js';
import type { DialectName } from '../../compiler/6-emit/sql/dialect.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { limitsOf } from '../../compiler/6-emit/sql/limits.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { withoutQuery } from '../rig/refused-by-name.js';
import { programOf } from '../sql/tariff-in-engine.js';
import { Database, loadFacts, makeBook, names } from './book.js';
import { BookDriver, type Outside } from './book-driver.js';
import { bookRow, bookTable } from './book-table.js';
import { pricedByDuckDb, pricedOutside } from './priced-books.js';

const words = process.argv.slice(2);
const at = words.indexOf('--rows');
const [, rows = '100000'] = at < 0 ? [] : words.splice(at, 2);
const [engines = 'duckdb', ...only] = words.filter((word) => word !== '--write');
const writes = words.includes('--write');
const isDialect = (asked: string): asked is DialectName => Object.hasOwn(dialects, asked);
const asked = engines.split(',').filter(isDialect);
if (asked.length !== engines.split(',').length) throw new Error(`engines: ${Object.keys(dialects)}`);

const drivers = new Map<DialectName, BookDriver>();
/** The one that runs, started where none does. */
function driverOf(engine: Outside): BookDriver {
  const driver = drivers.get(engine) ?? new BookDriver(engine);
  drivers.set(engine, driver);
  return driver;
}

console.log(`| tariff | engine | rows | refused | differing | seconds |`);
console.log('|---|---|---:|---:|---:|---:|');
let wrong = 0;
for (const { name, path } of tariffFiles()) {
  if (withoutQuery.has(name) || (only.length > 0 && !only.includes(name))) continue;
  const model = modelOfFile(path);
  const folder = mkdtempSync(join(tmpdir(), 'book-'));
  const database = await Database.open();
  const book = await makeBook(model, { rows: Number(rows), percent: 5, seed: 1616, folder });
  await loadFacts(database, book);
  const found = new Map<DialectName, string>();
  for (const engine of asked) {
    const row = (differing: string, seconds: string) => {
      found.set(engine, differing);
      console.log(`| ${name} | ${engine} | ${book.rows} | ${book.refused} | ${differing} | ${seconds} |`);
    };
    if (limitsOf(model, programOf(model), dialects[engine], names).length > 0) {
      row('refused at build', '');
      continue;
    }
    try {
      const priced =
        engine === 'duckdb'
          ? await pricedByDuckDb(database, book, 1)
          : await pricedOutside(database, book, driverOf(engine), 1);
      row(String(priced.different), (priced.prices[0] ?? Number.NaN).toFixed(2));
      if (priced.different === 0) continue;
      console.error(`${name} in ${engine}: ${JSON.stringify(priced.some).slice(0, 2000)}`);
    } catch (error) {
      row('failed', '');
      // What it left behind is nobody's.
      await drivers.get(engine)?.close();
      drivers.delete(engine);
      console.error(`${name} in ${engine}: ${error instanceof Error ? error.message : error}`);
    }
    wrong++;
  }
  if (writes) {
    const kept = keptRows(bookTable).get(name);
    writeRows(bookTable, new Map([[name, bookRow(kept, book, found)]]));
  }
  database.close();
  rmSync(folder, { recursive: true });
}
for (const driver of drivers.values()) await driver.close();
console.log(
  `\n${wrong === 0 ? 'No row differs' : `${wrong} books differ`} (${asked.map((each) => dialects[each].label).join(', ')})`,
);
process.exit(wrong === 0 ? 0 : 1);

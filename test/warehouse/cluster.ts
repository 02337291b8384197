// A tariff's query on a standalone cluster of Spark, a master and two workers, against one process: `tsx test/warehouse/cluster.ts [rows]`. Counts,
// sum and a hash of all columns must be equal; with a worker killed on the way, an error or the same. See cluster.py.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { queryOf } from '../sql/tariff-in-engine.js';
import { Database, filesOf, loadFacts, makeBook } from './book.js';

const [rows = '300000'] = process.argv.slice(2);
const drawn = 1000;
const { identifier } = dialects.spark;
const path = tariffFiles().find((tariff) => tariff.name === 'amf-sacem-2015')?.path ?? '';
const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
/** The drawn rows; the facts are these again and again, each with a key of its own. */
const book = await makeBook(modelOfFile(path), { rows: drawn, percent: 5, seed: 23, folder });
const database = await Database.open();
await loadFacts(database, book);
database.close();
const asked = join(folder, 'job.json');
const job = {
  parquet: filesOf(book).parquet,
  columns: book.program.inputs.map(({ shape }) => identifier(shape.name)),
  query: queryOf(book.program, 'spark').sql,
  total: identifier('total'),
  drawn,
  rows: Number(rows),
};
writeFileSync(asked, JSON.stringify(job));
const python = process.env.PYTHON ?? 'python3';
const driver = fileURLToPath(new URL('cluster.py', import.meta.url));
const { status } = spawnSync(python, [driver, asked], { stdio: 'inherit' });
rmSync(folder, { recursive: true });
process.exit(status ?? 1);

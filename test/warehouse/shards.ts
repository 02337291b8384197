// A tariff's query over three processes of ClickHouse against one: `tsx test/warehouse/shards.ts [rows]`. Counts, sum and a hash of all
// columns must be equal, and where a process is killed there is no answer. See shards.py.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { factsTable } from '../../compiler/6-emit/sql/facts-table.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { biasedRows, insertsOf } from '../sql/rows.js';
import { programOf, queryOf } from '../sql/tariff-in-engine.js';

const [rows = '300000'] = process.argv.slice(2);
const dialect = dialects.clickhouse;
const path = tariffFiles().find((tariff) => tariff.name === 'amf-sacem-2015')?.path ?? '';
const model = modelOfFile(path);
const program = programOf(model);
const drawn = biasedRows(model, program, { seed: 23, count: 1000, percent: 5 });
/** The drawn rows; the facts are these again and again, each with a key of its own. */
const base = { table: 'base', keys: ['case_id'] };
const job = {
  setup: [
    ...factsTable(program, dialect, base)
      .split(/;\n/)
      .filter((statement) => statement.trim() !== ''),
    ...insertsOf(program, dialect, drawn, { table: 'base', key: 'case_id' }),
  ],
  columns: program.inputs.map(({ shape }) => dialect.identifier(shape.name)),
  query: queryOf(program, 'clickhouse').sql,
  total: dialect.identifier('total'),
  drawn: drawn.length,
  rows: Number(rows),
};
const folder = mkdtempSync(join(tmpdir(), 'shards-'));
const asked = join(folder, 'job.json');
writeFileSync(asked, JSON.stringify(job));
const python = process.env.PYTHON ?? 'python3';
const driver = fileURLToPath(new URL('shards.py', import.meta.url));
const { status } = spawnSync(python, [driver, asked], { stdio: 'inherit' });
rmSync(folder, { recursive: true });
process.exit(status ?? 1);

// CSV and JSON lines through a query in DuckDB: the bytes of the evaluator, results and rejects with their lines; Parquet out of them.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { biasedRows, type Row } from '../sql/rows.js';
import { programOf } from '../sql/tariff-in-engine.js';
import { folder } from './bareme.js';

const here = folder();
const ruleFile = (name: string): string => tariffFiles().find((tariff) => tariff.name === name)?.path ?? '';

function rowsOf(name: string, count: number): readonly Row[] {
  const model = modelOfFile(ruleFile(name));
  return biasedRows(model, programOf(model), { seed: 31, count, percent: 30 });
}

/** What a reader may refuse or must take as it stands. */
const oddities = [
  '0.29',
  '1e2',
  ' 12 ',
  '+5',
  '012',
  '12.0000000',
  '9'.repeat(40),
  'abc',
  '"1',
  '1,5',
  '-0',
  'NaN',
];

function csvOf(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row, at) =>
    [`k ${at}`, ...names.map((name) => String(row[name] ?? ''))].map(cell).join(','),
  );
  const odd = oddities.map((text, at) => [`"odd\n${at}"`, ...names.map(() => cell(text))].join(','));
  return ['case_id,'.concat(names.join(',')), ...lines, '', ...odd, 'short,1', ''].join('\n');
}

const ndjsonOf = (rows: readonly Row[]): string =>
  [
    ...rows.map((row, at) => JSON.stringify({ case_id: at, ...row })),
    '{"case_id": 1, broken',
    '',
    '{"case_id": "x", "no_such_fact": 1}',
    '[]',
    '',
  ].join('\n');

async function both(name: string, facts: string): Promise<readonly object[]> {
  const ended: object[] = [];
  for (const engine of ['evaluator', 'duckdb']) {
    const [out, rejects] = [`${engine}.csv`, `${engine}-rejects${facts.slice(facts.lastIndexOf('.'))}`];
    const words = ['--key', 'case_id', '--engine', engine, '--out', out, '--rejects', rejects];
    const { status, err } = await here.bareme(['run', ruleFile(name), '--facts', facts, ...words]);
    const read = (path: string) => {
      const full = join(here.path, path);
      return existsSync(full) ? readFileSync(full, 'utf8') : '';
    };
    ended.push({ status, err: err.replaceAll(engine, 'ENGINE'), out: read(out), rejects: read(rejects) });
  }
  return ended;
}

describe('facts as texts', () => {
  it.each(['amf-sacem-2015'])('in CSV give the same bytes by query and by evaluator: %s', async (name) => {
    here.write('book.csv', csvOf(rowsOf(name, 60)));
    const [evaluator, query] = await both(name, 'book.csv');
    expect(query).toEqual(evaluator);
    expect(evaluator).toMatchObject({ status: 3 });
  });

  it.each(['amf-sacem-2015', 'swiss-invoice'])('in lines of JSON too, lists with them: %s', async (name) => {
    here.write('book.ndjson', ndjsonOf(rowsOf(name, 60)));
    const [evaluator, query] = await both(name, 'book.ndjson');
    expect(query).toEqual(evaluator);
    expect(evaluator).toMatchObject({ status: 3 });
  });

  it('become Parquet, exact, with what was refused', async () => {
    here.write('book.csv', csvOf(rowsOf('amf-sacem-2015', 60)));
    const words = ['--facts', 'book.csv', '--key', 'case_id', '--out', 'priced.parquet', '--lang', 'en'];
    const ended = await here.bareme(['run', ruleFile('amf-sacem-2015'), ...words]);
    expect(ended).toMatchObject({ status: 3, out: '' });
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const sql = `SELECT count(*) AS n, count(total) + count(refusal_code) AS told, any_value(typeof(total)) AS type, count(*) FILTER (refusal_code = 'invalid_json') AS unread FROM read_parquet('${join(here.path, 'priced.parquet')}')`;
    const [counted] = (await connection.runAndReadAll(sql)).getRowObjectsJson();
    connection.closeSync();
    expect(counted).toEqual({ n: '73', told: '73', type: 'DECIMAL(22,2)', unread: '1' });
  });

  it('cannot be read twice from standard input, and say so', async () => {
    const ended = await here.bareme([
      ...['run', ruleFile('amf-sacem-2015'), '--facts', '-', '--facts-format', 'csv'],
      ...['--engine', 'duckdb', '--format', 'csv', '--lang', 'en'],
    ]);
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toContain('DuckDB prices facts that are read twice');
  });
});

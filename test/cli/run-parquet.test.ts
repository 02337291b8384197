// Facts in Parquet, priced by a query in DuckDB and by the evaluator: the same bytes; what neither can read is said by name.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { factShapesOf } from '../../compiler/3-model/fact-shapes.js';
import type { Model } from '../../compiler/3-model/model.js';
import { stepsOfInput } from '../../compiler/5-lower/formulas/facts.js';
import { lowerModel } from '../../compiler/5-lower/lower.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { factsTable } from '../../compiler/6-emit/sql/facts-table.js';
import { limitsOf } from '../../compiler/6-emit/sql/limits.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { biasedRows, type FactsOf, insertsOf } from '../sql/rows.js';
import { folder } from './bareme.js';

const here = folder();
const names = { table: 'facts', key: 'case_id' };

async function inDuckDb(...statements: readonly string[]): Promise<readonly object[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const last = statements.at(-1) ?? '';
  for (const statement of statements.slice(0, -1)) await connection.run(statement);
  const rows = (await connection.runAndReadAll(last)).getRowObjectsJson();
  connection.closeSync();
  return rows;
}

const ruleFile = (name: string): string => tariffFiles().find((tariff) => tariff.name === name)?.path ?? '';

/** Whether a query prices it, as lowering and the printer say; and the columns of its facts, either way. */
function queryOf(model: Model): { readonly isPriced: boolean; readonly facts: FactsOf } {
  const lowered = lowerModel(model);
  if (lowered.ok) {
    const limits = limitsOf(model, lowered.program, dialects.duckdb, { table: 'facts', keys: ['case_id'] });
    return { isPriced: limits.length === 0, facts: lowered.program };
  }
  const { facts, lists } = factShapesOf(model);
  const inputs = facts.map((shape) => ({ shape, steps: stepsOfInput(shape), needed: undefined }));
  const named = lists.map((list) => ({ ...list, mayBeAbsent: list.presence === 'optional' }));
  return { isPriced: false, facts: { inputs, lists: named } };
}

/** Rows at boundaries, a third of them with a bad fact. */
async function book(name: string, count: number): Promise<string> {
  const model = modelOfFile(ruleFile(name));
  const program = queryOf(model).facts;
  const rows = biasedRows(model, program, { seed: 23, count, percent: 30 });
  const file = join(here.path, `${name}.parquet`);
  const setup = [
    factsTable(program, dialects.duckdb, { table: 'facts', keys: ['case_id'] }),
    ...insertsOf(program, dialects.duckdb, rows, names),
  ];
  await inDuckDb(...setup, `COPY facts TO '${file}' (FORMAT parquet)`);
  return file;
}

/** All of them, and more rows, where `PARQUET_ROWS` asks for it: see .ci/run. */
const asked = process.env.PARQUET_ROWS;
const tariffs =
  asked === undefined ? ['amf-sacem-2015', 'parkgebuehren-dresden'] : tariffFiles().map(({ name }) => name);

describe.each(tariffs)('%s', (name) => {
  it('gives the same bytes by query and by evaluator, results and rejects, or is refused by name', async () => {
    const { isPriced } = queryOf(modelOfFile(ruleFile(name)));
    const file = await book(name, Number(asked ?? 40));
    const written = await Promise.all(
      ['duckdb', 'evaluator'].map(async (engine) => {
        const [out, rejects] = [`${name}-${engine}.csv`, `${name}-${engine}.ndjson`];
        const words = ['--key', 'case_id', '--engine', engine, '--out', out, '--rejects', rejects];
        const ended = await here.bareme(['run', ruleFile(name), '--facts', file, ...words]);
        const read = (path: string) => {
          const full = join(here.path, path);
          return existsSync(full) ? readFileSync(full, 'utf8') : '';
        };
        return { status: ended.status, said: ended.err, out: read(out), rejects: read(rejects) };
      }),
    );
    const [query, evaluator] = written;
    if (isPriced) expect(query).toEqual(evaluator);
    else {
      expect(query).toMatchObject({ status: 2, out: '', rejects: '' });
      expect(query?.said).toContain('E860');
    }
    expect(evaluator?.out.split('\n').length).toBeGreaterThan(10);
  });
});

describe('Parquet', () => {
  it('holds times of day as texts, and says so of another column', async () => {
    const rules = here.write(
      'night.bareme',
      'tariff night "N"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\nfact at : time\namount fee = 1 EUR when at is from 20:00 to 8:00, otherwise 2 EUR\n',
    );
    const ask = async (column: string) => {
      const file = join(here.path, 'times.parquet');
      await inDuckDb(`COPY (SELECT * FROM (VALUES ${column}) AS t("at")) TO '${file}' (FORMAT parquet)`);
      return here.bareme(['run', String(rules), '--facts', file, '--format', 'csv', '--lang', 'en']);
    };
    const { out } = await ask("('08:00'), ('07:59')");
    expect(out.split(/\r?\n/).map((line) => line.split(',')[0])).toEqual(['fee', '2.00', '1.00', '']);
    expect((await ask('(480)')).err).toContain('column `at` is INTEGER; it must be a text such as 08:30');
  });

  it('is written with exact types, refused rows beside priced ones', async () => {
    const file = await book('amf-sacem-2015', 60);
    const ended = await here.bareme([
      ...['run', ruleFile('amf-sacem-2015'), '--facts', file],
      ...['--key', 'case_id', '--out', 'priced.parquet', '--lang', 'en'],
    ]);
    expect(ended).toMatchObject({ status: 3, out: '' });
    const priced = `read_parquet('${join(here.path, 'priced.parquet')}')`;
    const [counted] = await inDuckDb(
      `SELECT count(*) AS rows, count(total) AS priced, count(refusal_code) AS refused, count(DISTINCT case_id) AS keys, any_value(typeof(total)) AS type FROM ${priced}`,
    );
    const refused = Number(/(\d+) of 60 cases refused/.exec(ended.err)?.[1]);
    expect(refused).toBeGreaterThan(3);
    expect(counted).toEqual({
      rows: '60',
      priced: String(60 - refused),
      refused: String(refused),
      keys: '60',
      type: 'DECIMAL(22,2)',
    });
  });

  it('is never written onto the facts', async () => {
    const file = await book('amf-sacem-2015', 20);
    const before = readFileSync(file);
    const ended = await here.bareme([
      'run',
      ruleFile('amf-sacem-2015'),
      '--facts',
      file,
      '--key',
      'case_id',
      '--out',
      file,
    ]);
    expect(ended.status).toBe(2);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each([
    [
      'a floating column',
      'SELECT 1.5::DOUBLE AS area',
      'column `area` is DOUBLE; it must be an exact number',
    ],
    ['a text for a number', "SELECT '12' AS area", 'column `area` is VARCHAR'],
    ['a column that is no fact', 'SELECT 12 AS area, 7 AS site', '`site` is no fact'],
  ])('is refused as a whole for %s', async (name, select, message) => {
    const file = join(here.path, `${name}.parquet`);
    await inDuckDb(`COPY (${select}) TO '${file}' (FORMAT parquet)`);
    const ended = await here.bareme([
      'run',
      ruleFile('amf-sacem-2015'),
      '--facts',
      file,
      '--lang',
      'en',
      '--format',
      'csv',
    ]);
    expect(ended.err).toContain(message);
    expect(ended).toMatchObject({ status: 2, out: '' });
  });

  it('says what is no Parquet, and what is not written', async () => {
    here.write('text.parquet', 'area\n12\n');
    const rules = ruleFile('amf-sacem-2015');
    const bad = await here.bareme(['run', rules, '--facts', 'text.parquet', '--lang', 'en']);
    expect(bad.err).toContain('it is no file of Parquet');
    here.write('book.csv', 'area\n12\n');
    const csv = await here.bareme([
      'run',
      rules,
      '--facts',
      'book.csv',
      '--engine',
      'duckdb',
      '--lang',
      'en',
    ]);
    expect(csv.err).toContain('with `--format table` cases go through the evaluator');
    const out = await here.bareme([
      'run',
      rules,
      '--facts',
      'book.csv',
      '--out',
      'x.parquet',
      '--lang',
      'en',
    ]);
    // The one row lacks facts: it is refused by its line.
    expect(out.err).toContain('case 1 (line 2): refused');
    const odd = await here.bareme(['run', rules, '--facts', 'book.csv', '--out', 'x.doc', '--lang', 'en']);
    expect(odd.err).toContain('does not say what to write');
    expect(existsSync(join(here.path, 'x.doc'))).toBe(false);
  });

  it('goes to a file as CSV without DuckDB', async () => {
    here.write('book.csv', 'area,opening_days,weekly_hours\n1500,300,45\n');
    const rules = ruleFile('amf-sacem-2015');
    const shown = await here.bareme(['run', rules, '--facts', 'book.csv', '--format', 'csv']);
    await here.bareme(['run', rules, '--facts', 'book.csv', '--out', 'priced.csv']);
    expect(readFileSync(join(here.path, 'priced.csv'), 'utf8')).toBe(shown.out);
  });
});

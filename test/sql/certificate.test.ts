// What a certificate would notice: slips of a query's text, and other roundings, that change some row. All of them, and every tariff,
// in test/sql/run-mutants.ts.

import { describe, expect, it } from 'vitest';
import { chosenOnce, emitSql } from '../../compiler/6-emit/sql/emit-sql.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { certificateCount } from './certificate-rig.js';
import { noticedMutants } from './notice-mutants.js';
import { mutantsOf } from './query-mutants.js';

const tariffs = tariffFiles().filter(({ name }) => ['amf-sacem-2015', 'us-gas-guzzler-tax'].includes(name));

describe.each(tariffs)('the certificate of $name', ({ path }) => {
  it('notices every slip that changes a row', async () => {
    const found = await noticedMutants(modelOfFile(path), { sample: 60, rows: 2000, count: 120 });
    expect(found.missed).toEqual([]);
    expect(found.noticed).toBeGreaterThan(30);
  });
});

// Running sums that only later items reach, facts that an item needs, amounts that a later rounding hides, carried values.
describe.each(
  tariffFiles().filter(({ name }) =>
    ['franchises-medicales', 'eu-customs', 'frais-de-notaire', 'impot-fortune-immobiliere'].includes(name),
  ),
)('the certificate of $name', ({ path }) => {
  it('notices every mutant of the program that any of many cases notices', () => {
    const found = certificateCount(modelOfFile(path), { tried: 600, attack: 500 });
    expect(found.missed).toEqual([]);
    expect(found.noticed).toBeGreaterThan(50);
  });
});

describe('one build for several engines', () => {
  const { path = '' } = tariffs.find(({ name }) => name === 'us-gas-guzzler-tax') ?? {};
  const provenance = { compilerVersion: '0.0.0', ruleHash: 'test', documentHashes: {} };
  const filesFor = (tell?: ReturnType<typeof chosenOnce>) => {
    const model = modelOfFile(path);
    return (['duckdb', 'sqlite'] as const).flatMap((engine) =>
      emitSql(model, provenance, engine, tell === undefined ? {} : { tell }, (diagnostic) => {
        throw new Error(diagnostic.message.en);
      }),
    );
  };

  it('chooses its cases once, and writes the same bytes', () => {
    expect(filesFor(chosenOnce())).toEqual(filesFor());
  });
});

describe('slips of a query', () => {
  it('are in constants, strictness and branches, and in no name, text, type or comment', () => {
    const sql = `-- 1 < 2\nCASE WHEN "a 3" < 4 THEN CAST(i5 AS DECIMAL(38, 2)) * 0.10 ELSE '6 <= 7' END`;
    const slips = mutantsOf(sql).map(({ slip }) => slip.split(' in …')[0]);
    expect(slips).toEqual([
      ' "a 3" < 4  →  FALSE ',
      '< → <=',
      '4 → 5',
      '4 → 3',
      '0.10 → 0.11',
      '0.10 → 0.09',
    ]);
  });
});

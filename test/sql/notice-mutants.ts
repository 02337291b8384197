// Test support: how many slips in a query its certificate notices, in DuckDB. A slip is without effect where no row of many at
// boundaries, one in twenty with a bad fact, is answered otherwise.

import { DuckDBInstance } from '@duckdb/node-api';
import type { Model } from '../../compiler/3-model/model.js';
import { randomFrom } from '../../compiler/4-analyse/cases/random.js';
import { lowerModel } from '../../compiler/5-lower/lower.js';
import type { Division, IntegerNode, Program } from '../../compiler/5-lower/program/program.js';
import { orderOf, rootsOf } from '../../compiler/5-lower/program/program-walk.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { factsTable } from '../../compiler/6-emit/sql/facts-table.js';
import { type Mutant, mutantsOf } from './query-mutants.js';
import { biasedRows, insertsOf } from './rows.js';
import { certificateOf, programOf, queryOf } from './tariff-in-engine.js';

export interface Noticed {
  readonly mutants: number;
  readonly noticed: number;
  readonly withoutEffect: number;
  /** Slips that change a row, and that no case tells. */
  readonly missed: readonly string[];
}

interface Asked {
  /** As many slips, drawn among all; all where undefined. */
  readonly sample: number | undefined;
  /** Rows that a slip must change to count. */
  readonly rows: number;
  /** Cases of the certificate at least. */
  readonly count: number;
}

/** Every slip of the text, and every other rounding of a quotient. */
function allMutants(model: Model, levels: string): readonly Mutant[] {
  const others: readonly Division[] = ['half-up', 'half-down', 'half-even', 'up', 'down'];
  const roundings: Mutant[] = [];
  const isQuotient = (node: object): node is Extract<IntegerNode, { kind: 'quotient' }> =>
    'kind' in node && node.kind === 'quotient';
  for (const at of orderOf(rootsOf(programOf(model)))
    .filter(isQuotient)
    .keys()) {
    for (const division of others) {
      const program: Program = programOf(model);
      const node = orderOf(rootsOf(program)).filter(isQuotient)[at];
      if (node === undefined || node.division === division) continue;
      const slip = `${node.division} → ${division} of quotient ${node.id}`;
      Object.assign(node, { division });
      roundings.push({ slip, text: queryOf(program, 'duckdb').levels.join(',\n') });
    }
  }
  return [...mutantsOf(levels), ...roundings];
}

function sampled(mutants: readonly Mutant[], count: number | undefined): readonly Mutant[] {
  if (count === undefined || count >= mutants.length) return mutants;
  const random = randomFrom(5);
  return Array.from({ length: count }, () => random.pick(mutants));
}

export async function noticedMutants(model: Model, { sample, rows, count }: Asked): Promise<Noticed> {
  const lowered = lowerModel(model);
  if (!lowered.ok) throw new Error('no query can price this tariff');
  const { program } = lowered;
  const query = queryOf(program, 'duckdb');
  const levels = query.levels.join(',\n');
  const certificate = certificateOf(model, 'duckdb', count);
  // The constants are read once; what is run again and again are the levels.
  const end = certificate.indexOf(',\nl0 AS');
  const rest = `WITH ${certificate.slice(end + 2)}`;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
  await connection.run(`CREATE TABLE cases AS ${certificate.slice(0, end)} SELECT * FROM cases`);
  const names = { table: 'facts', keys: ['case_id'] };
  await connection.run(factsTable(program, dialects.duckdb, names));
  const drawn = biasedRows(model, program, { seed: 4242, count: rows, percent: 5 });
  for (let at = 0; at < drawn.length; at += 500) {
    const some = drawn.slice(at, at + 500);
    const into = { table: 'facts', key: 'case_id' };
    for (const insert of insertsOf(program, dialects.duckdb, some, into)) await connection.run(insert);
  }
  // Row numbers begin anew with each insert.
  await connection.run('UPDATE facts SET case_id = CAST(rowid AS VARCHAR)');
  await connection.run(`CREATE TABLE answers AS ${query.sql}`);
  const right = await rowsOf(rest);
  if (right.length > 0) throw new Error(`the certificate finds ${JSON.stringify(right[0])}`);
  let noticed = 0;
  let withoutEffect = 0;
  const missed: string[] = [];
  const mutants = sampled(allMutants(model, levels), sample);
  for (const { text, slip } of mutants) {
    const isNoticed = await rowsOf(`${rest.replace(levels, () => text)} LIMIT 1`).then(
      (found) => found.length > 0,
      () => true,
    );
    if (isNoticed) {
      noticed++;
      continue;
    }
    const changed = `WITH wrong AS (${query.sql.replace(levels, () => text)}) SELECT 1 FROM (SELECT * FROM wrong EXCEPT SELECT * FROM answers) LIMIT 1`;
    const hasEffect = await rowsOf(changed).then(
      (found) => found.length > 0,
      () => true,
    );
    if (hasEffect) missed.push(slip);
    else withoutEffect++;
  }
  connection.closeSync();
  return { mutants: mutants.length, noticed, withoutEffect, missed };
}

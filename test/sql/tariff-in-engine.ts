// Test support: a tariff's query on rows at boundaries, some with bad facts, and its certificate, in an engine.

import type { Model } from '../../compiler/3-model/model.js';
import { lowerModel } from '../../compiler/5-lower/lower.js';
import type { Program } from '../../compiler/5-lower/program/program.js';
import { certificate } from '../../compiler/6-emit/sql/certificate/certificate.js';
import type { DialectName } from '../../compiler/6-emit/sql/dialect.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { factsTable } from '../../compiler/6-emit/sql/facts-table.js';
import { priceQuery } from '../../compiler/6-emit/sql/price-query.js';
import { differing } from './answers.js';
import type { Engine } from './engines.js';
import { biasedRows, expectedOf, insertsOf } from './rows.js';

export const names = { table: 'facts', keys: ['case_id'] };

export function programOf(model: Model): Program {
  const lowered = lowerModel(model);
  if (!lowered.ok) throw new Error(JSON.stringify(lowered.limits));
  return lowered.program;
}

export const queryOf = (program: Program, name: DialectName) =>
  priceQuery(program, dialects[name], { keys: names.keys, table: dialects[name].identifier(names.table) });

/** The first rows whose answer is not the evaluator's. */
export async function differencesIn(
  engine: Engine,
  name: DialectName,
  model: Model,
  rowsAsked: { readonly seed: number; readonly count: number; readonly percent: number },
): Promise<readonly object[]> {
  const program = programOf(model);
  const dialect = dialects[name];
  const rows = biasedRows(model, program, rowsAsked);
  await engine.run(factsTable(program, dialect, names));
  for (const insert of insertsOf(program, dialect, rows, { table: 'facts', key: 'case_id' })) {
    await engine.run(insert);
  }
  const answers = await engine.query(queryOf(program, name).sql);
  return differing(program, rows, expectedOf(model, rows), answers);
}

/** `tried` cases are looked at to find those that tell a wrong query: 600 in what is delivered. */
export function certificateOf(model: Model, name: DialectName, count: number, tried = 600): string {
  const program = programOf(model);
  const asked = { readings: {}, on: undefined, count, tried };
  return certificate(model, program, dialects[name], queryOf(program, name), asked);
}

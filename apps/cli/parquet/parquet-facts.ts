// Rows of a file of Parquet as cases, for the evaluator.

import { type CaseSource, sourceOf } from '../input/case-source.js';
import type { IncomingCase } from '../input/incoming-case.js';
import { type Database, identifier, type Json, type JsonRow } from './duckdb.js';
import type { ParquetTable } from './parquet-table.js';

/** What is NULL is not given; a list keeps its items, whatever they are. */
function given(value: Json): unknown {
  if (Array.isArray(value)) return value.map(given);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (each === null ? [] : [[name, given(each)]])),
  );
}

/** The case of a row of the view. */
export function caseOf(table: ParquetTable, row: JsonRow): IncomingCase {
  const facts: Record<string, unknown> = Object.create(null);
  for (const name of table.columns) {
    const value = row[name] ?? null;
    if (value !== null) facts[name] = given(value);
  }
  const key = table.keys.length === 0 ? undefined : table.keys.map((name) => keyValue(row[name] ?? null));
  return { number: Number(row[table.row]) + 1, line: undefined, key, facts };
}

/** As a table of texts would have it. */
export const keyValue = (value: Json): Json => value ?? '';

export function parquetCases(database: Database, table: ParquetTable): CaseSource {
  async function* batches(): AsyncGenerator<Iterable<IncomingCase>> {
    const sql = `SELECT * FROM ${table.view} ORDER BY ${identifier(table.row)}`;
    for await (const rows of database.rows(sql)) yield rows.map((row) => caseOf(table, row));
  }
  return { ...sourceOf('many', batches()), keys: () => table.keys };
}

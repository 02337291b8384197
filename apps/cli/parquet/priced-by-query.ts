// Cases through the query of a ruleset in DuckDB. Refused rows go through the evaluator too, which says why; where it would
// price one of them, nothing is told: the two must agree.

import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../../compiler/3-model/model.js';
import { lowerModel } from '../../../compiler/5-lower/lower.js';
import type { CannotLower, Output, Program } from '../../../compiler/5-lower/program/program.js';
import { duckdb } from '../../../compiler/6-emit/sql/dialects/duckdb.js';
import { limitDiagnostic, limitsOf } from '../../../compiler/6-emit/sql/limits.js';
import { priceQuery, refusalColumns } from '../../../compiler/6-emit/sql/price-query.js';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import { daysFromIso } from '../../../compiler/runtime/exact/calendar.js';
import { put } from '../../../compiler/runtime/outcome/assessed.js';
import type { CaseError, Outcome, OutputValue } from '../../../compiler/runtime/outcome/assessment.js';
import type { CaseOptions } from '../input/case-options.js';
import type { IncomingCase } from '../input/incoming-case.js';
import { type PricedPart, partsOf } from '../pricing/price-cases.js';
import { type Database, identifier, type Json, type JsonRow, literal } from './duckdb.js';
import { caseOf, keyValue } from './parquet-facts.js';
import type { ParquetTable } from './parquet-table.js';
import { type TextTable, unreadColumns } from './text-table.js';

export interface PricedTable {
  /** The results in order; `write` and `rejected` say what is kept of each case. */
  readonly parts: (kept: Kept) => AsyncGenerator<PricedPart>;
  /** Writes keys, results and refusals to a file of Parquet. */
  readonly save: (file: string) => Promise<void>;
}

export interface Kept {
  readonly write: (outcome: Outcome, key?: readonly unknown[]) => string;
  readonly skipRefused: boolean;
  readonly rejected: ((incoming: IncomingCase, errors: readonly CaseError[]) => string) | undefined;
}

/** The query of a table, or what the query cannot do. */
export type QueryOf =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly why: readonly Diagnostic[] };

const notLowered = (model: Model, limits: readonly CannotLower[]): readonly Diagnostic[] =>
  limits.map(({ owner, reason }) => limitDiagnostic(model, duckdb, owner, reason));

/** Of the listed results. A fact that the results never reach is looked at by the evaluator alone. */
export function canQuery(model: Model, table: ParquetTable, { readings, on }: CaseOptions): QueryOf {
  const day = on === undefined ? undefined : daysFromIso(on);
  const lowered = lowerModel(model, { readings, ...(day === undefined ? {} : { on: day }) });
  if (!lowered.ok) return { ok: false, why: notLowered(model, lowered.limits) };
  const { program } = lowered;
  const why = limitsOf(model, program, duckdb, { table: 'facts', keys: [table.row, ...table.keys] });
  const reached = new Set([
    ...program.inputs.map(({ shape }) => shape.list ?? shape.name),
    ...program.lists.map(({ name }) => name),
  ]);
  const names = new Set([...table.columns, ...program.inputs.map(({ shape }) => shape.list ?? shape.name)]);
  const dated = program.inputs.some(({ shape }) =>
    model.facts.some(({ name, synthetic }) => name === shape.name && synthetic),
  );
  const unread = table.columns.some((name) => !reached.has(name));
  const itemsUnread = model.facts.some(
    ({ name, list }) =>
      list !== undefined && names.has(list) && !program.inputs.some(({ shape }) => shape.name === name),
  );
  return why.length > 0 || dated || unread || itemsUnread ? { ok: false, why } : { ok: true, program };
}

/** Of all listed results, whatever facts they reach: the reader has looked at each. */
export function canQueryTexts(model: Model, keys: readonly string[], { readings, on }: CaseOptions): QueryOf {
  const day = on === undefined ? undefined : daysFromIso(on);
  const lowered = lowerModel(model, { readings, ...(day === undefined ? {} : { on: day }) });
  if (!lowered.ok) return { ok: false, why: notLowered(model, lowered.limits) };
  const { program } = lowered;
  const why = limitsOf(model, program, duckdb, { table: 'facts', keys });
  const dated = program.inputs.some(({ shape }) =>
    model.facts.some(({ name, synthetic }) => name === shape.name && synthetic),
  );
  return why.length > 0 || dated ? { ok: false, why } : { ok: true, program };
}

/** Prices the whole table at once. */
export async function pricedTable(
  database: Database,
  model: Model,
  program: Program,
  table: ParquetTable,
  options: CaseOptions,
): Promise<PricedTable> {
  const names = { table: identifier(table.view), keys: [table.row, ...table.keys] };
  await database.run(`CREATE TABLE priced AS ${priceQuery(program, duckdb, names).sql}`);
  async function* refusedRows(): AsyncGenerator<JsonRow> {
    const row = identifier(table.row);
    const refused = `SELECT ${row} FROM priced WHERE ${refusalColumns.code} IS NOT NULL`;
    const sql = `SELECT * FROM ${table.view} WHERE ${row} IN (${refused}) ORDER BY ${row}`;
    for await (const rows of database.rows(sql)) yield* rows;
  }
  const refused = refusedRows();
  const incomingOf = async (row: JsonRow): Promise<IncomingCase> => {
    if ((row[refusalColumns.code] ?? null) !== null) {
      const { value } = await refused.next();
      return caseOf(table, value as JsonRow);
    }
    const key = table.keys.length === 0 ? undefined : table.keys.map((name) => keyValue(row[name] ?? null));
    return { number: Number(row[table.row]) + 1, line: undefined, key, facts: {} };
  };
  return pricedRows(database, model, program, table, options, incomingOf);
}

/** The same of cases that were read here; `again` reads them once more, in the same order. Throws a Changed when it is another one. */
export async function pricedTexts(
  database: Database,
  model: Model,
  program: Program,
  table: TextTable,
  options: CaseOptions,
  again: AsyncIterable<IncomingCase>,
): Promise<PricedTable> {
  const named = [table.row, ...table.keys];
  const query = priceQuery(program, duckdb, { table: identifier(table.view), keys: named }).sql;
  const { code, path } = unreadColumns;
  const unread = `SELECT ${named.map(identifier).join(', ')}, ${code} AS ${refusalColumns.code}, ${path} AS ${refusalColumns.path} FROM ${table.unread}`;
  await database.run(`CREATE TABLE priced AS SELECT * FROM (${query}) UNION ALL BY NAME ${unread}`);
  const cases = again[Symbol.asyncIterator]();
  const incomingOf = async (row: JsonRow): Promise<IncomingCase> => {
    const { value, done } = await cases.next();
    if (done === true || value.number !== Number(row[table.row]) + 1) throw new Changed();
    return value;
  };
  return pricedRows(database, model, program, table, options, incomingOf);
}

/** The file was another one when it was read for the second time. */
export class Changed extends Error {}

function pricedRows(
  database: Database,
  model: Model,
  program: Program,
  table: Pick<ParquetTable, 'row' | 'keys'>,
  { readings, on }: CaseOptions,
  incomingOf: (row: JsonRow) => Promise<IncomingCase>,
): PricedTable {
  const interpreter = new Interpreter(model);
  const options = { readings, ...(on === undefined ? {} : { on }) };
  const outputs = program.outputs;

  async function* parts({ write, skipRefused, rejected }: Kept): AsyncGenerator<PricedPart> {
    const sql = `SELECT * FROM priced ORDER BY ${identifier(table.row)}`;
    for await (const rows of database.rows(sql)) {
      const cases: IncomingCase[] = [];
      const outcomes = new Map<unknown, Outcome>();
      for (const row of rows) {
        const code = row[refusalColumns.code] ?? null;
        const incoming = await incomingOf(row);
        cases.push(incoming);
        if ('error' in incoming) continue;
        if (code === null) {
          const priced = { outputs: outputsOf(outputs, row), notices: noticesOf(row) };
          outcomes.set(incoming.facts, { ok: true, ...priced } as Outcome);
          continue;
        }
        const outcome = evaluate(interpreter, incoming.facts, options);
        if (outcome.ok)
          throw new Error(`the query refuses row ${incoming.number} (${code}), the evaluator does not`);
        outcomes.set(incoming.facts, outcome);
      }
      const pricing = {
        evaluate: (facts: unknown) => outcomes.get(facts) as Outcome,
        write,
        skipRefused,
        rejected,
      };
      yield* partsOf(cases, () => pricing);
    }
  }
  const shown = [
    ...table.keys,
    ...outputs.map(({ result }) => result.name),
    refusalColumns.code,
    refusalColumns.path,
    ...(program.notices.length > 0 ? [refusalColumns.notices] : []),
  ];
  return {
    parts,
    save: (file) =>
      database.run(
        `COPY (SELECT ${shown.map(identifier).join(', ')} FROM priced ORDER BY ${identifier(table.row)}) TO ${literal(file)} (FORMAT parquet)`,
      ),
  };
}

const noticesOf = (row: JsonRow): readonly string[] =>
  String(row[refusalColumns.notices] ?? '')
    .split('\n')
    .filter((line) => line !== '');

/** As the evaluator prints them: decimals of the result at least, no more zeros than that. */
function outputsOf(outputs: readonly Output[], row: JsonRow): Readonly<Record<string, OutputValue>> {
  const found: Record<string, OutputValue> = {};
  for (const { result } of outputs) {
    const one = (value: Json): string | boolean => {
      if (typeof value === 'boolean') return value;
      const text = String(value);
      return result.type.kind === 'quantity' ? withDecimals(text, result.decimals) : text;
    };
    const value = row[result.name] ?? null;
    if (value !== null) put(found, result.name, Array.isArray(value) ? value.map(one) : one(value));
  }
  return found;
}

function withDecimals(text: string, least: number): string {
  const point = text.indexOf('.');
  if (point < 0) return text;
  let end = text.length;
  while (end > point + 1 + least && text.charCodeAt(end - 1) === 48) end--;
  return text.slice(0, end === point + 1 ? point : end);
}

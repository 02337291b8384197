// Cases of CSV or JSON as a table of DuckDB: read here, by the reader of the evaluator, so that what it refuses stays refused and 0.29
// is exact. What was read goes through a file of plain values with the types of facts.sql; each case keeps its number.

import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../../compiler/3-model/model.js';
import { inputOf } from '../../../compiler/4-analyse/boundary-cases.js';
import type { Program } from '../../../compiler/5-lower/program/program.js';
import { duckdb } from '../../../compiler/6-emit/sql/dialects/duckdb.js';
import { typeOfInput } from '../../../compiler/6-emit/sql/facts-table.js';
import { readFacts } from '../../../compiler/runtime/facts/facts.js';
import type { CaseOptions } from '../input/case-options.js';
import type { CaseSource } from '../input/case-source.js';
import { keyText } from '../input/exact-json.js';
import type { IncomingCase } from '../input/incoming-case.js';
import { type Database, identifier, literal } from './duckdb.js';
import { freeName } from './parquet-table.js';

export interface TextTable {
  /** A view of the cases that could be read, and one of the others with the code and the path of their first mistake. */
  readonly view: string;
  readonly unread: string;
  readonly row: string;
  readonly keys: readonly string[];
}

export const unreadColumns = { code: 'unread_code', path: 'unread_path' } as const;

/** Reads all cases of a source. */
export async function textTable(
  database: Database,
  model: Model,
  program: Program,
  source: CaseSource,
  keysOf: () => readonly string[],
  { readings, on }: CaseOptions,
): Promise<TextTable> {
  const interpreter = new Interpreter(model);
  const options = { readings, ...(on === undefined ? {} : { on }) };
  const folder = mkdtempSync(join(tmpdir(), 'bareme-'));
  const file = join(folder, 'cases.ndjson');
  const lineOf = (incoming: IncomingCase): string => {
    const key = (incoming.key ?? []).map(keyText);
    const refused = (code: string, path: string) =>
      JSON.stringify({ r: incoming.number, k: key, c: code, p: path });
    if ('error' in incoming) return refused(incoming.error.code, incoming.error.path);
    const read = readFacts(interpreter.shapes, incoming.facts);
    if (read.errors.length === 0) {
      return JSON.stringify({ r: incoming.number, k: key, f: inputOf(model, read.facts) });
    }
    const outcome = evaluate(interpreter, incoming.facts, options);
    const [first] = outcome.ok ? read.errors : outcome.errors;
    return refused(first?.code ?? '', first?.path ?? '');
  };
  try {
    const output = createWriteStream(file);
    for await (const batch of source.batches) {
      let text = '';
      for (const incoming of batch) text += `${lineOf(incoming)}\n`;
      if (!output.write(text)) await once(output, 'drain');
    }
    output.end();
    await once(output, 'close');
    return await loaded(database, program, file, keysOf());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loaded(
  database: Database,
  program: Program,
  file: string,
  keys: readonly string[],
): Promise<TextTable> {
  const own = program.inputs.filter(({ shape }) => shape.list === undefined);
  const itemsOf = (list: string) => program.inputs.filter(({ shape }) => shape.list === list);
  const columns = [
    ...own.map((input) => ({ name: input.shape.name, type: typeOfInput(input, duckdb) })),
    ...program.lists.map(({ name }) => {
      const fields = itemsOf(name).map((input) => ({
        name: input.shape.name,
        type: typeOfInput(input, duckdb),
      }));
      // A struct has a field at least.
      return {
        name,
        type: duckdb.types.nested(fields.length === 0 ? [{ name: '_', type: 'BOOLEAN' }] : fields),
      };
    }),
  ];
  const row = freeName([...keys, ...columns.map(({ name }) => name)]);
  const facts = columns.map(({ name, type }) => `${identifier(name)} ${type}`).join(', ');
  const types = {
    r: 'BIGINT',
    k: 'VARCHAR[]',
    c: 'VARCHAR',
    p: 'VARCHAR',
    ...(columns.length === 0 ? {} : { f: `STRUCT(${facts})` }),
  };
  const described = Object.entries(types).map(([name, type]) => `${name}: ${literal(type)}`);
  await database.run(
    `CREATE TABLE cases AS SELECT * FROM read_json(${literal(file)}, format = 'newline_delimited', maximum_object_size = 67108864, columns = {${described.join(', ')}})`,
  );
  const named = [
    `r - 1 AS ${identifier(row)}`,
    ...keys.map((name, index) => `k[${index + 1}] AS ${identifier(name)}`),
  ];
  const given = columns.map(({ name }) => `struct_extract(f, ${literal(name)}) AS ${identifier(name)}`);
  await database.run(
    `CREATE VIEW facts AS SELECT ${[...named, ...given].join(', ')} FROM cases WHERE c IS NULL`,
  );
  const why = [`c AS ${unreadColumns.code}`, `p AS ${unreadColumns.path}`];
  await database.run(
    `CREATE VIEW unread AS SELECT ${[...named, ...why].join(', ')} FROM cases WHERE c IS NOT NULL`,
  );
  return { view: 'facts', unread: 'unread', row, keys };
}

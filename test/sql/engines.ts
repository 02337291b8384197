// Test support: engines in process, each with an empty database.

import { createRequire } from 'node:module';
import { DuckDBInstance } from '@duckdb/node-api';
import initSqlJs from 'sql.js';
import type { DialectName } from '../../compiler/6-emit/sql/dialect.js';

export interface Engine {
  readonly run: (sql: string) => Promise<void>;
  readonly query: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => Promise<void>;
}

async function duckdb(): Promise<Engine> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return {
    run: async (sql) => void (await connection.run(sql)),
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: async () => connection.closeSync(),
  };
}

async function sqlite(): Promise<Engine> {
  const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
  const { Database } = await initSqlJs({ locateFile: () => wasm });
  const database = new Database();
  return {
    run: async (sql) => void database.run(sql),
    query: async (sql) => {
      const statement = database.prepare(sql);
      const rows: Record<string, unknown>[] = [];
      while (statement.step()) rows.push(statement.getAsObject());
      statement.free();
      return rows;
    },
    close: async () => database.close(),
  };
}

/** What can be run without a server. */
export const engines: Partial<Readonly<Record<DialectName, () => Promise<Engine>>>> = {
  duckdb,
  sqlite,
};

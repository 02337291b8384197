// DuckDB in this process, where it is installed: it reads and writes Parquet, and runs queries. Nothing else asks for it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { nowhere, Stop } from '../process/stop.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonRow = Readonly<Record<string, Json>>;

export interface Database {
  readonly run: (sql: string) => Promise<void>;
  /** In order, some at a time; decimals, dates and wide integers as texts. */
  readonly rows: (sql: string) => AsyncIterable<readonly JsonRow[]>;
  readonly close: () => void;
}

/** An empty database. Throws a Stop where the package is not installed. */
export async function openDuckDb(): Promise<Database> {
  const { DuckDBInstance } = await loaded();
  const spill = mkdtempSync(join(tmpdir(), 'bareme-'));
  const instance = await DuckDBInstance.create(':memory:', { temp_directory: spill });
  const connection = await instance.connect();
  return {
    run: async (sql) => void (await connection.run(sql)),
    // A connection keeps one answer open at a time.
    rows: async function* (sql) {
      const own = await instance.connect();
      try {
        const result = await own.stream(sql);
        yield* result.yieldRowObjectJson() as AsyncIterable<readonly JsonRow[]>;
      } finally {
        own.closeSync();
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(spill, { recursive: true, force: true });
    },
  };
}

async function loaded() {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new Stop(
      badChoice(nowhere, {
        message: {
          en: 'Parquet is read and written by DuckDB, which is not installed: `npm install @duckdb/node-api`',
          fr: "Parquet est lu et écrit par DuckDB, qui n'est pas installé : `npm install @duckdb/node-api`",
        },
      }),
    );
  }
}

export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

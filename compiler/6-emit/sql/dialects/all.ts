// The engines that queries are written for.

import type { Dialect, DialectName } from '../dialect.js';
import { clickhouse } from './clickhouse.js';
import { duckdb } from './duckdb.js';
import { postgres } from './postgres.js';
import { spark } from './spark.js';
import { sqlite } from './sqlite.js';

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  duckdb,
  postgres,
  clickhouse,
  spark,
  sqlite,
};

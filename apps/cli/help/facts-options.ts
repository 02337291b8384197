// Which files cases come from and results go to, as the help of several commands says it.

import { Option } from 'commander';

export const factsFile = '.json (a case or a list), .ndjson, .csv, .tsv, .xlsx, or - for standard input';
export const factsOrTable =
  '.json (a case or a list), .ndjson, .csv, .tsv, .xlsx, .parquet, or - for standard input';

export const sheetOption = (): Option =>
  new Option('--sheet <name>', 'the sheet of an .xlsx file, where several hold something');

export const outOption = (): Option =>
  new Option('--out <file>', 'write the results there: .csv, .ndjson, .json, or .parquet by DuckDB');

/** Of commands that print a report. */
export const reportOut = (): Option => new Option('--out <file>', 'write there what would be printed');

export const engineOption = (): Option =>
  new Option('--engine <engine>', 'what prices facts in Parquet; the same results').choices([
    'duckdb',
    'evaluator',
  ]);

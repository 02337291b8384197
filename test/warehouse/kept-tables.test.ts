// Tables that rigs write row by row: a run adds its rows, and those of tariffs that it leaves out stay.

import { expect, it } from 'vitest';
import { rowsIn, withRows } from '../../bench/kept-tables.js';
import { bookRow, bookTable } from './book-table.js';

it('keeps the rows of other runs, replaces its own, and sums all', () => {
  const page = '# Results\n\nText.\n\n## Serving\n\nOther words.\n';
  const first = withRows(page, bookTable, new Map([['b', ['100', '5', '0', '–', '–', '–', '–']]]));
  const both = withRows(first, bookTable, new Map([['a', ['200', '7', '1', '0', '–', '–', '–']]]));
  const again = withRows(both, bookTable, new Map([['b', ['300', '9', '0', '0', '–', '–', '–']]]));
  expect([...rowsIn(again, bookTable)]).toEqual([
    ['a', ['200', '7', '1', '0', '–', '–', '–']],
    ['b', ['300', '9', '0', '0', '–', '–', '–']],
  ]);
  expect(again).toContain('| **all** | 500 | 16 | 1 | 0 | 0 | 0 | 0 |');
  expect(again).toContain('500 rows in DuckDB, 500 rows in PostgreSQL, 0 rows in ClickHouse');
  expect(again).toContain('Other words.');
});

it('keeps what other engines answered of the same book, and of no other one', () => {
  const old = bookRow(undefined, { rows: 100, refused: 5 }, new Map([['duckdb', '0']]));
  const book = { rows: 100, refused: 5 };
  expect(bookRow(old, book, new Map([['spark', '2']]))).toEqual(['100', '5', '0', '–', '–', '–', '2']);
  expect(bookRow(old, { ...book, rows: 200 }, new Map([['spark', '2']]))[2]).toBe('–');
});

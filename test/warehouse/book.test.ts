// The comparison of many rows finds every kind of difference: it would not do to find none because none is looked for.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { queryOf } from '../sql/tariff-in-engine.js';
import { answerColumns, type Book, Database, differingRows, loadFacts, makeBook } from './book.js';

const path = tariffFiles().find(({ name }) => name === 'amf-sacem-2015')?.path ?? '';
const folder = mkdtempSync(join(tmpdir(), 'book-'));

describe('a book of facts', () => {
  let book: Book;
  let database: Database;
  beforeAll(async () => {
    database = await Database.open();
    book = await makeBook(modelOfFile(path), { rows: 200, percent: 20, seed: 3, folder });
    await loadFacts(database, book);
  });
  afterAll(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });

  const priced =
    'refusal_code IS NULL AND case_id IN (SELECT min(case_id) FROM priced WHERE refusal_code IS NULL)';
  const refused =
    'refusal_code IS NOT NULL AND case_id IN (SELECT min(case_id) FROM priced WHERE refusal_code IS NOT NULL)';

  it.each([
    ['nothing', 'SELECT 1', 0],
    ['an amount a cent higher', `UPDATE priced SET total = total + 0.01 WHERE ${priced}`, 1],
    ['an amount that is absent', `UPDATE priced SET total = NULL WHERE ${priced}`, 1],
    ['an amount in a refused row', `UPDATE priced SET total = 1 WHERE ${refused}`, 1],
    ['another code', `UPDATE priced SET refusal_code = 'off_step2' WHERE ${refused}`, 1],
    ['another path', `UPDATE priced SET refusal_path = 'x' WHERE ${refused}`, 1],
    ['a row that is not refused', `UPDATE priced SET refusal_code = NULL WHERE ${refused}`, 1],
    ['a row that is missing', `DELETE FROM priced WHERE ${priced}`, 1],
    ['a row that nobody asked for', "UPDATE priced SET case_id = 'x' WHERE case_id = '7'", 2],
    ['a row twice', `INSERT INTO priced SELECT * FROM priced WHERE ${priced}`, 1],
  ])('tells %s', async (_, slip, count) => {
    await database.run(`CREATE OR REPLACE TABLE priced AS ${queryOf(book.program, 'duckdb').sql}`);
    await database.run(slip);
    const columns = answerColumns(book.program).map(
      ({ name, as }) => `${dialects.duckdb.identifier(name)} AS ${as}`,
    );
    const found = await differingRows(database, book, `SELECT ${columns.join(', ')} FROM priced`);
    expect(found.count).toBe(count);
    expect(book.refused).toBeGreaterThan(10);
  });
});

// Sheets as people lay them out: every cell is accounted for, once; what the draft had to settle is doubtful; the draft compiles.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { readWorkbook } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { draftRules } from '../../compiler/draft/draft-rules.js';
import { gridOfText } from '../../compiler/draft/sheets/grid-of-text.js';
import { gridsOfWorkbook } from '../../compiler/draft/sheets/grids-of-workbook.js';

const folder = new URL('sheets/', import.meta.url);
const names = readdirSync(fileURLToPath(folder)).map((name) => name.replace('.csv', ''));

function drafted(name: string) {
  const grid = gridOfText(readFileSync(new URL(`${name}.csv`, folder), 'utf8'));
  return { grid, draft: draftRules([grid], { source: 'table' }) };
}

/** Words of an amount that no rule is made of: said to be no table. */
const noTable = ['percent-of'];

describe('a sheet as people lay it out', () => {
  it.each(names)('%s', (name) => {
    const { grid, draft } = drafted(name);
    if (noTable.includes(name)) {
      expect(draft).toBeUndefined();
      return;
    }
    expect(draft?.cells).toHaveLength(grid.cells.length);
    expect(new Set(draft?.cells.map(({ cell }) => cell)).size).toBe(grid.cells.length);
    expect(draft?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    // What is doubtful stands in the draft itself.
    for (const { as, cell, says } of draft?.cells ?? []) {
      if (as === 'doubtful' && says !== undefined) expect(draft?.rules, cell).toContain(cell);
    }
  });

  // What a reader could take in another way, by sheet and cell.
  it.each([
    ['cumulative', 'B2', 'scale'],
    ['cumul-fr', 'B1', 'scale'],
    ['totals', 'A5', 'total'],
    ['footnotes', 'B3', '(2)'],
    ['months', 'A1', 'months'],
    ['weekday', 'B1', 'times of day'],
    ['overlap', 'A3', '10 stands in two lines'],
    ['gap', 'A3', 'between 10 and 12'],
    ['dup-row', 'B4', 'the same line as B2'],
    ['free', 'B2', 'nought'],
    ['onrequest', 'B4', 'no amount'],
    ['mixed-cur', 'B3', 'not in the unit'],
    ['french-num', 'A1', 'limits or single values'],
  ])('%s: %s is doubtful', (name, cell, words) => {
    const found = drafted(name).draft?.cells.find((one) => one.cell === cell);
    expect(found?.as).toBe('doubtful');
    expect(found?.says?.en).toContain(words);
  });

  it.each([
    ['dates', { valid: '2024-04-01' }, '18'],
    ['dates', { valid: '2024-12-31' }, '12.5'],
    ['iso-dates', { period: '2024-06-30' }, '10'],
    ['us-dates', { key: '2024-03-04' }, '7'],
    ['us-dates', { key: '2024-04-13' }, '9'],
    ['named-days', { saison: '2024-03-31' }, '8'],
    ['named-days', { saison: '2025-02-01' }, '14'],
    ['transposed', { kind: 'price', key: '20' }, '7'],
  ])('%s: %j is priced at %s', (name, facts, amount) => {
    const { draft } = drafted(name);
    const model = draft?.model;
    if (model === undefined) throw new Error(draft?.rules ?? 'no draft');
    const outcome = evaluate(new Interpreter(model), facts);
    expect(outcome.ok ? Number(Object.values(outcome.outputs)[0]) : outcome).toBe(Number(amount));
  });

  it('dates of a workbook are days, whatever their format', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Tarif');
    sheet.addRow(['Du', 'Au', 'Prix (€)']);
    for (const [from, to, price] of [
      ['2024-01-01', '2024-06-30', 8],
      ['2024-07-01', '2024-12-31', 9],
    ] as const) {
      const row = sheet.addRow([new Date(from), new Date(to), price]);
      for (const at of [1, 2]) row.getCell(at).numFmt = 'dd/mm/yyyy';
    }
    const file = await readWorkbook(new Uint8Array(await book.xlsx.writeBuffer()));
    const draft = draftRules(file === undefined ? [] : gridsOfWorkbook(file), { source: 'table' });
    expect(draft?.rules).toContain('| de 2024-07-01 à 2024-12-31 |');
    expect(draft?.cells.filter(({ as }) => as === 'doubtful')).toEqual([]);
    expect(draft?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('dates that could have the month first are doubtful', () => {
    const grid = gridOfText('Valid from,Price\n03/04/2024,5 EUR\n07/08/2024,6 EUR\n');
    const draft = draftRules([grid], { source: 'table' });
    expect(draft?.cells.find(({ cell }) => cell === 'A2')?.as).toBe('doubtful');
  });
});

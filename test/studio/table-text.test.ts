// Tables by the clipboard: cells come out as they went in, and what is no table stays text.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsInRows, cellsOf, htmlTable, rowsOf } from '../../apps/studio/page/ground/table-text.js';

const cell = fc
  .stringMatching(/^[\p{L}\d%€²,.'’"\u00a0-]{1,8}(?: [\p{L}\d%€²]{1,5})?$/u)
  .map((text) => text.trim() || 'x');
const table = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 6 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
/** As spreadsheets write them to the clipboard. */
const copied = (rows: readonly (readonly string[])[]) =>
  rows
    .map((row) => row.map((one) => (/["\n\t]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join('\t'))
    .join('\r\n');

describe('a table from the clipboard', () => {
  it('of a spreadsheet becomes rows with the same cells, and goes out again', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const read = cellsOf(`${copied(cells)}\r\n`);
        expect(read).toEqual(cells);
        const rows = rowsOf(read ?? [], '  ');
        expect(cellsInRows(rows)).toEqual(cells);
        const widths = new Set(rows.split('\n').map((line) => [...line].length));
        expect(widths.size).toBe(1);
      }),
    );
  });

  it('of a PDF is read where each line has the same columns', () => {
    const text = "Surface       Forfait\nJusqu'à 30 m²   1 800 XPF\nAu-delà         23 700 XPF\n";
    expect(cellsOf(text)).toEqual([
      ['Surface', 'Forfait'],
      ["Jusqu'à 30 m²", '1 800 XPF'],
      ['Au-delà', '23 700 XPF'],
    ]);
    expect(cellsOf('Surface  Forfait\nAu-delà')).toBeUndefined();
    expect(cellsOf("Jusqu'à 30 m² 1 800 XPF\nAu-delà 2 XPF")).toBeUndefined();
  });

  it('keeps empty cells, and a cell of several lines on one', () => {
    expect(cellsOf('a\t\tb\nc\n')).toEqual([
      ['a', '', 'b'],
      ['c', '', ''],
    ]);
    expect(cellsOf('"two\nlines"\t"say ""yes"""\nc\td')).toEqual([
      ['two lines', 'say "yes"'],
      ['c', 'd'],
    ]);
  });

  it('is none where there is one line, one column, or bars', () => {
    for (const text of ['', 'a\tb', 'a\nb', 'tariff a "A"\n  | a | b |\n', '| a\tb |\n| c\td |', '\t\n\t\n'])
      expect([text, cellsOf(text)]).toEqual([text, undefined]);
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void cellsOf(text)));
  });

  it('shows texts as texts to a spreadsheet', () => {
    expect(htmlTable([['<b>', 'a & "b"']])).toBe(
      '<table><tr><td>&#60;b&#62;</td><td>a &#38; &#34;b&#34;</td></tr></table>',
    );
    expect(cellsInRows('  | a | b |\nquote "x"')).toBeUndefined();
  });
});

// The workbook of the bills that differ, recalculated by another engine: as it is written each row shows what was billed and
// its difference; with the switch of an explanation on, the rows that it explains come to nought, and the others do not.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnNumber } from '../../compiler/6-emit/workbook/read/references.js';
import { readWorkbook } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { folder } from '../cli/bareme.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { billOf, type Case, casesFrom, cut, type Legacy, printedPrice, rules } from './water.js';

const there = folder();
there.write('rulesets/water/water.bareme', rules);

const book = (legacyOf: (index: number) => Legacy): string =>
  [
    'account;usage;meters;social;paid',
    ...casesFrom(11, 120).map(
      ({ usage, meters, social }: Case, index) =>
        `A${index};${usage};${meters};${social ? 'yes' : 'no'};${(billOf({ usage, meters, social }, legacyOf(index)) / 100).toFixed(2)}`,
    ),
    '',
  ].join('\n');

const letters = (column: number): string => String.fromCharCode(64 + column);

async function opened(path: string) {
  const bytes = new Uint8Array(readFileSync(join(there.path, path)));
  const file = await readWorkbook(bytes);
  if (file === undefined) throw new Error('no workbook');
  const engine = await openInIronCalc(bytes);
  const place = (name: string) => {
    const refers = file.names.find((one) => one.name === name)?.refers ?? '';
    const [, sheet = '', column = '', first = '', last = ''] =
      /^'?([^'!]+)'?!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(refers) ?? [];
    return { sheet, column: columnNumber(column), first: Number(first), last: Number(last || first) };
  };
  return {
    differences() {
      const { sheet, column, first, last } = place('out_difference_total');
      return Array.from({ length: last - first + 1 }, (_, row) =>
        Number(engine.read(sheet, first + row, column)),
      );
    },
    put(reading: string, value: string) {
      const { sheet, column, first } = place(`reading_${reading}`);
      engine.set([{ sheet, address: `${letters(column)}${first}`, value }]);
    },
  };
}

const ask = (...more: string[]) =>
  there.bareme([
    'reconcile',
    'water',
    '--facts',
    'book.csv',
    '--billed',
    'total=paid',
    '--lang',
    'en',
    ...more,
  ]);

describe('the workbook of the bills that differ', () => {
  const slips: readonly (readonly [string, Legacy])[] = [
    ['a reading', { minimumAfter: true }],
    ['a rounding', { round: cut }],
    ['a limit of a table', { price: (usage) => (usage === 50 ? 157 : printedPrice(usage)) }],
    ['a figure', { minimum: 3370 }],
    ['a step twice', { reductionTwice: true }],
    ['a term left out', { vatBase: 'fee' }],
  ];
  it.each(slips)('has a switch for %s, by which every row comes to nought', async (_, legacy) => {
    there.write(
      'book.csv',
      book(() => legacy),
    );
    const { err, out } = await ask('--workbook', 'rows.xlsx', '--format', 'json');
    const found = JSON.parse(out);
    expect(found.unexplained).toBe(0);
    const [, reading = '', option = ''] = / 1\. .*: (\w+) = (\w+)$/m.exec(err) ?? [];
    const sheet = await opened('rows.xlsx');
    const before = sheet.differences();
    expect(before).toHaveLength(found.different);
    expect(before.every((difference) => difference !== 0)).toBe(true);
    const sum = before.reduce((a, b) => a + b, 0);
    expect(sum.toFixed(2)).toBe(Number(found.amount).toFixed(2));
    sheet.put(reading, option);
    expect(sheet.differences().filter((difference) => difference !== 0)).toEqual([]);
  });

  it('leaves the rows of another slip as they are', async () => {
    there.write(
      'book.csv',
      book((index) => (index < 60 ? { minimumAfter: true } : { rent: 712 })),
    );
    const { err, out } = await ask('--workbook', 'two.xlsx', '--format', 'json');
    const [first] = JSON.parse(out).explanations;
    const [, reading = '', option = ''] = / 1\. .*: (\w+) = (\w+)$/m.exec(err) ?? [];
    const sheet = await opened('two.xlsx');
    const all = sheet.differences().length;
    sheet.put(reading, option);
    const left = sheet.differences().filter((difference) => difference !== 0).length;
    expect(left).toBe(all - first.explains);
    expect(left).toBeGreaterThan(0);
  });

  it('has no switch for what is made of the bill behind the rules, and says so', async () => {
    const doubled = book(() => ({})).replace(
      /;(\d+\.\d\d)$/gm,
      (_, paid: string) => `;${(2 * Number(paid)).toFixed(2)}`,
    );
    there.write('book.csv', doubled);
    const { err } = await ask('--workbook', 'double.xlsx');
    expect(err).toContain('1. it bills the double: no switch');
    expect((await opened('double.xlsx')).differences().every((difference) => difference > 0)).toBe(true);
  });

  it('is not written over the book, nor where nothing differs', async () => {
    there.write(
      'book.csv',
      book(() => ({})),
    );
    expect((await ask('--workbook', 'none.xlsx')).err).toContain('nothing to write');
    expect(() => readFileSync(join(there.path, 'none.xlsx'))).toThrow();
    there.write(
      'book.csv',
      book(() => ({ rent: 712 })),
    );
    expect((await ask('--workbook', 'book.csv')).status).toBe(2);
    expect(readFileSync(join(there.path, 'book.csv'), 'utf8')).toContain('account;usage');
  });
});

// Workbooks as facts: cells are read as the spreadsheet shows them, or refused by their address.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Ended, folder } from './bareme.js';
import { type Sheet, styled, workbook } from './xlsx-files.js';

const there = folder();
mkdirSync(join(there.path, 'shop'));
there.write(
  'shop/shop.bareme',
  `tariff shop "Shop"
currency EUR
rounding each amount half up to 0.01 EUR
fact area "Area" : m2, to 0.001, from 0 to 1 000
fact open "Open" : yes/no, optional
fact share "Share" : percent, to 0.01, from 0 to 100, optional
fact since "Since" : date, from 1990-01-01 to 2099-12-31, optional
fact note "Note" : text, optional
amount fee "Fee" = 2 EUR/m2 * area
`,
);
const heading = ['id', 'area', 'open', 'share', 'since', 'note'];
const run = async (sheets: readonly Sheet[] | Uint8Array, ...more: readonly string[]) => {
  there.write('facts.xlsx', sheets instanceof Uint8Array ? sheets : workbook(sheets));
  const words = ['run', 'shop', '--facts', 'facts.xlsx', '--format', 'csv', '--key', 'id', ...more];
  return withoutReasons(await there.bareme(words));
};
/** The columns of refusals left out, which are empty for what was priced. */
const withoutReasons = (told: Ended): Ended => ({
  ...told,
  out: told.out.replace(',error_code,error_path,error_message', '').replace(/,,,$/gm, ''),
});
const one = (cells: Sheet['rows'][number], ...more: readonly string[]) =>
  run([{ rows: [heading, cells] }], ...more);
/** What the facts of a row were read as: a record says it. */
async function factsOf(cells: Sheet['rows'][number], from1904 = false) {
  there.write('facts.xlsx', workbook([{ rows: [heading, cells] }], { from1904 }));
  const words = ['run', 'shop', '--facts', 'facts.xlsx', '--format', 'csv', '--key', 'id'];
  const { err } = await there.bareme([...words, '--records', 'kept.ndjson']);
  expect(err).toBe('');
  return JSON.parse(readFileSync(join(there.path, 'kept.ndjson'), 'utf8').split('\n')[0] ?? '').facts;
}

describe('a workbook as facts', () => {
  it('prices a row a case, with what names it, rows of nothing left out', async () => {
    const rows = [[], heading, ['a', 12.5, true], [], ['', '  '], [7, 0.1, 0, undefined, undefined, 'x']];
    const told = await run([{ rows }]);
    expect(told.err).toBe('');
    expect(told.out).toBe('id,fee\na,25.00\n7,0.20\n');
    expect(told.status).toBe(0);
  });

  it('reads the digits that the spreadsheet keeps, percentages, days and yes or no', async () => {
    expect(await factsOf(['a', 0.1 + 0.2, false, styled(0.07, 1), styled(45717, 2), 'n'])).toEqual({
      area: '0.3',
      open: false,
      share: '7',
      since: '2025-03-01',
      note: 'n',
    });
    expect(await factsOf(['a', 1e-3, true, 7, styled(45717, 3), 12])).toEqual({
      area: '0.001',
      open: true,
      share: '7',
      since: '2025-03-01',
      note: '12',
    });
    // 2025-03-01, counted from 1904.
    expect((await factsOf(['a', 1, true, 1, styled(45717 - 1462, 2)], true)).since).toBe('2025-03-01');
    const written = { xml: '<c r="@" t="d"><v>2025-03-01T00:00:00</v></c>' };
    expect((await factsOf(['a', 1, true, 1, written])).since).toBe('2025-03-01');
    const computed = { xml: '<c r="@"><f>A1+1</f><v>41.5</v></c>' };
    expect((await factsOf([styled(45717.75, 5), computed])).area).toBe('41.5');
  });

  it('needs no address of cells, as some programs leave them out', async () => {
    const cell = (inner: string) => ({ xml: `<c t="inlineStr"><is><t>${inner}</t></is></c>` });
    const rows = [heading.map(cell), ['a', 12.5].map((value) => cell(String(value)))];
    expect((await run([{ rows }])).out).toBe('id,fee\na,25.00\n');
  });

  const refused: Readonly<Record<string, readonly [Sheet['rows'][number], RegExp, RegExp]>> = {
    'an error': [
      ['a', { xml: '<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>' }],
      /cell B2 holds the error #DIV\/0!/,
      /la cellule B2 contient l'erreur #DIV\/0!/,
    ],
    'a formula without its result': [
      ['a', { xml: '<c r="@"><f>1+1</f></c>' }],
      /cell B2 has a formula without its result/,
      /la cellule B2 a une formule sans son résultat/,
    ],
    'a percentage that is none': [
      ['a', styled(0.5, 1)],
      /cell B2 shows a percentage/,
      /la cellule B2 affiche un pourcentage/,
    ],
    'a moment where a day is asked for': [
      ['a', 1, true, 1, styled(45717.5, 5)],
      /cell E2 holds no day alone/,
      /la cellule E2 ne contient pas un jour seul/,
    ],
    'the day that 1900 did not have': [['a', 1, true, 1, styled(60, 2)], /cell E2 holds no day/, /E2/],
    'a day where a number is asked for': [['a', styled(45717, 2)], /area/, /area/],
    'a number that is none': [['a', { xml: '<c r="@"><v>1e999</v></c>' }], /cell B2 holds no number/, /B2/],
    'what stands beside the columns': [
      ['a', 1, true, 1, undefined, 'n', 'more'],
      /cell G2 stands outside the columns/,
      /la cellule G2 est hors des colonnes/,
    ],
  };
  it.each(Object.entries(refused))('refuses by its address %s', async (_, [cells, en, fr]) => {
    const told = await one(cells, '--lang', 'en', '--rejects', 'rejects.csv');
    expect(told.status).toBe(3);
    expect(told.err).toMatch(en);
    expect((await one(cells, '--lang', 'fr')).err).toMatch(fr);
  });

  it('refuses merged cells, row by row, and in the heading', async () => {
    const rows = [heading, ['a', 1], ['b'], ['c', 3]];
    const told = await run([{ rows, merged: ['B2:B3', 'D9:XFD1048576'] }]);
    expect(told.err).toContain('cell B3 is merged with others (B2:B3)');
    expect(told.out).toContain('a,2.00');
    expect(told.out).toContain('c,6.00');
    expect((await run([{ rows, merged: ['A1:B1'] }])).err).toContain('cell B1 is merged with others');
  });

  it('takes the sheet that is named, or the only one that people see', async () => {
    const cases = (area: number): Sheet['rows'] => [heading, ['a', area]];
    const two = [
      { name: 'First', rows: cases(1) },
      { name: 'Second', rows: cases(2) },
      { name: 'Notes', rows: [] },
      { name: 'Old', rows: cases(3), hidden: true },
    ];
    const told = await run(two);
    expect(told.status).toBe(2);
    expect(told.err).toContain('several sheets hold something: `First`, `Second`');
    expect((await run(two, '--sheet', 'Second')).out).toBe('id,fee\na,4.00\n');
    expect((await run(two, '--sheet', 'Third')).err).toContain('its sheets are `First`, `Second`, `Notes`');
    expect((await run(two.slice(1))).out).toBe('id,fee\na,4.00\n');
  });

  it('takes the sheet that is named in every command that reads a book', async () => {
    const book = (billed: number): Sheet['rows'] => [
      ['id', 'area', 'billed'],
      ['a', 2, billed],
    ];
    there.write(
      'facts.xlsx',
      workbook([
        { name: 'Wrong', rows: book(5) },
        { name: 'Right', rows: book(4) },
      ]),
    );
    for (const words of [
      ['reconcile', 'shop', '--facts', 'facts.xlsx', '--billed', 'fee=billed'],
      ['why', 'shop', '--facts', 'facts.xlsx', '--billed', 'fee=billed'],
    ]) {
      expect((await there.bareme(words)).err).toContain('several sheets hold something: `Wrong`, `Right`');
      const right = await there.bareme([...words, '--sheet', 'Right']);
      expect(right).toMatchObject({ status: 0, err: '' });
      expect((await there.bareme([...words, '--sheet', 'Wrong'])).out).not.toBe(right.out);
      expect((await there.bareme([...words, '--sheet', 'None'])).err).toContain('it has no sheet `None`');
    }
    const diff = ['diff', 'shop', 'shop', '--facts', 'facts.xlsx'];
    expect((await there.bareme(diff)).err).toContain('several sheets hold something: `Wrong`, `Right`');
    expect(await there.bareme([...diff, '--sheet', 'Right'])).toMatchObject({ status: 0 });
  });

  it('says where a sheet can be named', async () => {
    there.write('facts.csv', 'area\n1\n');
    const other = await there.bareme(['run', 'shop', '--facts', 'facts.csv', '--sheet', 'First']);
    expect({ status: other.status, err: other.err }).toMatchObject({ status: 2 });
    expect(other.err).toContain('`--sheet` goes with facts in a workbook');
  });

  it('refuses what is no table of cases', async () => {
    for (const [content, reason] of [
      [workbook([{ rows: [] }]), 'no visible sheet of it holds anything'],
      [workbook([{ rows: [['area', 'area'], [1]] }]), 'stands twice in the heading'],
      [workbook([{ rows: [['area', undefined, 'open'], [1]] }]), 'has no name'],
      [strToU8('area\n1\n'), 'it is no workbook'],
      [zipSync({ 'a.txt': strToU8('x') }), 'it is no workbook'],
      [new Uint8Array(), 'it is no workbook'],
      [workbook([{ rows: [heading, ['a', 1]] }]).subarray(0, 400), 'it is no workbook'],
    ] as const) {
      const told = await run(content);
      expect({ status: told.status, out: told.out }).toEqual({ status: 2, out: '' });
      expect(told.err).toContain(reason);
    }
  });

  it('reads times of day, alone and beside days, and refuses a moment for either', async () => {
    mkdirSync(join(there.path, 'pool'), { recursive: true });
    there.write(
      'pool/pool.bareme',
      `tariff pool "Pool"
currency EUR
rounding each amount half up to 0.01 EUR
fact begun "Begun" : time
fact day "Day" : date, from 1990-01-01 to 2099-12-31
amount fee "Fee" = 2 EUR
  plus 1 EUR when begun is from 18:00
  plus 3 EUR when day is from Saturday to Sunday
`,
    );
    const priced = async (begun: Sheet['rows'][number][number], day: Sheet['rows'][number][number]) => {
      there.write(
        'visits.xlsx',
        workbook([
          {
            rows: [
              ['id', 'begun', 'day'],
              ['a', begun, day],
            ],
          },
        ]),
      );
      const words = ['run', 'pool', '--facts', 'visits.xlsx', '--format', 'csv', '--key', 'id'];
      const { out, err } = await there.bareme(words);
      return err === '' ? out.split('\n')[1]?.split(',')[1] : err;
    };
    // 2025-03-01 is a Saturday; minutes are parts of a day that no float holds.
    for (let minute = 0; minute < 1440; minute += 97)
      expect([minute, await priced(styled(minute / 1440, 4), styled(45719, 2))]).toEqual([
        minute,
        minute < 1080 ? '2.00' : '3.00',
      ]);
    expect(await priced(styled(1079 / 1440, 4), styled(45717, 2))).toBe('5.00');
    expect(await priced('18:00', '2025-03-01')).toBe('6.00');
    expect(await priced(styled(45717 + 0.75, 5), styled(45717, 2))).toContain('B2 holds no time of day');
    expect(await priced(styled(0.75 + 1 / 86400, 4), styled(45717, 2))).toContain('in whole minutes');
    expect(await priced(styled(0.75, 4), styled(45717 + 0.75, 5))).toContain('C2 holds no day alone');
    expect(await priced(styled(0.75, 0), styled(45717, 2))).toMatch(/`begun`.*0\.75/);
  });

  it('unpacks no more than a workbook has', { timeout: 30_000 }, async () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="S" r:id="r"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<R><Relationship Id="r" Target="s.xml"/></R>'),
      'xl/s.xml': new Uint8Array(70_000_000).fill(32),
    });
    expect(bomb.length).toBeLessThan(200_000);
    const told = await run(bomb);
    expect(told.status).toBe(2);
    expect(told.err).toContain('larger than workbooks are');
  });

  it('is read from standard input where it is said, and by `explain`', async () => {
    const bytes = workbook([{ rows: [['area'], [12.5]] }]);
    const words = ['run', 'shop', '--facts', '-', '--facts-format', 'xlsx', '--format', 'csv'];
    expect(withoutReasons(await there.bareme(words, bytes)).out).toBe('fee\n25.00\n');
    there.write('one.xlsx', bytes);
    expect((await there.bareme(['explain', 'shop', '--facts', 'one.xlsx'])).out).toContain('25.00');
  });

  it('holds what another system billed', async () => {
    const rows = [
      ['area', 'billed'],
      [12.5, 25],
      [3, 7],
    ];
    there.write('book.xlsx', workbook([{ rows }]));
    const told = await there.bareme(['reconcile', 'shop', '--facts', 'book.xlsx', '--billed', 'fee=billed']);
    expect(told.err).toBe('');
    expect(told.status).toBe(1);
    expect(told.out).toMatch(/1 bill|1 of 2|2 bills/);
  });
});

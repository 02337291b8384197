// The sheet of curves: there when somebody draws, under the names of the rules, missed when it is taken out.

import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { rasterizer } from '../../apps/cli/output/rasterize.js';
import type { Model } from '../../compiler/3-model/model.js';
import { drawnBy } from '../../compiler/6-emit/curves/chart/drawn-picture.js';
import { auditWorkbook } from '../../compiler/6-emit/workbook/compare/audit-workbook.js';
import { emitWorkbook, workbookWithPictures } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { lintWorkbook } from '../../compiler/6-emit/workbook/lint/lint-workbook.js';
import { readWorkbook } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { mutated } from '../rig/mutate.js';

const tariff = `tariff hall "Hall"
currency EUR
rounding each amount half up to 0.01 EUR
section "4.2" "Opening"
fact h "Opening hours" : hours, whole, from 0 to 100
fact n "Seats" : items, whole, from 0 to 1 000
table share "Share" by h
  | hours          | share |
  | up to 10 hours | 25 %  |
  | above 10 hours | 100 % |
table price "Price" by n
  | seats           | price      |
  | up to 100 items | 3 EUR/item |
  | above 100 items | 2 EUR/item |
amount fee "Fee" = price * n
  times share
`;

let model: Model;
let bytes: Uint8Array;

const written = async (): Promise<Uint8Array> => {
  const emit = workbookWithPictures(drawnBy(await rasterizer()));
  const [file] = await emit(model, provenance, () => {});
  return file?.content as Uint8Array;
};

beforeAll(async () => {
  model = modelFrom(tariff);
  bytes = await written();
});

const differencesOf = async (content: Uint8Array): Promise<readonly string[]> =>
  ((await auditWorkbook(content, model, provenance))?.differences ?? []).map(
    ({ kind, sheet, generated, found }) => [kind, sheet, generated, found].join(' '),
  );

describe('a workbook with pictures', () => {
  it('has each table under its name and clause, and the picture of it as PNG', async () => {
    const sheet = (await readWorkbook(bytes))?.sheets.find(({ name }) => name === 'Curves');
    const row = (at: number): readonly unknown[] =>
      ['A', 'B', 'C'].map((column) => sheet?.cells.get(`${column}${at}`)?.value);
    expect(sheet?.pictures).toBe(2);
    expect(row(5)).toEqual(['share', 'Share', '4.2 Opening']);
    expect(row(6)).toEqual(['price', 'Price', '4.2 Opening']);
    const zip = await JSZip.loadAsync(bytes);
    const image = await zip.file('xl/media/image1.png')?.async('uint8array');
    expect(String.fromCharCode(...(image ?? []).slice(1, 4))).toBe('PNG');
  });

  it('says of each picture in words what it shows, on the cover too', async () => {
    const zip = await JSZip.loadAsync(bytes);
    for (const part of ['drawing1', 'drawing2']) {
      const drawing = (await zip.file(`xl/drawings/${part}.xml`)?.async('string')) ?? '';
      expect([...drawing.matchAll(/ descr="([^"]*)"/g)].map(([, said]) => said)).toEqual([
        'Share: share (%) over hours (hour). from 0 to 10: 25; from 10 to 12: 100.',
        'Price: price (EUR/item) over seats (item). from 0 to 100: 3; from 100 to 120: 2.',
      ]);
    }
  });

  it('has the same bytes on a second build', async () => {
    expect(Buffer.from(await written()).equals(bytes)).toBe(true);
  });

  it('passes the checklist and its audit', async () => {
    expect(await lintWorkbook(bytes)).toEqual([]);
    expect(await differencesOf(bytes)).toEqual([]);
  });

  it('keeps each picture within a row that no page cuts', async () => {
    const zip = await JSZip.loadAsync(bytes);
    const place = (await readWorkbook(bytes))?.sheets.findIndex(({ name }) => name === 'Curves') ?? -1;
    const sheet = (await zip.file(`xl/worksheets/sheet${place + 1}.xml`)?.async('string')) ?? '';
    const drawing = (await zip.file('xl/drawings/drawing2.xml')?.async('string')) ?? '';
    const heights = [5, 6].map((row) =>
      Number(new RegExp(`<row r="${row}"[^>]* ht="([\\d.]+)"`).exec(sheet)?.[1]),
    );
    const ends = [...drawing.matchAll(/<xdr:rowOff>(\d+)<.*?<xdr:ext cx="\d+" cy="(\d+)"/g)].map(
      ([, offset, size]) => (Number(offset) + Number(size)) / 12_700,
    );
    expect(ends).toHaveLength(2);
    ends.forEach((end, index) => {
      expect(end).toBeLessThan(heights[index] ?? 0);
    });
    // Points: the highest row that Excel knows.
    expect(Math.max(...heights)).toBeLessThanOrEqual(409);
  });

  it.each([
    ['Cover', 'drawing1'],
    ['Curves', 'drawing2'],
  ])('is told when a picture was taken out of the sheet %s', async (sheet, drawing) => {
    const without = await mutated(bytes, `xl/drawings/${drawing}.xml`, (xml) =>
      xml.replace(/<xdr:oneCellAnchor.*?<\/xdr:oneCellAnchor>/, ''),
    );
    expect(await differencesOf(without)).toEqual([`pictures ${sheet} 2 1`]);
  });

  it('is told when the whole sheet was taken out', async () => {
    const without = await mutated(bytes, 'xl/workbook.xml', (xml) =>
      xml.replace(/<sheet [^>]*name="Curves"[^>]*\/>/, ''),
    );
    expect(await differencesOf(without)).toContain('sheet-missing Curves Curves ');
  });
});

describe('a workbook that nobody drew for', () => {
  it('has no sheet of curves, and its audit misses none', async () => {
    const [file] = await emitWorkbook(model, provenance, () => {});
    const content = file?.content as Uint8Array;
    const names = (await readWorkbook(content))?.sheets.map(({ name }) => name);
    expect(names).not.toContain('Curves');
    expect(await differencesOf(content)).toEqual([]);
  });
});

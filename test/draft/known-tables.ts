// Tables whose amounts are known, written into sheets in the ways in which people lay them out. Shares no code with what reads them.

import ExcelJS from 'exceljs';
import fc from 'fast-check';

export interface KnownTable {
  readonly zones: readonly string[] | undefined;
  readonly columns: readonly string[] | undefined;
  /** Upper limits of all bands but the last, which is open when `open`. */
  readonly limits: readonly number[];
  readonly open: boolean;
  /** Hundredths, by zone, band, column. */
  readonly amounts: readonly (readonly (readonly number[])[])[];
}

export interface Layout {
  readonly french: boolean;
  readonly bands: 'from-to' | 'words' | 'dash' | 'limits' | 'half-open';
  /** The last line says so beside its first value, not by a blank. */
  readonly openInWords: boolean;
  readonly unitIn: 'heading' | 'cells';
  readonly money: boolean;
  readonly title: boolean;
  readonly note: boolean;
  readonly blankRepeats: boolean;
  readonly file: 'xlsx' | 'semicolons' | 'commas';
}

export const layouts: fc.Arbitrary<Layout> = fc.record({
  french: fc.boolean(),
  bands: fc.constantFrom('from-to', 'words', 'dash', 'limits', 'half-open'),
  openInWords: fc.boolean(),
  unitIn: fc.constantFrom('heading', 'cells'),
  money: fc.boolean(),
  title: fc.boolean(),
  note: fc.boolean(),
  blankRepeats: fc.boolean(),
  file: fc.constantFrom('xlsx', 'semicolons', 'commas'),
});

export const knownTables: fc.Arbitrary<KnownTable> = fc
  .record({
    zones: fc.option(fc.constantFrom(['Zone 1', 'Zone 2'], ['Métropole', 'Corse', 'Outre-mer']), {
      nil: undefined,
    }),
    columns: fc.option(fc.constantFrom(['Plein', 'Réduit'], ['A', 'B', 'C']), { nil: undefined }),
    limits: fc.uniqueArray(fc.integer({ min: 5, max: 9000 }), { minLength: 2, maxLength: 4 }),
    open: fc.boolean(),
  })
  .chain(({ zones, columns, limits, open }) => {
    const sorted = [...limits]
      .sort((a, b) => a - b)
      .filter((one, index, all) => index === 0 || one > (all[index - 1] ?? 0) + 1);
    const count = sorted.length + (open ? 1 : 0);
    const row = fc.array(fc.integer({ min: 1, max: 99_999 }), {
      minLength: columns?.length ?? 1,
      maxLength: columns?.length ?? 1,
    });
    const zone = fc.array(row, { minLength: count, maxLength: count });
    const size = zones?.length ?? 1;
    return fc
      .array(zone, { minLength: size, maxLength: size })
      .map((amounts) => ({ zones, columns, limits: sorted, open, amounts }));
  });

export type Sheet = readonly (readonly (string | number)[])[];

interface Laid {
  readonly rows: Sheet;
  /** `[row, column, row, column]`, from 1. */
  readonly merges: readonly (readonly [number, number, number, number])[];
  readonly percentCells: boolean;
}

/** Each band as its first and last whole number; the open one has no last. */
export function bandsOf({
  limits,
  open,
}: KnownTable): readonly { readonly from: number; readonly to: number | undefined }[] {
  const closed = limits.map((to, index) => ({ from: index === 0 ? 0 : (limits[index - 1] ?? 0) + 1, to }));
  return open ? [...closed, { from: (limits.at(-1) ?? 0) + 1, to: undefined }] : closed;
}

export function laidOut(table: KnownTable, layout: Layout): Laid {
  const { french, bands, unitIn, money, file } = layout;
  const xlsx = file === 'xlsx';
  const say = (en: string, fr: string) => (french ? fr : en);
  const number = (value: number): string => (french ? String(value).replace('.', ',') : String(value));
  const grouped = (value: number): string =>
    french ? value.toLocaleString('fr-FR').replace(/\s/g, ' ') : value.toLocaleString('en-US');
  const unit = unitIn === 'cells' ? ' kg' : '';
  const keys = (band: { from: number; to: number | undefined }): (string | number)[] => {
    const { from, to } = band;
    switch (bands) {
      case 'from-to':
        if (to === undefined && layout.openInWords) return [`${from} ${say('and over', 'et plus')}`, ''];
        return [from, to ?? ''];
      case 'words':
        if (to === undefined) return [`${say('above', 'plus de')} ${from - 1}${unit}`];
        return [
          from === 0
            ? `${say('up to', "jusqu'à")} ${to}${unit}`
            : `${say('from', 'de')} ${from} ${say('to', 'à')} ${to}${unit}`,
        ];
      case 'dash':
        return [to === undefined ? `${from}${unit} ${say('and over', 'et plus')}` : `${from} – ${to}${unit}`];
      case 'limits':
        return [to ?? say('and over', 'et plus')];
      case 'half-open':
        return [
          to === undefined ? `≥ ${from}${unit}` : from === 0 ? `< ${to + 1}${unit}` : `[${from} ; ${to + 1}[`,
        ];
      default:
        return bands satisfies never;
    }
  };
  const weight = say('Weight', 'Poids');
  const inHeading =
    unitIn === 'heading' || bands === 'from-to' || bands === 'limits' || bands === 'half-open' ? ' (kg)' : '';
  const keyHeadings =
    bands === 'from-to'
      ? [`${weight}${inHeading}`, '']
      : [bands === 'limits' ? `${weight} ${say('up to', "jusqu'à")}${inHeading}` : `${weight}${inHeading}`];
  const priceUnit = money ? ' (€)' : ' (%)';
  const price = `${money ? say('Price', 'Prix') : say('Rate', 'Taux')}${unitIn === 'heading' || xlsx ? priceUnit : ''}`;
  const value = (hundredths: number): string | number => {
    if (xlsx) return money ? hundredths / 100 : hundredths / 10_000;
    const text = money && hundredths >= 100_000 ? grouped(hundredths / 100) : number(hundredths / 100);
    return unitIn === 'heading' ? text : `${text}${money ? ' €' : ' %'}`;
  };
  const columns = table.columns ?? [''];
  const rows: (string | number)[][] = [];
  const merges: (readonly [number, number, number, number])[] = [];
  const lead = table.zones === undefined ? [] : ['Zone'];
  const width = lead.length + keyHeadings.length + columns.length;
  if (layout.title)
    rows.push([say('Shipping 2026', 'Expédition 2026'), ...Array(width - 1).fill('')], Array(width).fill(''));
  const top = rows.length + 1;
  const second = bands === 'from-to' || table.columns !== undefined;
  rows.push([...lead, ...keyHeadings, price, ...Array(columns.length - 1).fill('')]);
  if (second) {
    rows.push([
      ...lead.map(() => ''),
      ...(bands === 'from-to' ? [say('from', 'de'), say('to', 'à')] : ['']),
      ...(table.columns ?? ['']),
    ]);
    if (lead.length > 0) merges.push([top, 1, top + 1, 1]);
    if (bands === 'from-to') merges.push([top, lead.length + 1, top, lead.length + 2]);
    else merges.push([top, lead.length + 1, top + 1, lead.length + 1]);
    const first = lead.length + keyHeadings.length + 1;
    if (columns.length > 1) merges.push([top, first, top, first + columns.length - 1]);
    else merges.push([top, first, top + 1, first]);
  }
  for (const [at, zone] of (table.zones ?? [undefined]).entries()) {
    for (const [index, band] of bandsOf(table).entries()) {
      const named = zone === undefined ? [] : [index > 0 && layout.blankRepeats ? '' : zone];
      rows.push([...named, ...keys(band), ...(table.amounts[at]?.[index] ?? []).map(value)]);
    }
  }
  if (layout.note)
    rows.push([say('* prices without tax', '* prix hors taxes'), ...Array(width - 1).fill('')]);
  return { rows, merges, percentCells: !money };
}

export function asText({ rows }: Laid, delimiter: ';' | ','): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return /[;,"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(delimiter)}\r\n`).join('');
}

export async function asWorkbook({ rows, merges, percentCells }: Laid): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Tarif');
  for (const [index, row] of rows.entries()) {
    for (const [at, value] of row.entries()) {
      if (value === '') continue;
      const cell = sheet.getCell(index + 1, at + 1);
      cell.value = value;
      if (percentCells && typeof value === 'number' && value !== Math.floor(value)) cell.numFmt = '0.00%';
    }
  }
  for (const [fromRow, fromColumn, toRow, toColumn] of merges) {
    if (fromRow !== toRow || fromColumn !== toColumn) sheet.mergeCells(fromRow, fromColumn, toRow, toColumn);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

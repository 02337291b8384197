// An xlsx file → a grid for each sheet: what its cells show, and what they hold where that is something else.

import type { FileCell, FileSheet, WorkbookFile } from '../../6-emit/workbook/read/workbook-file.js';
import {
  compare,
  formatDecimal,
  hundred,
  multiply,
  parseDecimal,
  rational,
  roundTo,
} from '../../runtime/exact/rational.js';
import type { Area, Grid, GridCell } from '../grid.js';

/** Sheets that are hidden are left out: nobody reads them. */
export const gridsOfWorkbook = ({ sheets }: WorkbookFile): readonly Grid[] =>
  sheets.filter(({ hidden }) => !hidden).map(gridOfSheet);

function gridOfSheet(sheet: FileSheet): Grid {
  const hiddenRows = new Set(sheet.hiddenRows.map(Number));
  const hiddenColumns = new Set(sheet.hiddenColumns.map(Number));
  const cells = [...sheet.cells.values()].flatMap((cell): readonly GridCell[] => {
    const shown = shownCell(cell);
    if (shown === undefined) return [];
    const hidden = hiddenRows.has(cell.row) || hiddenColumns.has(cell.column);
    return [{ ...shown, ...(hidden ? { trouble: 'hidden' as const } : {}) }];
  });
  return { name: sheet.name, cells, merged: sheet.merged.flatMap(areaOf) };
}

function areaOf(reference: string): readonly Area[] {
  const found = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(reference);
  if (found === null) return [];
  const [, fromColumn = '', fromRow = '', toColumn = '', toRow = ''] = found;
  return [
    {
      fromRow: Number(fromRow),
      toRow: Number(toRow),
      fromColumn: columnNumber(fromColumn),
      toColumn: columnNumber(toColumn),
    },
  ];
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function shownCell({ row, column, value, error, style }: FileCell): GridCell | undefined {
  if (error !== undefined) return { row, column, text: error, trouble: 'error' };
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return { row, column, text: value ? 'TRUE' : 'FALSE' };
  if (typeof value === 'string') {
    const text = value.trim();
    return text === '' ? undefined : { row, column, text };
  }
  const [format = ''] = style.format.split(';');
  if (isDate(format)) return { row, column, text: dayOf(value), trouble: 'date' };
  return { row, column, ...shownNumber(value, format) };
}

/** Fifteen digits are what a spreadsheet keeps and shows; what a formula leaves beyond them is noise. */
function shownNumber(
  value: number,
  format: string,
): Pick<GridCell, 'text' | 'number' | 'words' | 'shownOtherwise'> {
  const exact = parseDecimal(plainDecimal(value));
  const kept = parseDecimal(plainDecimal(Number(value.toPrecision(15))));
  if (exact === undefined || kept === undefined) return { text: String(value) };
  const words = wordsOf(format);
  const percent = words.includes('%');
  const scaled = percent ? multiply(kept, hundred) : kept;
  const places = decimalsOf(format);
  const rounded =
    places === undefined ? scaled : roundTo(scaled, 'half-up', rational(1n, 10n ** BigInt(places)));
  const text = `${formatDecimal(rounded, places ?? 0) ?? ''} ${words}`.trim();
  const stored = formatDecimal(kept) ?? '';
  const isOtherwise = compare(rounded, scaled) !== 0;
  return { text, number: stored, words, ...(isOtherwise ? { shownOtherwise: text } : {}) };
}

/** `1e-7` without its exponent. */
function plainDecimal(value: number): string {
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) return digits;
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', decimals = ''] = digits.replace('-', '').split('.');
  const shift = Number(exponent);
  const all = `${whole}${decimals}`;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return point >= all.length
    ? `${sign}${all}${'0'.repeat(point - all.length)}`
    : `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

const bare = (format: string): string => format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');

const isDate = (format: string): boolean => /[ymdhs]/i.test(bare(format)) && !/general/i.test(format);

/** The day of a serial number, by the calendar of Excel since March 1900. */
function dayOf(serial: number): string {
  const days = Math.floor(serial) + (serial < 61 ? 1 : 0) - 25_569;
  // Civil date from days since 1970-01-01.
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

/** What the format writes beside the digits: `€`, `m²`, `%`. */
function wordsOf(format: string): string {
  const currency = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(format)?.[1] ?? '';
  const texts = [...format.matchAll(/"([^"]*)"|\\(.)/g)].map(
    ([, quoted = '', escaped = '']) => quoted + escaped,
  );
  const signs = bare(format).match(/[€$£%]/g) ?? [];
  return [currency, ...texts, ...signs]
    .map((word) => word.trim())
    .filter((word, index, all) => word !== '' && all.indexOf(word) === index)
    .join(' ');
}

/** Undefined for a format that shows as many decimals as there are. */
function decimalsOf(format: string): number | undefined {
  const digits = bare(format);
  if (/general/i.test(digits) || !/[0#?]/.test(digits)) return undefined;
  return /\.([0#?]+)/.exec(digits)?.[1]?.length ?? 0;
}

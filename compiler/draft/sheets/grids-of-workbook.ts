// An xlsx file → a grid for each sheet: what its cells show, and what they hold where that is something else.

import {
  bareFormat,
  isDateFormat,
  keptDecimal,
  momentOf,
  plainDecimal,
} from '../../6-emit/workbook/read/cell-numbers.js';
import { columnNumber } from '../../6-emit/workbook/read/references.js';
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
export const gridsOfWorkbook = ({ sheets, from1904 }: WorkbookFile): readonly Grid[] =>
  sheets.filter(({ hidden }) => !hidden).map((sheet) => gridOfSheet(sheet, from1904));

function gridOfSheet(sheet: FileSheet, from1904: boolean): Grid {
  const hiddenRows = new Set(sheet.hiddenRows.map(Number));
  const hiddenColumns = new Set(sheet.hiddenColumns.map(Number));
  const cells = [...sheet.cells.values()].flatMap((cell): readonly GridCell[] => {
    const shown = shownCell(cell, from1904);
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

function shownCell({ row, column, value, error, style }: FileCell, from1904: boolean): GridCell | undefined {
  if (error !== undefined) return { row, column, text: error, trouble: 'error' };
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return { row, column, text: value ? 'TRUE' : 'FALSE' };
  if (typeof value === 'string') {
    const text = value.trim();
    return text === '' ? undefined : { row, column, text };
  }
  const [format = ''] = style.format.split(';');
  if (isDateFormat(format)) {
    const { day } = momentOf(value, from1904);
    return day === undefined
      ? { row, column, text: String(value), trouble: 'date' }
      : { row, column, text: day };
  }
  return { row, column, ...shownNumber(value, format) };
}

function shownNumber(
  value: number,
  format: string,
): Pick<GridCell, 'text' | 'number' | 'words' | 'shownOtherwise'> {
  const exact = parseDecimal(plainDecimal(value));
  const kept = parseDecimal(keptDecimal(value));
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

/** What the format writes beside the digits: `€`, `m²`, `%`. */
function wordsOf(format: string): string {
  const currency = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(format)?.[1] ?? '';
  const texts = [...format.matchAll(/"([^"]*)"|\\(.)/g)].map(
    ([, quoted = '', escaped = '']) => quoted + escaped,
  );
  const signs = bareFormat(format).match(/[€$£%]/g) ?? [];
  return [currency, ...texts, ...signs]
    .map((word) => word.trim())
    .filter((word, index, all) => word !== '' && all.indexOf(word) === index)
    .join(' ');
}

/** Undefined for a format that shows as many decimals as there are. */
function decimalsOf(format: string): number | undefined {
  const digits = bareFormat(format);
  if (/general/i.test(digits) || !/[0#?]/.test(digits)) return undefined;
  return /\.([0#?]+)/.exec(digits)?.[1]?.length ?? 0;
}

// The only file that knows exceljs: turns the image of a workbook into the parts of a file. Its traps are listed in
// docs: cells and ranges only as names, no notes, no external links, no passwords, fixed dates.

import ExcelJS from 'exceljs';
import { decimalsOf, formatDecimal, type Rational } from '../../../runtime/exact/rational.js';
import { nearestFloat } from '../../wording/nearest-float.js';
import type { Words } from '../../wording/words.js';
import { type Formula, operandsOf } from '../formula/formula.js';
import { textFromFormula } from '../formula/text-from-formula.js';
import type { CellValue } from '../formula/value-from-formula.js';
import type { Calculation } from '../layout/calculate.js';
import type { Layout, Place, PlacedName } from '../layout/layout.js';
import { columnName } from '../read/references.js';
import type { CellImage, PictureImage, SheetImage, Validation } from '../sheets/parts/image.js';
import { rowHeights } from './row-heights.js';
import { styleFor } from './styles.js';

/** Every build has the same bytes: no clock. */
const epoch = new Date(Date.UTC(1980, 0, 1));

export interface Written {
  readonly layout: Layout;
  readonly names: readonly PlacedName[];
  readonly calculation: Calculation;
  readonly words: Words;
  readonly label: string;
}

/** The bytes of an xlsx file as exceljs zips it; `zip.ts` makes them the same on every build. */
export async function writeWithExcelJs({
  layout,
  names,
  calculation,
  words,
  label,
}: Written): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = 'bareme';
  book.lastModifiedBy = 'bareme';
  book.title = label;
  book.created = epoch;
  book.modified = epoch;
  book.calcProperties.fullCalcOnLoad = true;
  const images = new Map<Uint8Array, number>();
  for (const [index, image] of layout.sheets.entries()) {
    const sheet = book.addWorksheet(image.title, {
      properties: { tabColor: { argb: image.tab }, defaultRowHeight: 15 },
      views: [
        {
          state: 'frozen',
          xSplit: image.frozen.columns,
          ySplit: image.frozen.rows,
          showGridLines: false,
          zoomScale: 90,
        },
      ],
    });
    image.widths.forEach((width, column) => {
      sheet.getColumn(column + 1).width = width;
    });
    if (image.outlined !== undefined) {
      for (let at = image.outlined.from; at <= image.outlined.to; at++) sheet.getColumn(at).outlineLevel = 1;
    }
    for (const cell of image.cells) {
      writeCell(
        sheet,
        cell,
        { sheet: index, row: cell.row, column: cell.column },
        layout,
        calculation,
        words,
      );
    }
    for (const [row, height] of rowHeights(image)) sheet.getRow(row).height = height;
    for (const picture of image.pictures ?? []) putPicture(book, images, sheet, picture);
    mark(sheet, image);
    showAs(sheet, image);
    for (const row of image.outlinedRows ?? []) sheet.getRow(row).outlineLevel = 1;
    setUpPage(sheet, image, label);
    await sheet.protect('', {
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatColumns: true,
      formatRows: true,
      autoFilter: true,
    });
  }
  for (const { name, from, to } of names) {
    const address = layout.absolute(from, to);
    if (address !== undefined) book.definedNames.add(address, name);
  }
  const written = await book.xlsx.writeBuffer();
  return new Uint8Array(written);
}

function writeCell(
  sheet: ExcelJS.Worksheet,
  image: CellImage,
  place: Place,
  layout: Layout,
  calculation: Calculation,
  words: Words,
): void {
  const cell = sheet.getCell(image.row, image.column);
  const { content } = image;
  switch (content.kind) {
    case 'blank':
      break;
    case 'number':
      cell.value = nearestFloat(content.value);
      break;
    case 'text':
      if (content.value !== '') cell.value = content.value;
      break;
    case 'truth':
      cell.value = content.value;
      break;
    case 'formula':
      cell.value = {
        formula: textFromFormula(content.formula, layout.addressesFrom(place)),
        result: cached(calculation.valueAt(place)),
      };
      break;
    default:
      content satisfies never;
  }
  cell.style = styleFor(image.role, readsOf(content, place, layout), image.format, image.unlocked);
  if (image.validation !== undefined) {
    cell.dataValidation = validationOf(image.validation, place, layout, words);
  }
}

/** English Metric Units: what offsets in drawings are counted in. */
const unitsPerPixel = 9525;

/** A picture that stands in several places is held once. */
function putPicture(
  book: ExcelJS.Workbook,
  images: Map<Uint8Array, number>,
  sheet: ExcelJS.Worksheet,
  { row, png, above, width, height }: PictureImage,
): void {
  const anchor = { nativeCol: 0, nativeColOff: 0, nativeRow: row - 1, nativeRowOff: above * unitsPerPixel };
  let image = images.get(png);
  if (image === undefined) {
    const buffer = new ArrayBuffer(png.length);
    new Uint8Array(buffer).set(png);
    image = book.addImage({ buffer, extension: 'png' });
    images.set(png, image);
  }
  sheet.addImage(image, {
    tl: anchor as ExcelJS.Anchor,
    ext: { width, height },
    editAs: 'oneCell',
  });
}

function cached(value: CellValue): number | string | boolean {
  if (value === undefined) return 0;
  return typeof value === 'object' ? nearestFloat(value) : value;
}

/** Whether a formula stays on its sheet. */
function readsOf(content: CellImage['content'], place: Place, layout: Layout): 'none' | 'own' | 'cross' {
  if (content.kind !== 'formula') return 'none';
  const elsewhere = (formula: Formula): boolean => {
    // An address as a text reads nothing.
    if (formula.kind === 'cell' && formula.key.startsWith('#')) return false;
    if (formula.kind === 'cell') return layout.placeOf(formula.key)?.sheet !== place.sheet;
    if (formula.kind === 'range') return layout.placeOf(formula.from)?.sheet !== place.sheet;
    return operandsOf(formula).some(elsewhere);
  };
  return elsewhere(content.formula) ? 'cross' : 'own';
}

const decimal = (value: Rational): string => formatDecimal(value) ?? String(nearestFloat(value));

function validationOf(
  validation: Validation,
  place: Place,
  layout: Layout,
  words: Words,
): ExcelJS.DataValidation {
  const own = `${columnName(place.column)}${place.row}`;
  const said = {
    allowBlank: !(validation.kind === 'number' && validation.needed === true),
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: words.inputError,
    error: validation.prompt,
    showInputMessage: true,
    promptTitle: '',
    prompt: validation.prompt,
  } as const;
  switch (validation.kind) {
    case 'list-of':
      return { ...said, type: 'list', formulae: [`"${validation.texts.join(',')}"`] };
    case 'list-at':
      return { ...said, type: 'list', formulae: [layout.absolute(validation.from, validation.to) ?? '""'] };
    case 'date':
      return {
        ...said,
        type: 'custom',
        formulae: [
          `AND(ISNUMBER(${own}),${own}>=${decimal(validation.least)},${own}<=${decimal(validation.most)},ROUND(${own},0)=${own})`,
        ],
      };
    case 'number': {
      const { least, most, step } = validation;
      const digits =
        step.n === 1n && /^10*$/.test(step.d.toString()) ? step.d.toString().length - 1 : undefined;
      const onStep =
        digits === undefined
          ? `ROUND(ROUND(${own}/${decimal(step)},0)*${decimal(step)},${decimalsOf(step) ?? 12})=${own}`
          : `ROUND(${own},${digits})=${own}`;
      return {
        ...said,
        type: 'custom',
        formulae: [`AND(ISNUMBER(${own}),${own}>=${decimal(least)},${own}<=${decimal(most)},${onStep})`],
      };
    }
    case 'time': {
      const wide = `1440*${own}/${decimal(validation.step)}`;
      return {
        ...said,
        type: 'custom',
        formulae: [
          `AND(ISNUMBER(${own}),ROUND(1440*${own},0)>=${decimal(validation.least)},ROUND(1440*${own},0)<=${decimal(validation.most)},ROUND(${wide},8)=ROUND(${wide},0))`,
        ],
      };
    }
    case 'text':
      return {
        ...said,
        type: 'textLength',
        operator: 'lessThanOrEqual',
        formulae: [validation.longest],
      };
    default:
      return validation satisfies never;
  }
}

/** A retained row is seen at once; a check that does not hold is red. */
function mark(sheet: ExcelJS.Worksheet, image: SheetImage): void {
  const last = lastRow(image);
  const fill = (argb: string): { fill: ExcelJS.Fill } => ({
    fill: { type: 'pattern', pattern: 'solid', bgColor: { argb }, fgColor: { argb } },
  });
  for (const { kind, column } of image.marked) {
    const rows = image.cells
      .filter(
        ({ column: at, role, content }) => at === column && content.kind === 'formula' && role !== 'formula',
      )
      .map(({ row }) => row);
    if (rows.length === 0) continue;
    const name = columnName(column);
    if (kind === 'check') {
      sheet.addConditionalFormatting({
        ref: `${name}${image.frozen.rows + 1}:${name}${last}`,
        rules: [
          { type: 'cellIs', operator: 'equal', priority: 1, formulae: ['1'], style: fill('FFD8F0DC') },
          {
            type: 'expression',
            priority: 2,
            formulae: [`AND(ISNUMBER(${name}${image.frozen.rows + 1}),${name}${image.frozen.rows + 1}<>1)`],
            style: fill('FFF8C9C4'),
          },
        ],
      });
      continue;
    }
    const flags = image.cells
      .filter(({ column: at, role }) => at === column && role === 'flag')
      .map(({ row }) => row);
    const ref = series(flags)
      .map(([from, to]) => (from === to ? `${name}${from}` : `${name}${from}:${name}${to}`))
      .join(' ');
    if (ref === '') continue;
    sheet.addConditionalFormatting({
      ref,
      rules: [
        {
          type: 'cellIs',
          operator: 'equal',
          priority: 1,
          formulae: ['1'],
          style: fill({ alarm: 'FFF8C9C4', flag: 'FFD8F0DC' }[kind]),
        },
      ],
    });
  }
}

/** A value that an auditor looks up may be an amount, a share or a date: each row says which. */
function showAs(sheet: ExcelJS.Worksheet, { shownAs, heights }: SheetImage): void {
  const rows = [...(heights?.keys() ?? [])];
  if (shownAs === undefined || rows.length === 0) return;
  const ref = series(rows)
    .map(([from, to]) => `${columnName(shownAs.column)}${from}:${columnName(shownAs.column)}${to}`)
    .join(' ');
  const first = `$${columnName(shownAs.by)}${Math.min(...rows)}`;
  const formats = shownAs.formats.filter((format) => format !== 'General' && format !== '@');
  sheet.addConditionalFormatting({
    ref,
    rules: formats.map((format, index) => ({
      type: 'expression',
      priority: index + 1,
      formulae: [`${first}="${format.replaceAll('"', '""')}"`],
      style: { numFmt: format },
    })),
  });
}

function series(rows: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = found[found.length - 1];
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else found.push([row, row]);
  }
  return found;
}

/** Not spread into `Math.max`: a sheet can have more cells than a call takes arguments. */
const lastRow = ({ cells }: SheetImage): number => cells.reduce((last, { row }) => Math.max(last, row), 1);

const printArea = (image: SheetImage, columns: number): string =>
  `A$1:${columnName(columns)}$${image.lastPrinted ?? lastRow(image)}`;

function setUpPage(sheet: ExcelJS.Worksheet, image: SheetImage, label: string): void {
  sheet.pageSetup = {
    paperSize: 9,
    orientation: image.landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: image.pagesWide ?? 1,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    printTitlesRow: `${image.frozen.rows}:${image.frozen.rows}`,
    ...((image.pagesWide ?? 1) > 1 ? { printTitlesColumn: 'A:A' } : {}),
    ...(image.printed === undefined ? {} : { printArea: printArea(image, image.printed) }),
  };
  // A size before a text that begins with a digit would take the digit for its own.
  const said = (text: string): string => {
    const safe = text.replaceAll('&', '&&').slice(0, 100);
    return /^\d/.test(safe) ? ` ${safe}` : safe;
  };
  sheet.headerFooter = { oddFooter: `&L&8${said(label)}&C&8${said(image.title)}&R&8&P / &N` };
}

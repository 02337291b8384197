// A sheet of a workbook into cases: a heading with the names of the facts, then one case a row, as in CSV. Cells are read as
// the spreadsheet shows them: numbers by the digits that it keeps, days and percentages by their format.

import {
  isDateFormat,
  isPercentFormat,
  keptDecimal,
  momentOf,
} from '../../../compiler/6-emit/workbook/read/cell-numbers.js';
import {
  addressOf,
  type CellPlace,
  placeOfAddress,
} from '../../../compiler/6-emit/workbook/read/references.js';
import {
  type FileCell,
  type FileSheet,
  readWorkbook,
  type WorkbookFile,
} from '../../../compiler/6-emit/workbook/read/workbook-file.js';
import { formatDecimal, hundred, multiply, parseDecimal } from '../../../compiler/runtime/exact/rational.js';
import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import { type CaseSource, sourceOf } from './case-source.js';
import { factsOf, keyColumns, keyOf } from './csv.js';
import { type CsvFacts, readHeading } from './csv-heading.js';
import { BadCsv } from './csv-rows.js';
import { type IncomingCase, unreadableCase } from './incoming-case.js';
import type { Column } from './piece.js';

/** What a cell holds cannot be a fact, and why. */
class BadCell extends Error {
  constructor(readonly reason: Localized) {
    super(reason.en);
  }
}

/** Throws a BadCsv where the file is no workbook, or no sheet of it is a table of cases. */
export async function sheetCases(
  bytes: Uint8Array,
  facts: CsvFacts,
  wanted: string | undefined,
): Promise<CaseSource> {
  const book = await readWorkbook(bytes);
  if (book === undefined) {
    throw new BadCsv({
      en: 'it is no workbook in the form .xlsx, or larger than workbooks are',
      fr: "ce n'est pas un classeur au format .xlsx, ou il est plus grand qu'un classeur",
    });
  }
  const sheet = sheetOf(book, wanted);
  const table = tableOf(sheet);
  const [first, last] = [table.rows[0], table.rows.slice(1)];
  if (first === undefined) throw new BadCsv({ en: 'the sheet is empty', fr: 'la feuille est vide' });
  const begin = Math.min(...first.cells.keys());
  const textIn = (cell: FileCell): string => cellText(cell, undefined, book.from1904);
  const heading = headingOf(first, begin, table.merged, textIn);
  const columns = readHeading(heading, facts, { delimiter: ',', newline: '\n' });
  const named = columns.slice(0, heading.findLastIndex((cell) => cell !== '') + 1);
  const rows = { begin, columns: named, facts, book, merged: table.merged };
  const cases = last.map((row, index) => caseOf(row, index + 1, rows));
  async function* batches(): AsyncGenerator<readonly IncomingCase[]> {
    yield cases;
  }
  return {
    ...sourceOf('many', batches()),
    heading: () => named.map((column) => column.heading),
    keys: () => named.flatMap((column) => (column.isKey ? [column.heading] : [])),
  };
}

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** The sheet that was asked for, else the only one that people see and that holds something. */
function sheetOf({ sheets }: WorkbookFile, wanted: string | undefined): FileSheet {
  const filled = sheets.filter(({ hidden, cells }) => !hidden && [...cells.values()].some(isFilled));
  if (wanted !== undefined) {
    const found = sheets.find(({ name }) => name === wanted);
    if (found !== undefined) return found;
    const names = quoted(sheets.map(({ name }) => name));
    throw new BadCsv({
      en: `it has no sheet \`${wanted}\`; its sheets are ${names}`,
      fr: `il n'a pas de feuille \`${wanted}\` ; ses feuilles sont ${names}`,
    });
  }
  const [only, ...others] = filled;
  if (only === undefined) {
    throw new BadCsv({
      en: 'no visible sheet of it holds anything',
      fr: 'aucune de ses feuilles visibles ne contient quoi que ce soit',
    });
  }
  if (others.length === 0) return only;
  const names = quoted(filled.map(({ name }) => name));
  throw new BadCsv({
    en: `several sheets hold something: ${names}; save the one with the cases alone, or say \`--sheet NAME\` where the command takes it`,
    fr: `plusieurs feuilles contiennent quelque chose : ${names} ; enregistrez seule celle des cas, ou dites \`--sheet NOM\` là où la commande l'accepte`,
  });
}

const isFilled = ({ value, error, formula }: FileCell): boolean =>
  error !== undefined ||
  formula !== undefined ||
  (typeof value === 'string' ? value.trim() !== '' : value !== undefined);

interface Row {
  readonly number: number;
  /** Those that hold something, by column. */
  readonly cells: ReadonlyMap<number, FileCell>;
}

/** Cells that lie under others of a merged area, with that area. */
type Merged = ReadonlyMap<string, string>;

function tableOf({ cells, merged }: FileSheet): { readonly rows: readonly Row[]; readonly merged: Merged } {
  const rows = new Map<number, Map<number, FileCell>>();
  for (const cell of cells.values()) {
    if (!isFilled(cell)) continue;
    const row = rows.get(cell.row) ?? new Map<number, FileCell>();
    rows.set(cell.row, row.set(cell.column, cell));
  }
  const sorted = [...rows]
    .map(([number, row]) => ({ number, cells: row }))
    .sort((a, b) => a.number - b.number);
  return { rows: sorted, merged: coveredBy(merged, sorted) };
}

/** Cells under others beyond which a sheet is no table of cases; nor is it gone through any further. */
const mostMerged = 100_000;

/** Only in rows that hold something: an area may be as large as the sheet. */
function coveredBy(areas: readonly string[], rows: readonly Row[]): Merged {
  const covered = new Map<string, string>();
  const ends = rows.map(({ number, cells }) => ({ number, end: Math.max(...cells.keys()) }));
  let steps = 0;
  for (const area of areas) {
    const [from, to] = area.split(':').map(placeOfAddress);
    if (from === undefined || to === undefined) continue;
    for (const { number, end } of ends) {
      if (++steps > mostMerged * 100 || covered.size > mostMerged) throw tooManyMerged();
      if (number < from.row || number > to.row) continue;
      for (let column = from.column; column <= Math.min(to.column, end + 1); column++) {
        const isFirst = number === from.row && column === from.column;
        if (!isFirst) covered.set(addressOf({ row: number, column }), area);
      }
    }
  }
  return covered;
}

const tooManyMerged = () =>
  new BadCsv({
    en: 'too many of its cells are merged: take them apart',
    fr: 'trop de ses cellules sont fusionnées : séparez-les',
  });

const isMerged = (address: string, area: string): Localized => ({
  en: `cell ${address} is merged with others (${area}): take the cells apart and fill each`,
  fr: `la cellule ${address} est fusionnée avec d'autres (${area}) : séparez les cellules et remplissez chacune`,
});

function headingOf(
  { number, cells }: Row,
  begin: number,
  merged: Merged,
  textIn: (cell: FileCell) => string,
): readonly string[] {
  const width = Math.max(...cells.keys()) - begin + 1;
  return Array.from({ length: width }, (_, index) => {
    const address = addressOf({ row: number, column: begin + index });
    const area = merged.get(address);
    if (area !== undefined) throw new BadCsv(isMerged(address, area));
    const cell = cells.get(begin + index);
    try {
      return cell === undefined ? '' : textIn(cell);
    } catch (error) {
      if (error instanceof BadCell) throw new BadCsv(error.reason);
      throw error;
    }
  });
}

interface Rows {
  readonly begin: number;
  readonly columns: readonly Column[];
  readonly facts: CsvFacts;
  readonly book: WorkbookFile;
  readonly merged: Merged;
}

function caseOf(
  { number: line, cells }: Row,
  number: number,
  { begin, columns, facts, book, merged }: Rows,
): IncomingCase {
  const written: string[] = [];
  let wrong: Localized | undefined;
  for (const [index, column] of columns.entries()) {
    const place: CellPlace = { row: line, column: begin + index };
    const area = merged.get(addressOf(place));
    if (area !== undefined) wrong ??= isMerged(addressOf(place), area);
    const cell = cells.get(place.column);
    try {
      written.push(cell === undefined ? '' : cellText(cell, wantedIn(column, facts), book.from1904));
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      wrong ??= error.reason;
      written.push(cell?.error ?? String(cell?.value ?? ''));
    }
  }
  const outside = [...cells.keys()].find((column) => column < begin || column >= begin + columns.length);
  if (outside !== undefined) {
    const address = addressOf({ row: line, column: outside });
    wrong ??= {
      en: `cell ${address} stands outside the columns of the heading`,
      fr: `la cellule ${address} est hors des colonnes de l'en-tête`,
    };
  }
  const place = { number, line, written };
  if (wrong !== undefined) return { ...place, error: unreadableCase(wrong) };
  const cellAt = (index: number) => written[index] ?? '';
  return { ...place, key: keyOf(keyColumns(columns), cellAt), facts: factsOf(columns, cellAt) };
}

/** What a column of a fact holds; texts and names of cases are taken as they are shown. */
type Wanted = 'number' | 'percent' | 'date' | 'time' | undefined;

function wantedIn({ name, known }: Column, { numbers, shown }: CsvFacts): Wanted {
  if (!known) return undefined;
  return shown?.get(name) ?? (numbers.has(name) ? 'number' : undefined);
}

/** Throws a BadCell for what cannot be read without guessing. */
function cellText(cell: FileCell, wanted: Wanted, from1904: boolean): string {
  const { address, value, error, formula, style } = cell;
  if (error !== undefined) {
    throw new BadCell({
      en: `cell ${address} holds the error ${error}`,
      fr: `la cellule ${address} contient l'erreur ${error}`,
    });
  }
  if (value === undefined) {
    if (formula === undefined) return '';
    throw new BadCell({
      en: `cell ${address} has a formula without its result: open the file in a spreadsheet and save it`,
      fr: `la cellule ${address} a une formule sans son résultat : ouvrez le fichier dans un tableur et enregistrez-le`,
    });
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'string') return value.trim();
  if (!Number.isFinite(value)) {
    throw new BadCell({
      en: `cell ${address} holds no number that can be read`,
      fr: `la cellule ${address} ne contient pas de nombre lisible`,
    });
  }
  const [format = ''] = style.format.split(';');
  if (isDateFormat(format)) return momentText(cell, value, wanted, from1904);
  const decimal = keptDecimal(value);
  if (!isPercentFormat(format)) return decimal;
  if (wanted === 'number') {
    throw new BadCell({
      en: `cell ${address} shows a percentage, and this fact is none: format the cell as a number`,
      fr: `la cellule ${address} affiche un pourcentage, et cette donnée n'en est pas un : donnez-lui un format de nombre`,
    });
  }
  const exact = parseDecimal(decimal);
  const percent = exact === undefined ? decimal : (formatDecimal(multiply(exact, hundred)) ?? decimal);
  return (wanted satisfies 'percent' | 'date' | 'time' | undefined) === 'percent' ? percent : `${percent}%`;
}

function momentText({ address }: FileCell, value: number, wanted: Wanted, from1904: boolean): string {
  const { day, time, isWholeDay } = momentOf(value, from1904);
  if (wanted === 'time' && time !== undefined && value >= 0 && value < 1) return time;
  if (wanted !== 'time' && day !== undefined && isWholeDay) return day;
  // What names a case is taken as it is.
  if (wanted === undefined && time !== undefined)
    return value < 1 || day === undefined ? time : `${day} ${time}`;
  throw new BadCell(
    wanted === 'time'
      ? {
          en: `cell ${address} holds no time of day in whole minutes`,
          fr: `la cellule ${address} ne contient pas d'heure du jour en minutes entières`,
        }
      : {
          en: `cell ${address} holds no day alone: a time of day goes with it, or the calendar has no such day`,
          fr: `la cellule ${address} ne contient pas un jour seul : une heure l'accompagne, ou le calendrier n'a pas ce jour`,
        },
  );
}

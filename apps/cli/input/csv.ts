// CSV into cases: a heading with the names of the facts (`skiers[0].age` for items of a list), then one case a row.

import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import { type CaseSource, sourceOfPieces } from './case-source.js';
import { type CsvFacts, readHeading } from './csv-heading.js';
import { endOfFirstRow, piecesOfRows, rowsOf } from './csv-rows.js';
import { type IncomingCase, unreadableCase } from './incoming-case.js';
import type { Column, PieceCases, Place, TablePiece } from './piece.js';
import { textOf } from './text-stream.js';

/** Reads rows as they are asked for, in constant memory. The delimiter (`,`, `;` or tab) and line ends are seen from the heading, or said by a line `sep=;` before it. */
export function csvCases(bytes: AsyncIterable<Uint8Array>, facts: CsvFacts): CaseSource {
  let columns: readonly Column[] | undefined;
  let begin: Place = { number: 1, line: 1 };
  async function* pieces(): AsyncGenerator<TablePiece> {
    for await (const { text, dialect, from } of piecesOfRows(textOf(bytes))) {
      if (columns !== undefined) {
        yield { kind: 'table', text, dialect, columns };
        continue;
      }
      const end = endOfFirstRow(text, dialect);
      const [heading = []] = rowsOf(text.slice(0, end), dialect);
      begin = { number: 1, line: from + 1 + lineBreaksIn(heading) };
      columns = readHeading(heading, facts, dialect);
      yield { kind: 'table', text: text.slice(end), dialect, columns };
    }
  }
  const heading = () => columns?.map((column) => column.heading);
  const keys = () => columns?.flatMap((column) => (column.isKey ? [column.heading] : []));
  return sourceOfPieces(pieces(), readRows, { begin: () => begin, heading, keys });
}

/** The cases of whole rows. */
export function readRows(piece: TablePiece, from: Place): PieceCases {
  return piece.text.includes('"') ? readQuotedRows(piece, from) : readPlainRows(piece, from);
}

function readQuotedRows({ text, dialect, columns }: TablePiece, from: Place): PieceCases {
  const rows = text === '' ? [] : rowsOf(text, dialect);
  const keyed = keyColumns(columns);
  let { number, line } = from;
  function* cases(): Generator<IncomingCase> {
    for (const row of rows) {
      const at = line;
      line += 1 + lineBreaksIn(row);
      if (row.every((each) => each.trim() === '')) continue;
      const place = {
        number: number++,
        line: at,
        written: (dialect.newline satisfies '\n' | '\r') === '\r' ? row : withoutLastReturn(row),
      };
      const cellAt = (index: number) => row[index]?.trim() ?? '';
      yield row.length === columns.length
        ? { ...place, key: keyOf(keyed, cellAt), facts: factsOf(columns, cellAt) }
        : { ...place, error: unreadableCase(wrongLength(row.length, columns.length)) };
    }
  }
  return { cases: cases(), end: () => ({ number, line }) };
}

/** A line end of two characters leaves its first at the last cell. */
const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

const withoutLastReturn = (row: readonly string[]): readonly string[] =>
  row.at(-1)?.endsWith('\r') === true ? row.with(-1, withoutReturn(row.at(-1) ?? '')) : row;

function lineBreaksIn(row: readonly string[]): number {
  let breaks = 0;
  for (const cell of row) if (cell.includes('\n')) breaks += cell.split('\n').length - 1;
  return breaks;
}

/** Of most rows nobody asks how they were written. */
class PlainRow {
  readonly #text: string;
  readonly #delimiter: string;
  constructor(
    readonly number: number,
    readonly line: number,
    readonly key: readonly string[] | undefined,
    readonly facts: unknown,
    text: string,
    delimiter: string,
  ) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  get written(): readonly string[] {
    return withoutReturn(this.#text).split(this.#delimiter);
  }
}

/** Without quotes delimiters and line ends are what they seem: cells are cut out of the text where they stand. */
function readPlainRows({ text, dialect, columns }: TablePiece, from: Place): PieceCases {
  const { delimiter, newline } = dialect;
  const width = columns.length;
  const keyed = keyColumns(columns);
  // Line feeds that end no row stand within cells, and count as lines.
  const strayFeeds = newline === '\r' && text.includes('\n');
  let { number, line } = from;
  const ends: number[] = new Array<number>(width).fill(0);
  let begin = 0;
  const cellAt = (index: number) =>
    trimmed(text, index === 0 ? begin : (ends[index - 1] ?? 0) + 1, ends[index] ?? 0);

  function* cases(): Generator<IncomingCase> {
    let next = text.indexOf(delimiter);
    while (begin < text.length) {
      const found = text.indexOf(newline, begin);
      const end = found < 0 ? text.length : found;
      let cells = 0;
      for (; next >= 0 && next < end; next = text.indexOf(delimiter, next + 1)) {
        if (cells < width) ends[cells] = next;
        cells++;
      }
      if (cells < width) ends[cells] = end;
      cells++;
      const at = line;
      line += 1 + (strayFeeds ? text.slice(begin, end).split('\n').length - 1 : 0);
      // A spreadsheet writes rows that were once filled as rows of nothing: they are blank lines.
      if (isBlank(text, begin, end, delimiter)) {
        begin = end + newline.length;
        continue;
      }
      if (cells === width) {
        const key = keyOf(keyed, cellAt);
        yield new PlainRow(number++, at, key, factsOf(columns, cellAt), text.slice(begin, end), delimiter);
      } else {
        const written = withoutReturn(text.slice(begin, end)).split(delimiter);
        const error = unreadableCase(wrongLength(cells, width));
        yield { number: number++, line: at, written, error };
      }
      begin = end + newline.length;
    }
  }
  return { cases: cases(), end: () => ({ number, line }) };
}

/** Nothing but delimiters and spaces. */
function isBlank(text: string, from: number, to: number, delimiter: string): boolean {
  for (let at = from; at < to; at++) {
    const sign = text.charAt(at);
    if (sign !== delimiter && sign.trim() !== '') return false;
  }
  return true;
}

/** Most cells have nothing around them: looking at both ends is much quicker than asking for it to be taken away. */
function trimmed(text: string, from: number, to: number): string {
  const cell = text.slice(from, to);
  return isPlain(text.charCodeAt(from)) && isPlain(text.charCodeAt(to - 1)) ? cell : cell.trim();
}

const isPlain = (code: number): boolean => code > 32 && code < 127;

const wrongLength = (cells: number, columns: number): Localized => ({
  en: `the row has ${cells} cells, the heading ${columns}`,
  fr: `la ligne a ${cells} cellules, l'en-tête ${columns}`,
});

/** Places of the columns that name a case; undefined where there are none. */
export function keyColumns(columns: readonly Column[]): readonly number[] | undefined {
  const places = columns.flatMap(({ isKey }, index) => (isKey ? [index] : []));
  return places.length === 0 ? undefined : places;
}

export const keyOf = (
  places: readonly number[] | undefined,
  cellAt: (index: number) => string,
): readonly string[] | undefined => places?.map(cellAt);

/** `cellAt` gives cells without spaces around them. */
export function factsOf(columns: readonly Column[], cellAt: (index: number) => string): unknown {
  // An object with a prototype is several times as fast; a name that means something to it asks for one without.
  const facts: Record<string, unknown> = columns[0]?.safe === true ? {} : emptyRecord();
  let lists: Map<string, Record<string, unknown>[]> | undefined;
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index];
    if (column === undefined || column.isReason || (column.isKey && !column.known)) continue;
    const cell = cellAt(index);
    const given = cell !== '' || !column.known;
    const value = column.yesNo ? yesNoOf(cell) : column.decimalComma ? withPoint(cell) : cell;
    if (column.item === undefined) {
      if (given) facts[column.name] = value;
      continue;
    }
    lists ??= new Map();
    const items = lists.get(column.item.list) ?? [];
    lists.set(column.item.list, items);
    if (!given) continue;
    while (items.length <= column.item.index) items.push(emptyRecord());
    const item = items[column.item.index];
    if (item !== undefined) item[column.name] = value;
  }
  if (lists !== undefined) for (const [list, items] of lists) facts[list] = items;
  return facts;
}

const emptyRecord = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;

/**
 * A decimal comma as a point; spaces between groups of three digits are left out. Other marks of thousands stay, and are
 * refused: nobody can tell them from decimals.
 */
function withPoint(cell: string): string {
  if (/^[+-]?\d+,\d+$/.test(cell)) return cell.replace(',', '.');
  return groups.test(cell) ? cell.replace(/[ \u00a0\u202f]/g, '').replace(',', '.') : cell;
}

const groups = /^[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?$/;

const yesWords = new Set(['true', 'yes', 'oui', 'vrai', '1']);
const noWords = new Set(['false', 'no', 'non', 'faux', '0']);

/** The words that people and spreadsheets write for yes and no; anything else stays a text, and is refused as one. */
function yesNoOf(cell: string): string | boolean {
  if (cell === 'true') return true;
  if (cell === 'false') return false;
  const word = cell.toLowerCase();
  return yesWords.has(word) ? true : noWords.has(word) ? false : cell;
}

// CSV into cases: a heading with the names of the facts (`skiers[0].age` for items of a list), then one case a row.

import { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { Localized } from '../../runtime/localized.js';
import { type CaseSource, type IncomingCase, unreadableCase } from './case-source.js';
import { textOf } from './text-stream.js';

/** What CSV must know of the facts: cells are texts, and only a yes/no fact turns its words into true and false. */
export interface CsvFacts {
  /** Names of facts; a column of another name makes each row unknown, even where its cell is empty. */
  readonly known: ReadonlySet<string>;
  /** Names of the yes/no facts. */
  readonly yesNo: ReadonlySet<string>;
  /** The most items that each list takes. */
  readonly capacities: ReadonlyMap<string, number>;
}

/** Thrown when the heading or the quoting is such that no row can be trusted. */
export class BadCsv extends Error {
  constructor(readonly reason: Localized) {
    super(reason.en);
  }
}

/** Reads rows as they are asked for, in constant memory. The delimiter (`,`, `;` or tab) and line ends are seen from the heading. */
export function csvCases(bytes: AsyncIterable<Uint8Array>, facts: CsvFacts): CaseSource {
  return { shape: 'many', cases: casesOf(bytes, facts) };
}

async function* casesOf(bytes: AsyncIterable<Uint8Array>, facts: CsvFacts): AsyncGenerator<IncomingCase> {
  const pieces = textOf(bytes);
  const first = await firstLine(pieces);
  if (first.trim() === '') throw new BadCsv({ en: 'it is empty', fr: 'il est vide' });
  const dialect = dialectOf(first);
  let columns: readonly Column[] | undefined;
  let number = 1;
  let line = 1;
  for await (const rows of rowsOf(startingWith(first, pieces), dialect)) {
    for (const row of rows) {
      const at = line;
      line += 1 + lineBreaksIn(row);
      if (columns === undefined) {
        columns = readHeading(row, facts);
        continue;
      }
      if (row.length === 1 && row[0]?.trim() === '') continue;
      yield { number: number++, line: at, ...readRow(row, columns) };
    }
  }
}

const lineBreaksIn = (row: readonly string[]): number =>
  row.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

/** Enough text to hold the whole heading. */
async function firstLine(pieces: AsyncIterator<string>): Promise<string> {
  let text = '';
  while (!/[\r\n]./s.test(text)) {
    const next = await pieces.next();
    if (next.done === true) return text;
    text += next.value;
    if (text.length > 1_000_000) break;
  }
  return text;
}

async function* startingWith(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

interface Dialect {
  readonly delimiter: string;
  readonly newline: '\r\n' | '\n' | '\r';
}

function dialectOf(text: string): Dialect {
  const newline = /\r\n|\n|\r/.exec(text)?.[0];
  const heading = newline === undefined ? text : text.slice(0, text.indexOf(newline));
  const unquoted = heading.replace(/"[^"]*"/g, '');
  const count = (sign: string) => unquoted.split(sign).length - 1;
  const delimiter = [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  return { delimiter, newline: newline === '\r\n' || newline === '\r' ? newline : '\n' };
}

/** Rows in pieces, at the pace of the reader: the parser waits while a piece is looked at. */
async function* rowsOf(text: AsyncIterable<string>, dialect: Dialect): AsyncGenerator<readonly string[][]> {
  const stream = Readable.from(text, { objectMode: false, encoding: 'utf8' });
  const arrived: Papa.ParseResult<string[]>[] = [];
  let parser: Papa.Parser | undefined;
  let wake = () => {};
  let ended = false;
  let failure: unknown;
  let withoutRow = 0;
  const finish = (error?: unknown) => {
    ended = true;
    failure ??= error;
    wake();
  };
  stream.once('error', finish);
  Papa.parse<string[]>(stream, {
    ...dialect,
    skipEmptyLines: false,
    chunk(result, source) {
      source.pause();
      parser = source;
      arrived.push(result);
      withoutRow = result.data.length > 0 ? 0 : withoutRow + 1;
      wake();
    },
    complete: () => finish(),
    error: finish,
  });
  for (;;) {
    const piece = arrived.shift();
    if (piece !== undefined) {
      // Of a row that the end of a piece cuts the parser complains too early; it is read again with the next piece.
      const rows = piece.data.length;
      const broken = piece.errors.find(({ type, row }) => type === 'Quotes' && (row ?? 0) < rows);
      if (broken !== undefined || withoutRow > mostPiecesOfARow) throw new BadCsv(badQuotes);
      yield piece.data;
      parser?.resume();
    } else if (failure !== undefined) {
      throw failure;
    } else if (ended) {
      return;
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}

/** A row that goes on for more pieces of the file than this (some megabytes) is a quote that is never closed. */
const mostPiecesOfARow = 30;

const badQuotes: Localized = {
  en: 'a quoted cell is not closed as CSV asks (a quote within one is written twice)',
  fr: "une cellule entre guillemets n'est pas fermée comme CSV le demande (un guillemet à l'intérieur s'écrit deux fois)",
};

interface Column {
  readonly name: string;
  readonly yesNo: boolean;
  readonly known: boolean;
  /** Undefined for a fact of the case itself. */
  readonly item: { readonly list: string; readonly index: number } | undefined;
}

const itemPattern = /^([^[\].]+)\[(\d{1,6})\]\.([^[\].]+)$/;

function readHeading(cells: readonly string[], facts: CsvFacts): readonly Column[] {
  const names = cells.map((cell) => cell.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new BadCsv({
      en: `column \`${twice}\` stands twice in the heading`,
      fr: `la colonne \`${twice}\` figure deux fois dans l'en-tête`,
    });
  }
  if (names.includes('')) {
    throw new BadCsv({
      en: 'a column of the heading has no name',
      fr: "une colonne de l'en-tête n'a pas de nom",
    });
  }
  return names.map((name) => {
    const [, list, index, fact] = itemPattern.exec(name) ?? [];
    const capacity = list === undefined ? undefined : facts.capacities.get(list);
    if (list === undefined || fact === undefined || capacity === undefined) {
      return { name, yesNo: facts.yesNo.has(name), known: facts.known.has(name), item: undefined };
    }
    // An item beyond the last that the list takes is one too many, however far it is.
    const item = { list, index: Math.min(Number(index), capacity) };
    return { name: fact, yesNo: facts.yesNo.has(fact), known: facts.known.has(fact), item };
  });
}

const wrongLength = (cells: number, columns: number): Localized => ({
  en: `the row has ${cells} cells, the heading ${columns}`,
  fr: `la ligne a ${cells} cellules, l'en-tête ${columns}`,
});

type RowContent = { readonly facts: unknown } | { readonly error: ReturnType<typeof unreadableCase> };

function readRow(cells: readonly string[], columns: readonly Column[]): RowContent {
  if (cells.length !== columns.length) {
    return { error: unreadableCase(wrongLength(cells.length, columns.length)) };
  }
  const facts = emptyRecord();
  const lists = new Map<string, Record<string, unknown>[]>();
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index];
    const cell = cells[index]?.trim() ?? '';
    if (column === undefined) continue;
    const given = cell !== '' || !column.known;
    const value = column.yesNo ? yesNoOf(cell) : cell;
    if (column.item === undefined) {
      if (given) facts[column.name] = value;
      continue;
    }
    const items = lists.get(column.item.list) ?? [];
    lists.set(column.item.list, items);
    if (!given) continue;
    while (items.length <= column.item.index) items.push(emptyRecord());
    const item = items[column.item.index];
    if (item !== undefined) item[column.name] = value;
  }
  for (const [list, items] of lists) facts[list] = items;
  return { facts };
}

const emptyRecord = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;

const yesWords = new Set(['true', 'yes', 'oui', 'vrai']);
const noWords = new Set(['false', 'no', 'non', 'faux']);

/** The words that people and spreadsheets write for yes and no; anything else stays a text, and is refused as one. */
function yesNoOf(cell: string): string | boolean {
  const word = cell.toLowerCase();
  return yesWords.has(word) ? true : noWords.has(word) ? false : cell;
}

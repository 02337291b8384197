// CSV into cases: a heading with the names of the facts (`skiers[0].age` for items of a list), then one case a row.

import type { Localized } from '../../runtime/localized.js';
import { type CaseSource, type IncomingCase, reasonNames, sourceOf, unreadableCase } from './case-source.js';
import { BadCsv, csvRows } from './csv-rows.js';
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

/** Reads rows as they are asked for, in constant memory. The delimiter (`,`, `;` or tab) and line ends are seen from the heading. */
export function csvCases(bytes: AsyncIterable<Uint8Array>, facts: CsvFacts): CaseSource {
  let heading: readonly string[] | undefined;
  const batches = batchesOf(bytes, facts, (names) => {
    heading = names;
  });
  return sourceOf('many', batches, () => heading);
}

async function* batchesOf(
  bytes: AsyncIterable<Uint8Array>,
  facts: CsvFacts,
  begins: (heading: readonly string[]) => void,
): AsyncGenerator<Iterable<IncomingCase>> {
  let columns: readonly Column[] | undefined;
  let number = 1;
  let line = 1;
  function* casesOf(rows: Iterable<readonly string[]>): Generator<IncomingCase> {
    for (const row of rows) {
      const at = line;
      line += 1 + lineBreaksIn(row);
      if (columns === undefined) {
        columns = readHeading(row, facts);
        begins(columns.map(({ heading }) => heading));
        continue;
      }
      if (row.length === 1 && row[0]?.trim() === '') continue;
      yield caseOf(row, number++, at, columns);
    }
  }
  for await (const rows of csvRows(textOf(bytes))) yield casesOf(rows);
}

const caseOf = (
  row: readonly string[],
  number: number,
  line: number,
  columns: readonly Column[],
): IncomingCase =>
  row.length === columns.length
    ? { number, line, written: row, facts: readRow(row, columns) }
    : { number, line, written: row, error: unreadableCase(wrongLength(row.length, columns.length)) };

function lineBreaksIn(row: readonly string[]): number {
  let breaks = 0;
  for (const cell of row) if (cell.includes('\n')) breaks += cell.split('\n').length - 1;
  return breaks;
}

interface Column {
  /** No column is called as what every object has. */
  readonly safe: boolean;
  /** As it stands in the file. */
  readonly heading: string;
  readonly name: string;
  /** What an earlier run wrote beside a refused case. */
  readonly isReason: boolean;
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
  const safe = !names.some((name) => name in Object.prototype);
  return names.map((name) => {
    const [, list, index, fact] = itemPattern.exec(name) ?? [];
    const capacity = list === undefined ? undefined : facts.capacities.get(list);
    if (list === undefined || fact === undefined || capacity === undefined) {
      const known = facts.known.has(name);
      const isReason = !known && reasonNames.some((reason) => reason === name);
      return { safe, heading: name, name, isReason, yesNo: facts.yesNo.has(name), known, item: undefined };
    }
    // An item beyond the last that the list takes is one too many, however far it is.
    const item = { list, index: Math.min(Number(index), capacity) };
    return {
      safe,
      heading: name,
      name: fact,
      isReason: false,
      yesNo: facts.yesNo.has(fact),
      known: facts.known.has(fact),
      item,
    };
  });
}

const wrongLength = (cells: number, columns: number): Localized => ({
  en: `the row has ${cells} cells, the heading ${columns}`,
  fr: `la ligne a ${cells} cellules, l'en-tête ${columns}`,
});

function readRow(cells: readonly string[], columns: readonly Column[]): unknown {
  // An object with a prototype is several times as fast; a name that means something to it asks for one without.
  const facts: Record<string, unknown> = columns[0]?.safe === true ? {} : emptyRecord();
  let lists: Map<string, Record<string, unknown>[]> | undefined;
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index];
    const cell = cells[index]?.trim() ?? '';
    if (column === undefined || column.isReason) continue;
    const given = cell !== '' || !column.known;
    const value = column.yesNo ? yesNoOf(cell) : cell;
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

const yesWords = new Set(['true', 'yes', 'oui', 'vrai']);
const noWords = new Set(['false', 'no', 'non', 'faux']);

/** The words that people and spreadsheets write for yes and no; anything else stays a text, and is refused as one. */
function yesNoOf(cell: string): string | boolean {
  if (cell === 'true') return true;
  if (cell === 'false') return false;
  const word = cell.toLowerCase();
  return yesWords.has(word) ? true : noWords.has(word) ? false : cell;
}

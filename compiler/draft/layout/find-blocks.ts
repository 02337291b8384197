// A sheet → its tables, each with its titles, headings, lines and notes: what blank rows and columns part.

import type { DecimalSign } from '../cells/amounts.js';
import { readBand } from '../cells/limits.js';
import { isValue, readCell } from '../cells/read-cell.js';
import { noUnit } from '../cells/unit-words.js';
import { type Area, type Grid, type GridCell, type Place, Places } from '../grid.js';

export interface BlockRow {
  readonly row: number;
  /** A line of one cell above it that heads the lines that follow. */
  readonly group: GridCell | undefined;
}

export interface Block {
  readonly places: Places;
  readonly columns: readonly number[];
  readonly titles: readonly GridCell[];
  readonly headings: readonly number[];
  readonly rows: readonly BlockRow[];
  readonly notes: readonly GridCell[];
  /** Some of its headings are merged: then none stands over a blank. */
  readonly merges: boolean;
  /** Its first row is of whole numbers only: read as headings. */
  readonly numericHeading: boolean;
}

/** Tables in reading order; a block without lines holds only texts. */
export function findBlocks(grid: Grid, decimal: DecimalSign | undefined): readonly Block[] {
  const places = new Places(grid);
  return parted(places.filled).flatMap((part) => blocksIn(part, places, grid.merged, decimal));
}

interface Part {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** Places of a part that are looked at one by one: beyond, it is no table that people read. */
const mostPlaces = 1_000_000;

/** What blank rows part, then blank columns, then blank rows again. */
function parted(filled: readonly Place[]): readonly Part[] {
  for (const way of ['row', 'column'] as const) {
    const runs = runsOf(filled, way);
    if (runs.length > 1) return runs.flatMap(parted);
  }
  const rows = sorted(filled.map(({ row }) => row));
  const columns = sorted(filled.map(({ column }) => column));
  return rows.length * columns.length > mostPlaces ? [] : [{ rows, columns }];
}

/** Places whose rows (columns) follow one another without a gap stand together. */
function runsOf(filled: readonly Place[], way: 'row' | 'column'): readonly (readonly Place[])[] {
  const all = sorted(filled.map((place) => place[way]));
  const runOf = new Map<number, number>();
  let run = 0;
  for (const [index, one] of all.entries()) {
    if (index > 0 && one !== (all[index - 1] ?? 0) + 1) run++;
    runOf.set(one, run);
  }
  const runs: Place[][] = Array.from({ length: all.length === 0 ? 0 : run + 1 }, () => []);
  for (const place of filled) runs[runOf.get(place[way]) ?? 0]?.push(place);
  return runs;
}

const sorted = (all: readonly number[]): readonly number[] => [...new Set(all)].sort((a, b) => a - b);

const note =
  /^(?:\*|\(\d{1,2}\)|\([a-z]\)|[¹²³⁴⁵⁶⁷⁸⁹]|note|nb\b|n\.b\.|source|remarque|attention|voir|see|\d\)\s)/iu;

function blocksIn(
  { rows, columns }: Part,
  places: Places,
  merged: readonly Area[],
  decimal: DecimalSign | undefined,
): readonly Block[] {
  const cellsOf = (row: number): readonly GridCell[] => [
    ...new Set(columns.flatMap((column) => places.at(row, column) ?? [])),
  ];
  const readings = new Map<GridCell, ReturnType<typeof readCell>>();
  const readingOf = (cell: GridCell) => {
    const known = readings.get(cell) ?? readCell(cell, decimal);
    readings.set(cell, known);
    return known;
  };
  const [firstColumn = 0] = columns;
  const isData = (row: number): boolean => {
    const cells = cellsOf(row);
    const [first, ...others] = cells;
    if (first === undefined) return false;
    if (columns.length > 1 && cells.length === 1) {
      const limit = readingOf(first).kind === 'amount' || readBand(first.text, decimal) !== undefined;
      return places.at(row, firstColumn) === first && limit && first.row === row;
    }
    const values = places.at(row, firstColumn) === undefined ? cells : others;
    return values.some((cell) => isValue(readingOf(cell)));
  };
  const isSingle = (row: number): boolean => cellsOf(row).length === 1 && columns.length > 1;
  const plainNumbers = (row: number): boolean => {
    const cells = cellsOf(row).filter((cell) => cell.column !== firstColumn);
    const values = cells.map((cell) => {
      const reading = readingOf(cell);
      const plain = reading.kind === 'amount' && reading.unit === noUnit && reading.value.d === 1n;
      return plain ? Number(reading.value.n) : Number.NaN;
    });
    const first = places.at(row, firstColumn);
    if (first !== undefined && readingOf(first).kind === 'amount') return false;
    const years = values.every((value) => value >= 1900 && value <= 2100);
    const rising = values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));
    return values.length > 0 && (years || (values.length > 1 && rising && first === undefined));
  };

  const blocks: Block[] = [];
  let at = 0;
  while (at < rows.length) {
    const titles: GridCell[] = [];
    const headings: number[] = [];
    const found: BlockRow[] = [];
    const notes: GridCell[] = [];
    let numericHeading = false;
    for (; at < rows.length && isSingle(rows[at] ?? 0) && !isData(rows[at] ?? 0); at++) {
      titles.push(...cellsOf(rows[at] ?? 0));
    }
    for (; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      const later = rows.slice(at + 1).some(isData);
      const numeric =
        isData(row) && found.length === 0 && later && headingOfNumbers(row, headings, plainNumbers);
      if (isData(row) && !numeric) break;
      if (isSingle(row) && headings.length > 0 && !sharesMerge(row)) break;
      numericHeading ||= numeric;
      headings.push(row);
    }
    let group: GridCell | undefined;
    for (; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      const [only] = cellsOf(row);
      if (isData(row)) {
        found.push({ row, group });
        continue;
      }
      if (only === undefined || !isSingle(row)) break;
      const later = rows.slice(at + 1).find((next) => !isSingle(next) || isData(next));
      if (note.test(only.text) || later === undefined) notes.push(only);
      else if (isData(later)) group = only;
      else break;
    }
    const merges = merged.some(({ fromRow, toRow }) =>
      headings.some((row) => fromRow <= row && row <= toRow),
    );
    blocks.push({ places, columns, titles, headings, rows: found, notes, merges, numericHeading });
    if (found.length === 0 && headings.length === 0 && titles.length === 0 && notes.length === 0) at++;
  }
  return blocks;

  /** One cell of a row of headings may be merged from the row above or over some of the columns. */
  function sharesMerge(row: number): boolean {
    const [only] = cellsOf(row);
    return (
      only !== undefined && columns.some((column) => places.at(row, column) === undefined) && only.row !== row
    );
  }
}

const headingOfNumbers = (
  row: number,
  headings: readonly number[],
  plain: (row: number) => boolean,
): boolean => headings.length < 3 && plain(row);

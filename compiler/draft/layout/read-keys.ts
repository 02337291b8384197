// The columns of a block → which choose a line, which hold what it gives, and which only remark on it.

import { type DecimalSign, readAmount } from '../cells/amounts.js';
import { readDay, readDays } from '../cells/days.js';
import { type Band, type Limit, type LimitRole, limitRole, readBand } from '../cells/limits.js';
import { readCell } from '../cells/read-cell.js';
import { headingParts } from '../cells/unit-words.js';
import type { GridCell } from '../grid.js';
import type { Block } from './find-blocks.js';

export type ColumnRole =
  | { readonly kind: 'category'; readonly column: number }
  | { readonly kind: 'yes-no'; readonly column: number }
  /** Days or periods; `to` is a column of last days. */
  | { readonly kind: 'days'; readonly column: number; readonly to: number | undefined }
  | { readonly kind: 'bands'; readonly column: number }
  /** Numbers alone; the heading may say that they are limits. */
  | { readonly kind: 'numbers'; readonly column: number; readonly limit: LimitRole | undefined }
  | {
      readonly kind: 'from-to';
      readonly column: number;
      readonly to: number;
      readonly open: LimitRole;
      readonly close: LimitRole;
    };

export interface Columns {
  readonly keys: readonly ColumnRole[];
  readonly values: readonly number[];
  readonly remarks: readonly number[];
}

/** The headings above a column, from the top down; where nothing is merged, one also stands over the blanks to its right. */
export function headingsOf(block: Block, column: number): readonly GridCell[] {
  const { places, headings } = block;
  const own = (row: number) => places.at(row, column) ?? spanning(block, row, column);
  return [...new Set(headings.flatMap((row) => own(row) ?? []))];
}

/** Texts have no merged cells: above a heading of its own, a blank is under what stands to its left. */
export function spanning(
  { places, headings, columns, merges }: Block,
  row: number,
  column: number,
): GridCell | undefined {
  const below = headings
    .slice(headings.indexOf(row) + 1)
    .some((other) => places.at(other, column) !== undefined);
  if (merges || !below) return undefined;
  const left = columns.slice(0, columns.indexOf(column)).reverse();
  const heads = left.map((other) => places.at(row, other)).find((cell) => cell !== undefined);
  return heads;
}

export function columnsOf(block: Block, decimal: DecimalSign | undefined): Columns {
  const { columns, rows, places } = block;
  const cellsOf = (column: number): readonly GridCell[] =>
    rows.flatMap(({ row }) => places.at(row, column) ?? []);
  const leaf = (column: number): string => {
    const found = headingsOf(block, column).at(-1);
    return found === undefined ? '' : headingParts(found.text).label;
  };
  const keys: ColumnRole[] = [];
  const remarks: number[] = [];
  const values: number[] = [];
  let index = 0;
  for (; index < columns.length; index++) {
    const column = columns[index] ?? 0;
    const next = columns[index + 1];
    const cells = cellsOf(column);
    const kinds = cells.map((cell) => readCell(cell, decimal).kind);
    const bands = cells.map((cell) => readBand(cell.text, decimal));
    const role = limitRole(leaf(column));
    const close = next === undefined ? undefined : limitRole(leaf(next));
    if (
      keys.length === 0 &&
      /^(?:n[°o]\.?|nr\.?|#|ligne|line|row)$/iu.test(leaf(column)) &&
      index < columns.length - 2
    ) {
      remarks.push(column);
      continue;
    }
    if (index < columns.length - 1 && datesAlone(cells)) {
      const ends = next === undefined || index + 1 >= columns.length - 1 ? [] : cellsOf(next);
      const paired = ends.length > 0 && cells.every(({ text }) => readDay(text)) && ends.every(isLastDay);
      keys.push({ kind: 'days', column, to: paired ? next : undefined });
      if (paired) index++;
      continue;
    }
    const opens = role === 'from' || role === 'above';
    if (
      opens &&
      next !== undefined &&
      (close === 'to' || close === 'below') &&
      numeric(cells, decimal, true)
    ) {
      keys.push({ kind: 'from-to', column, to: next, open: role, close });
      index++;
      continue;
    }
    const isLast = index === columns.length - 1;
    const limits = bands.filter((band) => band?.kind === 'band').length;
    const others = bands.filter(
      (band, at) => band === undefined && readAmount(cells[at]?.text ?? '', decimal) === undefined,
    ).length;
    if (limits > 0 && others === 0) keys.push({ kind: 'bands', column });
    else if (!isLast && role !== undefined && numeric(cells, decimal))
      keys.push({ kind: 'numbers', column, limit: role });
    else if (!isLast && keys.length === 0 && cells.length > 0 && kinds.every((kind) => kind === 'amount')) {
      keys.push({ kind: 'numbers', column, limit: undefined });
    } else if (cells.length > 0 && kinds.every((kind) => kind === 'yes' || kind === 'no')) {
      keys.push({ kind: 'yes-no', column });
    } else if (kinds.some((kind) => kind === 'words') && !valuesToo(cells, decimal)) {
      keys.push({ kind: 'category', column });
    } else break;
  }
  for (; index < columns.length; index++) {
    const column = columns[index] ?? 0;
    const cells = cellsOf(column);
    const kinds = cells.map((cell) => readCell(cell, decimal));
    // A column without any amount gives nothing that a rule could be.
    (kinds.some(({ kind }) => kind === 'amount' || kind === 'free') ? values : remarks).push(column);
  }
  return { keys, values, remarks };
}

/** Numbers alone; where it says so, some may be open to the top in words of their own: `501 et plus` below « de ». */
const numeric = (cells: readonly GridCell[], decimal: DecimalSign | undefined, mayBeOpen = false): boolean =>
  cells.some((cell) => readCell(cell, decimal).kind === 'amount') &&
  cells.every((cell) => {
    const { kind } = readCell(cell, decimal);
    if (kind === 'amount' || kind === 'absent' || isOpenEnd(cell.text)) return true;
    return mayBeOpen && openBand(cell, decimal) !== undefined;
  });

/** What a cell says that names a lowest value and no highest. */
export function openBand(cell: GridCell, decimal: DecimalSign | undefined): Band | undefined {
  const band = readBand(cell.text, decimal);
  return band?.lower !== undefined && band.upper === undefined ? band : undefined;
}

const datesAlone = (cells: readonly GridCell[]): boolean =>
  cells.length > 0 && cells.every(({ text }) => readDays(text) !== undefined);

const isLastDay = ({ text }: GridCell): boolean => readDay(text) !== undefined || isOpenEnd(text);

/** In place of a last limit. */
export const isOpenEnd = (text: string): boolean =>
  /^(?:∞|\+|et plus|ou plus|et au[- ]delà|au[- ]delà|and (?:more|above|over)|or more|illimité|unlimited|plus|sans limite|no limit)$/iu.test(
    text,
  );

/** A column of amounts in which a few cells are words is a column of amounts. */
const valuesToo = (cells: readonly GridCell[], decimal: DecimalSign | undefined): boolean => {
  const amounts = cells.filter((cell) => readCell(cell, decimal).kind === 'amount').length;
  return amounts > 0 && amounts * 2 >= cells.length;
};

/** A band whose only end is a number. */
export function bandFrom(limit: LimitRole, { value, words }: Limit, twoWays: boolean): Band {
  const end = (inclusive: boolean): Limit => ({ value, inclusive, words });
  const ends: Readonly<Record<LimitRole, Pick<Band, 'lower' | 'upper'>>> = {
    from: { lower: end(true), upper: undefined },
    above: { lower: end(false), upper: undefined },
    to: { lower: undefined, upper: end(true) },
    below: { lower: undefined, upper: end(false) },
  };
  return { kind: 'band', ...ends[limit], twoWays };
}

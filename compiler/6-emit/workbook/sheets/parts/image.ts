// A sheet as pure data: which cell holds what and plays which part. Addresses, styles and the file come afterwards.

import type { Rational } from '../../../../runtime/exact/rational.js';
import type { CellKey, Formula } from '../../formula/formula.js';

/** What a cell is for; its style follows from it and from nothing else. */
export type Role =
  | 'title'
  | 'subtitle'
  | 'heading'
  | 'section'
  | 'id'
  | 'label'
  | 'question'
  | 'text'
  | 'note'
  | 'unit'
  | 'quote'
  | 'link'
  | 'input'
  | 'parameter'
  | 'figure'
  | 'formula'
  | 'cross'
  | 'flag'
  | 'status'
  | 'state'
  | 'result'
  | 'spacer';

export type Content =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'formula'; readonly formula: Formula };

export type Validation =
  | { readonly kind: 'list-of'; readonly texts: readonly string[]; readonly prompt: string }
  | { readonly kind: 'list-at'; readonly from: CellKey; readonly to: CellKey; readonly prompt: string }
  /** Numbers and dates between two limits, on a step of so many decimals (or of a given size). */
  | {
      readonly kind: 'number';
      readonly least: Rational;
      readonly most: Rational;
      readonly step: Rational;
      /** A blank cell is no value here. */
      readonly needed?: boolean;
      readonly prompt: string;
    }
  | { readonly kind: 'date'; readonly least: Rational; readonly most: Rational; readonly prompt: string }
  /** Times of day between two limits, on a step, all in minutes; the cell holds a part of a day. */
  | {
      readonly kind: 'time';
      readonly least: Rational;
      readonly most: Rational;
      readonly step: Rational;
      readonly prompt: string;
    }
  | { readonly kind: 'text'; readonly longest: number; readonly prompt: string };

export interface CellImage {
  readonly row: number;
  readonly column: number;
  readonly content: Content;
  readonly role: Role;
  readonly keys: readonly CellKey[];
  readonly format: string | undefined;
  readonly unlocked: boolean;
  readonly validation: Validation | undefined;
}

export type SheetKind =
  | 'cover'
  | 'inputs'
  | 'list'
  | 'parameters'
  | 'calculation'
  | 'changes'
  | 'result'
  | 'checks'
  | 'readings'
  | 'curves'
  | 'log'
  | 'trace'
  | 'comparison'
  | 'sensitivity'
  /** The calculation once more, where the sensitivity looks. */
  | 'again'
  | 'names'
  /** Of a portfolio: what its columns are, and what could not be priced. */
  | 'columns'
  | 'refused';

/** A picture in a row of its own, under the texts of that row; all sizes are in pixels. */
export interface PictureImage {
  readonly row: number;
  readonly png: Uint8Array;
  /** What it shows, in words. */
  readonly alternative: string;
  readonly above: number;
  readonly width: number;
  readonly height: number;
  readonly below: number;
}

export interface SheetImage {
  readonly title: string;
  readonly kind: SheetKind;
  /** Widths in characters, from column A. */
  readonly widths: readonly number[];
  readonly cells: readonly CellImage[];
  /** Rows (and columns) that stay in view; the last frozen row is the heading that prints on every page. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Columns that are printed, from A; all without it. */
  readonly printed?: number;
  /** The last row that is printed, where those after it only say how the others are found. */
  readonly lastPrinted?: number;
  readonly landscape: boolean;
  /** A sheet too wide to be read on one page prints on so many, each with its first column; one without it. */
  readonly pagesWide?: number;
  readonly tab: string;
  /** Columns that can be folded away, all shown at first. */
  readonly outlined?: { readonly from: number; readonly to: number };
  /**
   * Columns in which a 1 is to be seen at once, and a 0 is bad news (`check`) or just quiet (`flag`); in an `alarm` the 1 is
   * the bad news.
   */
  readonly marked: readonly { readonly kind: 'flag' | 'check' | 'alarm'; readonly column: number }[];
  readonly pictures?: readonly PictureImage[];
  /** Points, of rows whose formulas give texts of several lines. */
  readonly heights?: ReadonlyMap<number, number>;
  /** Values of a column that change their kind: shown in the format that a column names in the same row. */
  readonly shownAs?: { readonly column: number; readonly by: number; readonly formats: readonly string[] };
  /** Rows that can be folded away, all shown at first. */
  readonly outlinedRows?: ReadonlySet<number>;
}

export interface Put {
  readonly content?: Content;
  readonly role: Role;
  readonly key?: CellKey;
  readonly keys?: readonly CellKey[];
  readonly format?: string;
  readonly unlocked?: boolean;
  readonly validation?: Validation | undefined;
}

export const textContent = (value: string): Content => ({ kind: 'text', value });
export const numberContent = (value: Rational): Content => ({ kind: 'number', value });
export const formulaContent = (formula: Formula): Content => ({ kind: 'formula', formula });

/** Puts cells onto a sheet row by row. */
export interface SheetBuilder {
  /** The row that `next` puts cells into. */
  readonly row: () => number;
  /** Puts a row of cells from a column on; undefined leaves a cell out. Returns the number of the row. */
  readonly next: (cells: readonly (Put | undefined)[], from?: number) => number;
  readonly skip: (rows?: number) => void;
  readonly put: (row: number, column: number, cell: Put) => void;
  readonly cells: readonly CellImage[];
}

export function createSheet(): SheetBuilder {
  const cells: CellImage[] = [];
  let row = 1;
  const put = (at: number, column: number, cell: Put): void => {
    cells.push({
      row: at,
      column,
      content: cell.content ?? { kind: 'blank' },
      role: cell.role,
      keys: [...(cell.key === undefined ? [] : [cell.key]), ...(cell.keys ?? [])],
      format: cell.format,
      unlocked: cell.unlocked ?? false,
      validation: cell.validation,
    });
  };
  return {
    cells,
    row: () => row,
    put,
    skip(rows = 1) {
      row += rows;
    },
    next(given, from = 1) {
      given.forEach((cell, index) => {
        if (cell !== undefined) put(row, from + index, cell);
      });
      row += 1;
      return row - 1;
    },
  };
}

/** A bar over all columns of the sheet. */
export const bar = (columns: number, ...values: readonly string[]): readonly Put[] =>
  Array.from({ length: columns }, (_, index): Put => {
    const value = values[index];
    return value === undefined ? { role: 'section' } : { role: 'section', content: textContent(value) };
  });

/** Cells with one text each. */
export const texts = (role: Role, ...values: readonly (string | undefined)[]): readonly (Put | undefined)[] =>
  values.map((value) => (value === undefined ? undefined : { role, content: textContent(value) }));

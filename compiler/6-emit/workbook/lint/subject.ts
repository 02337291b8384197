// A workbook file as the checklist looks at it: its sheets by what they are for, and what a rule finds wrong.

import type { Localized } from '../../../diagnostics/diagnostic.js';
import { type Words, wordsFor } from '../../wording/words.js';
import type { FileCell, FileSheet, WorkbookFile } from '../read/workbook-file.js';

export interface Finding {
  /** Of the forty points of the checklist. */
  readonly point: number;
  readonly sheet: string | undefined;
  readonly cell: string | undefined;
  readonly message: Localized;
}

export type SheetName = keyof Words['sheets'];

export interface Subject {
  readonly file: WorkbookFile;
  readonly words: Words;
  readonly sheets: Readonly<Partial<Record<SheetName, FileSheet>>>;
  /** Sheets of lists: all that are none of the others. */
  readonly lists: readonly FileSheet[];
}

/** One point of the checklist. */
export interface Rule {
  readonly point: number;
  readonly check: (subject: Subject) => readonly Finding[];
}

export function subjectOf(file: WorkbookFile): Subject {
  const count = (words: Words): number =>
    file.sheets.filter(({ name }) => Object.values(words.sheets).includes(name)).length;
  const english = wordsFor('en');
  const french = wordsFor('fr');
  const words = count(french) > count(english) ? french : english;
  const sheets: Partial<Record<SheetName, FileSheet>> = {};
  const kinds = Object.keys(words.sheets) as readonly SheetName[];
  for (const kind of kinds) {
    const found = file.sheets.find(({ name }) => name === words.sheets[kind]);
    if (found !== undefined) sheets[kind] = found;
  }
  const titles = new Set<string>(Object.values(words.sheets));
  return { file, words, sheets, lists: file.sheets.filter(({ name }) => !titles.has(name)) };
}

export const finding = (
  point: number,
  sheet: FileSheet | undefined,
  cell: string | undefined,
  en: string,
  fr: string,
): Finding => ({ point, sheet: sheet?.name, cell, message: { en, fr } });

export const isLink = (cell: FileCell): boolean => cell.formula?.startsWith('HYPERLINK(') ?? false;

/** Cells with formulas, links left out, in the order of rows. */
export const formulaCells = (sheet: FileSheet | undefined): readonly FileCell[] =>
  [...(sheet?.cells.values() ?? [])].filter((cell) => cell.formula !== undefined && !isLink(cell));

export const textAt = (sheet: FileSheet | undefined, address: string): string => {
  const value = sheet?.cells.get(address)?.value;
  return typeof value === 'string' ? value : value === undefined ? '' : String(value);
};

/** Every text that a sheet shows. */
export const textsOf = (sheet: FileSheet | undefined): readonly string[] =>
  [...(sheet?.cells.values() ?? [])].flatMap(({ value }) => (typeof value === 'string' ? [value] : []));

/** Rows of the calculation that are steps: they have an id and a formula in the value column. */
export function stepRows(sheet: FileSheet | undefined): readonly number[] {
  const rows = new Set<number>();
  for (const cell of formulaCells(sheet)) if (cell.row > (sheet?.frozenRows ?? 0)) rows.add(cell.row);
  return [...rows].sort((a, b) => a - b);
}

// The cells of one sheet of an edited workbook against the generated one: formulas by what they mean, constants by what they say.

import { columnName } from '../read/references.js';
import type { FileCell } from '../read/workbook-file.js';
import type { Difference, DifferenceKind } from './difference.js';
import type { Meanings } from './meaning.js';
import type { SheetPair } from './paired-sheets.js';

/** A cell that people may fill in, with what it held and holds. */
export interface EditableCell {
  readonly sheet: string;
  readonly cell: string;
  readonly id: string;
  /** Place in the generated workbook. */
  readonly row: number;
  readonly column: number;
  readonly before: FileCell['value'];
  readonly now: FileCell['value'];
}

export interface CellComparison {
  readonly differences: readonly Difference[];
  readonly editable: readonly EditableCell[];
}

const isEditable = (cell: FileCell | undefined): boolean =>
  cell !== undefined && !cell.style.locked && cell.formula === undefined;

export function compareCells(
  { generated, edited, rows }: SheetPair,
  meant: { readonly generated: Meanings; readonly edited: Meanings },
): CellComparison {
  const differences: Difference[] = [];
  const editable: EditableCell[] = [];
  const sheet = edited.name;
  const idAt = (row: number): string => textOf(generated.cells.get(`A${row}`)?.value) ?? '';

  const compare = (
    address: string,
    row: number,
    before: FileCell | undefined,
    now: FileCell | undefined,
  ): void => {
    const found = (kind: DifferenceKind, expected: string | undefined, got: string | undefined): void => {
      differences.push({ kind, sheet, cell: address, id: idAt(row), generated: expected, found: got });
    };
    if (before !== undefined && isEditable(before)) {
      if (now?.formula !== undefined) found('formula-added', textOf(before.value), `=${now.formula}`);
      editable.push({
        sheet,
        cell: address,
        id: idAt(row),
        row,
        column: before.column,
        before: before.value,
        now: now?.value,
      });
    } else if (before?.formula !== undefined) {
      if (now?.formula === undefined) {
        found('formula-replaced', `=${before.formula}`, textOf(now?.value));
      } else if (
        before.formula !== now.formula &&
        meant.generated.of(before.formula, generated.name) !== meant.edited.of(now.formula, edited.name)
      ) {
        found('formula', `=${before.formula}`, `=${now.formula}`);
      }
    } else if (now?.formula !== undefined) {
      found('formula-added', textOf(before?.value), `=${now.formula}`);
    } else if (folded(before?.value) !== folded(now?.value)) {
      found('constant', textOf(before?.value), textOf(now?.value));
    }
    // A cell without any style of its own is locked.
    const lockedBefore = before?.style.locked ?? true;
    const lockedNow = now?.style.locked ?? true;
    if (lockedBefore !== lockedNow) found('protection', lockText(lockedBefore), lockText(lockedNow));
    // Programs give a cell without a format the format of what it computes.
    if (before !== undefined && now !== undefined && before.style.format !== 'General') {
      const [wanted, got] = [before.style.format, now.style.format];
      if (shownFormat(wanted) !== shownFormat(got)) found('format', wanted, got);
    }
  };

  const seen = new Set<string>();
  const addedRows = new Set(rows.added);
  for (const cell of edited.cells.values()) {
    const row = rows.rowOf(cell.row);
    if (row === undefined) continue;
    const place = `${columnName(cell.column)}${row}`;
    seen.add(place);
    compare(cell.address, row, generated.cells.get(place), cell);
  }
  for (const [place, cell] of generated.cells) {
    if (seen.has(place) || rows.missing.includes(cell.row)) continue;
    compare(place, cell.row, cell, undefined);
  }
  for (const row of rows.missing) {
    const said = rowText(generated.cells.values(), row);
    differences.push({
      kind: 'row-missing',
      sheet,
      cell: `A${row}`,
      id: idAt(row),
      generated: said,
      found: undefined,
    });
  }
  for (const row of addedRows) {
    const said = rowText(edited.cells.values(), row);
    differences.push({
      kind: 'row-added',
      sheet,
      cell: `A${row}`,
      id: undefined,
      generated: undefined,
      found: said,
    });
  }
  return { differences, editable };
}

/** Signs that stand for themselves are quoted or escaped, per cent stands apart in some languages, and what is left over is said or not, as each program likes. */
const shownFormat = (format: string): string =>
  format
    .replace(/["\\]/g, '')
    .replace(/\s+(?=%)/g, '')
    .replace(/;General$/, '')
    .toLowerCase();

const lockText = (locked: boolean): string => (locked ? 'locked' : 'unlocked');

export const textOf = (value: FileCell['value']): string | undefined =>
  value === undefined || value === '' ? undefined : String(value);

/** Programs write line ends and blanks in their own ways. */
const folded = (value: FileCell['value']): string =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : (textOf(value) ?? '');

function rowText(cells: Iterable<FileCell>, row: number): string {
  return [...cells]
    .filter((cell) => cell.row === row)
    .sort((a, b) => a.column - b.column)
    .flatMap(({ formula, value }) => (formula === undefined ? (textOf(value) ?? []) : `=${formula}`))
    .join(' | ')
    .slice(0, 200);
}

// A table with limits that depend on facts, or with a text as its key: its rows as conditions, read from the top.

import { all } from '../types/build.js';
import type { CheckedExpression, CheckedTable } from '../types/checked.js';
import type { Context } from '../types/context.js';
import type { Match } from '../types/parts.js';
import type { BandColumn } from './across-bands.js';
import type { ValueColumn } from './headings.js';
import { conditionOf } from './match-condition.js';
import type { KeyRow } from './matches.js';
import { rowsFromTop } from './rows-from-top.js';
import type { TableFrame, TableKey } from './table-frame.js';

/** The cells of a table in one type for each value. */
export interface CheckedCells {
  readonly columns: CheckedTable['columns'];
  cellsOf(row: number, option: string | undefined): readonly CheckedExpression[];
}

/** The name of a key in the conditions of rows; no name of a file has a space. */
export const keyName = (index: number): string => `key ${index + 1}`;

/** The keys as values that conditions speak of. */
export const keySubjects = (keys: readonly TableKey[], frame: TableFrame): readonly CheckedExpression[] =>
  keys.map(({ type }, index) => ({
    kind: 'name',
    name: keyName(index),
    type,
    span: frame.declaration.name.span,
  }));

/** Undefined when a part is wrong, which is reported. */
export function tableFromTop(
  context: Context,
  frame: TableFrame,
  parts: {
    readonly columns: readonly ValueColumn[] | undefined;
    readonly bands: readonly BandColumn[] | undefined;
    readonly checked: CheckedCells | undefined;
    readonly keyRows: readonly KeyRow[];
  },
): CheckedTable | undefined {
  const { declaration, keys, across, acrossBands } = frame;
  const { columns, bands, checked, keyRows } = parts;
  const read = rowsFromTop(context, keyRows, keySubjects(keys, frame));
  if (read === undefined || columns === undefined || checked === undefined) return undefined;
  const last = across ?? acrossBands;
  const allKeys = last ? [...keys, last] : keys;
  const [acrossKey] = keySubjects(allKeys, frame).slice(keys.length);
  const places: readonly Column[] = bands
    ? bands.flatMap(({ column, matches }) =>
        matches.map(([match]) => ({ name: column.optionName, text: column.text, match })),
      )
    : (across?.set.options ?? [{ name: undefined }]).map(({ name }) => ({
        name,
        text: '',
        match: undefined,
      }));
  return {
    kind: 'table',
    keys: allKeys,
    columns: checked.columns,
    rows: read.tried.flatMap(({ row: printedRow, when }) =>
      places.map(({ name, text, match }) => {
        const row = declaration.rows[printedRow];
        const span = row?.span ?? declaration.span;
        const ofColumn = match && acrossKey ? [conditionOf(acrossKey, match, span)] : [];
        const tests = [...(when === undefined ? [] : [when]), ...ofColumn];
        const own = keys.map((_, key) => row?.cells[key]?.text ?? '').join(', ');
        return {
          matches: [],
          cells: checked.cellsOf(printedRow, name),
          printedRow,
          printedColumn: columns.find((column) => column.optionName === name)?.cell,
          printed: row?.cells.map((cell) => cell.text) ?? [],
          span,
          when: tests.length === 0 ? undefined : all(tests, span),
          label: text === '' ? own : `${own} – ${text}`,
          option: bands ? undefined : name,
        };
      }),
    ),
    fromTop: { keys: allKeys.map((_, index) => keyName(index)), claims: read.claims },
  };
}

/** A column of values: of an option of the across choice, or of a band. */
interface Column {
  readonly name: string | undefined;
  readonly text: string;
  readonly match: Match | undefined;
}

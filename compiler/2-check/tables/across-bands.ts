// Columns of a table that stand for bands of a quantity or date: `| up to 100 m2 | up to 200 m2 |` in the headings.

import type { Cell } from '../../../grammar/tree/syntax.js';
import { tableShape } from '../../diagnostics/catalogue/rules/tables.js';
import { notConstant } from '../../diagnostics/catalogue/rules/types.js';
import type { Span } from '../../source.js';
import type { Context, Scope } from '../types/context.js';
import type { Match } from '../types/parts.js';
import { type GivenValue, readHeading, type ValueColumn } from './headings.js';
import { resolveKeyRows } from './key-rows.js';
import { isReadFromTop, readKeyCell } from './matches.js';
import type { TableKey } from './table-frame.js';

/** A column with what its heading takes: several matches where it takes what others leave. */
export interface BandColumn {
  readonly column: ValueColumn;
  readonly matches: readonly (readonly Match[])[];
}

/** Undefined when a heading is no boundary or the table gives several values, which is reported. */
export function bandColumns(
  context: Context,
  key: TableKey,
  cells: readonly { readonly cell: Cell; readonly index: number }[],
  values: readonly GivenValue[],
  place: Span,
  scope: Scope,
): readonly BandColumn[] | undefined {
  const [first] = cells;
  if (first === undefined || values.length > 1) {
    context.report(tableShape(first?.cell.span ?? place, { problem: 'across-bands' }));
    return undefined;
  }
  const rows = cells.map(({ cell }) => ({
    cells: [readKeyCell(context, keyCell(cell), key.type, undefined, scope)],
    cellSpans: [cell.span],
    span: cell.span,
  }));
  const moving = rows.filter((row) => isReadFromTop(row.cells[0]));
  for (const { span } of moving) context.report(notConstant(span, {}));
  if (moving.length > 0) return undefined;
  const matches = resolveKeyRows(context, rows, [key.type], [key.heading], first.cell.span);
  if (!rows.every((row) => row.cells[0] !== undefined)) return undefined;
  return cells.map(({ cell, index }, position) => ({
    column: { ...readHeading(cell), cell: index, value: 0, optionName: String(position) },
    matches: matches[position] ?? [],
  }));
}

/** The heading as the boundary that its words say. */
const keyCell = (cell: Cell): Cell =>
  cell.content.kind === 'heading' && cell.content.key ? { ...cell, content: cell.content.key } : cell;

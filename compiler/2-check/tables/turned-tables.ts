// Tables with bands under the options and the values in front: limits that differ by option.

import type { Cell } from '../../../grammar/tree/syntax.js';
import { tableShape } from '../../diagnostics/catalogue/rules/tables.js';
import { any, compareTo } from '../types/build.js';
import type { CheckedTable, Claim } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { cellExpression, checkColumn } from './cells.js';
import { placeColumns, readHeading } from './headings.js';
import { resolveKeyRows } from './key-rows.js';
import { isReadFromTop, type KeyRow, readKeyCell } from './matches.js';
import { rowsFromTop } from './rows-from-top.js';
import type { TableFrame, TableKey } from './table-frame.js';
import { keyName, keySubjects } from './table-from-top.js';

const isBand = ({ content }: Cell): boolean => content.kind === 'band' || content.kind === 'any-of';

/** True when the last columns hold bands: one for each option of the across choice. */
export function hasBandsUnderOptions({ declaration, across, keys }: TableFrame): boolean {
  if (across === undefined) return false;
  const last = -across.set.options.length;
  const inFront = declaration.rows.some(({ cells }) => cells.slice(0, keys.length).some(isBand));
  return !inFront && declaration.rows.some(({ cells }) => cells.slice(last).some(isBand));
}

/** One row per printed row and option; an empty cell is a row that the option does not have. */
export function turnedRows(context: Context, frame: TableFrame, scope: Scope): CheckedTable | undefined {
  const { declaration, keys, across, values, header } = frame;
  const [key, anotherKey] = keys;
  const [value, anotherValue] = values;
  const ordered = key?.type.kind === 'quantity' || key?.type.kind === 'date';
  const count = across?.set.options.length ?? 0;
  const wrongShape = anotherKey || anotherValue || !ordered || header.cells.length !== count + 1;
  if (across === undefined || key === undefined || value === undefined || wrongShape) {
    context.report(tableShape(header.span, { problem: 'band-columns' }));
    return undefined;
  }
  const indexed = header.cells.map((cell, index) => ({ cell, index }));
  const columns = placeColumns(context, indexed.slice(1), values, across.set, header.span);
  const heading = header.cells[0] && readHeading(header.cells[0]);
  const { rows } = declaration;
  const cells = rows.map((row) => {
    const cell = row.cells[0];
    return cell && cellExpression(context, cell, heading?.text ?? '', heading?.unit);
  });
  const checked = checkColumn(context, cells, heading?.unit, { ...scope, owner: value.label });
  if (columns === undefined) return undefined;
  const options = columns.map((column) => {
    const own = rows.flatMap((row, printedRow) => {
      const cell = row.cells[column.cell];
      return cell && cell.content.kind !== 'empty' ? [{ cell, row, printedRow }] : [];
    });
    const keyRows = own.map(
      ({ cell }): KeyRow => ({
        cells: [readKeyCell(context, cell, key.type, column.unit, scope)],
        cellSpans: [cell.span],
        span: cell.span,
      }),
    );
    return { column, own, keyRows };
  });
  // Where the limits of one option depend on facts, the rows of all are read from the top.
  const fromTop = options.some(({ keyRows }) => keyRows.some((row) => isReadFromTop(row.cells[0])));
  const names = [key.value ? context.text(key.value.span) : key.heading];
  const byOption = options.map(({ column, own, keyRows }) => {
    const right = keyRows.every((row) => row.cells[0] !== undefined);
    const read = fromTop ? rowsFromTop(context, keyRows, keySubjects([key], frame)) : undefined;
    const matches = fromTop
      ? (read?.tried ?? []).map(({ row, when }) => ({ row, match: undefined, when }))
      : resolveKeyRows(context, keyRows, [key.type], names, column.span).flatMap((found, row) =>
          found.map((match) => ({ row, match, when: undefined })),
        );
    return {
      column,
      own,
      matches,
      right: right && (!fromTop || read !== undefined),
      claims: read?.claims ?? [],
    };
  });
  if (checked === undefined || byOption.some(({ right }) => !right)) return undefined;
  return {
    kind: 'table',
    keys: [{ ...key, heading: key.value ? context.text(key.value.span) : key.heading }, across],
    columns: [
      { heading: heading?.text ?? value.label, name: value.name, label: value.label, type: checked.type },
    ],
    rows: byOption.flatMap(({ column, own, matches }) =>
      matches.flatMap(({ row: index, match, when }) => {
        const { row, printedRow } = own[index] ?? {};
        if (row === undefined || printedRow === undefined) return [];
        const option = column.optionName ?? '';
        const common = {
          cells: checked.values.slice(printedRow, printedRow + 1),
          printedRow,
          printedColumn: column.cell,
          printed: row.cells.map((cell) => cell.text),
          span: row.span,
        };
        return match === undefined
          ? [{ ...common, matches: [], when, option, label: row.cells[column.cell]?.text ?? '' }]
          : [{ ...common, matches: [...match, { kind: 'options' as const, options: [option] }] }];
      }),
    ),
    ...(fromTop
      ? {
          fromTop: {
            keys: [keyName(0), keyName(1)],
            claims: byOption.flatMap(({ column, claims }) =>
              claims.map((claim) => onlyFor(claim, column.optionName ?? '', across, frame)),
            ),
          },
        }
      : {}),
  };
}

/** What is claimed of the rows of one option. */
function onlyFor(claim: Claim, value: string, across: TableKey, frame: TableFrame): Claim {
  const { span, condition } = claim;
  const [, subject] = keySubjects([across, across], frame);
  if (subject === undefined) return claim;
  const other = compareTo('not-equal', subject, { kind: 'option', value, type: across.type, span }, span);
  return { ...claim, condition: any([other, condition], span) };
}

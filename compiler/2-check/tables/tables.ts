// A table as printed → keys, columns and disjoint rows; columns of an across choice become rows.

import type { TableDeclaration, TableRowSyntax } from '../../../grammar/tree/syntax.js';
import { cellCount, noHeading, tableShape } from '../../diagnostics/catalogue/rules/tables.js';
import type { Details } from '../../diagnostics/define.js';
import type { CheckedTable } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import type { Match } from '../types/parts.js';
import { askWhichDayOfRows } from '../windows/which-day.js';
import { bandColumns } from './across-bands.js';
import { cellExpression, checkColumn } from './cells.js';
import { placeColumns, readHeading, type ValueColumn } from './headings.js';
import { resolveKeyRows } from './key-rows.js';
import { isReadFromTop, type KeyRow, readKeyCell } from './matches.js';
import { readFrame, type TableFrame } from './table-frame.js';
import { type CheckedCells, tableFromTop } from './table-from-top.js';
import { hasBandsUnderOptions, turnedRows } from './turned-tables.js';

/** Checks a table; undefined when something in it is wrong, which is reported. */
export function checkTable(
  context: Context,
  declaration: TableDeclaration,
  scope: Scope,
): CheckedTable | undefined {
  const { header, rows } = declaration;
  if (rows.length > 1 && declaration.keys.every(({ kind }) => kind === 'across')) {
    context.report(
      tableShape(declaration.name.span, { problem: 'single-row' }, keyHelp(context, declaration)),
    );
    return undefined;
  }
  let frame = header && readFrame(context, declaration, header, scope);
  if (header === undefined || rows.length === 0) {
    context.report(noHeading(declaration.name.span, {}));
    return undefined;
  }
  if (frame === undefined) return undefined;
  frame = { ...frame, declaration: { ...declaration, rows: withKeysAbove(rows, frame.keys.length) } };
  const wrong = rows.filter(({ cells }) => cells.length !== header.cells.length);
  for (const { cells, span } of wrong) {
    if (cells.some(({ content }) => content.kind === 'broken')) continue;
    context.report(cellCount(span, { found: cells.length, wanted: header.cells.length }));
  }
  if (wrong.length > 0) return undefined;
  if (hasBandsUnderOptions(frame)) return turnedRows(context, frame, scope);
  return straightRows(context, frame, scope);
}

/** With several keys an empty key cell says what the one above says, as documents print groups of rows. */
function withKeysAbove(rows: readonly TableRowSyntax[], keys: number): readonly TableRowSyntax[] {
  if (keys < 2) return rows;
  const filled: TableRowSyntax[] = [];
  for (const row of rows) {
    const above = filled.at(-1);
    const cells = row.cells.map((cell, place) =>
      place < keys && cell.content.kind === 'empty' ? (above?.cells[place] ?? cell) : cell,
    );
    filled.push({ ...row, cells });
  }
  return filled;
}

/** A first heading that is the label of a fact names the key. */
function keyHelp(context: Context, { header, name }: TableDeclaration): Details {
  const first = header?.cells[0]?.text;
  const labelled = first === undefined ? undefined : context.nameOfLabel(first);
  const key = labelled ?? '…';
  return {
    help: {
      en: `say what the first column speaks of: \`table ${name.text} by ${key}\``,
      fr: `dites de quoi parle la première colonne : \`tableau ${name.text} selon ${key}\``,
    },
  };
}

// One row per printed row, per piece of what it takes, and per option.
function straightRows(context: Context, frame: TableFrame, scope: Scope): CheckedTable | undefined {
  const { declaration, keys, across, acrossBands, values, header } = frame;
  const { rows } = declaration;
  const headings = header.cells.map(readHeading);
  const valueCells = header.cells.map((cell, index) => ({ cell, index })).slice(keys.length);
  const bands = acrossBands && bandColumns(context, acrossBands, valueCells, values, header.span, scope);
  const columns = acrossBands
    ? bands?.map(({ column }) => column)
    : placeColumns(context, valueCells, values, across?.set, header.span);
  const keyRows = rows.map(
    ({ cells, span }): KeyRow => ({
      cells: keys.map(({ type }, index) => {
        const cell = cells[index];
        return cell && readKeyCell(context, cell, type, headings[index]?.unit, scope);
      }),
      cellSpans: cells.map((cell) => cell.span),
      span,
    }),
  );
  askWhichDayOfRows(context, keys, rows);
  const fromTop = keyRows.some(({ cells }) => cells.some(isReadFromTop));
  if (fromTop) {
    const checked = columns && checkCells(context, frame, columns, scope);
    const parts = { columns, bands, checked, keyRows };
    return tableFromTop(context, frame, parts);
  }
  const names = keys.map(({ value, heading }) => (value ? context.text(value.span) : heading));
  const types = keys.map(({ type }) => type);
  const matches =
    keys.length === 0 ? [[[]]] : resolveKeyRows(context, keyRows, types, names, declaration.name.span);
  const checked = columns && checkCells(context, frame, columns, scope);
  const keysAreRight = keyRows.every(({ cells }) => cells.every((cell) => cell !== undefined));
  if (columns === undefined || checked === undefined || !keysAreRight) return undefined;
  const last = across ?? acrossBands;
  const places = bands
    ? bands.map(({ column, matches }) => ({ name: column.optionName, matches }))
    : across
      ? across.set.options.map(({ name }) => ({ name, matches: [optionMatch(name)] }))
      : [{ name: undefined, matches: [[]] }];
  return {
    kind: 'table',
    keys: last ? [...keys, last] : keys,
    columns: checked.columns,
    rows: rows.flatMap((row, printedRow) =>
      (matches[printedRow] ?? []).flatMap((own) =>
        places.flatMap(({ name, matches: acrossMatches }) => {
          const shown = columns.filter((column) => column.optionName === name);
          return acrossMatches.map((acrossMatch) => ({
            matches: [...own, ...acrossMatch],
            cells: checked.cellsOf(printedRow, name),
            printedRow,
            printedColumn: shown[0]?.cell,
            printed: row.cells.map((cell) => cell.text),
            span: row.span,
          }));
        }),
      ),
    ),
  };
}

const optionMatch = (name: string): readonly Match[] => [{ kind: 'options', options: [name] }];

// All cells of one value share a type, over rows and options.
function checkCells(
  context: Context,
  { declaration, values }: TableFrame,
  columns: readonly ValueColumn[],
  scope: Scope,
): CheckedCells | undefined {
  const { rows } = declaration;
  const results = values.map((value, index) => {
    const own = columns.filter((column) => column.value === index);
    const unit = own.find((column) => column.unit !== undefined)?.unit;
    const cells = rows.flatMap(({ cells: written }) =>
      own.map((column) => {
        const cell = written[column.cell];
        return cell && cellExpression(context, cell, column.text, column.unit);
      }),
    );
    const owner = rows.length === 1 ? value.label : `${value.label}`;
    const column = checkColumn(context, cells, unit, { ...scope, owner });
    return column && { ...column, own, heading: own[0]?.text ?? value.label };
  });
  if (!results.every((result) => result !== undefined)) return undefined;
  return {
    columns: results.map(({ type, heading }, index) => {
      const { name, label } = values[index] ?? { name: '', label: '' };
      return { heading, name, label, type };
    }),
    cellsOf: (row, option) =>
      results.flatMap(({ own, values: cells }) => {
        const place = own.findIndex((column) => column.optionName === option);
        return cells[row * own.length + place] ?? [];
      }),
  };
}

// `amount fine by item`: rows chosen by the bands or options of a value, as conditions that exclude each other.

import type { FormulaBase } from '../../grammar/tree/syntax.js';
import { unify } from './expressions/unify.js';
import { resolveKeyRows } from './tables/key-rows.js';
import { conditionOf } from './tables/match-condition.js';
import { isReadFromTop, readKeyCell } from './tables/matches.js';
import { restLast } from './tables/rest-rows.js';
import { rowsFromTop } from './tables/rows-from-top.js';
import { all, any } from './types/build.js';
import type { CheckedFormula, Claim, KeyedRows } from './types/checked.js';
import type { Context, Scope } from './types/context.js';
import type { Type } from './types/types.js';
import { askWhichDayOfRows } from './windows/which-day.js';
import { keyAskedOf } from './windows/windows.js';

const anything = { kind: 'any' } as const;

type FirstItems = Extract<CheckedFormula['base'], { kind: 'first' }>['items'];

export function checkByRows(
  context: Context,
  { keys, rows, span }: FormulaBase & { kind: 'by' },
  scope: Scope,
  expected: Type | undefined,
):
  | {
      readonly items: FirstItems;
      readonly type: Type;
      readonly claims?: readonly Claim[];
      readonly keyed?: KeyedRows;
    }
  | undefined {
  const subjects = keys.map((key, index) => {
    const checked = context.check(key, scope);
    const column = rows.map(({ matches }) => matches[index]?.content);
    return checked && keyAskedOf(context, checked, column);
  });
  const formulas = rows.map(({ formula }) => ({ kind: 'steps' as const, formula, span: formula.span }));
  const unified = unify(context, scope, formulas, expected);
  if (!subjects.every((subject) => subject !== undefined)) return undefined;
  askWhichDayOfRows(
    context,
    subjects,
    rows.map(({ matches: cells }) => ({ cells })),
  );
  const keyRows = rows.map(({ matches: cells, span: at }) => ({
    cells: subjects.map(({ type }, key) => {
      const cell = cells[key];
      return cell && readKeyCell(context, cell, type, undefined, scope);
    }),
    cellSpans: cells.map((cell) => cell.span),
    span: at,
  }));
  if (keyRows.some(({ cells }) => cells.some(isReadFromTop))) {
    const read = rowsFromTop(context, keyRows, subjects);
    if (unified === undefined || read === undefined) return undefined;
    const items = read.tried.flatMap(({ row: index, when }) => {
      const [row, value] = [rows[index], unified.values[index]];
      if (row === undefined || value === undefined) return [];
      const text = context.text(row.formula.span);
      return [{ label: labelOf(row), value, when, text, span: row.span }];
    });
    return { items, type: unified.type, claims: read.claims };
  }
  const matches = resolveKeyRows(
    context,
    keyRows,
    subjects.map(({ type }) => type),
    keys.map((key) => context.text(key.span)),
    span,
  );
  if (unified === undefined || keyRows.some(({ cells }) => cells.includes(undefined))) return undefined;
  const items = rows.flatMap((row, index) => {
    const value = unified.values[index];
    const own = matches[index] ?? [];
    if (value === undefined || own.length === 0) return [];
    const at = row.matches[0]?.span ?? row.span;
    const tests = own.map((piece) =>
      all(
        subjects.flatMap((subject, key) =>
          piece[key] === undefined || piece[key].kind === 'any'
            ? []
            : [conditionOf(subject, piece[key], row.matches[key]?.span ?? at)],
        ),
        at,
      ),
    );
    const when = any(tests, at);
    return [{ label: labelOf(row), value, when, text: context.text(row.formula.span), span: row.span }];
  });
  // Rows exclude each other, so that the one that takes what is left may stand anywhere; it needs no test.
  const rest = keyRows.findIndex(({ cells }) => cells.every((cell) => cell?.kind === 'rest'));
  const untested = rows[rest]?.span;
  const open = items.map((item) => (item.span === untested ? { ...item, when: undefined } : item));
  const keyed = {
    subjects,
    rows: rows.flatMap((row, index) =>
      (matches[index] ?? []).map((own) => ({
        matches: subjects.map((_, key) => own[key] ?? anything),
        span: row.span,
      })),
    ),
    span,
  };
  return { items: restLast(open), type: unified.type, keyed };
}

const labelOf = ({ matches }: (FormulaBase & { kind: 'by' })['rows'][number]): string =>
  matches.map(({ text }) => text).join(', ');

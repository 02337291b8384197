// `amount fine by item`: rows chosen by the bands or options of a value, as conditions that exclude each other.

import type { FormulaBase } from '../../grammar/tree/syntax.js';
import { unify } from './expressions/unify.js';
import { resolveKeyRows } from './tables/key-rows.js';
import { conditionOf } from './tables/match-condition.js';
import { isReadFromTop, readKeyCell } from './tables/matches.js';
import { restLast } from './tables/rest-rows.js';
import { rowsFromTop } from './tables/rows-from-top.js';
import { any } from './types/build.js';
import type { CheckedFormula, Claim, KeyedRows } from './types/checked.js';
import type { Context, Scope } from './types/context.js';
import type { Type } from './types/types.js';

const anything = { kind: 'any' } as const;

type FirstItems = Extract<CheckedFormula['base'], { kind: 'first' }>['items'];

export function checkByRows(
  context: Context,
  { key, rows, span }: FormulaBase & { kind: 'by' },
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
  const subject = context.check(key, scope);
  const formulas = rows.map(({ formula }) => ({ kind: 'steps' as const, formula, span: formula.span }));
  const unified = unify(context, scope, formulas, expected);
  if (subject === undefined) return undefined;
  const keyRows = rows.map(({ match, span: at }) => ({
    cells: [readKeyCell(context, match, subject.type, undefined, scope)],
    cellSpans: [match.span],
    span: at,
  }));
  if (keyRows.some(({ cells }) => isReadFromTop(cells[0]))) {
    const read = rowsFromTop(context, keyRows, [subject]);
    if (unified === undefined || read === undefined) return undefined;
    const items = read.order.flatMap((index) => {
      const [row, value] = [rows[index], unified.values[index]];
      if (row === undefined || value === undefined) return [];
      const text = context.text(row.formula.span);
      return [{ label: row.match.text, value, when: read.whens[index], text, span: row.span }];
    });
    return { items, type: unified.type, claims: read.claims };
  }
  const matches = resolveKeyRows(context, keyRows, [subject.type], [context.text(key.span)], span);
  if (unified === undefined || keyRows.some(({ cells }) => cells[0] === undefined)) return undefined;
  const items = rows.flatMap((row, index) => {
    const value = unified.values[index];
    const own = matches[index] ?? [];
    if (value === undefined || own.length === 0) return [];
    const tests = own.map(([match]) => conditionOf(subject, match, row.match.span));
    const when = any(tests, row.match.span);
    return [{ label: row.match.text, value, when, text: context.text(row.formula.span), span: row.span }];
  });
  // Rows exclude each other, so that the one that takes what is left may stand anywhere; it needs no test.
  const rest = keyRows.findIndex(({ cells }) => cells[0]?.kind === 'rest');
  const untested = rows[rest]?.span;
  const open = items.map((item) => (item.span === untested ? { ...item, when: undefined } : item));
  const keyed = {
    subject,
    rows: rows.flatMap((row, index) =>
      (matches[index] ?? []).map(([match = anything]) => ({ match, span: row.span })),
    ),
    span,
  };
  return { items: restLast(open), type: unified.type, keyed };
}

// `amount fine by item`: rows chosen by the bands or options of a value, as conditions that exclude each other.

import type { FormulaBase } from '../../grammar/syntax.js';
import type { Span } from '../source.js';
import { all, any, compareTo, number } from './build.js';
import type { CheckedExpression, CheckedFormula } from './checked.js';
import type { Context, Scope } from './context.js';
import { resolveKeyRows } from './key-rows.js';
import { readKeyCell } from './matches.js';
import type { Match } from './parts.js';
import { type Type, yesNo } from './types.js';
import { unify } from './unify.js';

type FirstItems = Extract<CheckedFormula['base'], { kind: 'first' }>['items'];

export function checkByRows(
  context: Context,
  { key, rows, span }: FormulaBase & { kind: 'by' },
  scope: Scope,
  expected: Type | undefined,
): { readonly items: FirstItems; readonly type: Type } | undefined {
  const subject = context.check(key, scope);
  const formulas = rows.map(({ formula }) => ({ kind: 'steps' as const, formula, span: formula.span }));
  const unified = unify(context, scope, formulas, expected);
  if (subject === undefined) return undefined;
  const keyRows = rows.map(({ match, span: at }) => ({
    cells: [readKeyCell(context, match, subject.type, undefined, scope)],
    cellSpans: [match.span],
    span: at,
  }));
  const matches = resolveKeyRows(context, keyRows, [subject.type], [context.text(key.span)], span);
  if (unified === undefined || keyRows.some(({ cells }) => cells[0] === undefined)) return undefined;
  const items = rows.flatMap((row, index) => {
    const value = unified.values[index];
    const own = matches[index] ?? [];
    if (value === undefined || own.length === 0) return [];
    const isRest = keyRows[index]?.cells[0]?.kind === 'rest';
    const tests = own.map(([match]) => conditionOf(subject, match, row.match.span));
    const when = isRest ? undefined : any(tests, row.match.span);
    return [{ label: row.match.text, value, when, text: context.text(row.formula.span), span: row.span }];
  });
  return { items, type: unified.type };
}

/** The condition under which the subject matches. */
function conditionOf(subject: CheckedExpression, match: Match | undefined, span: Span): CheckedExpression {
  switch (match?.kind) {
    case 'band': {
      const limit = (value: { readonly n: bigint; readonly d: bigint }): CheckedExpression =>
        subject.type.kind === 'date'
          ? { kind: 'date', value: Number(value.n), type: subject.type, span }
          : number(value, subject.type, span);
      const { from, to } = match;
      return all(
        [
          ...(from ? [compareTo(from.inclusive ? 'from' : 'above', subject, limit(from.value), span)] : []),
          ...(to ? [compareTo(to.inclusive ? 'up-to' : 'below', subject, limit(to.value), span)] : []),
        ],
        span,
      );
    }
    case 'options':
      return any(
        match.options.map((value) =>
          compareTo('equal', subject, { kind: 'option', value, type: subject.type, span }, span),
        ),
        span,
      );
    case 'yes-no':
      return compareTo('equal', subject, { kind: 'yes-no', value: match.value, type: yesNo, span }, span);
    default:
      return all([], span);
  }
}

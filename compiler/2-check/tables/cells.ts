// Value cells of tables: values and formulas, in the unit of their heading, brought to one type per column.

import type { Cell, Expr } from '../../../grammar/tree/syntax.js';
import { emptyCell } from '../../diagnostics/catalogue/rules/tables.js';
import { inUnit } from '../expressions/conditions.js';
import { convertTo } from '../expressions/convert.js';
import { unify } from '../expressions/unify.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { percentType, type Type } from '../types/types.js';
import { readUnitType } from '../types/units.js';
import type { ColumnUnit } from './matches.js';

/** The expression that a value cell holds, or undefined when it holds none, which is reported. */
export function cellExpression(
  context: Context,
  cell: Cell,
  column: string,
  unit: ColumnUnit,
): Expr | undefined {
  const expression = expressionIn(cell);
  if (expression === undefined) {
    if (cell.content.kind !== 'broken') context.report(emptyCell(cell.span, { column }));
    return undefined;
  }
  return unit === undefined ? expression : inUnit(expression, unit);
}

function expressionIn({ content, span }: Cell): Expr | undefined {
  switch (content.kind) {
    case 'expression':
      return content.expression;
    case 'not-given':
      return { kind: 'not-given', span };
    case 'names': {
      const names = content.names.map((name): Expr => ({ kind: 'name', name: name.text, span: name.span }));
      return names.reduce((left, right) => ({
        kind: 'binary',
        operator: 'or',
        left,
        right,
        operatorSpan: span,
        span,
      }));
    }
    default:
      content.kind satisfies
        | 'heading'
        | 'prefixes'
        | 'otherwise'
        | 'rest'
        | 'empty'
        | 'band'
        | 'any-of'
        | 'values'
        | 'words'
        | 'broken';
      return undefined;
  }
}

/** The cells of one column in one type; undefined when one is wrong, which is reported. */
export function checkColumn(
  context: Context,
  cells: readonly (Expr | undefined)[],
  unit: ColumnUnit,
  scope: Scope,
): { readonly type: Type; readonly values: readonly CheckedExpression[] } | undefined {
  const written = cells.filter((cell) => cell !== undefined);
  const expected =
    unit === 'percent' ? percentType : unit === undefined ? undefined : readUnitType(context, unit);
  const unified = unify(context, scope, written, expected);
  if (unified === undefined || written.length < cells.length) return undefined;
  if (expected === undefined) return unified;
  const values = unified.values.map((value) =>
    convertTo(context, value, { type: expected, span: undefined }),
  );
  return values.every((value) => value !== undefined) ? { type: expected, values } : undefined;
}

// Values of which one will be taken: brought to one type and unit, that of the first.

import type { Expr } from '../../../grammar/tree/syntax.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { quantityType } from '../types/describe.js';
import type { ListKind } from '../types/expression.js';
import type { Type } from '../types/types.js';
import { convertTo } from './convert.js';

export interface Unified {
  readonly type: Type;
  /** In the order given. */
  readonly values: readonly CheckedExpression[];
}

/**
 * Checks several expressions and brings them to the type of the first that has one by itself; `not given` and bare
 * options take it from the others. Undefined when one of them is wrong, which is reported.
 */
export function unify(
  context: Context,
  scope: Scope,
  expressions: readonly Expr[],
  expected: Type | undefined,
): Unified | undefined {
  const checked = new Map<number, CheckedExpression | undefined>();
  const options = expected ?? optionsMeant(context, scope, expressions);
  let type: Type | undefined;
  let partner: CheckedExpression | undefined;
  const order = expressions
    .map((expression, index) => ({ expression, index, late: needsType(context, expression, scope) }))
    .sort((a, b) => Number(a.late) - Number(b.late));
  let percent = true;
  let failed = false;
  for (const { expression, index } of order) {
    const value = context.check(expression, scope, type ?? options);
    if (value === undefined) {
      failed = true;
      continue;
    }
    percent &&= value.type.kind === 'quantity' && value.type.percent;
    if (type === undefined || partner === undefined) {
      type = value.type;
      partner = value;
      checked.set(index, value);
    } else {
      const converted = convertTo(context, value, { type, span: partner.span });
      if (converted === undefined) failed = true;
      checked.set(index, converted);
    }
  }
  if (failed || type === undefined) return undefined;
  const values = expressions.flatMap((_, index) => checked.get(index) ?? []);
  if (type.kind === 'quantity' && !percent) return { type: quantityType(type.unit), values };
  return { type, values };
}

/** Where all are bare options, the one choice that has them. */
function optionsMeant(context: Context, scope: Scope, expressions: readonly Expr[]): Type | undefined {
  const values = expressions.filter(({ kind }) => kind !== 'not-given');
  const names = values.flatMap((value) => (value.kind === 'name' ? [value.name] : []));
  if (names.length === 0 || names.length < values.length) return undefined;
  if (!values.every((value) => needsType(context, value, scope))) return undefined;
  const [owner, another] = context.ownersOfOptions([...new Set(names)]);
  const [first] = values;
  if (owner === undefined || another !== undefined || first === undefined) return undefined;
  const meaning = context.meaning(owner, first.span);
  if (meaning?.kind === 'switch') return { kind: 'choice', set: meaning.set };
  return meaning?.kind === 'fact' || meaning?.kind === 'value' ? meaning.type : undefined;
}

/** True for what takes its type from its neighbours. */
function needsType(context: Context, expression: Expr, scope: Scope): boolean {
  switch (expression.kind) {
    case 'not-given':
      return true;
    case 'name':
      return (
        !scope.parameters.has(expression.name) && context.resolved.names.get(expression.name) === undefined
      );
    case 'when':
      return expression.branches.every(({ value }) => needsType(context, value, scope));
    case 'otherwise':
      return needsType(context, expression.value, scope) && needsType(context, expression.instead, scope);
    case 'steps':
      return (
        expression.formula.base.kind === 'expression' &&
        needsType(context, expression.formula.base.expression, scope)
      );
    default:
      expression.kind satisfies
        | 'item-before'
        | 'version-before'
        | ListKind
        | 'before-rounding'
        | 'power'
        | 'reached'
        | 'time-within'
        | 'shared'
        | 'number'
        | 'not'
        | 'is'
        | 'in'
        | 'for'
        | 'with'
        | 'date'
        | 'time'
        | 'text'
        | 'broken'
        | 'yes-no'
        | 'call'
        | 'binary'
        | 'negate'
        | 'blocks'
        | 'remainder'
        | 'part'
        | 'extreme'
        | 'this-one'
        | 'position'
        | 'retained'
        | 'date-part'
        | 'date-between'
        | 'date-of';
      return false;
  }
}

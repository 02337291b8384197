// What a key cell says: a band, an exact value, options, yes or no, or the rest; as exact matches.

import type { Band, Cell, Expr, Limit, Name, UnitSyntax } from '../../grammar/syntax.js';
import { emptyBand, notAKey } from '../diagnostics/catalogue/tables.js';
import { add, compare, type Rational } from '../runtime/rational.js';
import { inUnit, sharedUnits } from './conditions.js';
import { demandConstant } from './constants.js';
import type { Context, Scope } from './context.js';
import { convertTo } from './convert.js';
import { describeType } from './describe.js';
import { reportUnknownOption } from './names.js';
import type { Bound, Match } from './parts.js';
import type { Type } from './types.js';

/** A key cell as read; `then` bands still lack their lower bound, `rest` is what no other row takes. */
export type KeyMatch =
  | { readonly kind: 'match'; readonly match: Match }
  | { readonly kind: 'then'; readonly to: Bound | undefined }
  /** `the next 50 kWh`: a `then` band whose end lies a width above the end of the row before. */
  | { readonly kind: 'next'; readonly width: Bound }
  | { readonly kind: 'rest' };

/** The end of a band that begins at another's end and has a width. */
export const endAfter = (before: Bound, width: Bound): Bound => ({
  value: add(before.value, width.value),
  inclusive: width.inclusive,
});

/** The unit that a heading states for its column. */
export type ColumnUnit = UnitSyntax | 'percent' | undefined;

/** Reads a key cell of a column whose key has the type; undefined when it is none, which is reported. */
export function readKeyCell(
  context: Context,
  cell: Cell,
  type: Type,
  unit: ColumnUnit,
  scope: Scope,
): KeyMatch | undefined {
  const { content } = cell;
  if (content.kind === 'broken') return undefined;
  if (content.kind === 'rest') return { kind: 'rest' };
  switch (type.kind) {
    case 'choice': {
      const names = namesOf(cell);
      if (names === undefined) break;
      const unknown = names.filter(({ text }) => !type.set.options.some((option) => option.name === text));
      for (const { text, span } of unknown) reportUnknownOption(context, text, span, type.set);
      if (unknown.length > 0) return undefined;
      return { kind: 'match', match: { kind: 'options', options: names.map(({ text }) => text) } };
    }
    case 'yes-no':
      if (content.kind === 'expression' && content.expression.kind === 'yes-no') {
        return { kind: 'match', match: { kind: 'yes-no', value: content.expression.value } };
      }
      break;
    case 'quantity':
    case 'date':
      if (content.kind === 'band') return readBand(context, content.band, type, unit, scope);
      if (content.kind === 'expression') {
        const value = constantLimit(context, content.expression, type, unit, scope);
        if (value === undefined) return undefined;
        const bound = { value, inclusive: true };
        return { kind: 'match', match: { kind: 'band', from: bound, to: bound } };
      }
      break;
    case 'text':
      break;
    default:
      return type satisfies never;
  }
  context.report(notAKey(cell.span, { text: cell.text, key: describeType(type) }));
  return undefined;
}

function namesOf({ content }: Cell): readonly Name[] | undefined {
  if (content.kind === 'names') return content.names;
  return content.kind === 'expression' ? orNames(content.expression) : undefined;
}

/** `film or game` read as an expression. */
function orNames(expression: Expr): readonly Name[] | undefined {
  if (expression.kind === 'name') return [{ text: expression.name, span: expression.span }];
  if (expression.kind !== 'binary' || expression.operator !== 'or') return undefined;
  const left = orNames(expression.left);
  const right = orNames(expression.right);
  return left && right && [...left, ...right];
}

/** A band with constant limits; undefined when they are not, or when it is empty, which is reported. */
function readBand(
  context: Context,
  band: Band,
  type: Type,
  unit: ColumnUnit,
  scope: Scope,
): KeyMatch | undefined {
  const { lower, upper } = sharedUnits(band);
  const from = lower && readLimit(context, lower, type, unit, scope);
  const to = upper && readLimit(context, upper, type, unit, scope);
  if ((lower && from === undefined) || (upper && to === undefined)) return undefined;
  if (band.next && to) return { kind: 'next', width: to };
  if (band.then) return { kind: 'then', to };
  if (from && to) {
    const order = compare(from.value, to.value);
    if (order > 0 || (order === 0 && !(from.inclusive && to.inclusive))) {
      context.report(emptyBand(band.span, {}));
      return undefined;
    }
  }
  return { kind: 'match', match: { kind: 'band', from, to } };
}

function readLimit(
  context: Context,
  limit: Limit,
  type: Type,
  unit: ColumnUnit,
  scope: Scope,
): Bound | undefined {
  const value = constantLimit(context, limit.value, type, unit, scope);
  return value && { value, inclusive: limit.inclusive };
}

function constantLimit(
  context: Context,
  syntax: Expr,
  type: Type,
  unit: ColumnUnit,
  scope: Scope,
): Rational | undefined {
  const value = context.check(unit === undefined ? syntax : inUnit(syntax, unit), scope, type);
  const converted = value && convertTo(context, value, { type, span: undefined }, { bareZero: true });
  return demandConstant(context, converted);
}

// Items of lists: sums over them, one by its place, running totals, ranks.

import type { Expr, Name } from '../../../grammar/tree/syntax.js';
import { noOtherItem, outsideList, wrongKindOfName } from '../../diagnostics/catalogue/rules/names.js';
import type { Span } from '../../source.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { quantity } from '../types/describe.js';
import { isTime, plainNumber, type Type } from '../types/types.js';
import { checkCondition } from './conditions.js';
import { convertTo, demand } from './convert.js';
import { describeMeaning, reportUnknown } from './names.js';

/** True when the name is a list; reports otherwise. */
export function isList(context: Context, { text, span }: Name, scope: Scope): boolean {
  const meaning = context.meaning(text, span);
  if (meaning?.kind === 'list') return true;
  if (meaning === undefined) reportUnknown(context, text, span, scope, undefined);
  else if (meaning.kind !== 'broken') {
    const wanted = { en: 'a list', fr: 'une liste' };
    context.report(wrongKindOfName(span, { name: text, is: describeMeaning(meaning), wanted }));
  }
  return false;
}

const within = (scope: Scope, list: string): Scope => ({
  ...scope,
  items: { list, open: false, outer: scope.items },
});

/** `sum of price over skiers where age is below 5 years`, `count of skiers`. */
export function checkAggregate(
  context: Context,
  expression: Expr & { kind: 'aggregate' },
  scope: Scope,
): CheckedExpression | undefined {
  const { operation, list, span } = expression;
  if (!isList(context, list, scope)) return undefined;
  if (expression.before && !hasItemOf(list.text, scope)) {
    context.report(noOtherItem(span, { where: 'before' }));
    return undefined;
  }
  const inner = within(scope, list.text);
  const looked = <T>(work: () => T): T => (expression.before ? context.goingBack(work) : work());
  const of = looked(() => expression.of && context.check(expression.of, inner));
  const where = looked(() => expression.where && checkCondition(context, expression.where, inner));
  if ((expression.of && of === undefined) || (expression.where && where === undefined)) return undefined;
  if (operation === 'last') {
    if (of === undefined) return undefined;
    const last = { list: list.text, of, type: of.type, span };
    return expression.before
      ? { ...last, kind: 'before', operation, where }
      : { ...last, kind: 'item', index: lastPlace(list.text, where, span) };
  }
  const kind = expression.before ? ('before' as const) : ('aggregate' as const);
  const common = { kind, list: list.text, of, where, span };
  if (operation === 'count') return { ...common, operation, of: undefined, type: plainNumber };
  if (of === undefined) return undefined;
  switch (operation) {
    case 'average':
    case 'median':
      if (expression.before) {
        context.report(noOtherItem(span, { where: 'middle' }));
        return undefined;
      }
      return (
        demand(context, of, 'quantity', quantity) && {
          ...common,
          kind: 'middle',
          operation,
          of,
          type: of.type,
        }
      );
    case 'highest':
    case 'lowest':
      if (of.type.kind === 'date' || isTime(of.type)) return { ...common, operation, type: of.type };
      return demand(context, of, 'quantity', quantity) && { ...common, operation, type: of.type };
    case 'sum':
      return demand(context, of, 'quantity', quantity) && { ...common, operation, type: of.type };
    default:
      return operation satisfies never;
  }
}

/** Whether an item of the list is meant around: the declaration's own, or one that an operation looks at. */
function hasItemOf(list: string, { items }: Scope): boolean {
  for (let own: Scope['items'] | undefined = items; own !== undefined; own = own.outer) {
    if (own.list === list) return true;
  }
  return false;
}

/** The place of the last item that counts. */
function lastPlace(list: string, where: CheckedExpression | undefined, span: Span): CheckedExpression {
  const position: CheckedExpression = { kind: 'position', list, type: plainNumber, span };
  return { kind: 'aggregate', operation: 'highest', list, of: position, where, type: plainNumber, span };
}

/** `balance of the item before`: of the item before the one that is meant. */
export function checkItemBefore(
  context: Context,
  { of: written, span }: Expr & { kind: 'item-before' },
  scope: Scope,
  expected: Type | undefined,
): CheckedExpression | undefined {
  const { list } = scope.items;
  if (list === undefined) {
    context.report(noOtherItem(span, { where: 'before' }));
    return undefined;
  }
  const of = context.goingBack(() => context.check(written, within(scope, list), expected));
  return (
    of && {
      kind: 'before',
      operation: 'last',
      ofLookedAt: true,
      list,
      of,
      where: undefined,
      type: of.type,
      span,
    }
  );
}

/** `date of this one`, inside `count of rides where …`. */
export function checkThisOne(
  context: Context,
  { of, span }: Expr & { kind: 'this-one' },
  scope: Scope,
  expected: Type | undefined,
): CheckedExpression | undefined {
  let own = scope.items;
  while (own.outer !== undefined) own = own.outer;
  const where = own.open
    ? 'function'
    : own.list === undefined
      ? 'case'
      : own === scope.items
        ? 'item'
        : undefined;
  if (where !== undefined) {
    context.report(noOtherItem(span, { where }));
    return undefined;
  }
  const value = context.check(of, { ...scope, items: own }, expected);
  return value && { kind: 'this-one', of: value, type: value.type, span };
}

/** `price of item 2 of skiers`. */
export function checkItem(
  context: Context,
  expression: Expr & { kind: 'item' },
  scope: Scope,
): CheckedExpression | undefined {
  const { list, span } = expression;
  const given = context.check(expression.index, scope, plainNumber);
  const index = given && convertTo(context, given, { type: plainNumber, span: undefined });
  if (!isList(context, list, scope)) return undefined;
  const of = context.check(expression.of, within(scope, list.text));
  if (of === undefined || index === undefined) return undefined;
  return { kind: 'item', list: list.text, index, of, type: of.type, span };
}

/** `position`, `running total of X`, `rank of X`: of the item that is meant. */
export function checkPlace(
  context: Context,
  expression: Expr & { kind: 'position' | 'running-total' | 'rank' },
  scope: Scope,
): CheckedExpression | undefined {
  const { span } = expression;
  const { list } = scope.items;
  if (list === undefined) {
    if (expression.kind !== 'position') context.check(expression.of, scope);
    reportNoItem(context, expression.kind, span);
    return undefined;
  }
  if (expression.kind === 'position') return { kind: 'position', list, type: plainNumber, span };
  const goesBack = expression.kind === 'running-total' && !expression.inclusive;
  const check = () => context.check(expression.of, scope);
  const of = goesBack ? context.goingBack(check) : check();
  if (of === undefined) return undefined;
  if ((of.type.kind === 'date' || isTime(of.type)) && expression.kind === 'rank')
    return { kind: 'rank', list, of, type: plainNumber, span };
  if (demand(context, of, 'quantity', quantity) === undefined) return undefined;
  if (expression.kind === 'rank') return { kind: 'rank', list, of, type: plainNumber, span };
  return { kind: 'running-total', list, of, inclusive: expression.inclusive, type: of.type, span };
}

function reportNoItem(context: Context, kind: 'position' | 'running-total' | 'rank', span: Span): void {
  const name = kind === 'running-total' ? 'running total' : kind;
  const lists = context.resolved.entries.flatMap(({ declaration }) =>
    declaration.kind === 'list' ? [declaration.name.text] : [],
  );
  context.report(outsideList(span, { name, list: lists[0] ?? '…' }));
}

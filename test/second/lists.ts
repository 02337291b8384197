// Operations over the items of a list.

import type { Expr } from '../../grammar/tree/syntax.js';
import { evaluate } from './evaluate.js';
import { isListGiven, itemOf } from './names.js';
import * as n from './numbers.js';
import { lookingAt, type Run, type Scope, sizeOf } from './run.js';
import type { Value } from './values.js';
import * as v from './values.js';

type Aggregate = Extract<Expr, { readonly kind: 'aggregate' }>;

function demandList(run: Run, list: string): void {
  if (!isListGiven(run, list)) throw new v.Absent('missing_fact', list);
}

export function aggregate(run: Run, scope: Scope, { operation, of, list, where, before }: Aggregate): Value {
  // `before this one`: the item of the declaration, or the one looked at where that is of another list.
  demandList(run, list.text);
  const own = scope.self?.list === list.text ? scope.self.index : undefined;
  const size = before ? (own ?? itemOf(scope, list.text)) : sizeOf(run, list.text);
  const inside = Array.from({ length: size }, (_, index) => lookingAt(scope, list.text, index)).filter(
    (at) => where === undefined || v.asYesNo(evaluate(run, at, where)),
  );
  if (operation === 'count') return v.pure(inside.length);
  if (of === undefined) throw new v.Meaningless('of what?');
  if (operation === 'last') {
    const last = inside.at(-1);
    if (last === undefined) throw new v.Absent('no_item', list.text);
    return evaluate(run, last, of);
  }
  const values = inside.map((at) => evaluate(run, at, of));
  if (operation === 'sum') return values.map(v.asQuantity).reduce(v.add, v.wildNought);
  if (values.length === 0) throw new v.Absent('no_item', list.text);
  const inOrder = [...values].sort(v.compareValues);
  switch (operation) {
    case 'average':
      return mean(values);
    case 'median':
      return mean(inOrder.slice((inOrder.length - 1) >> 1, (inOrder.length >> 1) + 1));
    case 'lowest':
      return inOrder[0]!;
    case 'highest':
      return inOrder.at(-1)!;
    default:
      throw new v.Meaningless(operation satisfies never);
  }
}

function mean(values: readonly Value[]): Value {
  const total = values.map(v.asQuantity).reduce(v.add);
  return { ...total, base: n.divided(total.base, n.int(values.length)) };
}

export function itemBefore(run: Run, scope: Scope, of: Expr): Value {
  const list = scope.innermost ?? '';
  const here = itemOf(scope, list);
  if (here === 0) throw new v.Absent('no_item', list);
  return evaluate(run, lookingAt(scope, list, here - 1), of);
}

type ItemAt = Extract<Expr, { readonly kind: 'item' }>;

export function itemAt(run: Run, scope: Scope, { of, index, list }: ItemAt): Value {
  demandList(run, list.text);
  const { base } = v.asQuantity(evaluate(run, scope, index));
  const at = base.q === 1n ? Number(base.p) : Number.NaN;
  if (!(at >= 1 && at <= sizeOf(run, list.text))) throw new v.Absent('no_item', list.text);
  return evaluate(run, lookingAt(scope, list.text, at - 1), of);
}

export function runningTotal(run: Run, scope: Scope, of: Expr, inclusive: boolean): Value {
  const list = scope.innermost ?? '';
  const here = itemOf(scope, list);
  return Array.from({ length: here + (inclusive ? 1 : 0) }, (_, index) =>
    v.asQuantity(evaluate(run, lookingAt(scope, list, index), of)),
  ).reduce(v.add, v.wildNought);
}

/** 1 is the highest; of equal ones the earlier comes first. */
export function rank(run: Run, scope: Scope, of: Expr): Value {
  const list = scope.innermost ?? '';
  const here = itemOf(scope, list);
  const values = Array.from({ length: sizeOf(run, list) }, (_, index) =>
    evaluate(run, lookingAt(scope, list, index), of),
  );
  const ahead = values.filter((value, index) => {
    const order = v.compareValues(value, values[here]!);
    return order > 0 || (order === 0 && index < here);
  });
  return v.pure(ahead.length + 1);
}

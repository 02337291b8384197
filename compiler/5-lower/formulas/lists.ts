// Lists: folds over the items, in order.

import type { Expression } from '../../3-model/model.js';
import { limit } from '../nodes/limits.js';
import { isQuantity, nothing, whole } from '../nodes/quantities.js';
import { firstRefusal, type Refusal, refusalUnder } from '../nodes/refusals.js';
import type { IntegerNode, Lowered, Operand, Quantity, TruthNode } from '../program/program.js';
import { soFar } from './carried.js';
import { ofTruth } from './choosing.js';
import { wholeOf } from './dates.js';
import { type Lower, perItem, refusedBy, type Scope } from './scope.js';

type Of<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

/** The first refusal among the items of a list. */
export function firstOfItems({ nodes }: Scope, list: string, refusal: Refusal): Refusal {
  if (refusal === undefined) return undefined;
  const first = nodes.fold('first', list, refusal);
  return first.lo === 0n && first.hi === 0n ? undefined : first;
}

export function aggregated(expression: Of<'aggregate'>, scope: Scope, lower: Lower): Lowered {
  const { nodes } = scope;
  const { list } = expression;
  const item = perItem(scope, list);
  const where = expression.where === undefined ? ofTruth(nodes.truth(true)) : lower(expression.where, item);
  const counts = where.value.kind === 'truth' ? where.value.truth : nodes.truth(false);
  const sorted = firstOfItems(scope, list, where.refusal);
  const zero = nodes.constant(0n);
  const counted = nodes.fold('sum', list, nodes.choose(counts, nodes.constant(1n), zero));
  const none = refusalUnder(nodes, nodes.compare('equal', counted, zero), refusedBy(scope, 'no_item'));
  if (expression.operation === 'count') return { value: whole(counted), refusal: sorted };
  if (expression.operation === 'some') {
    const least = nodes.extreme('greatest', [counted, nodes.constant(1n)]);
    return { value: whole(least), refusal: firstRefusal(nodes, sorted, none) };
  }
  const of = expression.of && lower(expression.of, item);
  if (of === undefined) return { value: nothing, refusal: sorted };
  const items = firstOfItems(scope, list, refusalUnder(nodes, counts, of.refusal));
  const refusal = firstRefusal(nodes, sorted, items);
  const { value } = of;
  switch (expression.operation) {
    case 'sum': {
      // What is refused wherever it counts adds nothing.
      if (!isQuantity(value)) return { value: whole(zero), refusal };
      return { value: summed(scope, list, counts, value), refusal };
    }
    case 'highest':
    case 'lowest': {
      const either = firstRefusal(nodes, refusal, none);
      if (!isQuantity(value)) return { value: nothing, refusal: either };
      if (value.kind === 'fraction') return limit('quotients-of-items');
      const { integer, grid } = value;
      const fold = ({ highest: 'greatest', lowest: 'least' } as const)[expression.operation];
      const losing = nodes.constant({ greatest: integer.lo, least: integer.hi }[fold]);
      const best = nodes.fold(fold, list, nodes.choose(counts, integer, losing));
      return { value: { kind: 'scaled', integer: best, grid }, refusal: either };
    }
    default:
      return expression.operation satisfies never;
  }
}

function summed({ nodes }: Scope, list: string, counts: TruthNode, value: Quantity): Quantity {
  const total = (integer: IntegerNode) =>
    nodes.fold('sum', list, nodes.choose(counts, integer, nodes.constant(0n)));
  if (value.kind === 'scaled') return { ...value, integer: total(value.integer) };
  if (value.denominator.list !== undefined) return limit('quotients-of-items');
  return { ...value, numerator: total(value.numerator) };
}

export function itemValue(expression: Of<'item'>, scope: Scope, lower: Lower): Lowered {
  const { nodes } = scope;
  const { list } = expression;
  const index = lower(expression.index, scope);
  const wanted = wholeOf(index.value, scope);
  if (wanted === undefined) return { value: nothing, refusal: index.refusal };
  const exists = nodes.junction('and', [
    wanted.isWhole,
    nodes.compare('up-to', nodes.constant(1n), wanted.integer),
    nodes.compare('up-to', wanted.integer, nodes.count(list)),
  ]);
  const none = refusalUnder(nodes, nodes.not(exists), refusedBy(scope, 'no_item'));
  const capacity = nodes.capacity(list);
  const at = nodes.clamp(wanted.integer, 1n, capacity > 1n ? capacity : 1n);
  const of = lower(expression.of, perItem(scope, list));
  // What lies beyond the end is any value: zero would be a refusal of its own.
  const inside = of.refusal && refusalUnder(nodes, exists, nodes.item(list, of.refusal, at));
  return {
    value: itemOperand(scope, list, of.value, at),
    refusal: firstRefusal(nodes, index.refusal, none, inside),
  };
}

function itemOperand({ nodes }: Scope, list: string, value: Operand, at: IntegerNode): Operand {
  switch (value.kind) {
    case 'scaled':
      return { ...value, integer: nodes.item(list, value.integer, at) };
    case 'fraction':
      return {
        ...value,
        numerator: nodes.item(list, value.numerator, at),
        denominator: nodes.item(list, value.denominator, at),
      };
    case 'truth':
      return { kind: 'truth', truth: nodes.itemTruth(list, value.truth, at) };
    case 'option':
      return { ...value, place: nodes.item(list, value.place, at) };
    case 'text':
      return { kind: 'text', text: nodes.itemText(list, value.text, at) };
    case 'none':
      return value;
    default:
      return value satisfies never;
  }
}

export function position(scope: Scope): Lowered {
  const { list, nodes } = scope;
  return { value: list === undefined ? nothing : whole(nodes.place(list)), refusal: undefined };
}

export function runningTotal(expression: Of<'running-total'>, scope: Scope, lower: Lower): Lowered {
  const { list } = scope;
  if (list === undefined) return { value: nothing, refusal: undefined };
  const { inclusive } = expression;
  const of = lower(expression.of, perItem(scope, list));
  const along = (integer: IntegerNode, fold: 'sum' | 'first') => soFar(scope, list, fold, inclusive, integer);
  const refusal = of.refusal && along(of.refusal, 'first');
  if (!isQuantity(of.value)) return { value: nothing, refusal };
  if (of.value.kind === 'scaled') {
    return { value: { ...of.value, integer: along(of.value.integer, 'sum') }, refusal };
  }
  if (of.value.denominator.list !== undefined) return limit('quotients-of-items');
  return { value: { ...of.value, numerator: along(of.value.numerator, 'sum') }, refusal };
}

export function rank(expression: Of<'rank'>, scope: Scope, lower: Lower): Lowered {
  const { list, nodes } = scope;
  if (list === undefined) return { value: nothing, refusal: undefined };
  const of = lower(expression.of, perItem(scope, list));
  const refusal = firstOfItems(scope, list, of.refusal);
  if (!isQuantity(of.value)) return { value: nothing, refusal };
  if (of.value.kind === 'fraction') return limit('quotients-of-items');
  return { value: whole(nodes.rank(list, of.value.integer)), refusal };
}

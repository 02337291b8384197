// What an item has from the items before it: the last of them, sums, extremes; values that each item hands to the next.

import type { Expression } from '../../3-model/model.js';
import { comparison } from '../nodes/comparing.js';
import { limit } from '../nodes/limits.js';
import { constant, isQuantity, nothing, whole } from '../nodes/quantities.js';
import { firstRefusal, type Refusal, refusalUnder, simplified } from '../nodes/refusals.js';
import type { IntegerNode, Lowered, Operand, TruthNode } from '../program/program.js';
import { ofTruth } from './choosing.js';
import { type Lower, perItem, refusedBy, type Scope } from './scope.js';

type Before = Extract<Expression, { readonly kind: 'before' }>;

/** Over the items before, or up to the item itself. In a circle of definitions sums are handed on, as everything is there. */
export function soFar(
  { nodes, isCarried }: Scope,
  list: string,
  fold: 'sum' | 'first',
  inclusive: boolean,
  of: IntegerNode,
): IntegerNode {
  if (!isCarried || of.list === undefined) return nodes.along(fold, inclusive, list, of);
  const zero = nodes.constant(0n);
  if (fold === 'sum') {
    const others = nodes.capacity(list) > 1n ? nodes.capacity(list) - 1n : 0n;
    const most = [of.lo, of.hi].map((limit) => limit * others) as [bigint, bigint];
    const sum = nodes.carry(list, 0n, most, `sum ${of.id}`, (handed) => nodes.add(handed, of));
    return inclusive ? nodes.add(sum, of) : sum;
  }
  fold satisfies 'first';
  const later = (handed: IntegerNode) => nodes.choose(nodes.compare('equal', handed, zero), of, handed);
  const first = nodes.carry(list, 0n, [of.lo, of.hi], `first ${of.id}`, later);
  return inclusive ? later(first) : first;
}

/** One of the items before, or something of all of them; refused where there must be one and is none. */
export function before(expression: Before, scope: Scope, lower: Lower): Lowered {
  const { nodes } = scope;
  const { list, operation } = expression;
  if (scope.list === undefined) return { value: nothing, refusal: undefined };
  if (scope.list !== list) return limit('nested-lists');
  const item = perItem(scope, list);
  const where = expression.where === undefined ? ofTruth(nodes.truth(true)) : lower(expression.where, item);
  const counts = where.value.kind === 'truth' ? where.value.truth : nodes.truth(false);
  const of = expression.of && lower(expression.of, item);
  const zero = nodes.constant(0n);
  const total = (each: IntegerNode) =>
    soFar(scope, list, 'sum', false, nodes.choose(counts, each, nodes.constant(0n)));
  const counted = total(nodes.constant(1n));
  const inTurn = firstRefusal(nodes, where.refusal, refusalUnder(nodes, counts, of?.refusal));
  const refusal =
    operation === 'last'
      ? lastRefusal(scope, list, where.refusal, counts, of?.refusal)
      : inTurn && settled(soFar(scope, list, 'first', false, inTurn));
  if (operation === 'count') return { value: whole(counted), refusal };
  if (operation === 'sum') {
    const value = of?.value ?? nothing;
    // What is refused wherever it counts adds nothing.
    if (!isQuantity(value)) return { value: whole(zero), refusal };
    if (value.kind === 'scaled') return { value: { ...value, integer: total(value.integer) }, refusal };
    if (value.denominator.list !== undefined) return limit('quotients-of-items');
    return { value: { ...value, numerator: total(value.numerator) }, refusal };
  }
  const exists =
    expression.where === undefined
      ? comparison(nodes, 'from', whole(nodes.place(list)), constant(nodes, { n: 2n, d: 1n }))
      : comparison(nodes, 'from', whole(counted), constant(nodes, { n: 1n, d: 1n }));
  const none = simplified(refusalUnder(nodes, exists, undefined, refusedBy(scope, 'no_item')), scope.known);
  const either = firstRefusal(nodes, refusal, none);
  const value = of?.value ?? nothing;
  if (operation === 'last') return { value: lastValue(scope, list, counts, value), refusal: either };
  if (!isQuantity(value)) return { value: nothing, refusal: either };
  if (value.kind === 'fraction') return limit('quotients-of-items');
  const extreme = ({ highest: 'greatest', lowest: 'least' } as const)[operation];
  return {
    value: { ...value, integer: extremeBefore(scope, list, extreme, counts, value.integer) },
    refusal: either,
  };
}

const settled = (node: IntegerNode): Refusal => (node.lo === 0n && node.hi === 0n ? undefined : node);

function extremeBefore(
  { nodes }: Scope,
  list: string,
  extreme: 'least' | 'greatest',
  counts: TruthNode,
  of: IntegerNode,
): IntegerNode {
  if (of.list === undefined) return of;
  const losing = { greatest: of.lo, least: of.hi }[extreme];
  return nodes.carry(list, losing, [of.lo, of.hi], `${extreme} ${counts.id} ${of.id}`, (handed) =>
    nodes.choose(counts, nodes.extreme(extreme, [handed, of]), handed),
  );
}

/** Going back from the item: the first that is refused where it is asked whether it counts, or that counts. */
function lastRefusal(scope: Scope, list: string, where: Refusal, counts: TruthNode, of: Refusal): Refusal {
  if (where === undefined && of === undefined) return undefined;
  const { nodes } = scope;
  const own = of ?? nodes.constant(0n);
  const most = [where?.hi ?? 0n, own.hi].reduce((a, b) => (a > b ? a : b));
  const text = `refusal ${where?.id} ${counts.id} ${own.id}`;
  return settled(
    nodes.carry(list, 0n, [0n, most], text, (handed) => {
      const counted = nodes.choose(counts, own, handed);
      return where === undefined
        ? counted
        : nodes.choose(nodes.compare('equal', where, nodes.constant(0n)), counted, where);
    }),
  );
}

/** Any value where there is none. */
function lastValue(scope: Scope, list: string, counts: TruthNode, value: Operand): Operand {
  const { nodes } = scope;
  const last = (of: IntegerNode): IntegerNode => {
    if (of.list === undefined) return of;
    if (counts.kind === 'constant') return counts.value ? nodes.before(list, of.lo, of) : of;
    return nodes.carry(list, of.lo, [of.lo, of.hi], `last ${counts.id} ${of.id}`, (handed) =>
      nodes.choose(counts, of, handed),
    );
  };
  switch (value.kind) {
    case 'scaled':
      return { ...value, integer: last(value.integer) };
    case 'fraction':
      return { ...value, numerator: last(value.numerator), denominator: last(value.denominator) };
    case 'option':
      return { ...value, place: last(value.place) };
    case 'truth': {
      const [yes, no] = [nodes.constant(1n), nodes.constant(0n)];
      return { kind: 'truth', truth: nodes.compare('equal', last(nodes.choose(value.truth, yes, no)), yes) };
    }
    case 'text':
      return value.text.list === undefined ? value : limit('items-before');
    case 'none':
      return value;
    default:
      return value satisfies never;
  }
}

// Sums, counts and extremes over items into terms: any item stands for all; one item may be looked at on its own.

import type { Expression } from '../../../3-model/model.js';
import { one, rational, zero } from '../../../runtime/exact/rational.js';
import { unsure } from '../../range/abstract.js';
import { wholeBetween } from '../../range/interval.js';
import type { Condition, Poly, Variable } from '../terms/terms.js';
import { type Place, type Translating, thisItem, type World } from './places.js';
import { anyPlace, isByRank, placeInOrder, rankedBy, worldByRank } from './translate-ranks.js';

type ListNode = Extract<
  Expression,
  { readonly kind: 'aggregate' | 'item' | 'position' | 'running-total' | 'rank' }
>;

export function translateListNode(
  to: Translating,
  node: ListNode,
  place: Place,
  world: World,
  origin: string,
): Poly {
  const { pool } = to;
  const changed = (variable: Variable): Poly => {
    const value = world.changed.get(variable.name);
    return value ? to.number(value) : pool.number(variable);
  };
  switch (node.kind) {
    case 'aggregate':
      return aggregate(to, node, place, world, origin);
    case 'item': {
      const index = to.number(to.translate(node.index, place, world));
      const any = anyItem(node.list, place);
      const other = pool.aggregate('highest', index, to.number(to.translate(node.of, any, world)), origin);
      if (to.focus !== node.list) return other;
      const own = pool.flag(
        pool.variable(`item ${index.id} of ${node.list} is this`, () => ({
          initial: unsure,
          splittable: true,
          hides: to.rules.hidden(index.variables),
        })),
      );
      const here = to.number(to.translate(node.of, thisItem(node.list), world));
      return pool.cases(
        [
          { when: own, then: here },
          { when: pool.holds, then: other },
        ],
        origin,
      );
    }
    case 'position':
      return changed(position(to, place));
    case 'running-total': {
      const before = pool.minus(changed(position(to, place)), pool.constant(one));
      const of = (at: Place): Poly => to.number(to.translate(node.of, at, world));
      const own = node.inclusive ? of(place) : pool.constant(zero);
      const any = anyItem(place.list ?? '', place);
      if (place.item === '@this' || to.focus !== place.list) {
        return pool.sum([pool.aggregate('sum', before, of(any), origin), own]);
      }
      // Among the items before this one may be the one that is looked at.
      const among: Condition = pool.flag(
        pool.variable(`this before${place.item}`, () => ({ initial: unsure, splittable: false })),
      );
      const counted = (value: Poly): Poly =>
        pool.cases(
          [
            { when: among, then: value },
            { when: pool.holds, then: pool.constant(zero) },
          ],
          origin,
        );
      const others = pool.minus(before, counted(pool.constant(one)));
      const looked = counted(of(thisItem(place.list ?? '')));
      return pool.sum([pool.aggregate('sum', others, of(any), origin), looked, own]);
    }
    case 'rank': {
      if (isByRank(place)) return placeInOrder(to, place.list ?? '');
      const own = to.number(to.translate(node.of, place, world));
      const looked =
        to.focus === place.list ? to.number(to.translate(node.of, thisItem(place.list ?? ''), world)) : own;
      const any = to.number(to.translate(node.of, anyItem(place.list ?? '', place), world));
      const capacity = to.index.capacities.get(place.list ?? '') ?? 1;
      return pool.number(
        pool.variable(`rank ${own.id} ${looked.id} ${any.id}${place.item}`, () => ({
          initial: { kind: 'numbers', range: wholeBetween(1, Math.max(1, capacity)) },
          splittable: false,
          hides: to.rules.hidden(own.variables | looked.variables | any.variables),
        })),
      );
    }
    default:
      node satisfies never;
      return pool.nothing;
  }
}

function position(to: Translating, place: Place): Variable {
  const capacity = to.index.capacities.get(place.list ?? '') ?? 1;
  return to.pool.variable(`position${place.item}`, () => ({
    initial: { kind: 'numbers', range: wholeBetween(1, Math.max(1, capacity)) },
    splittable: !place.item.startsWith('@any'),
  }));
}

/** Any item of a list, told apart from the items within which it is looked at. */
function anyItem(list: string, place: Place): Place {
  const depth = place.item.startsWith('@any') ? Number.parseInt(place.item.slice(4), 10) : 0;
  return { item: `@any${depth + 1}`, list };
}

/** How many items the list has; at least the one that is looked at. */
export function countOf(to: Translating, list: string): Poly {
  const least = to.focus === list ? 1 : 0;
  const capacity = Math.max(least, to.index.capacities.get(list) ?? 0);
  return to.pool.number(
    to.pool.variable(`count of ${list}`, () => ({
      initial: { kind: 'numbers', range: wholeBetween(least, capacity) },
      splittable: true,
    })),
  );
}

function aggregate(
  to: Translating,
  node: Extract<ListNode, { kind: 'aggregate' }>,
  place: Place,
  world: World,
  origin: string,
): Poly {
  const { pool } = to;
  const { list, operation } = node;
  const any = anyItem(list, place);
  const looked = to.focus === list ? thisItem(list) : undefined;
  const items = countOf(to, list);
  const others = looked ? pool.minus(items, pool.constant(one)) : items;
  const truth = (at: Place): Condition =>
    node.where ? to.truth(to.translate(node.where, at, world)) : pool.holds;
  const each = (at: Place): Poly =>
    node.of ? to.number(to.translate(node.of, at, world)) : pool.constant(rational(1));
  const counted = (at: Place, value: Poly): Poly =>
    pool.cases(
      [
        { when: truth(at), then: value },
        { when: pool.holds, then: pool.constant(zero) },
      ],
      `${origin}${at.item}`,
    );
  const summed = (value: (at: Place) => Poly): Poly => {
    const rest = pool.aggregate('sum', others, counted(any, value(any)), origin);
    return looked ? pool.sum([rest, counted(looked, value(looked))]) : rest;
  };
  if (operation === 'sum' || operation === 'count') {
    return (
      overPlaces(to, node, items, world, origin) ??
      summed(operation === 'sum' ? each : () => pool.constant(one))
    );
  }
  // Which items take part is said by their number: two extremes are comparable item by item only where that is the same.
  const taking = node.where ? summed(() => pool.constant(one)) : others;
  const value = pool.cases([{ when: truth(any), then: each(any) }], `${origin}${any.item}`);
  const rest = pool.aggregate(operation, taking, value, origin);
  if (!looked) return rest;
  const withThis = pool.extreme(operation, [rest, each(looked)], origin);
  return pool.cases(
    [
      { when: truth(looked), then: withThis },
      { when: pool.holds, then: rest },
    ],
    origin,
  );
}

/** Items that count by their rank, place by place; undefined for others. */
function overPlaces(
  to: Translating,
  node: Extract<ListNode, { kind: 'aggregate' }>,
  count: Poly,
  world: World,
  origin: string,
): Poly | undefined {
  const { pool } = to;
  const fact = rankedBy(to, node);
  const ranked = fact === undefined ? undefined : worldByRank(to, node.list, fact, world);
  if (!ranked) return undefined;
  const place = anyPlace(node.list);
  const number = (of: Expression | undefined): Poly =>
    of ? to.number(to.translate(of, place, ranked)) : pool.constant(one);
  const counts = node.where ? to.truth(to.translate(node.where, place, ranked)) : pool.holds;
  const rows = [
    { when: counts, then: number(node.operation === 'sum' ? node.of : undefined) },
    { when: pool.holds, then: pool.constant(zero) },
  ];
  return pool.aggregate('sum', count, pool.cases(rows, origin), `${origin} by rank`);
}

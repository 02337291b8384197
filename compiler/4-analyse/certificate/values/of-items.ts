// Values over the items of a list, and values that hang on where an item stands among the others: sums, counts and extremes of those
// before it, or of those that are higher.

import type { Expression, LoopId } from '../../../3-model/model.js';
import { negate, one, zero } from '../../../runtime/exact/rational.js';
import { factsUnder, type ModelIndex } from '../../model-index.js';
import { sortOf } from './facts.js';
import type { About, Kind, Sort, Value } from './value.js';
import type { Values } from './values.js';

/** The level of each item that is spoken of: 0 is the one that a claim is about. */
export type Place = ReadonlyMap<LoopId, number>;
type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

export interface Valued {
  readonly values: Values;
  readonly index: ModelIndex;
  readonly focus: string | undefined;
  readonly moving: string | undefined;
  value(expression: Expression, place: Place): Value;
  rows(sort: Sort, rows: readonly (readonly [Value, Value])[]): Value;
  extreme(kind: Kind, of: readonly Value[]): Value;
}

interface Items {
  readonly about: About & { readonly list: string };
  readonly level: number;
  /** Any item but the one that is spoken of by itself. */
  readonly any: Place;
  readonly focus: Place | undefined;
}
/** What an item has, and whether it counts. */
type OfItem = (at: Place, item: number) => readonly [Value, Value];

const number: About = { sort: 'number' };
const deepest = 20;

export const levelOf = (place: Place, loop: LoopId | undefined): number | undefined =>
  loop === undefined ? undefined : place.get(loop);
const above = (place: Place): number => {
  const level = Math.max(0, ...place.values()) + 1;
  if (level > deepest) throw new RangeError('operations over items within one another');
  return level;
};

/** The item of one level stands before that of another. */
function precedes({ values }: Valued, list: string, level: number, own: number): Value {
  if (level === own) return values.no;
  return values.make('precedes', [], { sort: 'truth', list, level, own });
}

/** Any item of a list but that of `own`, at a level of its own, and the one that is spoken of by itself. */
function itemsOf(
  by: Valued,
  { list, loop }: { readonly list: string; readonly loop?: LoopId },
  place: Place,
  own?: number,
): Items {
  const level = above(place);
  const at = (item: number): Place => (loop === undefined ? place : new Map(place).set(loop, item));
  const isFocus = list === by.focus;
  // The item that is spoken of is left out anyway.
  const left = own === undefined || (isFocus && own === 0) ? {} : { own };
  const focus = isFocus && own !== 0 ? at(0) : undefined;
  return { about: { ...number, list, level, ...left }, level, any: at(level), focus };
}

function total(by: Valued, { about, level, any, focus }: Items, text: 'sum' | 'count', what: OfItem): Value {
  const { values } = by;
  const others = values.make('fold', what(any, level), { ...about, text });
  if (!focus) return others;
  const [own, counts] = what(focus, 0);
  const first = by.rows('number', [
    [counts, own],
    [values.yes, values.number(zero)],
  ]);
  return values.sum([
    [one, first],
    [one, others],
  ]);
}

/** Over all items, or over those before one. */
export function overItems(by: Valued, expression: Of<'aggregate' | 'before'>, place: Place): Value {
  const { values } = by;
  const { operation, list, of, where } = expression;
  const own = expression.kind === 'before' ? (levelOf(place, expression.item) ?? 0) : undefined;
  const items = itemsOf(by, expression, place, own);
  const { about, level, any, focus } = items;
  const what: OfItem = (at, item) => [
    operation === 'count' || operation === 'some' || !of ? values.number(one) : by.value(of, at),
    values.all([
      own === undefined ? values.yes : precedes(by, list, item, own),
      where ? by.value(where, at) : values.yes,
    ]),
  ];
  const others = what(any, level);
  const isAll = own === undefined && others[1] === values.yes;
  const all = values.make('count', [], { ...number, list });
  switch (operation) {
    case 'sum':
      return total(by, items, 'sum', what);
    case 'some':
    case 'count': {
      const counted = isAll ? all : total(by, items, 'count', what);
      // Of none there is no `some`.
      if (operation === 'count') return counted;
      operation satisfies 'some';
      return by.rows('number', [[values.of('positive', counted), counted]]);
    }
    case 'highest':
    case 'lowest': {
      const fold = values.make('fold', others, { ...about, text: operation });
      if (!focus) return fold;
      const [value, counts] = what(focus, 0);
      const beside = isAll
        ? values.sum([[one, all]], negate(one))
        : values.make('fold', [values.number(one), others[1]], { ...about, text: 'count' });
      return by.rows('number', [
        [values.not(counts), fold],
        [values.of('positive', beside), by.extreme(operation, [value, fold])],
        [values.yes, value],
      ]);
    }
    case 'last': {
      const of_ = focus ? [...others, ...what(focus, 0)] : others;
      return values.make('opaque', of_, { ...about, sort: sortOf(expression.type), text: operation });
    }
    default:
      operation satisfies never;
      return values.none('number');
  }
}

function position(by: Valued, list: string, own: number, place: Place): Value {
  const items = itemsOf(by, { list }, place, own);
  const before = total(by, items, 'count', (_, item) => [
    by.values.number(one),
    precedes(by, list, item, own),
  ]);
  return by.values.sum([[one, before]], one);
}

/** Of those before an item, and of those that are higher, or as high and before it. */
export function placed(
  by: Valued,
  expression: Of<'position' | 'running-total' | 'rank'>,
  place: Place,
): Value {
  const { values } = by;
  const { list, kind } = expression;
  const own = levelOf(place, expression.item) ?? 0;
  if (kind === 'position') return position(by, list, own, place);
  const items = itemsOf(by, expression, place, own);
  const mine = by.value(expression.of, new Map(place).set(expression.loop, own));
  if (kind === 'running-total') {
    const before = total(by, items, 'sum', (at, item) => [
      by.value(expression.of, at),
      precedes(by, list, item, own),
    ]);
    return expression.inclusive ? values.sum([before, mine].map((each) => [one, each])) : before;
  }
  kind satisfies 'rank';
  const higher = total(by, items, 'count', (at, item) => {
    const theirs = by.value(expression.of, at);
    const isLower = values.of('positive', values.minus(mine, theirs));
    const isFirst = values.all([precedes(by, list, item, own), values.not(isLower)]);
    return [values.number(one), values.any([values.of('positive', values.minus(theirs, mine)), isFirst])];
  });
  return values.sum([[one, higher]], one);
}

/** That of the item spoken of where it stands in that place, else of any other. */
export function item(by: Valued, expression: Of<'item'>, place: Place): Value {
  const { values } = by;
  const { list } = expression;
  const sort = sortOf(expression.type);
  const index = by.value(expression.index, place);
  const { level, any, focus } = itemsOf(by, expression, place);
  const other = values.make('opaque', [index, by.value(expression.of, any)], {
    sort,
    text: 'item',
    list,
    level,
  });
  if (!focus) return other;
  const isThere = values.of('zero', values.minus(position(by, list, 0, place), index));
  return by.rows(sort, [
    [isThere, by.value(expression.of, focus)],
    [values.yes, other],
  ]);
}

/** What an item has from those before it hangs on itself: limits and ways of it are shown by going on from item to item. */
export function carried(by: Valued, { definition: id, items, type }: Of<'earlier'>, place: Place): Value {
  if (items.length !== 1) throw new RangeError('what is carried for several items at once');
  const level = levelOf(place, items[0]) ?? 0;
  const known = by.index.definitions.get(id);
  const facts = known ? factsUnder(by.index, [known.body]) : new Set<string>();
  const side = by.moving !== undefined && facts.has(by.moving) ? 'A' : undefined;
  return by.values.make('carried', [], { sort: sortOf(type), text: id, level, side });
}

// Values over the items of a list, and values that hang on where an item stands among the others: sums, counts and extremes of those
// before it, or of those that are higher.

import type { Expression, LoopId } from '../../../3-model/model.js';
import { negate, one } from '../../../runtime/exact/rational.js';
import type { Node } from './node.js';
import { levelOf, type Place, sortOfType, type Valued } from './place.js';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

const deepest = 20;

function levelAbove(place: Place): number {
  const level = Math.max(0, ...place.values()) + 1;
  if (level > deepest) throw new RangeError('operations over items within one another');
  return level;
}

interface Items {
  readonly list: string;
  readonly level: number;
  /** The level of another item that is left out. */
  readonly own: number | undefined;
  /** Any item but the one that is spoken of by itself. */
  readonly any: Place;
  readonly focus: Place | undefined;
}

/** An item that is looked at, and whether it counts. */
interface Looked {
  readonly of: Node;
  readonly where: Node;
}
type OfItem = (at: Place, level: number) => Looked;

/** Any item of a list but that of `own`, at a level of its own; and the one that is spoken of by itself. */
function itemsOf(
  by: Valued,
  { list, loop }: { readonly list: string; readonly loop?: LoopId },
  place: Place,
  own?: number,
): Items {
  const level = levelAbove(place);
  const at = (item: number): Place => (loop === undefined ? place : new Map(place).set(loop, item));
  const hasFocus = list === by.focus;
  return {
    list,
    level,
    // The item that is spoken of is left out anyway.
    own: hasFocus && own === 0 ? undefined : own,
    any: at(level),
    focus: hasFocus && own !== 0 ? at(0) : undefined,
  };
}

function precedes({ graph }: Valued, list: string, level: number, own: number): Node {
  return level === own ? graph.no : graph.plain({ kind: 'precedes', list, level, own }, 'truth');
}

function total(by: Valued, items: Items, operation: 'sum' | 'count', what: OfItem): Node {
  const { graph } = by;
  const { list, level, own } = items;
  const fold = graph.plain({ kind: 'fold', operation, list, level, own, ...what(items.any, level) });
  if (!items.focus) return fold;
  const { of, where } = what(items.focus, 0);
  const first = graph.rows(
    [
      { when: where, value: of },
      { when: graph.yes, value: graph.zero },
    ],
    'number',
  );
  return graph.sum([
    { by: one, of: first },
    { by: one, of: fold },
  ]);
}

/** Over all items, or over those before one. */
export function overItems(by: Valued, expression: Of<'aggregate' | 'before'>, place: Place): Node {
  const { graph } = by;
  const { operation, list, of, where } = expression;
  const own = expression.kind === 'before' ? (levelOf(place, expression.item) ?? 0) : undefined;
  const items = itemsOf(by, expression, place, own);
  const isCount = operation === 'count' || operation === 'some';
  const what: OfItem = (at, level) => ({
    of: isCount || !of ? graph.one : by.value(of, at),
    where: graph.and([
      own === undefined ? graph.yes : precedes(by, list, level, own),
      where ? by.value(where, at) : graph.yes,
    ]),
  });
  const others = what(items.any, items.level);
  const isAll = own === undefined && others.where === graph.yes;
  switch (operation) {
    case 'sum':
      return total(by, items, operation, what);
    case 'some':
    case 'count': {
      const counted = isAll ? graph.count(list) : total(by, items, 'count', what);
      // No item, no value.
      if (operation === 'count') return counted;
      operation satisfies 'some';
      return graph.rows([{ when: graph.positive(counted), value: counted }], 'number');
    }
    case 'highest':
    case 'lowest': {
      const shape = { kind: 'fold', list, level: items.level, own: items.own } as const;
      const fold = graph.plain({ ...shape, operation, ...others });
      if (!items.focus) return fold;
      const focus = what(items.focus, 0);
      const beside = isAll
        ? graph.sum([{ by: one, of: graph.count(list) }], negate(one))
        : graph.plain({ ...shape, operation: 'count', of: graph.one, where: others.where });
      return graph.rows(
        [
          { when: graph.not(focus.where), value: fold },
          { when: graph.positive(beside), value: graph.extreme(operation, [focus.of, fold]) },
          { when: graph.yes, value: focus.of },
        ],
        'number',
      );
    }
    case 'last': {
      const focus = items.focus && what(items.focus, 0);
      const parts = [others.of, others.where, ...(focus ? [focus.of, focus.where] : [])];
      return graph.plain(
        { kind: 'opaque', what: 'last', note: '', list, level: items.level, own: items.own, of: parts },
        sortOfType(expression.type),
      );
    }
    default:
      operation satisfies never;
      return graph.none('number');
  }
}

function position(by: Valued, list: string, own: number, place: Place): Node {
  const { graph } = by;
  const before = total(by, itemsOf(by, { list }, place, own), 'count', (_, level) => ({
    of: graph.one,
    where: precedes(by, list, level, own),
  }));
  return graph.sum([{ by: one, of: before }], one);
}

/** Of those before an item, and of those that are higher, or as high and before it. */
export function placed(
  by: Valued,
  expression: Of<'position' | 'running-total' | 'rank'>,
  place: Place,
): Node {
  const { graph } = by;
  const { list } = expression;
  const own = levelOf(place, expression.item) ?? 0;
  if (expression.kind === 'position') return position(by, list, own, place);
  const { of } = expression;
  const items = itemsOf(by, expression, place, own);
  const mine = by.value(of, new Map(place).set(expression.loop, own));
  switch (expression.kind) {
    case 'running-total': {
      const before = total(by, items, 'sum', (at, level) => ({
        of: by.value(of, at),
        where: precedes(by, list, level, own),
      }));
      if (!expression.inclusive) return before;
      return graph.sum([
        { by: one, of: before },
        { by: one, of: mine },
      ]);
    }
    case 'rank': {
      const higher = total(by, items, 'count', (at, level) => {
        const theirs = by.value(of, at);
        const isFirst = graph.and([
          precedes(by, list, level, own),
          graph.not(graph.positive(graph.minus(mine, theirs))),
        ]);
        return { of: graph.one, where: graph.or([graph.positive(graph.minus(theirs, mine)), isFirst]) };
      });
      return graph.sum([{ by: one, of: higher }], one);
    }
    default:
      expression satisfies never;
      return graph.none('number');
  }
}

/** That of the item spoken of where it stands in that place, else of any other. */
export function item(by: Valued, expression: Of<'item'>, place: Place): Node {
  const { graph } = by;
  const { list, of } = expression;
  const sort = sortOfType(expression.type);
  const index = by.value(expression.index, place);
  const { level, any, focus } = itemsOf(by, expression, place);
  const other = graph.plain(
    { kind: 'opaque', what: 'item', note: '', list, level, own: undefined, of: [index, by.value(of, any)] },
    sort,
  );
  if (!focus) return other;
  const isThere = graph.isZero(graph.minus(position(by, list, 0, place), index));
  return graph.rows(
    [
      { when: isThere, value: by.value(of, focus) },
      { when: graph.yes, value: other },
    ],
    sort,
  );
}

/** What an item has from those before it: limits and ways of it are found by going on from item to item. */
export function carried(by: Valued, { definition, items, type }: Of<'earlier'>, place: Place): Node {
  if (items.length !== 1) throw new RangeError('what is carried for several items at once');
  const level = levelOf(place, items[0]) ?? 0;
  const side = by.movesUnder(definition) ? 'A' : undefined;
  return by.graph.plain({ kind: 'carried', definition, level, side }, sortOfType(type));
}

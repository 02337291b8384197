// Values over the items of a list, and values that hang on the place of an item.

import type { Expression } from '../../../3-model/model.js';
import { one } from '../../../runtime/exact/rational.js';
import type { Node } from './node.js';
import { levelOf, type Place, sortOfType, type Valued } from './place.js';

const deepest = 20;
const levelAbove = (place: Place): number => Math.min(deepest, Math.max(0, ...place.values()) + 1);

export function aggregated(
  of_: Valued,
  expression: Extract<Expression, { kind: 'aggregate' }>,
  place: Place,
): Node {
  const { graph } = of_;
  const { list, loop, of, where } = expression;
  if (expression.operation === 'some') {
    // No item, no value.
    const counted = aggregated(of_, { ...expression, operation: 'count' }, place);
    return graph.rows([{ when: graph.positive(counted), value: counted }], 'number');
  }
  const { operation } = expression;
  const isSum = operation === 'sum' || operation === 'count';
  const at = (level: number): { readonly of: Node; readonly where: Node } => {
    const own = new Map(place).set(loop, level);
    return {
      of: operation === 'count' || !of ? graph.one : of_.value(of, own),
      where: where ? of_.value(where, own) : graph.yes,
    };
  };
  const level = levelAbove(place);
  const any = at(level);
  if (operation === 'count' && any.where === graph.yes) return graph.count(list);
  const hasFocus = list === of_.focus;
  const own = hasFocus ? at(0) : undefined;
  const beside = own && { when: own.where, value: own.of };
  const fold = graph.plain({
    kind: 'fold',
    operation,
    list,
    level,
    ...any,
    beside: isSum ? undefined : beside,
  });
  if (!isSum || !own) return fold;
  const first = graph.rows(
    [
      { when: own.where, value: own.of },
      { when: graph.yes, value: graph.zero },
    ],
    'number',
  );
  return graph.sum([
    { by: one, of: first },
    { by: one, of: fold },
  ]);
}

/** Values that hang on the place of an item, of which only limits are told. */
export function placed(
  of_: Valued,
  expression: Extract<Expression, { kind: 'item' | 'position' | 'running-total' | 'rank' }>,
  place: Place,
): Node {
  const { graph } = of_;
  const level = levelAbove(place);
  const sort = sortOfType(expression.type);
  const { list } = expression;
  if (expression.kind === 'position') {
    const own = levelOf(place, expression.item) ?? 0;
    return graph.plain(
      { kind: 'opaque', what: 'position', note: `of ${own}`, list, level: 31, of: [] },
      sort,
    );
  }
  const at = (inner: number): Node => of_.value(expression.of, new Map(place).set(expression.loop, inner));
  const others = [at(level)];
  if (list === of_.focus) others.push(at(0));
  switch (expression.kind) {
    case 'item': {
      const index = of_.value(expression.index, place);
      return graph.plain(
        { kind: 'opaque', what: 'item', note: '', list, level, of: [index, ...others] },
        sort,
      );
    }
    case 'running-total':
    case 'rank': {
      const own = levelOf(place, expression.item) ?? 0;
      const note = `of ${own}${expression.kind === 'running-total' && expression.inclusive ? ' inclusive' : ''}`;
      const of = [at(own), ...others];
      return graph.plain({ kind: 'opaque', what: expression.kind, note, list, level, of }, sort);
    }
    default:
      expression satisfies never;
      return graph.none(sort);
  }
}

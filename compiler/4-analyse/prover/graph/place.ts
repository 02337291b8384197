// Where a value is computed, and what makes nodes of expressions there.

import type { Expression, Loop, LoopId, Type } from '../../../3-model/model.js';
import type { Graph } from './graph.js';
import type { Node, Sort } from './node.js';

/** The levels of the items that are spoken of, by the loop that names them; none outside of lists. */
export type Place = ReadonlyMap<LoopId, number>;
export const outside: Place = new Map();

export const levelOf = (place: Place, loop: LoopId | undefined): number | undefined =>
  loop === undefined ? undefined : place.get(loop);

/** The items of what is referred to, for those that it is named for. */
export const placeFor = (loops: readonly Loop[], items: readonly LoopId[], place: Place): Place =>
  new Map(loops.map(({ id }, index) => [id, levelOf(place, items[index]) ?? 0]));

/** What the parts of the model's graph ask of it. */
export interface Valued {
  readonly graph: Graph;
  /** The list of whose items one is looked at by itself. */
  readonly focus: string | undefined;
  readonly value: (expression: Expression, place: Place) => Node;
  /** Whether the fact that moves has a part in a definition. */
  readonly movesUnder: (definition: string) => boolean;
}

export function sortOfType(of: Type): Sort {
  switch (of.kind) {
    case 'quantity':
    case 'date':
      return 'number';
    case 'yes-no':
      return 'truth';
    case 'choice':
    case 'text':
      return 'symbol';
    default:
      of satisfies never;
      return 'number';
  }
}

// Where a declared thing is built, and which items it speaks of where it is used.

import { callLoops } from '../../expressions/loop-names.js';
import { freshLoop } from '../../expressions/loops.js';
import type { Expression, Loop, LoopId } from '../../model.js';
import type { World } from './world.js';

/** An item around; `isEarlier` where it comes before the item that it is looked at for. */
export interface Place extends Loop {
  readonly isEarlier?: true;
}

/** The items in which something is named, and what is replaced there. */
export interface Around {
  readonly loops: readonly Place[];
  readonly world: World;
}

export interface Placing {
  /** The items around what is declared. */
  readonly loops: readonly Loop[];
  /** What is declared is the same for all uses with equal keys. */
  readonly key: string;
  /** What was built, speaking of the items of the use. */
  readonly here: (made: Expression) => Expression;
  readonly items: (loops: readonly Loop[]) => readonly LoopId[];
}

/** The innermost item around that is of the list. */
export const itemOf = (list: string, { loops }: Around): Place | undefined =>
  loops.findLast((loop) => loop.list === list);

/** A further item, within all those around. */
export function within<S extends Around>(
  scope: S,
  list: string,
  isEarlier?: boolean,
): { readonly scope: S; readonly loop: LoopId } {
  const loop = freshLoop(list, scope.loops, scope.world.loops);
  const own: Place = isEarlier ? { ...loop, isEarlier: true } : loop;
  return { scope: { ...scope, loops: [...scope.loops, own] }, loop: loop.id };
}

/**
 * A thing of a list is built for any item of it, once; where what replaces differs per item it is built for those items too, and then
 * under the names that they have where it is used.
 */
export function placing(list: string | undefined, world: World, use: Around): Placing {
  const own = list === undefined ? undefined : (itemOf(list, use) ?? { id: list, list });
  if (world.loops.size > 0) {
    const loops = use.loops.filter(({ id }) => world.loops.has(id) || id === own?.id);
    return { loops, key: own?.id ?? '', here: (made) => made, items: (all) => all.map(({ id }) => id) };
  }
  if (own === undefined) return { loops: [], key: '', here: (made) => made, items: () => [] };
  const called = (id: LoopId): LoopId => (id === own.list ? own.id : id);
  return {
    loops: [{ id: own.list, list: own.list }],
    key: '',
    here: (made) => callLoops(made, new Map([[own.list, own.id]])),
    items: (loops) => loops.map(({ id }) => called(id)),
  };
}

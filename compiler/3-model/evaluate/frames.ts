// Items by name into items by place: a computation knows the loops that are open around it, and so where each stands in its frame.

import type { LoopId } from '../model.js';
import { type Frame, noItems } from './case-run.js';

/** The place in its list of the item that a loop has come to; -1 where no such loop is open. */
export function placeOf(loop: LoopId | undefined, open: readonly LoopId[]): (at: Frame) => number {
  const index = loop === undefined ? -1 : open.lastIndexOf(loop);
  return (at) => at[index] ?? -1;
}

/** The frame of what is referred to, for these items. */
export function frameOf(items: readonly LoopId[], open: readonly LoopId[]): (at: Frame) => Frame {
  if (items.length === 0) return () => noItems;
  if (items.length === open.length && items.every((item, index) => item === open[index])) return (at) => at;
  const places = items.map((item) => placeOf(item, open));
  return (at) => places.map((place) => place(at));
}

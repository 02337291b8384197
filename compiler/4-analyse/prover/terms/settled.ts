// When a range tells enough.

import { intersection, type Range } from '../../range/interval.js';
import type { Want } from './frame.js';

/** Both ranges hold; undefined when they contradict each other: then there is no such case. */
export const both = (a: Range, b: Range): Range | undefined => intersection(a, b);

/** True when a closer range would not change the answer. */
export function isSettled({ lo, hi }: Range, want: Want): boolean {
  const above = lo !== undefined && lo.n > 0n;
  const below = hi !== undefined && hi.n < 0n;
  const notBelow = lo !== undefined && lo.n >= 0n;
  const notAbove = hi !== undefined && hi.n <= 0n;
  switch (want) {
    case 'sign':
      return notBelow || notAbove;
    case 'up-to':
      return notAbove || above;
    case 'below':
      return below || notBelow;
    case 'equal':
      return above || below || (notBelow && notAbove);
    default:
      want satisfies never;
      return true;
  }
}

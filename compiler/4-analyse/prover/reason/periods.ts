// What the calendar says of times from a day to the end of its year or month, or from their beginning to it.

import { one, zero } from '../../../runtime/exact/rational.js';
import { longestWithin, wholeOf } from '../../range/dates.js';
import { intersection, point, type Range } from '../../range/interval.js';
import type { Node } from '../graph/node.js';
import type { Frame } from './frame.js';
import type { Reasoning } from './reasoning.js';

type Between = Node & { readonly kind: 'between' };

interface Within {
  readonly period: 'year' | 'month';
  /** The day that the period is that of, and whether the time begins with it. */
  readonly day: Node;
  readonly isFirst: boolean;
}

function within({ of: [from, to] }: Between): Within | undefined {
  const end = to.kind === 'part' && to.of[0] === from ? to.part : undefined;
  const start = from.kind === 'part' && from.of[0] === to ? from.part : undefined;
  if (end === 'end-of-year') return { period: 'year', day: from, isFirst: true };
  if (end === 'end-of-month') return { period: 'month', day: from, isFirst: true };
  if (start === 'start-of-year') return { period: 'year', day: to, isFirst: false };
  return start === 'start-of-month' ? { period: 'month', day: to, isFirst: false } : undefined;
}

/** Never longer than the year or month; as long as that where the day is its first, or its last. */
export function rangeWithinPeriod(by: Reasoning, node: Between, frame: Frame): Range | undefined {
  const known = within(node);
  if (!known) return undefined;
  return isWhole(by, known, frame)
    ? wholeOf(known.period, node.measure)
    : longestWithin(known.period, node.measure);
}

/** The first of January or of a month, the 31 December. */
function isWhole(by: Reasoning, { period, day, isFirst }: Within, frame: Frame): boolean {
  const is = (part: 'month' | 'day', number: bigint): boolean => {
    const known = by.rangeOf(by.graph.plain({ kind: 'part', part, of: [day] }), frame);
    return known?.lo?.n === number && known.hi?.n === number && known.lo.d === 1n && known.hi.d === 1n;
  };
  if (isFirst) return is('day', 1n) && (period === 'month' || is('month', 1n));
  return is('day', 31n) && (period === 'month' || is('month', 12n));
}

const isDays = ({ measure }: Between): boolean =>
  measure === 'days' || measure === 'nights' || measure === 'days-inclusive';

const daysIn = { year: 'days-in-year', month: 'days-in-month' } as const;

/** Days of a year or month, and how many these have: never more. */
export function isPartOfPeriod(days: Node, length: Node): boolean {
  if (days.kind !== 'between' || !isDays(days) || length.kind !== 'part') return false;
  const known = within(days);
  return (
    known !== undefined &&
    length.part === daysIn[known.period] &&
    days.of.some((date) => date === length.of[0])
  );
}

/** Such days over such a length, in a product: what both make is known better than each. */
export function shareOfPeriod(
  factors: readonly Node[],
): { readonly days: Between; readonly inverse: Node } | undefined {
  for (const days of factors) {
    if (days.kind !== 'between') continue;
    const inverse = factors.find((other) => other.kind === 'reciprocal' && isPartOfPeriod(days, other.of[0]));
    if (inverse) return { days, inverse };
  }
  return undefined;
}

/** Never above one, and one where all of the days count. */
export function rangeOfShare(by: Reasoning, days: Between, ratio: Range, frame: Frame): Range {
  const known = within(days);
  const isAll = known && days.measure === 'days-inclusive' && isWhole(by, known, frame);
  return intersection(ratio, isAll ? point(one) : { lo: zero, hi: one, grid: undefined }) ?? ratio;
}

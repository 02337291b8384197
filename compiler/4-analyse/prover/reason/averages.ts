// A sum over items by how many of them count: an average, which lies where the values of the items lie.

import type { Range } from '../../range/interval.js';
import type { Node } from '../graph/node.js';
import type { Frame } from './frame.js';
import type { Reasoning } from './reasoning.js';

type Fold = Node & { readonly kind: 'fold' };

export interface Average {
  readonly sum: Fold;
  readonly inverse: Node;
}

export function averageIn(by: Reasoning, factors: readonly Node[]): Average | undefined {
  for (const sum of factors) {
    if (sum.kind !== 'fold' || sum.operation !== 'sum') continue;
    const inverse = factors.find((other) => other.kind === 'reciprocal' && isNumberOf(by, sum, other.of[0]));
    if (inverse) return { sum, inverse };
  }
  return undefined;
}

/** Whether a value is the number of the very items that are summed; where there is none, it has no value. */
function isNumberOf(by: Reasoning, sum: Fold, number: Node): boolean {
  const [first, second] = number.kind === 'rows' ? number.rows : [];
  const counted = first && !second ? first.value : number;
  if (counted.kind === 'count') {
    const isAll = sum.where === by.graph.yes && sum.own === undefined && !by.itemsOf(sum.list).hasFocus;
    return isAll && counted.list === sum.list;
  }
  return (
    counted.kind === 'fold' &&
    counted.operation === 'count' &&
    counted.of === by.graph.one &&
    counted.where === sum.where &&
    counted.list === sum.list &&
    counted.level === sum.level &&
    counted.own === sum.own
  );
}

/** Limits of the values that are summed; undefined where no item counts. */
export function rangeOfAverage(by: Reasoning, { sum }: Average, frame: Frame): Range | undefined {
  const { list, level, own, of, where } = sum;
  const each = by.graph.plain({ kind: 'fold', operation: 'highest', list, level, own, of, where });
  const limits = by.rangeOf(each, frame);
  return limits && { lo: limits.lo, hi: limits.hi, grid: undefined };
}

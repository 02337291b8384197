// Comparisons between values of which only a range is known.

import type { ComparisonOperator } from '../../3-model/model.js';
import { compare } from '../../runtime/exact/rational.js';
import { type Abstract, truth, unsure } from './abstract.js';
import { pointOf, type Range } from './interval.js';

/** The comparison that holds exactly when this one fails. */
export const opposites: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  below: 'from',
  'up-to': 'above',
  equal: 'not-equal',
  'not-equal': 'equal',
  from: 'below',
  above: 'up-to',
};

/** The comparison with its sides exchanged. */
export const exchanged: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  below: 'above',
  'up-to': 'from',
  equal: 'equal',
  'not-equal': 'not-equal',
  from: 'up-to',
  above: 'below',
};

/** Whether a comparison of numbers can hold and can fail. */
function comparedRanges(operator: ComparisonOperator, a: Range, b: Range): Abstract {
  switch (operator) {
    case 'below':
      return { kind: 'truth', canHold: canBeBelow(a, b), canFail: canBeUpTo(b, a) };
    case 'up-to':
      return { kind: 'truth', canHold: canBeUpTo(a, b), canFail: canBeBelow(b, a) };
    case 'from':
      return { kind: 'truth', canHold: canBeUpTo(b, a), canFail: canBeBelow(a, b) };
    case 'above':
      return { kind: 'truth', canHold: canBeBelow(b, a), canFail: canBeUpTo(a, b) };
    case 'equal':
      return { kind: 'truth', canHold: canBeEqual(a, b), canFail: canDiffer(a, b) };
    case 'not-equal':
      return { kind: 'truth', canHold: canDiffer(a, b), canFail: canBeEqual(a, b) };
    default:
      operator satisfies never;
      return unsure;
  }
}

const canBeBelow = (a: Range, b: Range): boolean => !a.lo || !b.hi || compare(a.lo, b.hi) < 0;
const canBeUpTo = (a: Range, b: Range): boolean => !a.lo || !b.hi || compare(a.lo, b.hi) <= 0;
const canBeEqual = (a: Range, b: Range): boolean => canBeUpTo(a, b) && canBeUpTo(b, a);
function canDiffer(a: Range, b: Range): boolean {
  const left = pointOf(a);
  const right = pointOf(b);
  return !left || !right || compare(left, right) !== 0;
}

/** Whether a comparison of two values can hold and can fail. */
export const compared = (operator: ComparisonOperator, a: Abstract, b: Abstract): Abstract =>
  a.kind === 'numbers' && b.kind === 'numbers'
    ? comparedRanges(operator, a.range, b.range)
    : comparedSymbols(operator, a, b);

function comparedSymbols(operator: ComparisonOperator, a: Abstract, b: Abstract): Abstract {
  const equal = symbolsEqual(a, b);
  if (equal.kind !== 'truth' || operator === 'equal') return equal;
  if (operator !== 'not-equal') return unsure;
  return { kind: 'truth', canHold: equal.canFail, canFail: equal.canHold };
}

function symbolsEqual(a: Abstract, b: Abstract): Abstract {
  if (a.kind === 'truth' && b.kind === 'truth') {
    const canHold = (a.canHold && b.canHold) || (a.canFail && b.canFail);
    const canFail = (a.canHold && b.canFail) || (a.canFail && b.canHold);
    return { kind: 'truth', canHold, canFail };
  }
  if (a.kind !== 'symbols' || b.kind !== 'symbols' || !a.values || !b.values) return unsure;
  const shared = [...a.values].some((value) => b.values?.has(value));
  if (!shared) return truth(false);
  return a.values.size === 1 && b.values.size === 1 ? truth(true) : unsure;
}

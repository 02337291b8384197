// Limits of bands as values and as conditions.

import type { Rational } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { constantOf } from '../expressions/constants.js';
import { all, compareTo, number } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context } from '../types/context.js';
import type { Bound } from '../types/parts.js';
import type { MovingBand, MovingBound } from './matches.js';
import type { Range } from './ranges.js';

/** A limit that is known, as a value. */
export const moving = (
  bound: Bound | undefined,
  { type }: CheckedExpression,
  span: Span,
): MovingBound | undefined =>
  bound && {
    value:
      type.kind === 'date'
        ? { kind: 'date', value: Number(bound.value.n), type, span }
        : number(bound.value, type, span),
    inclusive: bound.inclusive,
  };

/** The range of limits that need no fact; undefined for others. */
export function knownRange(context: Context, { from, to }: MovingBand): Range | undefined {
  const constant = (bound: MovingBound | undefined): Rational | undefined =>
    bound && constantOf(bound.value, context.statementsOf);
  const [low, high] = [constant(from), constant(to)];
  if ((from && low === undefined) || (to && high === undefined)) return undefined;
  return {
    kind: 'interval',
    from: from && low && { value: low, inclusive: from.inclusive },
    to: to && high && { value: high, inclusive: to.inclusive },
  };
}

/** The subject lies between the limits. */
export function within(subject: CheckedExpression, { from, to }: MovingBand, span: Span): CheckedExpression {
  return all(
    [
      ...(from ? [compareTo(from.inclusive ? 'from' : 'above', subject, from.value, span)] : []),
      ...(to ? [compareTo(to.inclusive ? 'up-to' : 'below', subject, to.value, span)] : []),
    ],
    span,
  );
}

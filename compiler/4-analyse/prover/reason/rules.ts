// The arithmetic that reasoning stands on, rule by rule, each with why it holds. Tests put wrong rules in the place of these:
// the checker and the attack must notice every one.

import type { DatePart } from '../../../3-model/model.js';
import { negate, one, type Rational, type RoundingMode, zero } from '../../../runtime/exact/rational.js';
import {
  higherOf,
  hull,
  lowerOf,
  plus,
  type Range,
  range,
  reciprocal,
  rounded,
  times,
} from '../../range/interval.js';
import { against, unknown, type Ways } from './frame.js';
import { halved } from './halved.js';

export interface Rules {
  readonly plus: (a: Range, b: Range) => Range;
  readonly times: (a: Range, b: Range) => Range;
  readonly reciprocal: (a: Range) => Range | undefined;
  readonly rounded: (a: Range, mode: RoundingMode, step: Rational) => Range;
  readonly hull: (a: Range, b: Range) => Range;
  readonly lowest: (a: Range, b: Range) => Range;
  readonly highest: (a: Range, b: Range) => Range;
  /** The sum of `count` values that are each in a range. */
  readonly overItems: (each: Range, count: Range) => Range;
  /** How far rounding moves a value at most, down and up. */
  readonly error: (
    mode: RoundingMode,
    step: Rational,
    value: Range,
  ) => { readonly lo: Rational; readonly hi: Rational };
  /** Whether a later date never has a lower part. */
  readonly keepsOrder: (part: DatePart) => boolean;
  /** Whether two values at a distance below one step are rounded to at most one step apart, for values of this range. */
  readonly roundsApart: (mode: RoundingMode, value: Range) => boolean;
  /** Whether factors in this range keep the order of what they multiply. */
  readonly keepsFactors: (factor: Range) => boolean;
  /** Whether p · x ≤ q · y follows from x ≤ y, p and q above zero: `order` is below zero where p is below q. */
  readonly keepsShares: (order: number, x: Range, y: Range) => boolean;
  /** Whether 1/x ≥ 1/y follows from x ≤ y. */
  readonly turnsDivisors: (x: Range, y: Range) => boolean;
  /** Which ways a sum goes by the items that count in one case only, of values in this range: in B where `turn` is up, else in A. */
  readonly countsMore: (turn: Ways, value: Range) => Ways;
  /** Which ways an item goes if it goes so where those before it do. */
  readonly goesOn: (ways: Ways) => Ways;
  /** The distance from case A to case B of a fact: at least one step. */
  readonly leastStep: (step: Rational) => Rational;
}

const isAtLeastZero = ({ lo }: Range): boolean => lo !== undefined && lo.n >= 0n;
const isAtMostZero = ({ hi }: Range): boolean => hi !== undefined && hi.n <= 0n;

function error(
  mode: RoundingMode,
  step: Rational,
  value: Range,
): { readonly lo: Rational; readonly hi: Rational } {
  const half = halved(step);
  switch (mode) {
    case 'half-up':
    case 'half-down':
    case 'half-even':
      return { lo: negate(half), hi: half };
    // Away from zero, and towards it.
    case 'up':
      return { lo: isAtLeastZero(value) ? zero : negate(step), hi: isAtMostZero(value) ? zero : step };
    case 'down':
      return { lo: isAtMostZero(value) ? zero : negate(step), hi: isAtLeastZero(value) ? zero : step };
    default:
      mode satisfies never;
      return { lo: negate(step), hi: step };
  }
}

export const rules: Rules = {
  plus,
  times,
  reciprocal,
  rounded,
  hull,
  lowest: lowerOf,
  highest: higherOf,
  overItems: (each, count) => {
    const sum = times(each, { ...count, grid: one });
    return range(sum.lo, sum.hi, each.grid);
  },
  error,
  keepsOrder: (part) =>
    part === 'year' ||
    part === 'start-of-month' ||
    part === 'end-of-month' ||
    part === 'start-of-year' ||
    part === 'end-of-year',
  // On one side of zero rounding is ⌊x + c⌋ or ⌈x + c⌉; across it both ends go outwards, and to even they skip a step.
  roundsApart: (mode, value) => mode !== 'half-even' && (isAtLeastZero(value) || isAtMostZero(value)),
  keepsFactors: isAtLeastZero,
  keepsShares: (order, x, y) => order === 0 || (order < 0 ? isAtLeastZero(y) : isAtMostZero(x)),
  // Across zero the greater divisor makes more, not less.
  turnsDivisors: (x, y) => (isAtLeastZero(x) && isAtLeastZero(y)) || (isAtMostZero(x) && isAtMostZero(y)),
  // What begins to count adds what it is; what ceases takes that away.
  countsMore: (turn, value) =>
    (isAtLeastZero(value) ? turn : unknown) | (isAtMostZero(value) ? against(turn) : unknown),
  goesOn: (ways) => ways,
  leastStep: (step) => step,
};

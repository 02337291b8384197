// The rules on which every proof rests, apart from the search: each is a small claim about numbers that a reader can check.

import type { DatePart, Rational, RoundingMode } from '../../../3-model/model.js';
import {
  add,
  compare,
  divide,
  negate,
  one,
  rational,
  subtract,
  zero,
} from '../../../runtime/exact/rational.js';
import { rangeOfDatePart } from '../../range/dates.js';
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
import { between } from '../../range/scope.js';

/** How far rounding may move a value; an open limit is never reached. */
export interface RoundingError {
  readonly lo: Rational;
  readonly hi: Rational;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
}

/** Of a band; the last one has no end. */
export interface Limits {
  readonly from: Rational;
  readonly to: Rational | undefined;
}

export interface Rules {
  readonly plus: (a: Range, b: Range) => Range;
  readonly times: (a: Range, b: Range) => Range;
  readonly reciprocal: (a: Range) => Range | undefined;
  readonly rounded: (a: Range, mode: RoundingMode, step: Rational) => Range;
  readonly roundingError: (mode: RoundingMode, side: Side, step: Rational) => RoundingError;
  /** Whether a part of a date never falls from one date to a later one. */
  readonly keepsOrder: (part: DatePart) => boolean;
  /** The range of a part of a date, from the range of the date. */
  readonly datePart: (part: DatePart, dates: Range) => Range;
  /** The last day on which a version is in force, from the last day that it names. */
  readonly lastInForce: (day: number) => number;
  /** Whether constants rise (or fall) from each to the next; undefined when they do neither. */
  readonly order: (constants: readonly Rational[]) => 'rising' | 'falling' | undefined;
  /** Between which values the input of a scale counts in a band. */
  readonly limitsOfBand: (band: Limits) => Limits;
  /** The ways in which a value may not jump: up as well as down. */
  readonly jumps: readonly ('up' | 'down')[];
  /** What something that stands for a value that cannot be seen into depends on: all that the value is made of. */
  readonly hidden: (variables: bigint) => bigint;
  /** How far the start or end of a period lies from a date in it; undefined for parts that are no dates. */
  readonly dayError: (part: DatePart) => RoundingError | undefined;
  /** The range of the lowest or highest of several, from the ranges of each. */
  readonly extreme: (kind: 'lowest' | 'highest', ranges: readonly Range[]) => Range;
  /**
   * The difference of two lowest (or two highest) lies between the least and the greatest difference of their counterparts.
   * It need not lie on the grid of those: one side may retain another of its parts than the other side does.
   */
  readonly betweenExtremes: (differences: Range) => Range;
  /** A sum over so many items, each within a range: on the grid of the items, however many they are. */
  readonly overItems: (each: Range, count: Range) => Range;
  /** Values of either. */
  readonly hull: (a: Range, b: Range) => Range;
  /** A range cut by what a condition says: the limits given count or not, as they say. */
  readonly cut: typeof between;
  /** Where a fact may stand before it takes one step more. */
  readonly beforeStep: (domain: Range, step: Rational) => Range | undefined;
  /** The difference of two values of a function that never falls, from the difference of what it is applied to. */
  readonly inOrder: (difference: Range) => Range;
  /** A range moved by an error and brought onto a grid. */
  readonly widened: (value: Range, error: RoundingError, grid: Rational | undefined) => Range;
}

/** Which side of zero a value is known to be on; zero itself counts to both. */
export type Side = 'positive' | 'negative' | 'unknown';

export const sideOf = ({ lo, hi }: Range): Side =>
  lo && lo.n >= 0n ? 'positive' : hi && hi.n <= 0n ? 'negative' : 'unknown';

/** How far each mode moves a value of a known sign. */
export function roundingError(mode: RoundingMode, side: Side, step: Rational): RoundingError {
  const half = divide(step, rational(2));
  const error = (lo: Rational, hi: Rational, loOpen: boolean, hiOpen: boolean): RoundingError => ({
    lo,
    hi,
    loOpen,
    hiOpen,
  });
  const mirrored = ({ lo, hi, loOpen, hiOpen }: RoundingError): RoundingError =>
    error(negate(hi), negate(lo), hiOpen, loOpen);
  const positive = (): RoundingError => {
    switch (mode) {
      case 'half-up':
        return error(negate(half), half, true, false);
      case 'half-down':
        return error(negate(half), half, false, true);
      case 'half-even':
        return error(negate(half), half, false, false);
      case 'up':
        return error(zero, step, false, true);
      case 'down':
        return error(negate(step), zero, true, false);
      default:
        mode satisfies never;
        return error(negate(step), step, false, false);
    }
  };
  if (side === 'positive') return positive();
  if (side === 'negative') return mirrored(positive());
  return mode === 'up' || mode === 'down'
    ? error(negate(step), step, true, true)
    : error(negate(half), half, false, false);
}

/** Days from a date to the start or end of its month or year. */
export function dayError(part: DatePart): RoundingError | undefined {
  const days = (lo: number, hi: number): RoundingError => ({
    lo: rational(lo),
    hi: rational(hi),
    loOpen: false,
    hiOpen: false,
  });
  switch (part) {
    case 'start-of-month':
      return days(-30, 0);
    case 'end-of-month':
      return days(0, 30);
    case 'start-of-year':
      return days(-365, 0);
    case 'end-of-year':
      return days(0, 365);
    case 'year':
    case 'month':
    case 'day':
    case 'weekday':
    case 'days-in-month':
    case 'days-in-year':
      return undefined;
    default:
      part satisfies never;
      return undefined;
  }
}

function keepsOrder(part: DatePart): boolean {
  switch (part) {
    case 'year':
    case 'start-of-month':
    case 'end-of-month':
    case 'start-of-year':
    case 'end-of-year':
      return true;
    case 'month':
    case 'day':
    case 'weekday':
    case 'days-in-month':
    case 'days-in-year':
      return false;
    default:
      part satisfies never;
      return false;
  }
}

function order(constants: readonly Rational[]): 'rising' | 'falling' | undefined {
  const steps = constants.slice(1).map((value, place) => compare(value, constants[place] ?? value));
  if (steps.every((step) => step >= 0)) return 'rising';
  return steps.every((step) => step <= 0) ? 'falling' : undefined;
}

export const rules: Rules = {
  keepsOrder,
  datePart: rangeOfDatePart,
  lastInForce: (day) => day,
  order,
  limitsOfBand: (band) => band,
  jumps: ['up', 'down'],
  hidden: (variables) => variables,
  dayError,
  plus,
  times,
  reciprocal,
  rounded,
  roundingError,
  extreme: (kind, ranges) => {
    const [first, ...others] = ranges;
    const better = kind === 'lowest' ? lowerOf : higherOf;
    return first ? others.reduce(better, first) : range(undefined, undefined, undefined);
  },
  betweenExtremes: ({ lo, hi }) => ({ lo, hi, grid: undefined }),
  overItems: (each, { lo, hi }) => times(each, { lo, hi, grid: one }),
  hull,
  cut: between,
  beforeStep: (domain, step) => {
    const { lo, hi, grid } = domain;
    const last = hi && subtract(hi, step);
    if (lo && last && lo.n * last.d > last.n * lo.d) return undefined;
    return range(lo, last, grid);
  },
  inOrder: ({ lo, hi }) => ({
    lo: lo && lo.n >= 0n ? zero : undefined,
    hi: hi && hi.n <= 0n ? zero : undefined,
    grid: undefined,
  }),
  widened: (value, error, grid) => {
    const lo = value.lo && add(value.lo, error.lo);
    const hi = value.hi && add(value.hi, error.hi);
    const moved = { lo, hi, grid };
    const from = lo && { value: lo, inclusive: !error.loOpen };
    const to = hi && { value: hi, inclusive: !error.hiOpen };
    return between({ lo: undefined, hi: undefined, grid }, from, to) ?? moved;
  },
};

/** Errors of several roundings together. */
export const addedErrors = (a: RoundingError, b: RoundingError): RoundingError => ({
  lo: add(a.lo, b.lo),
  hi: add(a.hi, b.hi),
  loOpen: a.loOpen || b.loOpen,
  hiOpen: a.hiOpen || b.hiOpen,
});

/** The error of a rounded value that is taken `factor` times. */
export function scaledError(error: RoundingError, factor: Rational): RoundingError {
  const by = (value: Rational): Rational => rational(value.n * factor.n, value.d * factor.d);
  return factor.n >= 0n
    ? { lo: by(error.lo), hi: by(error.hi), loOpen: error.loOpen, hiOpen: error.hiOpen }
    : { lo: by(error.hi), hi: by(error.lo), loOpen: error.hiOpen, hiOpen: error.loOpen };
}

export const noError: RoundingError = { lo: zero, hi: zero, loOpen: false, hiOpen: false };

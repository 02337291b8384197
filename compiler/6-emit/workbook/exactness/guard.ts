// How many digits to keep before a decision (rounding, comparing) so that floats decide as exact arithmetic does, and up
// to which size of the value that is certain.

import type { Rational } from '../../../runtime/exact/rational.js';
import { divide, rational } from '../../../runtime/exact/rational.js';
import { commonGrid, magnitude, type Precision, spread, toFloat } from './precision.js';

/** Spreadsheets keep 15 digits; a value times 10^g beyond that is no longer rounded reliably. */
const mostDigits = 1e15;
/** ROUND itself scales by 10^g and back. */
const roundingNoise = 2 ** -51;
const slack = 1.1;
/** The usual guards first: of equally safe ones the first is taken. */
const guards = [6, 4, 5, 7, 8, 3, 2, 9, 10, 1, 11, 12, 0];

/**
 * Decisions happen where the value is a multiple of `critical`. Near such a point, an exact value on it must be brought
 * back onto it (its error stays below half of 10^-g), and any other must stay off it (the nearest one is further away than
 * half of 10^-g). `size` is how great the value can be near a decision.
 */
export interface Decision {
  readonly precision: Precision;
  readonly critical: Rational;
  readonly size: number;
  /** The rounded value is a difference of two such values: near a decision it is small itself. */
  readonly difference: boolean;
}

export const decisionOn = (precision: Precision, critical: Rational): Decision => ({
  precision,
  critical,
  size: magnitude(precision),
  difference: false,
});

/** The greatest size up to which a guard of so many digits is safe; zero where it never is. */
export function safeSize({ precision, critical, difference }: Decision, digits: number): number {
  const half = 0.5 * 10 ** -digits;
  const gap = toFloat(divide(commonGrid(precision.grid, critical), rational(spread(precision))));
  const { relative, absolute } = precision;
  if (!isReachable(critical, digits) || !Number.isFinite(absolute)) return 0;
  const room = gap - slack * half - absolute;
  if (room <= 0) return 0;
  const byNoise = (half / slack - absolute) / (relative + roundingNoise);
  const byGap = relative === 0 ? Number.POSITIVE_INFINITY : room / relative;
  const byDigits = difference ? Number.POSITIVE_INFINITY : mostDigits * 10 ** -digits;
  return Math.max(0, Math.min(byNoise, byGap, byDigits));
}

/** How far from a point of decision a value is decided rightly, and up to which size, whatever its exact value may be. */
export interface Clearance {
  /** A power of ten: a value lies clear of the decision beyond it. */
  readonly distance: Rational;
  readonly size: number;
}

/** Wider than the guard where its float may be further off, but never so wide that many values lie within. */
const widest = 2;

/** The narrowest clearance that is enough for the whole range, else the widest; only the error of the float counts. */
export function clearanceOf({ precision, difference, size }: Decision, digits: number): Clearance {
  const { relative, absolute } = precision;
  const byDigits = difference ? Number.POSITIVE_INFINITY : mostDigits * 10 ** -digits;
  const at = (places: number): Clearance => {
    const byNoise = (0.5 * 10 ** -places - slack * absolute) / (slack * (relative + roundingNoise));
    return {
      distance: rational(1n, 10n ** BigInt(places)),
      size: Number.isFinite(absolute) ? Math.max(0, Math.min(byNoise, byDigits)) : 0,
    };
  };
  for (let places = digits; places > widest; places--) {
    const found = at(places);
    if (found.size >= size) return found;
  }
  return at(Math.min(digits, widest));
}

/** Whether multiples of `critical` can be written with so many digits. */
function isReachable(critical: Rational, digits: number): boolean {
  return divide(critical, rational(1n, 10n ** BigInt(digits))).d === 1n;
}

/** What is known of one decision: as delivered, after parameters are changed, and under any reading as well. */
export interface Occasions {
  /** Undefined: not reached under the chosen readings. */
  readonly delivered: Decision | undefined;
  readonly edited: Decision | undefined;
  readonly any: Decision;
}

export interface Guard {
  readonly digits: number;
  /** Safe as delivered, for every input. */
  readonly delivered: boolean;
  /** Sizes of the value up to which it is safe otherwise; undefined where it is safe for all of its range. */
  readonly edited: number | undefined;
  readonly any: number | undefined;
}

/** The guard that is safe as delivered and, among those, reaches furthest otherwise. */
export function chooseGuard({ delivered, edited, any }: Occasions): Guard {
  const reach = (decision: Decision | undefined, digits: number): number => {
    if (decision === undefined) return 1;
    if (decision.size === 0) return 1;
    return Math.min(1, safeSize(decision, digits) / decision.size);
  };
  const share = (decision: Decision | undefined, digits: number): number =>
    decision === undefined || decision.size === 0
      ? 1
      : Math.min(1, clearanceOf(decision, digits).size / decision.size);
  const margin = (digits: number): number =>
    Math.min(10, safeSize(delivered ?? any, digits) / Math.max((delivered ?? any).size, Number.MIN_VALUE));
  const ranked = guards.map((digits) => ({
    digits,
    delivered: reach(delivered ?? any, digits),
    edited: reach(edited, digits),
    // Whatever is not safe everywhere should be so wherever the value lies clear of a decision.
    clear: share(edited, digits),
    any: reach(any, digits),
    margin: margin(digits),
  }));
  const best = ranked.reduce(furthest);
  const limit = (decision: Decision | undefined, share: number): number | undefined =>
    decision === undefined || share >= 1 ? undefined : safeSize(decision, best.digits);
  return {
    digits: best.digits,
    delivered: best.delivered >= 1,
    edited: limit(edited, best.edited),
    any: limit(any, best.any),
  };
}

interface Ranked {
  readonly digits: number;
  readonly delivered: number;
  readonly edited: number;
  readonly clear: number;
  readonly any: number;
  readonly margin: number;
}

/** The further reach wins in this order; the first of two that are alike. */
function furthest(a: Ranked, b: Ranked): Ranked {
  for (const at of ['delivered', 'edited', 'clear', 'any'] as const) {
    if (b[at] > a[at] * 1.0001) return b;
    if (b[at] < a[at] * 0.9999) return a;
  }
  return b.margin > a.margin * 2 ? b : a;
}

/** A single decision, where only what is safe for the whole range will do. */
export function guardFor(precision: Precision, critical: Rational): number | undefined {
  const decision = decisionOn(precision, critical);
  const guard = chooseGuard({ delivered: decision, edited: undefined, any: decision });
  return guard.delivered ? guard.digits : undefined;
}

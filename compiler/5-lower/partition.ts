// The rows of a table by one key: which rows remain in each stretch of numbers, option or answer.

import type { Bound, Match } from '../3-model/model.js';
import { compare, divide, floor, isInteger, type Rational } from '../runtime/exact/rational.js';

/** What is known of a key: limits of its value, and of what step it is a multiple. */
export interface KeyRange {
  readonly lo: Rational | undefined;
  readonly hi: Rational | undefined;
  readonly grid: Rational | undefined;
}

/** A place between numbers: just before `value`, or just after it. */
export interface Cut {
  readonly value: Rational;
  readonly after: boolean;
}

/** Rows (by index) that take the numbers up to `end`; undefined is without end. */
export interface Stretch {
  readonly end: Cut | undefined;
  readonly rows: readonly number[];
}

const compareCuts = (a: Cut, b: Cut): number =>
  compare(a.value, b.value) || Number(a.after) - Number(b.after);

const startOf = (bound: Bound): Cut => ({ value: bound.value, after: !bound.inclusive });
const endOf = (bound: Bound): Cut => ({ value: bound.value, after: bound.inclusive });

/** The stretches that the key can be in, in order; neighbours with the same rows are one. */
export function stretches(
  matches: readonly { readonly row: number; readonly match: Match }[],
  key: KeyRange,
): readonly Stretch[] {
  const cuts: Cut[] = [];
  for (const { match } of matches) {
    if (match.kind !== 'band') continue;
    if (match.from !== undefined) cuts.push(startOf(match.from));
    if (match.to !== undefined) cuts.push(endOf(match.to));
  }
  cuts.sort(compareCuts);
  const distinct = cuts.filter((cut, index) => {
    const before = cuts[index - 1];
    return before === undefined || compareCuts(before, cut) !== 0;
  });
  const placeOf = (cut: Cut): number => {
    let [low, high] = [0, distinct.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = distinct[middle];
      if (other !== undefined && compareCuts(other, cut) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  // Stretch i lies between cut i − 1 and cut i.
  const rows: number[][] = Array.from({ length: distinct.length + 1 }, () => []);
  for (const { row, match } of matches) {
    const from = match.kind === 'band' && match.from !== undefined ? placeOf(startOf(match.from)) + 1 : 0;
    const to = match.kind === 'band' && match.to !== undefined ? placeOf(endOf(match.to)) : distinct.length;
    for (let index = from; index <= to; index++) rows[index]?.push(row);
  }
  const kept: Stretch[] = [];
  rows.forEach((taken, index) => {
    const end = distinct[index];
    if (!isReachable(distinct[index - 1], end, key)) return;
    const last = kept.at(-1);
    if (last !== undefined && sameRows(last.rows, taken)) kept.pop();
    kept.push({ end, rows: taken });
  });
  return kept;
}

const sameRows = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((row, index) => row === b[index]);

/** A value of the key lies between the two cuts. */
function isReachable(start: Cut | undefined, end: Cut | undefined, key: KeyRange): boolean {
  const { lo, hi, grid } = key;
  if (start !== undefined && hi !== undefined && beyond(hi, start) < 0) return false;
  if (end !== undefined && lo !== undefined && beyond(lo, end) > 0) return false;
  if (start === undefined || end === undefined || grid === undefined) return true;
  const first = divide(start.value, grid);
  const last = divide(end.value, grid);
  const from = isInteger(first) && !start.after ? first.n : floor(first) + 1n;
  const to = isInteger(last) && !end.after ? last.n - 1n : floor(last);
  return from <= to;
}

/** Positive when the value lies after the cut, negative before it; never zero. */
const beyond = (value: Rational, cut: Cut): number => {
  const sign = compare(value, cut.value);
  return sign !== 0 ? sign : cut.after ? -1 : 1;
};

/** Rows per option or answer; options with the same rows together, in order of first appearance. */
export function groups<T>(
  values: readonly T[],
  matches: readonly { readonly row: number; readonly match: Match }[],
  takes: (match: Match, value: T) => boolean,
): readonly { readonly values: readonly T[]; readonly rows: readonly number[] }[] {
  const found: { values: T[]; rows: number[] }[] = [];
  for (const value of values) {
    const rows = matches
      .filter(({ match }) => match.kind === 'any' || takes(match, value))
      .map(({ row }) => row);
    const same = found.find((group) => sameRows(group.rows, rows));
    if (same === undefined) found.push({ values: [value], rows });
    else same.values.push(value);
  }
  return found;
}

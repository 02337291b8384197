// Values of a function on a grid, few where it is straight and every neighbour where it jumps.

import type { Rational } from '../../3-model/model.js';
import {
  absolute,
  add,
  compare,
  divide,
  floor,
  multiply,
  rational,
  subtract,
} from '../../runtime/exact/rational.js';

export interface Grid {
  readonly from: Rational;
  readonly to: Rational;
  readonly step: Rational;
}

export interface Sample {
  readonly at: Rational;
  /** Undefined where the function has no value. */
  readonly value: Rational | undefined;
}

/** Even parts that the picture is divided into before it is looked at more closely. */
const parts = 48n;
/** Values that are computed at most; then the picture stays as coarse as it is. */
const mostValues = 4000;

/** Ascending; `marks` are where the rules say that something changes, `unit` is the rounding of the values. */
export function samplesOn(
  grid: Grid,
  marks: readonly Rational[],
  unit: Rational,
  valueAt: (at: Rational) => Rational | undefined,
): readonly Sample[] {
  const first = floor(divide(grid.from, grid.step));
  const last = floor(divide(grid.to, grid.step));
  const known = new Map<bigint, Rational | undefined>();
  const value = (place: bigint): Rational | undefined => {
    if (known.has(place)) return known.get(place);
    const found = valueAt(multiply(rational(place), grid.step));
    known.set(place, found);
    return found;
  };
  const starts = new Set<bigint>([first, last]);
  for (let part = 1n; part < parts; part++) starts.add(first + ((last - first) * part) / parts);
  for (const mark of marks) {
    const place = floor(divide(mark, grid.step));
    for (const near of [place - 1n, place, place + 1n]) if (near >= first && near <= last) starts.add(near);
  }
  const places = [...starts].sort((a, b) => (a < b ? -1 : 1));
  for (const place of places) value(place);
  const refine = (from: bigint, to: bigint): void => {
    if (to - from <= 1n || known.size >= mostValues) return;
    const middle = (from + to) / 2n;
    const probes = new Set([middle, from + (to - from) / 4n, to - (to - from) / 3n]);
    const bent = [...probes].some(
      (place) =>
        place > from &&
        place < to &&
        !isStraight(value(from), value(place), value(to), from, place, to, unit),
    );
    if (!bent) return;
    value(middle);
    refine(from, middle);
    refine(middle, to);
  };
  for (let index = 1; index < places.length; index++)
    refine(places[index - 1] ?? first, places[index] ?? last);
  return [...known]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, found]) => ({ at: multiply(rational(place), grid.step), value: found }));
}

/** Whether a value between two others lies on their line, give or take the rounding of all three. */
function isStraight(
  start: Rational | undefined,
  between: Rational | undefined,
  end: Rational | undefined,
  from: bigint,
  place: bigint,
  to: bigint,
  unit: Rational,
): boolean {
  if (start === undefined || between === undefined || end === undefined) {
    return start === undefined && between === undefined && end === undefined;
  }
  const share = rational(place - from, to - from);
  const line = add(start, multiply(subtract(end, start), share));
  return compare(absolute(subtract(between, line)), unit) <= 0;
}

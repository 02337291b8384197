// Samples of a function joined into lines, broken where it jumps.

import type { Rational } from '../../3-model/model.js';
import {
  absolute,
  add,
  compare,
  divide,
  equals,
  maximum,
  minimum,
  multiply,
  rational,
  subtract,
} from '../../runtime/exact/rational.js';
import type { End, Piece } from './picture.js';
import type { Grid, Sample } from './samples-on-grid.js';

/** With more jumps than this, marks would only hide the line. */
const mostMarked = 40;
/** Neighbours that lie closer than this share of the picture are drawn at one place. */
const narrow = rational(1, 250);

interface Known {
  readonly at: Rational;
  readonly value: Rational;
}

/** `marks` are where the rules say that something changes: they tell which of two neighbours a jump stands at. */
export function runsOf(
  samples: readonly Sample[],
  marks: readonly Rational[],
  grid: Grid,
  unit: Rational,
): readonly Piece[] {
  const runs = broken(samples, grid, unit);
  const marked = runs.length <= mostMarked;
  const atMark = (value: Rational): boolean => marks.some((mark) => equals(mark, value));
  const isNarrow = compare(grid.step, multiply(subtract(grid.to, grid.from), narrow)) <= 0;
  const pieces: Piece[] = [];
  runs.forEach((run, place) => {
    const first = run[0];
    const last = run[run.length - 1];
    if (first === undefined || last === undefined) return;
    const before = neighbour(runs[place - 1]?.at(-1), first, grid);
    const after = neighbour(runs[place + 1]?.[0], last, grid);
    const mark = marked ? 'filled' : 'none';
    // On a fine grid the side that a limit does not belong to is drawn up to the limit, hollow. Where both neighbours
    // are limits (up to 4 000 m2, from 4 001 m2) the lower one is where the reader looks.
    const isUpperSide = (low: Rational, high: Rational): boolean => atMark(high) && !atMark(low);
    const startsHollow = marked && isNarrow && before !== undefined && !isUpperSide(before.at, first.at);
    const endsHollow = marked && isNarrow && after !== undefined && isUpperSide(last.at, after.at);
    const start: End = startsHollow
      ? { at: before.at, value: first.value, mark: 'hollow' }
      : { ...first, mark: before === undefined ? 'none' : mark };
    const end: End = endsHollow
      ? { at: after.at, value: last.value, mark: 'hollow' }
      : { ...last, mark: after === undefined ? 'none' : mark };
    const points: readonly End[] = [
      start,
      ...run.slice(1, -1).map((point): End => ({ ...point, mark: 'none' })),
      end,
    ];
    for (let index = 1; index < points.length; index++) {
      pieces.push({ from: points[index - 1] ?? start, to: points[index] ?? end });
    }
  });
  return pieces;
}

const neighbour = (other: Known | undefined, own: Known, grid: Grid): Known | undefined =>
  other !== undefined && compare(absolute(subtract(other.at, own.at)), grid.step) <= 0 ? other : undefined;

/** Straight through what fits, anew after a jump or where there is no value. */
function broken(samples: readonly Sample[], grid: Grid, unit: Rational): readonly (readonly Known[])[] {
  const runs: Known[][] = [];
  let run: Known[] | undefined;
  samples.forEach((sample, place) => {
    const { at, value } = sample;
    if (value === undefined) {
      run = undefined;
      return;
    }
    const own = { at, value };
    const last = run?.at(-1);
    if (
      run === undefined ||
      last === undefined ||
      jumps(last, own, run.at(-2), samples[place + 1], grid, unit)
    ) {
      run = [own];
      runs.push(run);
      return;
    }
    const earlier = run.at(-2);
    if (earlier !== undefined && equals(slope(earlier, last), slope(last, own))) run.pop();
    run.push(own);
  });
  return runs;
}

const slope = (from: Known, to: Known): Rational =>
  divide(subtract(to.value, from.value), subtract(to.at, from.at));

/** Neighbours on the grid whose difference fits neither what came before nor what follows. */
function jumps(
  from: Known,
  to: Known,
  before: Known | undefined,
  after: Sample | undefined,
  grid: Grid,
  unit: Rational,
): boolean {
  if (compare(subtract(to.at, from.at), grid.step) > 0) return false;
  const tolerance = add(unit, unit);
  const change = subtract(to.value, from.value);
  // Beside a bend the change lies between what came before and what follows.
  const expected = [
    ...(before === undefined ? [] : [slope(before, from)]),
    ...(after?.value === undefined ? [] : [slope(to, { at: after.at, value: after.value })]),
  ].map((one) => multiply(one, grid.step));
  const bounds = expected.length === 0 ? [rational(0)] : expected;
  return (
    compare(change, subtract(bounds.reduce(minimum), tolerance)) < 0 ||
    compare(change, add(bounds.reduce(maximum), tolerance)) > 0
  );
}

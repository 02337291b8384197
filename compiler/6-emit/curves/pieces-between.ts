// A function that is straight between some points, as the pieces of its line: exact on the points and on both sides.

import type { Rational } from '../../3-model/model.js';
import { add, divide, equals, multiply, rational, subtract } from '../../runtime/exact/rational.js';
import type { End, Mark, Piece } from './picture.js';

const third = rational(1, 3);

/** `points` ascend; between two of them the function is straight, or has no value anywhere. */
export function piecesBetween(
  points: readonly Rational[],
  valueAt: (at: Rational) => Rational | undefined,
): readonly Piece[] {
  const own = points.map(valueAt);
  const between = points.slice(1).map((to, place) => limitsBetween(points[place] as Rational, to, valueAt));
  const pieces: Piece[] = [];
  points.forEach((at, place) => {
    const value = own[place];
    const [left, right] = [between[place - 1]?.end, between[place]?.start];
    const attached = [left, right].some((limit) => limit && value && equals(limit, value));
    if (value !== undefined && !attached) {
      const dot: End = { at, value, mark: 'filled' };
      pieces.push({ from: dot, to: dot });
    }
    const next = points[place + 1];
    const span = between[place];
    if (next === undefined || span === undefined) return;
    pieces.push({
      from: { at, value: span.start, mark: markOf(own[place], span.start, left) },
      to: { at: next, value: span.end, mark: markOf(own[place + 1], span.end, between[place + 1]?.start) },
    });
  });
  return pieces;
}

/** An end that the line goes on from needs no mark, and neither does the edge of the picture. */
function markOf(own: Rational | undefined, limit: Rational, across: Rational | undefined): Mark {
  const reached = own !== undefined && equals(own, limit);
  if (across === undefined) return reached ? 'none' : 'hollow';
  if (reached) return equals(across, limit) ? 'none' : 'filled';
  return 'hollow';
}

/** What a straight function comes to at both ends of an open interval, from two values inside. */
function limitsBetween(
  from: Rational,
  to: Rational,
  valueAt: (at: Rational) => Rational | undefined,
): { readonly start: Rational; readonly end: Rational } | undefined {
  const step = multiply(subtract(to, from), third);
  const first = valueAt(add(from, step));
  const second = valueAt(add(add(from, step), step));
  if (first === undefined || second === undefined) return undefined;
  const slope = divide(subtract(second, first), step);
  return { start: subtract(first, multiply(slope, step)), end: add(second, multiply(slope, step)) };
}

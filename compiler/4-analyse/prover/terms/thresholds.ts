// The value of one number at which a comparison about it turns.

import {
  divide,
  floor,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
} from '../../../runtime/exact/rational.js';
import { numbers, rangeOf } from '../../range/abstract.js';
import { pointOf, type Range, range } from '../../range/interval.js';
import { type Engine, type Frame, frameOf, possibilities } from './frame.js';
import type { Poly, Relation, Variable } from './terms.js';

/** The last value on the low side of a comparison about one number. */
export function thresholdOf(
  engine: Engine,
  relation: Relation,
  of: Poly,
  variable: Variable,
  frame: Frame,
): Rational | undefined {
  const known = rangeOf(possibilities(frame.box, variable));
  const { lo, hi, grid } = known;
  if (!lo || !hi || !grid || grid.n === 0n) return undefined;
  const [term] = of.terms;
  const [factor] = term?.factors ?? [];
  if (
    of.terms.length === 1 &&
    term?.factors.length === 1 &&
    factor?.kind === 'variable' &&
    factor.variable === variable
  ) {
    const zero = negate(divide(of.constant, term.coefficient));
    const place = divide(zero, grid);
    const whole = floor(place);
    // On the threshold itself it depends on whether it counts, and on which side it lies.
    const onGrid = place.d === 1n;
    const countsLow = term.coefficient.n > 0n ? relation !== 'below' : relation === 'below';
    const at = multiply(rational(onGrid && !countsLow ? whole - 1n : whole), grid);
    return inside(at, lo, hi)
      ? at
      : inside(lo, lo, hi) && relation === 'equal'
        ? nearest(at, known)
        : undefined;
  }
  // Any other formula of it: halve until the sign changes, as if there were one such place.
  const signAt = (place: bigint): number | undefined => {
    const value = engine.rough(
      of,
      frameOf(new Map(frame.box).set(variable.name, numbers(pointAt(place, grid)))),
    );
    const only = value && pointOf(value);
    return only && (only.n > 0n ? 1 : only.n < 0n ? -1 : 0);
  };
  let low = floor(divide(lo, grid));
  let high = floor(divide(hi, grid));
  const first = signAt(low);
  const last = signAt(high);
  if (first === undefined || last === undefined || first === last) return undefined;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (signAt(middle) === first) low = middle;
    else high = middle;
  }
  return multiply(rational(low), grid);
}

const pointAt = (place: bigint, grid: Rational): Range => {
  const value = multiply(rational(place), grid);
  return range(value, value, grid);
};
const inside = (at: Rational, lo: Rational, hi: Rational): boolean =>
  subtract(at, lo).n >= 0n && subtract(at, hi).n < 0n;

function nearest(at: Rational, { lo, hi, grid }: Range): Rational | undefined {
  if (!lo || !hi || !grid) return undefined;
  const before = subtract(hi, grid);
  return subtract(at, hi).n === 0n && subtract(before, lo).n >= 0n ? before : undefined;
}

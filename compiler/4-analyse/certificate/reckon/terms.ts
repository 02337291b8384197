// Limits of a product: factor by factor, but for two that make a share or an average, of which more is known together.

import { one, zero } from '../../../runtime/exact/rational.js';
import { anything, intersection, point, type Range, times } from '../../range/interval.js';
import { aboutOnly, type Value } from '../values/value.js';
import type { Values } from '../values/values.js';
import { averageIn } from './averages.js';
import type { Term } from './goal.js';
import { isWhole, periodOf, shareOfPeriod } from './periods.js';

type Ranges = (value: Value) => Range | undefined;

/** Undefined where a factor never has a value. */
export function rangeOfTerm(
  { by, atoms }: Term,
  values: Values,
  focus: string | undefined,
  range: Ranges,
): Range | undefined {
  const share = shareOfPeriod(atoms) ?? averageIn(atoms, focus);
  // A factor may stand in it more than once: once it makes the share.
  const open: Value[] = [...(share ?? [])];
  let [whole, ratio] = [point(one), point(one)];
  for (const atom of atoms) {
    const own = range(atom);
    if (!own) return undefined;
    const place = open.indexOf(atom);
    if (place < 0) whole = times(whole, own);
    else {
      open.splice(place, 1);
      ratio = times(ratio, own);
    }
  }
  const known = share && together(share[0], values, range);
  whole = times(whole, (known && intersection(ratio, known)) ?? ratio);
  // A square is never below zero.
  const square = atoms.length === 2 && atoms[0] === atoms[1] ? { ...anything, lo: zero } : anything;
  return times(point(by), intersection(whole, square) ?? whole);
}

/** Limits of a share or an average, by what it is a share or an average of. */
function together(of: Value, values: Values, range: Ranges): Range | undefined {
  if (of.kind === 'fold') {
    // Of the items that count, the greatest has the limits of any.
    const each = range(values.make('fold', of.of, { ...aboutOnly(of), text: 'highest' }));
    return each && { ...each, grid: undefined };
  }
  const period = of.text === 'days-inclusive' ? periodOf(of) : undefined;
  // All days of a year over all its days are one.
  return period && isWhole(period, values, range) ? point(one) : { ...anything, hi: one };
}

// Whether the rows of a table take every key that can occur: decided piece by piece between their limits.

import type { Match, Type } from '../../../3-model/model.js';
import {
  add,
  ceiling,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
} from '../../../runtime/exact/rational.js';
import type { Precision } from '../exactness/precision.js';

/** What a key can be. */
export interface KeyRange {
  readonly type: Type;
  readonly precision: Precision | undefined;
  /** Days are counted from 1970 in limits, but from 1899 in precisions. */
  readonly shift: Rational;
}

/** A piece of a key's values on which every row matches throughout or nowhere. */
type Piece = (match: Match) => boolean;

const mostPieces = 20_000;

/** True when it is sure that exactly one row matches, whatever the keys. */
export function coversAll(rows: readonly (readonly Match[])[], keys: readonly KeyRange[]): boolean {
  const pieces = keys.map((key, index) =>
    piecesOf(
      key,
      rows.map((row) => row[index] ?? { kind: 'any' }),
    ),
  );
  const count = pieces.reduce((total, { length }) => total * length, 1);
  if (count > mostPieces) return false;
  const visit = (at: number, candidates: readonly (readonly Match[])[]): boolean => {
    const own = pieces[at];
    if (own === undefined) return candidates.length === 1;
    return own.every((piece) =>
      visit(
        at + 1,
        candidates.filter((row) => piece(row[at] ?? { kind: 'any' })),
      ),
    );
  };
  return visit(0, rows);
}

function piecesOf({ type, precision, shift }: KeyRange, matches: readonly Match[]): readonly Piece[] {
  if (type.kind === 'choice') {
    return type.set.options.map(
      ({ name }) =>
        (match) =>
          match.kind === 'any' || (match.kind === 'options' && match.options.includes(name)),
    );
  }
  if (type.kind === 'yes-no') {
    return [true, false].map(
      (value) => (match) => match.kind === 'any' || (match.kind === 'yes-no' && match.value === value),
    );
  }
  if (type.kind === 'text') return [(match) => match.kind === 'any'];
  type.kind satisfies 'date' | 'quantity';
  return numberPieces(precision, shift, matches);
}

function numberPieces(
  precision: Precision | undefined,
  shift: Rational,
  matches: readonly Match[],
): readonly Piece[] {
  const lo = precision && add(precision.lo, shift);
  const hi = precision && add(precision.hi, shift);
  const grid =
    precision && precision.divisors.size === 0 && precision.grid.n > 0n ? precision.grid : undefined;
  const limits = matches
    .flatMap((match) => (match.kind === 'band' ? [match.from?.value, match.to?.value] : []))
    .filter((value) => value !== undefined)
    .sort(compare)
    .filter((value, index, all) => index === 0 || compare(value, all[index - 1] ?? value) !== 0);
  const pieces: Piece[] = [];
  const inDomain = (value: Rational): boolean =>
    (lo === undefined || compare(value, lo) >= 0) && (hi === undefined || compare(value, hi) <= 0);
  const at =
    (value: Rational): Piece =>
    (match) =>
      contains(match, value);
  for (let index = 0; index <= limits.length; index++) {
    const below = limits[index - 1];
    const above = limits[index];
    const inside = between(below, above, lo, hi, grid);
    if (inside !== undefined) pieces.push(at(inside));
    if (above !== undefined && inDomain(above) && onGrid(above, grid)) pieces.push(at(above));
  }
  return pieces;
}

const onGrid = (value: Rational, grid: Rational | undefined): boolean =>
  grid === undefined || divide(value, grid).d === 1n;

/** A value strictly between two limits that the key can take. */
function between(
  below: Rational | undefined,
  above: Rational | undefined,
  lo: Rational | undefined,
  hi: Rational | undefined,
  grid: Rational | undefined,
): Rational | undefined {
  const one = rational(1);
  const low = below ?? (above === undefined ? (lo ?? rational(0)) : add(above, rational(-1)));
  const start = lo !== undefined && compare(lo, low) > 0 ? lo : low;
  const end = above ?? add(start, one);
  const top = hi !== undefined && compare(hi, end) < 0 ? hi : end;
  const fits = (value: Rational): boolean =>
    (below === undefined || compare(value, below) > 0) &&
    (above === undefined || compare(value, above) < 0) &&
    (lo === undefined || compare(value, lo) >= 0) &&
    (hi === undefined || compare(value, hi) <= 0);
  if (grid === undefined) {
    const middle = divide(add(start, top), rational(2));
    return [middle, start, top].find(fits);
  }
  // The first multiples of the grid at or after the start; without a lower limit the end of the domain as well.
  const first = multiply(rational(ceiling(divide(start, grid))), grid);
  return [first, add(first, grid), hi, lo].find(
    (value): value is Rational => value !== undefined && onGrid(value, grid) && fits(value),
  );
}

function contains(match: Match, value: Rational): boolean {
  if (match.kind === 'any') return true;
  if (match.kind !== 'band') {
    match.kind satisfies 'yes-no' | 'options';
    return false;
  }
  const { from, to } = match;
  if (from !== undefined) {
    const order = compare(value, from.value);
    if (order < 0 || (order === 0 && !from.inclusive)) return false;
  }
  if (to !== undefined) {
    const order = compare(value, to.value);
    if (order > 0 || (order === 0 && !to.inclusive)) return false;
  }
  return true;
}

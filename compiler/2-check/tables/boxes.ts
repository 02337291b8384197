// Rows of several keys as boxes, one range per key: which row takes what, where rows overlap, what none takes.

import type { Type } from '../types/types.js';
import { difference, fullRange, intersection, isCloser, type Range, sameRange } from './ranges.js';
import { outranks, type RestRow } from './rest-rows.js';

export type Box = readonly Range[];

/** A row before it is known what other rows take from it. */
export interface RowBox {
  readonly box: Box;
  /** Which of its cells say `the rest`. */
  readonly rest: readonly boolean[];
}

export interface ResolvedRows {
  /** What each row takes: disjoint boxes, in the order given. */
  readonly taken: readonly (readonly Box[])[];
  /** Pairs of rows that both take the values of a box. */
  readonly overlaps: readonly { readonly first: number; readonly second: number; readonly box: Box }[];
}

function intersectBoxes(a: Box, b: Box): Box | undefined {
  const ranges: Range[] = [];
  for (const [index, range] of a.entries()) {
    const other = b[index];
    const common = other && intersection(range, other);
    if (common === undefined) return undefined;
    ranges.push(common);
  }
  return ranges;
}

/** What of `a` is not in `b`, as disjoint boxes. */
function subtractBox(a: Box, b: Box): readonly Box[] {
  if (intersectBoxes(a, b) === undefined) return [a];
  const pieces: Box[] = [];
  let inside: Box = a;
  for (const [index, range] of a.entries()) {
    const other = b[index];
    if (other === undefined) continue;
    for (const piece of difference(range, other)) pieces.push(inside.with(index, piece));
    const common = intersection(range, other);
    if (common) inside = inside.with(index, common);
  }
  return pieces;
}

/** Counts what is compared; goes below nought where that is more than may be. */
interface Budget {
  left: number;
}

/** Undefined where the budget does not suffice. */
function subtractBoxes(
  from: readonly Box[],
  boxes: readonly Box[],
  budget: Budget,
): readonly Box[] | undefined {
  let pieces = from;
  for (const box of boxes) {
    budget.left -= pieces.length;
    if (budget.left < 0) return undefined;
    pieces = pieces.flatMap((piece) => subtractBox(piece, box));
  }
  return pieces;
}

const namedBy = ({ box, rest }: RowBox): RestRow => ({
  rest,
  named: box.map((range, key) => (range.kind === 'members' && !rest[key] ? range.members : undefined)),
});

// The closest bound wins: equal in every key, or bounded on the same one side and closer, for options that both name. Where one says `the
// rest` and the other does not, that decides, not how close a bound is.
function beats(winner: RowBox, loser: RowBox): boolean {
  let closer = false;
  for (const [index, range] of winner.box.entries()) {
    const other = loser.box[index];
    if (other === undefined || winner.rest[index] !== loser.rest[index]) return false;
    const options = range.kind === 'members' && intersection(range, other) !== undefined;
    if (options || sameRange(range, other)) continue;
    if (!isCloser(range, other)) return false;
    closer = true;
  }
  return closer;
}

// With one key, all that beats a row lies within the closest of its rivals.
function nearestOnly(rivals: readonly RowBox[], { rest, box }: RowBox): readonly RowBox[] {
  const [first, ...others] = rivals;
  if (box.length !== 1 || rest[0] || first === undefined) return rivals;
  return [others.reduce((widest, rival) => (beats(widest, rival) ? rival : widest), first)];
}

/** Where rows overlap without end, this many are told for each. */
const overlapsOfRow = 1;

/**
 * Gives every value to one row: closest bounds first, `the rest` last; all other overlaps are returned, of each row with the first
 * that it overlaps. Undefined where that takes more comparisons than may be.
 */
export function resolveRows(rows: readonly RowBox[], most: number): ResolvedRows | undefined {
  const budget: Budget = { left: most - rows.length ** 2 };
  if (budget.left < 0) return undefined;
  const choices = rows[0]?.box.map(({ kind }) => kind === 'members') ?? [];
  const named = rows.map(namedBy);
  const stands = (other: number, row: number): boolean => {
    const [a, b] = [named[other], named[row]];
    return a !== undefined && b !== undefined && outranks(a, b, named, choices);
  };
  const taken: (readonly Box[])[] = [];
  for (const [index, row] of rows.entries()) {
    const before = rows.filter(
      (other, position) => position !== index && (stands(position, index) || beats(other, row)),
    );
    const rivals = nearestOnly(before, row).map(({ box }) => box);
    const own = subtractBoxes([row.box], rivals, budget);
    if (own === undefined) return undefined;
    taken.push(own);
  }
  const overlaps: { first: number; second: number; box: Box }[] = [];
  for (const [second, boxes] of taken.entries()) {
    let told = 0;
    for (let first = 0; first < second && told < overlapsOfRow; first++) {
      const other = taken[first] ?? [];
      budget.left -= other.length * boxes.length;
      if (budget.left < 0) return undefined;
      const box = firstOverlap(other, boxes);
      if (box === undefined) continue;
      overlaps.push({ first, second, box });
      told++;
    }
  }
  return { taken, overlaps };
}

function firstOverlap(a: readonly Box[], b: readonly Box[]): Box | undefined {
  for (const one of a) {
    for (const other of b) {
      const box = intersectBoxes(one, other);
      if (box) return box;
    }
  }
  return undefined;
}

/** Combinations of options that no row mentions, whatever its bands say. Undefined where there are too many to compare. */
export function missingOptions(
  rows: readonly Box[],
  types: readonly Type[],
  most: number,
): readonly Box[] | undefined {
  const full: Box = types.map(fullRange);
  const widened = rows.map((box) =>
    box.map((range, index) =>
      (range.kind satisfies 'interval' | 'members') === 'interval' ? full[index]! : range,
    ),
  );
  return subtractBoxes([full], widened, { left: most });
}

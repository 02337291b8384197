// The order in which the document has the limits of a table or scale: an edit must keep it, or rows would overlap, leave a gap
// or turn around.

import type { Match, Type } from '../../../3-model/model.js';
import { compare, equals, type Rational, subtract } from '../../../runtime/exact/rational.js';
import { matchText } from '../../wording/matches.js';
import type { LimitOrder } from '../book/parameters.js';
import type { CellKey } from '../formula/formula.js';

interface Limit {
  readonly value: Rational;
  /** Undefined where nothing can be edited. */
  readonly cell: CellKey | undefined;
}

/** A band from one limit to another, either of which may be missing. */
export interface LimitedBand {
  readonly from: Limit | undefined;
  readonly to: Limit | undefined;
}

/**
 * Pairs of limits that must keep their order: those that are one value stay one value, a later one stays later, and where
 * nothing lies between two of them (whole numbers: up to 10, from 11) they stay as far apart as they are. What follows
 * from these alone is that the bands cover what they covered.
 */
export function ordersOf(label: string, bands: readonly LimitedBand[]): readonly LimitOrder[] {
  const limits = bands.flatMap(({ from, to }) => [from, to]).filter((limit) => limit !== undefined);
  const values = limits
    .map(({ value }) => value)
    .sort(compare)
    .filter((value, index, all) => index === 0 || !equals(value, all[index - 1] ?? value));
  const cellsAt = (value: Rational): readonly CellKey[] => [
    ...new Set(
      limits.flatMap((limit) => (equals(limit.value, value) && limit.cell !== undefined ? [limit.cell] : [])),
    ),
  ];
  const covered = (low: Rational, high: Rational): boolean =>
    bands.some(
      ({ from, to }) =>
        (from === undefined || compare(from.value, low) <= 0) &&
        (to === undefined || compare(to.value, high) >= 0),
    );
  return values.flatMap((value, index): readonly LimitOrder[] => {
    const [first, ...others] = cellsAt(value);
    if (first === undefined) return [];
    const apart = subtract(value, value);
    const same = others.map((later): LimitOrder => ({ label, earlier: first, later, apart, meet: true }));
    const next = values.slice(index + 1).find((later) => cellsAt(later).length > 0);
    const later = next && cellsAt(next)[0];
    if (next === undefined || later === undefined) return same;
    const order: LimitOrder = {
      label,
      earlier: first,
      later,
      apart: subtract(next, value),
      meet: !covered(value, next),
    };
    return [...same, order];
  });
}

/**
 * Rows that can hold for one case at once are held in order together. Rows apart by an option never meet, unless options mix:
 * then all are one group.
 */
export function groupsByOptions<T>(
  rows: readonly T[],
  matchesOf: (row: T) => readonly Match[],
  types: readonly Type[],
): readonly (readonly T[])[] {
  const isOption = (index: number): boolean =>
    types[index]?.kind === 'choice' || types[index]?.kind === 'yes-no' || types[index]?.kind === 'text';
  const optionsOf = (row: T): readonly string[] =>
    matchesOf(row).flatMap((match, index) => (isOption(index) ? [matchText(match)] : []));
  const mixed = types.some((_, index) => isOption(index) && mixes(rows.map((row) => matchesOf(row)[index])));
  if (mixed) return [rows];
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const name = optionsOf(row).join('\n');
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()];
}

/** Whether two sets of options are neither the same nor apart. */
function mixes(matches: readonly (Match | undefined)[]): boolean {
  const sets = matches.map((match): readonly string[] | undefined => {
    if (match?.kind === 'options') return match.options;
    if (match?.kind === 'yes-no') return [String(match.value)];
    match?.kind satisfies undefined | 'band' | 'any';
    return undefined;
  });
  const any = sets.filter((set) => set === undefined).length;
  if (any > 0) return any < sets.length;
  return sets.some((a = []) =>
    sets.some((b = []) => {
      const shared = a.filter((option) => b.includes(option)).length;
      return shared > 0 && (shared < a.length || shared < b.length);
    }),
  );
}

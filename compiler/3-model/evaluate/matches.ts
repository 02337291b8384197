// Whether a key falls into a cell of a table: the one answer for all who look at a case.

import { compare, type Rational } from '../../runtime/exact/rational.js';
import type { Value } from '../../runtime/facts/fact-shapes.js';
import type { Match, TableRow } from '../model.js';

export function matches(match: Match, key: Value): boolean {
  switch (match.kind) {
    case 'any':
      return true;
    case 'yes-no':
      return key === match.value;
    case 'options':
      return typeof key === 'string' && match.options.includes(key);
    case 'band':
      return typeof key === 'object' && isWithin(match, key);
    default:
      match satisfies never;
      return false;
  }
}

/** The first row that takes all keys, in the order of the table's; -1 where none does, as for a key that is refused. */
export const rowTaking = (
  rows: readonly Pick<TableRow, 'matches'>[],
  keys: readonly (Value | undefined)[],
): number =>
  rows.findIndex((row) =>
    row.matches.every((match, place) => {
      const key = keys[place];
      return key !== undefined && matches(match, key);
    }),
  );

function isWithin({ from, to }: Extract<Match, { readonly kind: 'band' }>, key: Rational): boolean {
  if (from !== undefined && compare(key, from.value) < (from.inclusive ? 0 : 1)) return false;
  return to === undefined || compare(key, to.value) <= (to.inclusive ? 0 : -1);
}

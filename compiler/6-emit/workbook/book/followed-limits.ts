// Limits that the document does not write: "up to 25" after "up to 10" begins where the row before ends. Their cells follow
// the one that is written, so that an edited table has neither gap nor overlap.

import type { Match, Model } from '../../../3-model/model.js';
import { equals, type Rational, rational } from '../../../runtime/exact/rational.js';
import type { Span } from '../../../source.js';
import type { CellKey } from '../formula/formula.js';

export type Side = 'from' | 'to';

export interface LimitedRow {
  readonly id: string;
  readonly matches: readonly Match[];
  readonly span: Span | undefined;
}

export const limitKey = (row: string, key: number, side: Side): CellKey => `par:${row}/${key}/${side}`;

/** Whether a number of the rule file within the place is the value, in whatever unit it is written. */
export function isWritten(model: Model, place: Span | undefined, value: Rational): boolean {
  if (place === undefined) return true;
  return model.numbers.some(
    ({ span, value: written, percent }) =>
      span.file === place.file &&
      span.start >= place.start &&
      span.end <= place.end &&
      equals(percent ? rational(written.n, written.d * 100n) : written, value),
  );
}

/** The cell whose limit a limit follows: of the nearest row above, else below, that ends (or begins) there. */
export function followedLimit(
  model: Model,
  rows: readonly LimitedRow[],
  at: number,
  key: number,
  side: Side,
): CellKey | undefined {
  const own = boundOf(rows[at], key, side);
  if (own === undefined || isWritten(model, rows[at]?.span, own.value)) return undefined;
  const other: Side = side === 'from' ? 'to' : 'from';
  const source = [...rows.slice(0, at).reverse(), ...rows.slice(at + 1)].find((row) => {
    const bound = boundOf(row, key, other);
    return (
      bound !== undefined &&
      bound.inclusive !== own.inclusive &&
      equals(bound.value, own.value) &&
      isWritten(model, row.span, bound.value)
    );
  });
  return source && limitKey(source.id, key, other);
}

function boundOf(row: LimitedRow | undefined, key: number, side: Side) {
  const match = row?.matches[key];
  return match?.kind === 'band' ? match[side] : undefined;
}

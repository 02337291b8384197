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

/** Whether a limit within the row is written as the value, in whatever unit: a figure of the row that is alike is none. */
export function isWritten(model: Model, row: Span | undefined, value: Rational): boolean {
  if (row === undefined) return true;
  const figures = figuresOfRow(model, row);
  return model.numbers.some(
    ({ span, value: written, percent }) =>
      isWithin(span, row) &&
      equals(percent ? rational(written.n, written.d * 100n) : written, value) &&
      !figures.some((figure) => isWithin(span, figure)),
  );
}

const isWithin = (span: Span, place: Span): boolean =>
  span.file === place.file && span.start >= place.start && span.end <= place.end;

/** Where the values of a row of a table, or of a band, stand. */
function figuresOfRow({ tables, scales }: Model, row: Span): readonly Span[] {
  const isRow = ({ span }: { readonly span: Span }): boolean =>
    span.file === row.file && span.start === row.start && span.end === row.end;
  return [
    ...tables.flatMap(({ rows }) => rows.filter(isRow).flatMap(({ cells }) => cells)),
    ...scales.flatMap(({ variants }) =>
      variants.flatMap(({ bands }) =>
        bands.filter(isRow).flatMap(({ rate, once, started }) => [rate, once, started?.amount]),
      ),
    ),
  ].flatMap((figure) => (figure === undefined ? [] : [figure.span]));
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

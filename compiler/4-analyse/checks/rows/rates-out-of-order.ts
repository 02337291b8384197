// A column of rates or amounts that rises and falls along a table's bands: often two figures exchanged.

import type { Expression, Model, Unit } from '../../../3-model/model.js';
import { rateOutOfOrder } from '../../../diagnostics/catalogue/analysis/analysis.js';
import { compare, type Rational } from '../../../runtime/exact/rational.js';
import type { Span } from '../../../source.js';
import type { Check } from '../check.js';
import { runsAlong } from './bands-in-order.js';

/** One printed row with its figure in a column; a figure that is computed says nothing. */
interface Figure {
  readonly row: number;
  readonly span: Span;
  readonly cell: Expression | undefined;
}

export const ratesOutOfOrder: Check = ({ index }, report) => {
  const seen = new Set<string>();
  for (const { place, label, runs, byAge } of columnsOf(index.model)) {
    if (seen.has(place)) continue;
    seen.add(place);
    const reported = new Set<number>();
    for (const run of runs) {
      const odd = byAge && hasOnePeak(run) ? undefined : oddOneOut(run);
      if (odd === undefined || reported.has(odd.row)) continue;
      reported.add(odd.row);
      report(rateOutOfOrder(odd.cell?.span ?? odd.span, { table: label }));
    }
  }
};

/** Every run of figures of every table and scale; clones of one share their place. */
function* columnsOf({ tables, scales }: Model): Generator<{
  readonly place: string;
  readonly label: string;
  readonly runs: readonly (readonly Figure[])[];
  /** Children and the old pay less than those between. */
  readonly byAge: boolean;
}> {
  for (const table of tables) {
    const rows = runsAlong(table);
    const runs = [...table.columns.keys()].flatMap((column) =>
      rows.map((run) =>
        run.map(({ printedRow, span, cells }) => ({ row: printedRow, span, cell: cells[column] })),
      ),
    );
    const byAge = table.keys.some(({ type }) => type.kind === 'quantity' && isAge(type.unit));
    yield { place: `${table.origin}/${table.version ?? ''}`, label: table.label, runs, byAge };
  }
  for (const { origin, version, label, variants } of scales) {
    const runs = variants.map(({ bands }) => bands.map(({ span, rate }, row) => ({ row, span, cell: rate })));
    yield { place: `${origin}/${version ?? ''}`, label, runs, byAge: false };
  }
}

const isAge = ({ powers }: Unit): boolean => powers.length === 1 && powers[0]?.symbol === 'year';

/** Whether the figures rise to the highest and fall from there. */
function hasOnePeak(figures: readonly Figure[]): boolean {
  const values = figures.flatMap(({ cell }) => (cell?.kind === 'number' ? [cell.value] : []));
  const top = values.reduce((best, value, place) => (compare(value, values[best]!) > 0 ? place : best), 0);
  const rises = values.slice(0, top + 1);
  return isOrdered(rises) && isOrdered(values.slice(top));
}

/** The one row without which the figures would rise, or fall, all along; undefined where there is no such single row. */
function oddOneOut(figures: readonly Figure[]): Figure | undefined {
  const values = figures.map(({ cell }) => (cell?.kind === 'number' ? cell.value : undefined));
  if (values.length < 4 || values.some((value) => value === undefined)) return undefined;
  const known = values as readonly Rational[];
  if (isOrdered(known)) return undefined;
  return figures.find((_, place) => isOrdered(known.filter((_value, other) => other !== place)));
}

function isOrdered(values: readonly Rational[]): boolean {
  const steps = values.slice(1).map((value, place) => compare(value, values[place] as Rational));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}

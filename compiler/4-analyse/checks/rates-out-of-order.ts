// A column of rates or amounts that rises and falls along a table's bands: often two figures exchanged.

import type { Match, Table, TableRow } from '../../3-model/model.js';
import { rateOutOfOrder } from '../../diagnostics/catalogue/analysis.js';
import { compare, type Rational } from '../../runtime/rational.js';
import type { Check } from './check.js';

export const ratesOutOfOrder: Check = ({ index }, report) => {
  const seen = new Set<string>();
  for (const table of index.model.tables) {
    const place = `${table.origin}/${table.version ?? ''}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const reported = new Set<number>();
    for (const column of table.columns.keys()) {
      for (const rows of runsOf(table)) {
        const odd = oddOneOut(rows, column);
        if (odd === undefined || reported.has(odd.printedRow)) continue;
        reported.add(odd.printedRow);
        report(rateOutOfOrder(odd.span, { table: table.label }));
      }
    }
  }
};

/** Rows along a single numeric key, for each value of the others. */
function runsOf(table: Table): readonly (readonly TableRow[])[] {
  const numeric = table.keys.findIndex(({ type }) => type.kind === 'quantity');
  if (numeric < 0 || table.keys.filter(({ type }) => type.kind === 'quantity').length > 1) return [];
  const runs = new Map<string, TableRow[]>();
  for (const row of table.rows) {
    const others = JSON.stringify(row.matches.filter((_, place) => place !== numeric).map(nameOf));
    runs.set(others, [...(runs.get(others) ?? []), row]);
  }
  return [...runs.values()]
    .filter((rows) => rows.every(({ matches }) => matches[numeric]?.kind === 'band'))
    .map((rows) => [...rows].sort((a, b) => byBegin(a.matches[numeric], b.matches[numeric])))
    .map((rows) => rows.filter((row, place) => !isPieceOfLater(row, rows.slice(place + 1))));
}

/** `the rest` may fill several holes; its last piece stands for the row. */
const isPieceOfLater = (row: TableRow, later: readonly TableRow[]): boolean =>
  later.some(({ printedRow }) => printedRow === row.printedRow);

/** A band without a lower limit comes first. */
function byBegin(a: Match | undefined, b: Match | undefined): number {
  const first = a?.kind === 'band' ? a.from?.value : undefined;
  const second = b?.kind === 'band' ? b.from?.value : undefined;
  if (first === undefined || second === undefined)
    return Number(first !== undefined) - Number(second !== undefined);
  return compare(first, second);
}

const nameOf = (match: Match): string =>
  match.kind === 'options'
    ? match.options.join()
    : match.kind === 'yes-no'
      ? String(match.value)
      : match.kind;

/** The one row without which the figures would rise, or fall, all along; undefined where there is no such single row. */
function oddOneOut(rows: readonly TableRow[], column: number): TableRow | undefined {
  const values = rows.map((row) => {
    const cell = row.cells[column];
    return cell?.kind === 'number' ? cell.value : undefined;
  });
  if (values.length < 4 || values.some((value) => value === undefined)) return undefined;
  const known = values as readonly Rational[];
  if (isOrdered(known)) return undefined;
  const suspects = rows.filter((_, place) => isOrdered(known.filter((_value, other) => other !== place)));
  return suspects[0];
}

function isOrdered(values: readonly Rational[]): boolean {
  const steps = values.slice(1).map((value, place) => compare(value, values[place] as Rational));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}

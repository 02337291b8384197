// The rows of a table along its one numeric key, in the order of their bands.

import { cycleOf, type Match, type Table, type TableRow } from '../../../3-model/model.js';
import { compare } from '../../../runtime/exact/rational.js';

/** The band of a row's numeric key. */
export function bandOf(row: TableRow, table: Table): Extract<Match, { kind: 'band' }> | undefined {
  const match = row.matches[table.keys.findIndex(({ type }) => type.kind === 'quantity')];
  return match?.kind === 'band' ? match : undefined;
}

/** Rows along a single numeric key, for each value of the others. */
export function runsAlong(table: Table): readonly (readonly TableRow[])[] {
  const numeric = table.keys.findIndex(({ type }) => type.kind === 'quantity');
  // What goes round has no first band: a night may cost less than the evening and the morning.
  const cycle = table.keys[numeric] && cycleOf(table.keys[numeric].type);
  if (cycle !== undefined && cycle !== 'year') return [];
  if (numeric < 0 || table.keys.filter(({ type }) => type.kind === 'quantity').length > 1) return [];
  const runs = new Map<string, TableRow[]>();
  for (const row of table.rows) {
    const others = JSON.stringify(row.matches.filter((_, place) => place !== numeric).map(nameOf));
    const run = runs.get(others);
    if (run === undefined) runs.set(others, [row]);
    else run.push(row);
  }
  return [...runs.values()]
    .filter((rows) => rows.every(({ matches }) => matches[numeric]?.kind === 'band'))
    .map((rows) => [...rows].sort((a, b) => byBegin(a.matches[numeric], b.matches[numeric])))
    .map(withoutEarlierPieces);
}

/** `the rest` may fill several holes; its last piece stands for the row. */
function withoutEarlierPieces(rows: readonly TableRow[]): readonly TableRow[] {
  const last = new Map(rows.map((row) => [row.printedRow, row]));
  return rows.filter((row) => last.get(row.printedRow) === row);
}

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
      : (match.kind satisfies 'band' | 'any');

// The key cells of all rows of a table → disjoint matches, with overlaps and missing options reported.

import { rowsTooIntricate } from '../../diagnostics/catalogue/rules/limits.js';
import {
  missingRows,
  nothingBefore,
  rowNeverApplies,
  rowsOverlap,
} from '../../diagnostics/catalogue/rules/tables.js';
import { isoFromDays } from '../../runtime/exact/calendar.js';
import type { Span } from '../../source.js';
import type { Context } from '../types/context.js';
import { writeNumber } from '../types/describe.js';
import type { Bound, Match } from '../types/parts.js';
import type { Type } from '../types/types.js';
import type { UnitTable } from '../types/unit-table.js';
import { type Box, missingOptions, type RowBox, resolveRows } from './boxes.js';
import { eachOf, endAfter, type KeyRow } from './matches.js';
import { fullRange, matchOf, type Range, rangeOf, sameRange, wholeRange, witnessOf } from './ranges.js';
import { rowsBefore } from './row-before.js';

/**
 * The matches of every row: several per row where the rest of other rows is left to it. Rows with a wrong cell have
 * none. `place` is where missing options are reported.
 */
export function resolveKeyRows(
  context: Context,
  printed: readonly KeyRow[],
  types: readonly Type[],
  names: readonly string[],
  place: Span,
): readonly (readonly (readonly Match[])[])[] {
  // A cell that names several values is a row for each of them.
  const several = printed.map(eachOf);
  if (several.some(({ length }) => length > 1)) {
    const each = resolveKeyRows(context, several.flat(), types, names, place);
    const owner = several.flatMap((own, row) => own.map(() => row));
    const pieces: (readonly Match[])[][] = printed.map(() => []);
    for (const [place, own] of each.entries()) pieces[owner[place] ?? 0]?.push(...own);
    return pieces;
  }
  const rows = several.flat();
  const boxes: (RowBox | undefined)[] = [];
  for (const [index, row] of rows.entries()) boxes.push(boxOf(context, rows, index, row, types, boxes));
  const complete = boxes.flatMap((row, index) => (row ? [{ row, index }] : []));
  const resolved = resolveRows(
    complete.map(({ row }) => row),
    context.mostComparisons,
  );
  if (resolved === undefined) {
    context.report(rowsTooIntricate(place, { rows: rows.length, limit: context.mostComparisons }));
    return rows.map(() => []);
  }
  const { taken, overlaps } = resolved;
  const whole = names.map((name) => isWholeFact(context, name));
  for (const { first, second, box: common } of overlaps) {
    const box = onGrid(common, whole);
    // Of whole things, `under 12` and `over 11` have none in common.
    if (box === undefined) continue;
    const [a, b] = [complete[first], complete[second]];
    const [firstRow, secondRow] = [a && rows[a.index], b && rows[b.index]];
    if (firstRow === undefined || secondRow === undefined) continue;
    const value = writeBox(box, types, names, context.units);
    const related = [
      { span: firstRow.span, label: { en: 'this row takes it too', fr: 'cette ligne le prend aussi' } },
    ];
    context.report(rowsOverlap(secondRow.span, { value }, { related }));
  }
  const result: (readonly (readonly Match[])[])[] = rows.map(() => []);
  for (const [position, { index }] of complete.entries()) {
    const own = taken[position] ?? [];
    const row = rows[index];
    if (own.length === 0 && row) context.report(rowNeverApplies(row.span, {}));
    result[index] = own.map((box) => box.map((range, key) => matchOf(range, types[key]!)));
  }
  if (complete.length === rows.length && rows.length > 0) {
    const missing = missingOptions(
      complete.map(({ row }) => row.box),
      types,
      context.mostComparisons,
    );
    if (missing === undefined) {
      context.report(rowsTooIntricate(place, { rows: rows.length, limit: context.mostComparisons }));
    } else if (missing.length > 0) {
      const values = missing.slice(0, 5).map((box) => writeMembers(box, types, names));
      context.report(missingRows(place, { values, more: missing.length > 5 }));
    }
  }
  return result;
}

/** Whether a key is a fact that is given in whole units. */
const isWholeFact = (context: Context, name: string): boolean =>
  context.resolved.names
    .get(name)
    ?.some(({ declaration }) => declaration.kind === 'fact' && declaration.whole) === true;

/** The box from its first whole values on; undefined where there is none in it. */
function onGrid(box: Box, whole: readonly boolean[]): Box | undefined {
  const narrowed = box.map((range, key) => (whole[key] ? wholeRange(range) : range));
  return narrowed.every((range) => range !== undefined) ? narrowed : undefined;
}

function boxOf(
  context: Context,
  rows: readonly KeyRow[],
  index: number,
  row: KeyRow,
  types: readonly Type[],
  above: readonly (RowBox | undefined)[],
): RowBox | undefined {
  const box: Range[] = [];
  const rest: boolean[] = [];
  for (const [key, cell] of row.cells.entries()) {
    const type = types[key];
    if (cell === undefined || type === undefined) return undefined;
    rest.push(cell.kind === 'rest');
    if (cell.kind === 'match') box.push(rangeOf(cell.match, type));
    else if (cell.kind === 'rest') box.push(fullRange(type));
    else if (
      cell.kind === 'moving' ||
      cell.kind === 'texts' ||
      cell.kind === 'prefixes' ||
      cell.kind === 'several'
    )
      return undefined;
    else {
      const places = rowsBefore(context, rows, index, key);
      const ends = places.map((place) => endOf(above[place], key));
      const [before] = ends;
      const several = !ends.every((end) => sameEnd(end, before));
      if (before === undefined || several) {
        const wrongBefore = places.some((place) => above[place] === undefined);
        if (!wrongBefore) context.report(nothingBefore(row.cellSpans[key] ?? row.span, { several }));
        return undefined;
      }
      box.push({
        kind: 'interval',
        from: { value: before.value, inclusive: !before.inclusive },
        to: cell.kind === 'next' ? endAfter(before, cell.width) : cell.to,
      });
    }
  }
  return { box, rest };
}

/** Where the row's band of a key ends. */
const endOf = (row: RowBox | undefined, key: number): Bound | undefined => {
  const range = row?.box[key];
  return range?.kind === 'interval' ? range.to : undefined;
};

const sameEnd = (a: Bound | undefined, b: Bound | undefined): boolean =>
  sameRange({ kind: 'interval', from: undefined, to: a }, { kind: 'interval', from: undefined, to: b });

/** A value of each key that lies in the box: `area 2000 m2, regime reduced`. */
const writeBox = (box: Box, types: readonly Type[], names: readonly string[], units: UnitTable): string =>
  box
    .map((range, key) => {
      const value = writeWitness(range, types[key], units);
      return box.length === 1 ? value : `${names[key] ?? ''} ${value}`.trim();
    })
    .join(', ');

function writeMembers(box: Box, types: readonly Type[], names: readonly string[]): string {
  const parts = box.flatMap((range, key) => {
    if (range.kind === 'interval') return [];
    const full = fullRange(types[key]!);
    if (full.kind === 'members' && full.members.length === range.members.length) return [];
    const members = range.members.join(', ');
    return box.length === 1 ? [members] : [`${names[key] ?? ''} ${members}`.trim()];
  });
  return parts.join(', ');
}

function writeWitness(range: Range, type: Type | undefined, units: UnitTable): string {
  const witness = witnessOf(range);
  if (typeof witness === 'string' || type === undefined) return String(witness);
  return type.kind === 'date'
    ? isoFromDays(Number(witness.n / witness.d))
    : writeNumber(witness, type, units);
}

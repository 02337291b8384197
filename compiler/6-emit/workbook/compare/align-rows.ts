// Which row of an edited sheet is which of the generated one, so that one inserted row is one difference and not hundreds.

import type { FileCell, FileSheet } from '../read/workbook-file.js';

export interface Alignment {
  /** Of the generated sheet, for a row of the edited one. */
  readonly rowOf: (row: number) => number | undefined;
  readonly added: readonly number[];
  readonly missing: readonly number[];
}

/** Longer stretches are taken to be in order: a table of their comparisons would be too large. */
const longestStretch = 3000;

export function alignRows(generated: FileSheet, edited: FileSheet): Alignment {
  const before = signaturesOf(generated);
  const after = signaturesOf(edited);
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
  let end = 0;
  const shorter = Math.min(before.length, after.length) - start;
  while (end < shorter && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;

  const rows = new Map<number, number>();
  for (let index = 0; index < start; index++) rows.set(index, index);
  for (let index = 1; index <= end; index++) rows.set(after.length - index, before.length - index);
  const a = { from: start, to: before.length - end };
  const b = { from: start, to: after.length - end };
  for (const [index, other] of pairs(before, a, after, b)) rows.set(other, index);

  const used = new Set(rows.values());
  const numbered = <T>(all: readonly T[], keep: (index: number) => boolean): readonly number[] =>
    all.flatMap((_, index) => (keep(index) ? [index + 1] : []));
  return {
    rowOf: (row) => {
      // Past the last row that holds anything, rows are moved as the last one was.
      if (row > after.length) return row + before.length - after.length;
      const found = rows.get(row - 1);
      return found === undefined ? undefined : found + 1;
    },
    added: numbered(after, (index) => !rows.has(index)).filter((row) => !isBlank(after[row - 1])),
    missing: numbered(before, (index) => !used.has(index)).filter((row) => !isBlank(before[row - 1])),
  };
}

const isBlank = (signature: string | undefined): boolean => signature === undefined || signature === '';

/** The fixed texts of each row, from the first; what may be filled in is left out. */
function signaturesOf(sheet: FileSheet): readonly string[] {
  const byRow: FileCell[][] = [];
  for (const cell of sheet.cells.values()) {
    const row = byRow[cell.row - 1] ?? [];
    row.push(cell);
    byRow[cell.row - 1] = row;
  }
  return Array.from({ length: byRow.length }, (_, index) => {
    const cells = (byRow[index] ?? []).sort((a, b) => a.column - b.column);
    const fixed = cells.filter(({ formula, style }) => formula === undefined && style.locked);
    const id = fixed.find(({ column }) => column === 1)?.value;
    // The first column names a row wherever it holds anything.
    if (id !== undefined && id !== '') return String(id);
    const said = fixed.flatMap(({ value }) => (value === undefined ? [] : [String(value)]));
    const formulas = cells.filter(({ formula }) => formula !== undefined).length;
    return said.length === 0 && formulas === 0 ? '' : `${said.join('\t')}\t=${formulas}`;
  });
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Rows that belong together in two stretches: the longest common run, and what stands alone between two pairs. */
function pairs(
  before: readonly string[],
  a: Stretch,
  after: readonly string[],
  b: Stretch,
): readonly (readonly [number, number])[] {
  const common =
    a.to - a.from > longestStretch || b.to - b.from > longestStretch ? [] : commonRun(before, a, after, b);
  const found: (readonly [number, number])[] = [];
  let [x, y] = [a.from, b.from];
  for (const [nextX, nextY] of [...common, [a.to, b.to] as const]) {
    if (nextX - x === nextY - y) while (x < nextX) found.push([x++, y++]);
    if (nextX < a.to) found.push([nextX, nextY]);
    [x, y] = [nextX + 1, nextY + 1];
  }
  return found;
}

function commonRun(
  before: readonly string[],
  a: Stretch,
  after: readonly string[],
  b: Stretch,
): readonly (readonly [number, number])[] {
  const width = b.to - b.from + 1;
  const lengths = new Uint16Array((a.to - a.from + 1) * width);
  const at = (x: number, y: number): number => (x - a.from) * width + (y - b.from);
  for (let x = a.to - 1; x >= a.from; x--) {
    for (let y = b.to - 1; y >= b.from; y--) {
      lengths[at(x, y)] =
        before[x] === after[y]
          ? (lengths[at(x + 1, y + 1)] ?? 0) + 1
          : Math.max(lengths[at(x + 1, y)] ?? 0, lengths[at(x, y + 1)] ?? 0);
    }
  }
  const run: (readonly [number, number])[] = [];
  for (let x = a.from, y = b.from; x < a.to && y < b.to; ) {
    if (before[x] === after[y]) run.push([x++, y++]);
    else if ((lengths[at(x + 1, y)] ?? 0) >= (lengths[at(x, y + 1)] ?? 0)) x += 1;
    else y += 1;
  }
  return run;
}

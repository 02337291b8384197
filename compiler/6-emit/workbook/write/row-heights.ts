// How high each row must be for its wrapped texts: written into the file, because not every program fits rows on opening.

import type { CellImage, Role, SheetImage } from '../sheets/parts/image.js';
import { linesOf } from '../sheets/parts/text-lines.js';

interface Type {
  /** Points per line, and characters per unit of column width. */
  readonly line: number;
  readonly density: number;
}

const sizes: Readonly<Partial<Record<Role, Type>>> = {
  label: { line: 13.5, density: 1.18 },
  question: { line: 13.5, density: 1.05 },
  text: { line: 12.5, density: 1.35 },
  note: { line: 12.5, density: 1.3 },
  quote: { line: 12.5, density: 1.35 },
  heading: { line: 13.5, density: 1.0 },
  title: { line: 26, density: 10 },
  result: { line: 17, density: 10 },
  input: { line: 15, density: 10 },
  section: { line: 16, density: 10 },
};

/** Columns in which a wider font breaks nearly every word. */
const narrow = 20;
const least = 14;
const most = 150;
const pointsPerPixel = 0.75;

/** Heights in points by row, for rows that need more than one line. */
export function rowHeights(sheet: SheetImage): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (const cell of sheet.cells) {
    const height = heightOf(cell, sheet.widths[cell.column - 1] ?? 10);
    if (height > (heights.get(cell.row) ?? 0)) heights.set(cell.row, height);
  }
  for (const [row, height] of sheet.heights ?? []) heights.set(row, height);
  for (const { row, above, height, below } of sheet.pictures ?? []) {
    heights.set(row, (above + height + below) * pointsPerPixel);
  }
  return heights;
}

/** The line of state is written by a formula: about so many characters when nothing is wrong. */
const stateLength = 100;

function heightOf({ content, role, format }: CellImage, width: number): number {
  if (role === 'state' && format === '@') return Math.ceil(stateLength / width) * 12.5 + 2;
  const type = sizes[role];
  if (type === undefined) return least;
  const text = content.kind === 'text' ? content.value : '';
  const counted = Math.max(1, linesOf(text, Math.max(4, width * type.density * (width < narrow ? 0.8 : 1))));
  // Long texts break earlier where a program has a wider font than Calibri.
  const lines = counted < 3 ? counted : Math.ceil(counted * 1.15);
  return Math.min(most, Math.max(least, lines * type.line + 2));
}

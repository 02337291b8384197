// A sheet as a grid of what its cells show, whatever file it came from.

/** A cell that holds something. Rows and columns count from 1. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  /** What a reader sees, trimmed; never empty. */
  readonly text: string;
  /** The number that the file holds, as a plain decimal; undefined for texts, which are read by what they say. */
  readonly number?: string;
  /** What the format of a number shows beside it: `%`, `€`, `m²`. */
  readonly words?: string;
  /** What the number shows is not what the file holds: shown rounded, of more digits than a spreadsheet keeps. */
  readonly shownOtherwise?: string;
  /** Why the file holds nothing to rely on here. */
  readonly trouble?: 'error' | 'date' | 'hidden';
}

/** Both ends included. */
export interface Area {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface Grid {
  /** Of the sheet; empty for a file that is one table. */
  readonly name: string;
  readonly cells: readonly GridCell[];
  readonly merged: readonly Area[];
}

/** `C7`. */
export function addressOf({ row, column }: { readonly row: number; readonly column: number }): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The cells of a grid by their places; a merged area is the cell at its corner, wherever one looks. */
export class Places {
  readonly #cells: ReadonlyMap<string, GridCell>;
  /** Every place that shows something. */
  readonly filled: readonly Place[];

  constructor(grid: Grid) {
    const cells = new Map(grid.cells.map((cell) => [addressOf(cell), cell]));
    const filled: Place[] = [...grid.cells];
    for (const area of grid.merged) {
      const corner = cells.get(addressOf({ row: area.fromRow, column: area.fromColumn }));
      // What is merged away shows nothing, but a file may still hold it: it keeps its place.
      if (corner === undefined || size(area) > mostMerged) continue;
      for (let row = area.fromRow; row <= area.toRow; row++) {
        for (let column = area.fromColumn; column <= area.toColumn; column++) {
          const place = addressOf({ row, column });
          if (cells.has(place)) continue;
          cells.set(place, corner);
          filled.push({ row, column });
        }
      }
    }
    this.#cells = cells;
    this.filled = filled;
  }

  at(row: number, column: number): GridCell | undefined {
    return this.#cells.get(addressOf({ row, column }));
  }
}

/** Cells of one merged area that are looked at one by one: whole columns can be merged. */
const mostMerged = 10_000;

const size = ({ fromRow, toRow, fromColumn, toColumn }: Area): number =>
  (toRow - fromRow + 1) * (toColumn - fromColumn + 1);

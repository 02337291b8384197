// What became of each cell: none is left out of the account, and what nobody claimed is doubtful.

import type { Localized } from '../diagnostics/diagnostic.js';
import { addressOf, type Grid, type GridCell } from './grid.js';

export type Use = 'used' | 'heading' | 'note' | 'doubtful';

export interface AccountedCell {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  readonly as: Use;
  /** Why it is doubtful. */
  readonly says?: Localized;
}

export class Account {
  readonly #uses = new Map<GridCell, Use>();
  readonly #doubts = new Map<GridCell, Localized[]>();

  mark(cell: GridCell | undefined, use: Exclude<Use, 'doubtful'>): void {
    if (cell !== undefined && !this.#uses.has(cell)) this.#uses.set(cell, use);
  }

  /** A cell keeps every doubt that was said of it, once. */
  doubt(cells: readonly (GridCell | undefined)[], says: Localized): void {
    for (const cell of cells) {
      if (cell === undefined) continue;
      const known = this.#doubts.get(cell) ?? [];
      if (known.every(({ en }) => en !== says.en)) this.#doubts.set(cell, [...known, says]);
    }
  }

  doubtsOf(cell: GridCell | undefined): readonly Localized[] {
    return (cell && this.#doubts.get(cell)) ?? [];
  }

  isClaimed(cell: GridCell): boolean {
    return this.#uses.has(cell) || this.#doubts.has(cell);
  }

  /** Every cell of the grid, in reading order. */
  of(grid: Grid): readonly AccountedCell[] {
    const cells = [...grid.cells].sort((a, b) => a.row - b.row || a.column - b.column);
    return cells.map((cell) => {
      const doubts = this.#doubts.get(cell);
      const found = { sheet: grid.name, cell: addressOf(cell), text: cell.text };
      if (doubts !== undefined) {
        const says = {
          en: doubts.map(({ en }) => en).join('; '),
          fr: doubts.map(({ fr }) => fr).join(' ; '),
        };
        return { ...found, as: 'doubtful', says };
      }
      return { ...found, as: this.#uses.get(cell) ?? 'doubtful' };
    });
  }
}

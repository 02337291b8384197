// The cells to be read back after a case: each column of each sheet from its first formula to its last.

import { columnName } from '../../compiler/6-emit/workbook/read/references.js';
import type { Range } from './libreoffice-engine.js';
import type { EngineValue, Expectation } from './rig.js';

export interface FormulaRanges {
  readonly ranges: readonly Range[];
  /** What was read for a cell. */
  readonly at: (read: readonly (readonly (readonly EngineValue[])[])[], cell: Expectation) => EngineValue;
}

export function formulaRanges(cells: readonly Expectation[]): FormulaRanges {
  const extents = new Map<string, { sheet: string; column: number; first: number; last: number }>();
  const keyOf = ({ sheet, column }: Expectation): string => `${column} ${sheet}`;
  for (const cell of cells) {
    const { sheet, column, row } = cell;
    const extent = extents.get(keyOf(cell)) ?? { sheet, column, first: row, last: row };
    extent.first = Math.min(extent.first, row);
    extent.last = Math.max(extent.last, row);
    extents.set(keyOf(cell), extent);
  }
  const places = new Map([...extents].map(([key, { first }], index) => [key, { index, first }]));
  return {
    ranges: [...extents.values()].map(({ sheet, column, first, last }) => {
      const name = columnName(column);
      return [sheet, `${name}${first}:${name}${last}`] as const;
    }),
    at(read, cell) {
      const place = places.get(keyOf(cell));
      return place === undefined ? null : (read[place.index]?.[cell.row - place.first]?.[0] ?? null);
    },
  };
}

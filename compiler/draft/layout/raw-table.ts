// A table of a sheet as keys and values, before any of it is a rule.

import type { Band } from '../cells/limits.js';
import type { CellReading } from '../cells/read-cell.js';
import type { Unit } from '../cells/unit-words.js';
import type { GridCell } from '../grid.js';

export type KeyValue =
  | { readonly kind: 'option'; readonly label: string; readonly cells: readonly GridCell[] }
  | { readonly kind: 'band'; readonly band: Band; readonly cells: readonly GridCell[] }
  /** Days of the calendar, both ends included; undefined where it is open. */
  | {
      readonly kind: 'days';
      readonly from: string | undefined;
      readonly to: string | undefined;
      readonly cells: readonly GridCell[];
    }
  | { readonly kind: 'yes' | 'no'; readonly cells: readonly GridCell[] };

/** What a line or a column is chosen by. */
export interface Dimension {
  readonly label: string;
  readonly kind: 'category' | 'quantity' | 'yes-no' | 'date';
  readonly unit: Unit;
  readonly headings: readonly GridCell[];
  /** In the headings of columns, not in lines. */
  readonly across: boolean;
}

/** What the cells of a table give. */
export interface Measure {
  readonly label: string;
  readonly unit: Unit;
  readonly headings: readonly GridCell[];
}

export interface Entry {
  /** One for each dimension. */
  readonly keys: readonly KeyValue[];
  readonly measure: number;
  readonly place: { readonly row: number; readonly column: number };
  /** Undefined where the sheet is blank. */
  readonly cell: GridCell | undefined;
  readonly reading: CellReading;
}

export interface RawTable {
  readonly sheet: string;
  readonly titles: readonly GridCell[];
  readonly notes: readonly GridCell[];
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  readonly entries: readonly Entry[];
}

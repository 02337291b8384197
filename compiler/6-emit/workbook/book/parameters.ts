// The parameters of a ruleset as blocks of cells: tables and scales as the document prints them, and the single figures
// of formulas. Formulas refer to these cells; no number of the document stands in a formula.

import type { Quote } from '../../../3-model/model.js';
import type { Rational } from '../../../runtime/exact/rational.js';
import type { Limits } from '../exactness/policy.js';
import type { Precision } from '../exactness/precision.js';
import type { CellKey } from '../formula/formula.js';
import type { Show } from './show.js';

export type ParameterCell =
  | { readonly kind: 'text'; readonly text: string; readonly key?: CellKey }
  /** A value in words because it is a formula or not given. */
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'value';
      readonly key: CellKey;
      readonly value: Rational;
      readonly show: Show;
      readonly precision: Precision;
      /** Undefined: locked. */
      readonly limits: Limits | undefined;
      /** The cell that this one repeats, where the document does not write the number here. */
      readonly follows?: CellKey | undefined;
      /** What `bareme import` reads a change of: the place of the number in the rule file. */
      readonly span: { readonly file: string; readonly start: number; readonly end: number } | undefined;
    };

export interface ParameterRow {
  /** Column A; unique on the sheet. */
  readonly id: string;
  readonly cells: readonly (ParameterCell | undefined)[];
}

export interface ParameterBlock {
  readonly id: string;
  readonly kind:
    | 'table'
    | 'scale'
    | 'figures'
    | 'texts'
    | 'periods'
    | 'options'
    | 'rounding'
    | 'guarantees'
    | 'check-figures';
  readonly title: string;
  readonly section: string | undefined;
  readonly quote: Quote | undefined;
  readonly headings: readonly string[];
  readonly rows: readonly ParameterRow[];
}

/** A defined name and what it points at. */
export interface NamedRange {
  readonly name: string;
  readonly from: CellKey;
  readonly to: CellKey;
}

/** Two limits that the document has in an order, which an edit must keep: the later one is greater, or the same. */
export interface LimitOrder {
  /** Of the table or scale. */
  readonly label: string;
  readonly earlier: CellKey;
  readonly later: CellKey;
  /** How far they lie apart in the document. */
  readonly apart: Rational;
  /** Nothing lies between them: they stay as far apart as they are. */
  readonly meet: boolean;
}

/** Adds a row to the block of that id, which is made for its first row. */
export function addRow(
  blocks: ParameterBlock[],
  block: Omit<ParameterBlock, 'rows'>,
  row: ParameterRow,
): void {
  const index = blocks.findIndex(({ id }) => id === block.id);
  const known = blocks[index];
  if (known === undefined) blocks.push({ ...block, rows: [row] });
  else blocks[index] = { ...known, rows: [...known.rows, row] };
}

export const rowsIn = (blocks: readonly ParameterBlock[], id: string): number =>
  blocks.find((block) => block.id === id)?.rows.length ?? 0;

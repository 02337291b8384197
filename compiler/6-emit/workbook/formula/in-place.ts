// What stands where a cell was printed. References follow a cell that is cut and pasted elsewhere, each of them; a range that
// begins at a locked cell of the same row stays, and so what formulas read can be told from what stands in their place.

import { type CellKey, call, cell, type Formula, number } from './formula.js';

/** A cell that may be filled in, seen from a locked cell before it in its row, which no one can cut. */
export interface Printed {
  readonly key: CellKey;
  readonly head: CellKey;
  /** Columns from the one to the other. */
  readonly after: number;
}

/** Blank where the cell is. */
export const inPlace = ({ key, head, after }: Printed): Formula =>
  call('INDEX', { kind: 'range', from: head, to: key, fixed: 'place' }, number(after + 1));

/** Whether formulas read what stands there; text by text, since a blank cell is equal to 0. */
export const isInPlace = (printed: Printed): Formula => call('EXACT', cell(printed.key), inPlace(printed));

// Keys of cells that sheets refer to on one another.

import type { CellKey } from '../../formula/formula.js';
import { itemStep } from '../../formula/instantiate.js';

/** 1 when every check holds. */
export const masterKey: CellKey = 'check:master';
/** 1 when every check of promises and examples holds: of what is no result's own. */
export const othersKey: CellKey = 'check:others';
/** Whether the inputs are still those of the example that they came with. */
export const exampleDataKey: CellKey = 'check:example-data';
/** The column that says whether roundings and comparisons are certain for the present case. */
export const assuredKeys = { first: 'assured:first', last: 'assured:last' } as const;
/** One cell of it. */
export const assuredKeyAt = (place: number): CellKey => `assured:${place + 1}`;
/** The cell named `out_NAME`. */
export const outputKey = (name: string): CellKey => `out:${name}`;
/** The column that shows a list's result. */
export const itemOutputKey = (list: string, name: string): CellKey => itemStep(list, `out:${name}`);

// Keys of the cells that people fill in, and of the cells beside them that check what was filled in.

import type { Fact } from '../../../3-model/model.js';
import type { CellKey } from '../formula/formula.js';
import { itemStep } from '../formula/instantiate.js';

const keyFor = (what: string, fact: Fact): CellKey =>
  fact.list === undefined ? `${what}:${fact.name}` : itemStep(fact.list, `${what}:${fact.name}`);

/** The cell to fill in, named `in_FACT`. */
export const inputKey = (fact: Fact): CellKey => keyFor('input', fact);
/** 1 when what stands there is acceptable, else −1. */
export const acceptedKey = (fact: Fact): CellKey => keyFor('accepted', fact);
/** 1 given, 0 not given and not needed, −1 to be corrected. */
export const checkKey = (fact: Fact): CellKey => keyFor('fact-check', fact);
/** 1 when what stands there is acceptable, else 0, among the steps: of facts that values carry whether they are there. */
export const acceptedFlag = (
  bench: { keyOf: (list: string | undefined, id: string) => CellKey },
  fact: Fact,
): CellKey => bench.keyOf(fact.list, `in_${fact.name}/accepted`);
/** The locked cell before one that may be filled in, in its row. */
export const headKey = (key: CellKey): CellKey => `head:${key}`;
/** Limits and step of a fact, beside its cell. */
export const leastKey = (fact: Fact): CellKey => `least:${fact.name}`;
export const mostKey = (fact: Fact): CellKey => `most:${fact.name}`;
export const stepKey = (fact: Fact): CellKey => `grid:${fact.name}`;
export const readingKey = (reading: string): CellKey => `reading:${reading}`;
export const readingCheckKey = (reading: string): CellKey => `reading-check:${reading}`;
/** The option that a reading had in the rule file, and 1 while it is the one chosen. */
export const deliveredKey = (reading: string): CellKey => `reading-delivered:${reading}`;
export const asDeliveredKey = (reading: string): CellKey => `reading-as-delivered:${reading}`;
/** The column that says which parameters were changed: 1 where a figure is not the one printed. */
export const changedKeys = { first: 'par-changed:first', last: 'par-changed:last' } as const;
/** The column that says which parameters cannot be taken: 1 where a figure, or the order of two limits, is to be corrected. */
export const refusedKeys = { first: 'par-refused:first', last: 'par-refused:last' } as const;
/** What stands in a parameter's cell now, and what is said of it. */
export const changeKey = (
  parameter: CellKey,
  what: 'printed' | 'now' | 'least' | 'most' | 'digits' | 'changed' | 'refused',
): CellKey => `change:${what}:${parameter}`;

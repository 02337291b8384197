// The columns that every list's sheet begins with.

import type { CellKey } from '../formula/formula.js';
import { itemStep } from '../formula/instantiate.js';

/** 1 where the row holds an item. */
export const presenceKey = (list: string): CellKey => itemStep(list, 'present');
/** The item's number among those present, from 1; 0 on blank rows. */
export const positionKey = (list: string): CellKey => itemStep(list, 'position');

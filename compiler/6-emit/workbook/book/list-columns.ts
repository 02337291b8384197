// The columns that every list's sheet begins with.

import type { CellKey } from '../formula/formula.js';
import { itemStep } from '../formula/instantiate.js';

/** The locked cell right before those that may be filled in. */
export const rowHeadKey = (list: string): CellKey => itemStep(list, 'head');
/** 1 where the row holds an item. */
export const presenceKey = (list: string): CellKey => itemStep(list, 'present');
/** The item's number among those present, from 1; 0 on blank rows. */
export const positionKey = (list: string): CellKey => itemStep(list, 'position');
/** Where people say that a row holds an item, in a list of which an item may be empty. */
export const declaredPresenceKey = (list: string): CellKey => itemStep(list, 'input:present');
/** 1 when what stands there is acceptable or blank, else −1. */
export const presenceCheckKey = (list: string): CellKey => itemStep(list, 'check:present');

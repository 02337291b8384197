// How far a float that a spreadsheet shows may lie from the exact value of its cell: the bound that the guards rely on.

import { nearestFloat } from '../../wording/nearest-float.js';
import type { CellKey } from '../formula/formula.js';
import type { CellValue } from '../formula/value-from-formula.js';
import type { Precision } from './precision.js';

/** With a factor for what engines print; `keys` name the cell, an item's cell by its column too. */
export function noiseOf(
  precisions: ReadonlyMap<CellKey, Precision>,
  keys: readonly CellKey[],
  value: CellValue,
): number {
  if (typeof value !== 'object') return 0;
  const size = Math.abs(nearestFloat(value));
  const known = keys
    .map((key) => precisions.get(key.replace(/\t\d+$/, '')))
    .find((found) => found !== undefined);
  const bound = known === undefined ? 0 : known.relative * size + known.absolute;
  return Math.max(1e-12 * Math.max(1, size), 4 * bound);
}

// The value of every cell, exactly, by evaluating the formulas themselves: what the file stores as cached values.

import type { CellKey } from '../formula/formula.js';
import { type CellValue, FormulaError, valueFromFormula } from '../formula/value-from-formula.js';
import type { Layout, Place } from './layout.js';

export interface Calculation {
  /** Undefined: blank. Throws `FormulaError` where an engine would show an error value. */
  readonly valueAt: (place: Place) => CellValue;
  readonly valueOf: (key: CellKey) => CellValue;
}

/** `changed` replaces the content of cells, by key. */
export function calculate(layout: Layout, changed: ReadonlyMap<CellKey, CellValue> = new Map()): Calculation {
  const known = new Map<string, CellValue>();
  const open = new Set<string>();
  const replaced = new Map<string, CellValue>();
  const textOf = ({ sheet, row, column }: Place): string => `${sheet}/${row}/${column}`;
  for (const [key, value] of changed) {
    const place = layout.placeOf(key);
    if (place !== undefined) replaced.set(textOf(place), value);
  }

  const addresses = layout.addressesFrom({ sheet: 0, row: 1, column: 1 });
  const byKey = new Map<CellKey, CellValue>();
  const read = (key: CellKey): CellValue => {
    if (byKey.has(key)) return byKey.get(key);
    if (key.startsWith('#')) return addresses.cell(key).slice(1, -1);
    const place = layout.placeOf(key);
    if (place === undefined) throw new FormulaError(`no cell ${key}`);
    const value = valueAt(place);
    byKey.set(key, value);
    return value;
  };
  // A column of a list is read on every row of its combinations.
  const ranges = new Map<string, readonly CellValue[]>();
  const range = (from: CellKey, to: CellKey): readonly CellValue[] => {
    const ends = `${from}\n${to}`;
    const read = ranges.get(ends);
    if (read !== undefined) return read;
    const start = layout.placeOf(from);
    const end = layout.placeOf(to);
    if (start === undefined || end === undefined) throw new FormulaError(`no cells ${from} to ${to}`);
    const values: CellValue[] = [];
    for (let row = start.row; row <= end.row; row++) {
      for (let column = start.column; column <= end.column; column++) {
        values.push(valueAt({ sheet: start.sheet, row, column }));
      }
    }
    ranges.set(ends, values);
    return values;
  };
  const valueAt = (place: Place): CellValue => {
    const at = textOf(place);
    if (replaced.has(at)) return replaced.get(at);
    const cell = layout.cellAt(place);
    if (cell === undefined || cell.content.kind === 'blank') return undefined;
    if (cell.content.kind !== 'formula') return cell.content.value;
    if (known.has(at)) return known.get(at);
    if (open.has(at)) throw new FormulaError(`a circle through ${at}`);
    open.add(at);
    const value = valueFromFormula(cell.content.formula, { value: read, range });
    open.delete(at);
    // A reference to a blank cell gives 0.
    const stored = value === undefined ? { n: 0n, d: 1n } : value;
    known.set(at, stored);
    return stored;
  };
  return { valueAt, valueOf: read };
}

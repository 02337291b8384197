// The exact value of every cell of one row of a portfolio, by evaluating the formulas themselves; what does not depend
// on the row is evaluated once.

import type { CellKey, Formula } from '../formula/formula.js';
import { isItemStep } from '../formula/instantiate.js';
import { type CellValue, FormulaError, valueFromFormula } from '../formula/value-from-formula.js';
import type { Calculation } from '../layout/calculate.js';
import type { Layout } from '../layout/layout.js';

/** What a column of the portfolio holds in every row. */
export interface RowColumn {
  readonly key: CellKey;
  /** Undefined for what is typed. */
  readonly formula: Formula | undefined;
}

export type RowValues = (inputs: ReadonlyMap<CellKey, CellValue>) => (key: CellKey) => CellValue;

export function rowValues(columns: readonly RowColumn[], layout: Layout, shared: Calculation): RowValues {
  const places = new Map(columns.map(({ key }, place) => [key, place]));
  const ranges = new Map<string, readonly CellValue[]>();
  const ofSheet = (from: CellKey, to: CellKey): readonly CellValue[] => {
    const name = `${from}\n${to}`;
    const known = ranges.get(name);
    if (known !== undefined) return known;
    const start = layout.placeOf(from);
    const end = layout.placeOf(to);
    if (start === undefined || end === undefined) throw new FormulaError(`no cells ${from} to ${to}`);
    const values: CellValue[] = [];
    for (let row = start.row; row <= end.row; row++) {
      for (let column = start.column; column <= end.column; column++) {
        values.push(shared.valueAt({ sheet: start.sheet, row, column }));
      }
    }
    ranges.set(name, values);
    return values;
  };
  const sharedValues = new Map<CellKey, CellValue>();
  const ofShared = (key: CellKey): CellValue => {
    if (!sharedValues.has(key)) sharedValues.set(key, shared.valueOf(key));
    return sharedValues.get(key);
  };

  return (inputs) => {
    const known: CellValue[] = [];
    const done: boolean[] = [];
    const value = (key: CellKey): CellValue => {
      if (!isItemStep(key)) return ofShared(key);
      const place = places.get(key);
      const own = place === undefined ? undefined : columns[place];
      if (place === undefined || own === undefined) throw new FormulaError(`no column ${key}`);
      if (done[place]) return known[place];
      const found =
        own.formula === undefined ? inputs.get(key) : (valueFromFormula(own.formula, cells) ?? nothing);
      known[place] = found;
      done[place] = true;
      return found;
    };
    const range = (from: CellKey, to: CellKey): readonly CellValue[] => {
      const [start, end] = [places.get(from), places.get(to)];
      if (start === undefined || end === undefined) return ofSheet(from, to);
      return columns.slice(start, end + 1).map(({ key }) => value(key));
    };
    const cells = { value, range };
    return value;
  };
}

/** A reference to a blank cell gives 0. */
const nothing: CellValue = { n: 0n, d: 1n };

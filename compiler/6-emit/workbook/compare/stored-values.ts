// The stored value of every formula cell against exact arithmetic on what is filled in: shows figures that were typed over,
// and files that were saved before they were recalculated.

import { nearestFloat } from '../../wording/nearest-float.js';
import { noiseOf } from '../exactness/noise.js';
import { type CellValue, FormulaError } from '../formula/value-from-formula.js';
import type { Calculation } from '../layout/calculate.js';
import type { WorkbookImage } from '../layout/workbook-image.js';
import { columnName } from '../read/references.js';
import type { FileCell } from '../read/workbook-file.js';
import type { Difference } from './difference.js';
import type { SheetPair } from './paired-sheets.js';

export interface StoredValues {
  readonly compared: number;
  /** Formula cells without any stored value: the program that saved the file did not calculate. */
  readonly absent: number;
  readonly differences: readonly Difference[];
}

export function compareStoredValues(
  { layout, plan }: WorkbookImage,
  calculation: Calculation,
  pairs: readonly SheetPair[],
): StoredValues {
  const differences: Difference[] = [];
  let compared = 0;
  let absent = 0;
  layout.sheets.forEach((sheet, index) => {
    const pair = pairs.find(({ generated }) => generated.name === sheet.title);
    if (pair === undefined) return;
    const byPlace = new Map<string, FileCell>();
    for (const cell of pair.edited.cells.values()) {
      const row = pair.rows.rowOf(cell.row);
      if (row !== undefined) byPlace.set(`${columnName(cell.column)}${row}`, cell);
    }
    for (const { row, column, content, keys } of sheet.cells) {
      const stored = byPlace.get(`${columnName(column)}${row}`);
      // A formula that was typed over is told as such.
      if (content.kind !== 'formula' || stored?.formula === undefined) continue;
      if (stored.value === undefined && stored.error === undefined) {
        absent += 1;
        continue;
      }
      compared += 1;
      const exact = valueAt(calculation, { sheet: index, row, column });
      if (agrees(exact, stored, noiseOf(plan.bench.precisions, keys, exact))) continue;
      differences.push({
        kind: 'value',
        sheet: pair.edited.name,
        cell: stored.address,
        id: String(pair.generated.cells.get(`A${row}`)?.value ?? ''),
        generated: shown(exact),
        found: stored.error ?? String(stored.value),
      });
    }
  });
  return { compared, absent, differences };
}

/** An error value where the workbook itself would show one. */
function valueAt(calculation: Calculation, place: Parameters<Calculation['valueAt']>[0]): CellValue {
  try {
    return calculation.valueAt(place);
  } catch (error) {
    if (error instanceof FormulaError) return '#ERROR!';
    throw error;
  }
}

const shown = (value: CellValue): string =>
  typeof value === 'object' ? String(nearestFloat(value)) : String(value ?? 0);

function agrees(exact: CellValue, { value, error }: FileCell, noise: number): boolean {
  if (error !== undefined) return exact === '#ERROR!';
  if (typeof exact === 'object') {
    return typeof value === 'number' && Math.abs(value - nearestFloat(exact)) <= noise;
  }
  if (typeof exact === 'boolean') return value === exact || value === Number(exact);
  return (value ?? '') === (exact ?? '');
}

// A workbook in which a cell was cut and pasted over another, as spreadsheets keep its formulas: LibreOffice lets what read the cell
// below read on there, Excel writes #REF! in its place.

import type { CellKey, Formula } from '../../compiler/6-emit/workbook/formula/formula.js';
import { operandsOf, withOperands } from '../../compiler/6-emit/workbook/formula/formula.js';
import { type Layout, layoutSheets } from '../../compiler/6-emit/workbook/layout/layout.js';
import type { WorkbookImage } from '../../compiler/6-emit/workbook/layout/workbook-image.js';

export type Program = 'LibreOffice' | 'Excel';

/** Ranges that hold other cells too stay as they are; what stands in the two cells is for the caller to change. */
export function afterMove({ layout, names }: WorkbookImage, from: CellKey, to: CellKey, as: Program): Layout {
  const [source, target] = [layout.placeOf(from), layout.placeOf(to)];
  const at = (key: CellKey): CellKey => {
    const place = key.startsWith('#') ? undefined : layout.placeOf(key);
    const is = (other: typeof place): boolean =>
      place !== undefined &&
      place.sheet === other?.sheet &&
      place.row === other.row &&
      place.column === other.column;
    if (is(source)) return to;
    return is(target) && as === 'Excel' ? 'lost' : key;
  };
  const moved = (formula: Formula): Formula => {
    if (formula.kind === 'cell') return { ...formula, key: at(formula.key) };
    if (formula.kind === 'range' && formula.from === formula.to)
      return { ...formula, from: at(formula.from), to: at(formula.to) };
    return withOperands(formula, operandsOf(formula).map(moved));
  };
  const sheets = layout.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      cell.content.kind === 'formula'
        ? { ...cell, content: { ...cell.content, formula: moved(cell.content.formula) } }
        : cell,
    ),
  }));
  return layoutSheets(sheets, names);
}

// Which sheet and row of an edited workbook is which of the generated one.

import type { FileSheet, WorkbookFile } from '../read/workbook-file.js';
import { type Alignment, alignRows } from './align-rows.js';

export interface SheetPair {
  readonly generated: FileSheet;
  readonly edited: FileSheet;
  readonly rows: Alignment;
}

export interface PairedSheets {
  readonly pairs: readonly SheetPair[];
  readonly missing: readonly FileSheet[];
  readonly added: readonly FileSheet[];
}

/** By title; those left over by their order, as renamed, where there are as many on both sides. */
export function pairSheets(generated: WorkbookFile, edited: WorkbookFile): PairedSheets {
  const titled = (sheet: FileSheet, file: WorkbookFile): FileSheet | undefined =>
    file.sheets.find(({ name }) => name.toLowerCase() === sheet.name.toLowerCase());
  const missing = generated.sheets.filter((sheet) => titled(sheet, edited) === undefined);
  const added = edited.sheets.filter((sheet) => titled(sheet, generated) === undefined);
  const renamed = missing.length === added.length;
  const pairs = generated.sheets.flatMap((sheet): readonly SheetPair[] => {
    const other = titled(sheet, edited) ?? (renamed ? added[missing.indexOf(sheet)] : undefined);
    return other === undefined ? [] : [{ generated: sheet, edited: other, rows: alignRows(sheet, other) }];
  });
  return { pairs, missing: renamed ? [] : missing, added: renamed ? [] : added };
}

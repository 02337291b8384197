// The image of a workbook as the bytes of its file.

import { calculate } from '../layout/calculate.js';
import type { WorkbookImage } from '../layout/workbook-image.js';
import { writeWithExcelJs } from './exceljs-adapter.js';
import { rezip } from './zip.js';

/** The same image makes the same bytes. */
export async function workbookBytes(
  { layout, names, plan }: WorkbookImage,
  label: string,
): Promise<Uint8Array> {
  const { words } = plan.bench;
  return rezip(await writeWithExcelJs({ layout, names, calculation: calculate(layout), words, label }));
}

// The image of a workbook as the bytes of its file.

import { calculate } from '../layout/calculate.js';
import type { WorkbookImage } from '../layout/workbook-image.js';
import { writeWithExcelJs } from './exceljs-adapter.js';
import { rezip } from './zip.js';

/** What pictures show, in words, by the part of the file that places them: one a sheet with pictures, in their order. */
function alternativesOf({ sheets }: WorkbookImage['layout']): ReadonlyMap<string, readonly string[]> {
  const drawn = sheets.filter(({ pictures = [] }) => pictures.length > 0);
  return new Map(
    drawn.map(({ pictures = [] }, place) => [
      `xl/drawings/drawing${place + 1}.xml`,
      pictures.map(({ alternative }) => alternative),
    ]),
  );
}

/** The same image makes the same bytes. */
export async function workbookBytes(
  { layout, names, plan }: WorkbookImage,
  label: string,
): Promise<Uint8Array> {
  const { words } = plan.bench;
  const written = await writeWithExcelJs({ layout, names, calculation: calculate(layout), words, label });
  return rezip(written, alternativesOf(layout), plan.bench.model.language);
}

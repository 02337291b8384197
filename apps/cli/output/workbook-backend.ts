// The back end of workbooks with the renderer that this machine has.

import type { Backend } from '../../../compiler/6-emit/backend.js';

/** The workbook with its pictures; renderer and font are loaded when there is one to draw. */
export async function workbookBackend(): Promise<Backend> {
  const { workbookWithPictures } = await import('../../../compiler/6-emit/workbook/emit-workbook.js');
  const { drawnBy } = await import('../../../compiler/6-emit/curves/chart/drawn-picture.js');
  const { rasterizer } = await import('./rasterize.js');
  return workbookWithPictures(drawnBy(async (svg) => (await rasterizer())(svg)));
}

// A model as a workbook with live formulas: one file, the same bytes on every build.

import type { Model } from '../../3-model/model.js';
import type { Backend, Provenance } from '../backend.js';
import { imageOfWorkbook, type WorkbookImage } from './layout/workbook-image.js';
import { limitDiagnostics, limitTexts } from './limits.js';
import { workbookBytes } from './write/workbook-bytes.js';

/** The workbook as data: sheets, cells, formulas and names, before it is a file. */
export const workbookImage = (model: Model, provenance: Provenance): WorkbookImage =>
  imageOfWorkbook(model, provenance, limitTexts);

/** Writes `workbook.xlsx`. What the workbook cannot guarantee is reported as W8xx, never left silent. */
export const emitWorkbook: Backend = async (model, provenance, report) => {
  const image = workbookImage(model, provenance);
  for (const diagnostic of limitDiagnostics(image.plan)) report(diagnostic);
  return [{ name: 'workbook.xlsx', content: await workbookBytes(image, model.label) }];
};

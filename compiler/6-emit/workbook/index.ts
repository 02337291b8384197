// `bareme/workbook`: a model as a workbook with live formulas.

export type { DrawnPicture } from '../curves/chart/drawn-picture.js';
export { emitWorkbook, workbookImage, workbookWithPictures } from './emit-workbook.js';

// The curves: each table and scale as a picture, under its name and clause, as high as a row may be so that no page cuts it.

import type { DrawnPicture } from '../../curves/chart/drawn-picture.js';
import type { Plan } from '../plan/plan.js';
import { createSheet, type PictureImage, type SheetImage, texts } from './parts/image.js';

const widths = [24, 42, 44] as const;
/** Pixels: what the columns have room for, a line of text, what stays free below, and the highest row that Excel knows. */
const widest = 752;
const line = 18;
const below = 14;
const highest = 545;

export function curvesSheet({ bench }: Plan, pictures: readonly DrawnPicture[]): SheetImage {
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.sheets.curves));
  sheet.next(texts('subtitle', `${model.label} – ${words.curvesIntro}`));
  sheet.next(texts('subtitle', words.curvesNote));
  const heading = sheet.next(texts('heading', words.id, words.label, words.clause));
  const placed = pictures.map(({ name, title, clause, alternative, png, width, height }): PictureImage => {
    const row = sheet.next([
      ...texts('id', name),
      ...texts('label', title),
      ...texts('text', clause || words.generalSection),
    ]);
    const lines = Math.max(1, Math.ceil(title.length / widths[1]), Math.ceil(clause.length / widths[2]));
    const above = 8 + line * lines;
    const size = Math.min(1, widest / width, (highest - above - below) / height);
    return {
      row,
      png,
      alternative,
      above,
      width: Math.round(width * size),
      height: Math.round(height * size),
      below,
    };
  });
  return {
    title: words.sheets.curves,
    kind: 'curves',
    widths,
    cells: sheet.cells,
    frozen: { rows: heading, columns: 0 },
    landscape: false,
    tab: 'FF009E73',
    marked: [],
    pictures: placed,
  };
}

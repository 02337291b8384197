// The sheet of names, the last one: each defined name with what it is and where it points.

import type { Plan } from '../plan/plan.js';
import { createSheet, type SheetImage, texts } from './parts/image.js';
import { statusPut } from './parts/status.js';

/** A name of the workbook, with where it points and what it is called there. */
export interface NameLine {
  readonly name: string;
  readonly label: string;
  /** Filled in when addresses are known. */
  readonly address: string;
}

export function namesSheet(plan: Plan, names: readonly NameLine[]): SheetImage {
  const { words, model } = plan.bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.namesTitle));
  sheet.next(texts('subtitle', model.label));
  sheet.next([statusPut(plan)]);
  sheet.next([undefined, ...texts('note', words.namesNote)]);
  const heading = sheet.next(texts('heading', words.name, words.label, words.address));
  for (const { name, label, address } of names) {
    sheet.next([...texts('id', name), ...texts('text', label), ...texts('text', address)]);
  }
  return {
    title: words.sheets.names,
    kind: 'names',
    widths: [32, 70, 34],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 0 },
    landscape: true,
    tab: 'FF808080',
    marked: [],
  };
}

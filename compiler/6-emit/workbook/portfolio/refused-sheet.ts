// The rows that could not be priced: where they stand in the file of facts, why, and what they said.

import type { Model } from '../../../3-model/model.js';
import { rational } from '../../../runtime/exact/rational.js';
import {
  createSheet,
  numberContent,
  type Put,
  type SheetImage,
  textContent,
  texts,
} from '../sheets/parts/image.js';
import { portfolioWordsFor } from './portfolio-words.js';

export interface RefusedRow {
  /** Number of the case, from 1. */
  readonly number: number;
  readonly line: number | undefined;
  readonly name: string;
  readonly code: string;
  /** The fact it is about; empty for the row as a whole. */
  readonly path: string;
  readonly reason: string;
  readonly facts: string;
}

export function refusedSheet({ label, language }: Model, refused: readonly RefusedRow[]): SheetImage {
  const own = portfolioWordsFor(language);
  const sheet = createSheet();
  sheet.next(texts('title', own.refused));
  sheet.next(texts('subtitle', `${label} – ${refused.length === 0 ? own.noneRefused : own.refusedIntro}`));
  sheet.skip();
  const heading = sheet.next(
    texts('heading', own.number, own.line, own.name, own.reason, own.fact, own.code, own.facts),
  );
  const count = (value: number | undefined): Put =>
    value === undefined
      ? { role: 'id' }
      : { role: 'figure', content: numberContent(rational(value)), format: '0' };
  for (const { number, line, name, code, path, reason, facts } of refused) {
    sheet.next([
      count(number),
      count(line),
      ...texts('label', name),
      ...texts('text', reason),
      ...texts('id', path, code),
      { role: 'note', content: textContent(facts) },
    ]);
  }
  return {
    title: own.refused,
    kind: 'refused',
    widths: [8, 8, 28, 70, 22, 20, 80],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 3 },
    landscape: true,
    tab: refused.length === 0 ? 'FF808080' : 'FFC0392B',
    marked: [],
  };
}

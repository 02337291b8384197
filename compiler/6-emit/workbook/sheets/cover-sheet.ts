// The cover: what the workbook is for, what it was made from, how to read its colours, and the address of every name.

import type { Provenance } from '../../backend.js';
import type { Plan } from '../plan/plan.js';
import { validityText } from './parameters-sheet.js';
import { bar, createSheet, type Put, type Role, type SheetImage, textContent, texts } from './parts/image.js';
import { statusPut } from './parts/status.js';

/** A name of the workbook, with where it points and what it is called there. */
export interface NameLine {
  readonly name: string;
  readonly label: string;
  /** Filled in when addresses are known. */
  readonly address: string;
  readonly key: string;
}

export function coverSheet(
  plan: Plan,
  provenance: Provenance,
  names: readonly NameLine[],
  hasPictures = false,
): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', model.label));
  sheet.next(texts('subtitle', model.name));
  sheet.next([statusPut(plan)]);
  const line = (label: string, value: string, role: Role = 'text'): void => {
    sheet.next([...texts('label', label), ...texts(role, value)]);
  };
  line(words.purpose, words.purposeText);
  for (const document of model.documents) {
    line(words.document, document.held ? document.name : `${document.name} (${words.notHeld})`);
    const hash = provenance.documentHashes[document.name];
    if (hash !== undefined) line(words.documentHash, hash);
  }
  if (model.documents.length === 0) line(words.document, words.noDocument);
  line(words.ruleHash, provenance.ruleHash);
  line(words.compilerVersion, `bareme ${provenance.compilerVersion}`);
  line(words.validity, validityText(plan));
  sheet.skip();
  sheet.next(bar(3, words.legend));
  const sample = (role: Role, text: string, said: string): void => {
    const put: Put = { role, content: textContent(text) };
    sheet.next([put, ...texts('text', said)]);
  };
  sample('input', '123', words.legendInput);
  sample('parameter', '123', words.legendParameter);
  sample('formula', '123', words.legendFormula);
  sample('cross', '123', words.legendCross);
  sample('flag', '1', words.legendFlag);
  sample('status', words.ok, words.legendCheck);
  sheet.skip();
  sheet.next(bar(3, words.howTo));
  for (const sentence of [...words.howToText, ...(hasPictures ? [words.curvesText] : [])])
    sheet.next([undefined, ...texts('text', sentence)]);
  line(words.signs, words.signsText);
  line(words.exactness, words.exactnessText(bench.freedom.factor));
  sheet.skip();
  sheet.next(bar(3, words.namesTitle));
  sheet.next([undefined, ...texts('note', words.namesNote)]);
  sheet.next(texts('heading', words.name, words.label, words.address));
  for (const { name, label, address } of names) {
    sheet.next([...texts('id', name), ...texts('text', label), ...texts('text', address)]);
  }
  return {
    title: words.sheets.cover,
    kind: 'cover',
    widths: [36, 96, 30],
    cells: sheet.cells,
    frozen: { rows: 3, columns: 0 },
    landscape: false,
    tab: 'FF1F3864',
    marked: [],
  };
}

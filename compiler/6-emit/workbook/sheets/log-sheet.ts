// The log: versions and their periods, where the workbook comes from, what it rounds, and what it leaves out.

import type { Provenance } from '../../backend.js';
import { sectionText } from '../../wording/section-text.js';
import type { Plan } from '../plan/plan.js';
import { periodText } from './parameters-sheet.js';
import { bar, createSheet, type SheetImage, texts } from './parts/image.js';
import { statusPut } from './parts/status.js';

export function logSheet(plan: Plan, provenance: Provenance, limits: readonly string[]): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.sheets.log));
  sheet.next(texts('subtitle', `${model.label} – ${words.logIntro}`));
  sheet.next([statusPut(plan)]);
  const heading = sheet.next(texts('heading', words.id, words.label, words.validity));
  sheet.next(bar(4, words.versionsTitle));
  model.versions.forEach((version, index) => {
    sheet.next([
      ...texts('id', `version/${index + 1}`),
      ...texts('label', version.name ?? model.label),
      ...texts('text', periodText(version, words)),
    ]);
  });
  sheet.next(bar(4, words.changeLog));
  sheet.next([
    ...texts('id', 'change/1'),
    ...texts('text', words.generated(provenance.compilerVersion, provenance.ruleHash)),
  ]);
  const rounding = bench.steps.filter(({ kind }) => kind === 'rounding');
  if (rounding.length > 0) {
    sheet.next(bar(4, words.roundingTitle));
    for (const step of rounding) {
      const clause =
        sectionText(model.sections.find(({ id }) => id === step.section)) || words.generalSection;
      sheet.next([
        ...texts('id', step.id),
        ...texts('label', step.label),
        ...texts('text', step.rule ?? clause),
        ...texts('text', clause),
      ]);
    }
  }
  if (limits.length > 0) {
    sheet.next(bar(4, words.limitations));
    limits.forEach((limit, index) => {
      sheet.next([...texts('id', `limit/${index + 1}`), ...texts('text', limit)]);
    });
  }
  if (model.notModelled.length > 0) {
    sheet.next(bar(4, words.notModelled));
    model.notModelled.forEach(({ text, because }, index) => {
      sheet.next([
        ...texts('id', `passage/${index + 1}`),
        ...texts('quote', text),
        ...texts('note', because),
      ]);
    });
  }
  return {
    title: words.sheets.log,
    kind: 'log',
    widths: [34, 84, 60, 44],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 0 },
    landscape: true,
    tab: 'FF808080',
    marked: [],
  };
}

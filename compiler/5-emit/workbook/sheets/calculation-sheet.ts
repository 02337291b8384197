// The sheet of the calculation: one step a row, in order, the same columns on every row.

import { type CellKey, type Formula, operandsOf } from '../formula/formula.js';
import { instantiate, labelKey, listOfStep } from '../formula/instantiate.js';
import type { Plan } from '../plan/plan.js';
import type { Step } from '../plan/step.js';
import { wordsFromFormula } from '../words/words-from-formula.js';
import { createSheet, formulaContent, type Role, type SheetImage, textContent, texts } from './image.js';
import { linkTo, sectionText } from './link.js';

/** Column of the values. */
export const valueColumn = 3;

export function calculationSheet(plan: Plan): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.sheets.calculation));
  sheet.next(texts('subtitle', `${model.label} – ${words.calculationIntro}`));
  sheet.skip();
  const heading = sheet.next(
    texts(
      'heading',
      words.id,
      words.label,
      words.value,
      words.unit,
      words.inWords,
      words.clause,
      words.quote,
      words.rule,
      words.link,
    ),
  );
  let section: string | undefined | null = null;
  for (const step of bench.steps) {
    if (step.list !== undefined) continue;
    if (step.section !== section) {
      section = step.section;
      const found = model.sections.find(({ id }) => id === section);
      sheet.next(texts('section', sectionText(found) || words.generalSection));
    }
    sheet.next([
      { role: 'id', content: textContent(step.id) },
      { role: 'label', key: labelKey(step.key), content: textContent(step.label) },
      {
        role: roleOf(step),
        key: step.key,
        content: formulaContent(
          instantiate(step.formula, undefined, (key) => bench.capacities.get(listOfStep(key)) ?? 1),
        ),
        format: step.show.format,
      },
      { role: 'unit', content: textContent(step.show.unit) },
      { role: 'text', content: textContent(stepWords(plan, step)) },
      {
        role: 'text',
        content: textContent(
          sectionText(model.sections.find(({ id }) => id === step.section)) || words.generalSection,
        ),
      },
      { role: 'quote', content: textContent(step.quote?.text ?? '') },
      { role: 'note', content: textContent(step.rule ?? '') },
      step.link === undefined ? { role: 'note' } : linkTo(step.link, words.link),
    ]);
  }
  return {
    title: words.sheets.calculation,
    kind: 'calculation',
    widths: [34, 52, 18, 12, 56, 30, 56, 40, 9],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 3 },
    landscape: true,
    tab: 'FF404040',
    marked: [{ kind: 'flag', column: valueColumn }],
  };
}

/** Whether a formula reads a sheet other than its own. */
export function readsElsewhere(formula: Formula, isOwn: (key: CellKey) => boolean): boolean {
  switch (formula.kind) {
    case 'cell':
    case 'column':
      return !isOwn(formula.key);
    case 'range':
      return !isOwn(formula.from);
    default:
      return operandsOf(formula).some((operand) => readsElsewhere(operand, isOwn));
  }
}

const onCalculation = (key: CellKey): boolean => key.startsWith('step:') || key.startsWith('label|step:');

export const roleOf = (step: Step, isOwn: (key: CellKey) => boolean = onCalculation): Role => {
  if (readsElsewhere(step.formula, isOwn)) return 'cross';
  return step.kind === 'flag' || step.kind === 'status' ? 'flag' : 'formula';
};

/** The formula in words; a doubtful one says so. */
export function stepWords(plan: Plan, step: Step): string {
  const { bench } = plan;
  const label = (key: CellKey): string =>
    bench.labels.get(key.replace(/^label\|/, '')) ?? key.replace(/^[^:]*:/, '');
  const said = wordsFromFormula(step.formula, label, bench.words);
  return step.doubtful ? `${said} – ${bench.words.doubtful}` : said;
}

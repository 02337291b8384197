// The sheet of the calculation: one step a row, in order, the same columns on every row.

import { sectionText } from '../../wording/section-text.js';
import type { Step } from '../book/step.js';
import { instantiate, labelKey, listOfStep } from '../formula/instantiate.js';
import type { Plan } from '../plan/plan.js';
import { stepInWords } from '../words/step-in-words.js';
import {
  bar,
  createSheet,
  formulaContent,
  type Role,
  type SheetImage,
  textContent,
  texts,
} from './parts/image.js';
import { linkTo, shortSection } from './parts/link.js';
import { statusPut } from './parts/status.js';

/** Column of the values. */
const valueColumn = 3;

export function calculationSheet(plan: Plan): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.sheets.calculation));
  sheet.next(texts('subtitle', `${model.label} – ${words.calculationIntro}`));
  sheet.next([statusPut(plan)]);
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
  let group: string | undefined;
  const indicators = new Set<number>();
  for (const step of bench.steps) {
    if (step.list !== undefined) continue;
    const own = groupOf(plan, step);
    if (own !== group) {
      group = own;
      sheet.next(bar(columns, own));
    }
    const section = model.sections.find(({ id }) => id === step.section);
    if (step.kind === 'flag' || step.kind === 'status') indicators.add(sheet.row());
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
      { role: 'unit', content: textContent(step.show.unit || '–') },
      { role: 'text', content: textContent(stepInWords(bench, step)) },
      { role: 'text', content: textContent(shortSection(section) || words.generalSection) },
      { role: 'quote', content: textContent(step.quote?.text ?? '') },
      { role: 'note', content: textContent(step.rule ?? '') },
      step.link === undefined ? { role: 'note' } : linkTo(step.link, words.link),
    ]);
  }
  return {
    title: words.sheets.calculation,
    kind: 'calculation',
    widths: [24, 48, 16, 12, 56, 13, 46, 40, 9],
    printed: 7,
    cells: sheet.cells,
    frozen: { rows: heading, columns: 3 },
    landscape: true,
    tab: 'FF404040',
    marked: [{ kind: 'flag', column: valueColumn }],
    outlinedRows: indicators,
  };
}

const columns = 9;

/** The heading under which a step stands. */
function groupOf({ bench }: Plan, { group, section }: Step): string {
  const { words, model } = bench;
  switch (group) {
    case 'readings':
      return words.sheets.readings;
    case 'inputs':
      return words.sheets.inputs;
    case 'state':
      return words.stateGroup;
    case 'checks':
      return words.sheets.checks;
    case 'document':
      return sectionText(model.sections.find(({ id }) => id === section)) || words.generalSection;
    default:
      return group satisfies never;
  }
}

/** Flags are seen at once; whether a formula reads another sheet shows in its colour. */
export const roleOf = ({ kind }: Step): Role => (kind === 'flag' || kind === 'status' ? 'flag' : 'formula');

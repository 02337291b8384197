// The guide to the columns of a portfolio: what each is called, its unit, its limits, its formula in words and its clause.

import type { Fact } from '../../../3-model/model.js';
import { leastKey, mostKey, stepKey } from '../book/input-keys.js';
import { inputDomain } from '../plan/facts.js';
import type { Plan } from '../plan/plan.js';
import { columnName } from '../read/references.js';
import { inputFormat } from '../sheets/input-cell.js';
import type { Column } from '../sheets/list-sheet.js';
import {
  bar,
  createSheet,
  numberContent,
  type Put,
  type SheetImage,
  textContent,
  texts,
} from '../sheets/parts/image.js';
import { columnsOf } from './portfolio-sheet.js';
import { portfolioWordsFor } from './portfolio-words.js';

export function columnsSheet(plan: Plan): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const own = portfolioWordsFor(model.language);
  const sheet = createSheet();
  sheet.next(texts('title', own.columns));
  sheet.next(texts('subtitle', `${model.label} – ${own.columnsIntro}`));
  sheet.skip();
  const heading = sheet.next(
    texts(
      'heading',
      words.id,
      own.column,
      words.label,
      words.unit,
      words.inWords,
      words.clause,
      words.least,
      words.most,
      words.step,
    ),
  );
  const { inputs, steps, results } = columnsOf(plan);
  let place = 2;
  const rows = (title: string, columns: readonly Column[]): void => {
    sheet.next(bar(9, title));
    for (const column of columns) {
      place += 1;
      sheet.next([
        { role: 'id', content: textContent(column.id) },
        { role: 'id', content: textContent(columnName(place)) },
        { role: 'label', content: textContent(column.label) },
        { role: 'unit', content: textContent(column.unit || '–') },
        { role: 'text', content: textContent(column.words) },
        { role: 'text', content: textContent(column.clause || words.generalSection) },
        ...limits(plan, column.fact),
      ]);
    }
  };
  rows(words.sheets.inputs, inputs);
  rows(words.sheets.calculation, steps);
  rows(words.sheets.result, results);
  return {
    title: own.columns,
    kind: 'columns',
    widths: [28, 9, 50, 12, 60, 40, 12, 14, 8],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 3 },
    landscape: true,
    tab: 'FF404040',
    marked: [],
  };
}

/** The cells that the checks of each row compare with. */
function limits({ bench }: Plan, fact: Fact | undefined): readonly (Put | undefined)[] {
  const domain = fact && inputDomain(fact);
  if (fact === undefined || domain === undefined) return [];
  const format = inputFormat(bench, fact);
  const figure = (key: string, value: typeof domain.from, shown = format): Put => ({
    role: 'figure',
    key,
    content: numberContent(value),
    format: shown,
  });
  return [
    figure(leastKey(fact), domain.from),
    figure(mostKey(fact), domain.to),
    figure(stepKey(fact), domain.step, fact.type.kind === 'date' ? '0' : format),
  ];
}

// The sheets of a portfolio as data, from the plan that the workbook of one case has too.

import type { Model } from '../../../3-model/model.js';
import type { Provenance } from '../../backend.js';
import { wordsFor } from '../../wording/words.js';
import { type Layout, layoutSheets, type PlacedName } from '../layout/layout.js';
import { nameLines, namesOf } from '../layout/workbook-image.js';
import { limitTexts } from '../limits.js';
import { mainResults } from '../plan/main-results.js';
import { type Plan, planWorkbook } from '../plan/plan.js';
import { calculationSheet } from '../sheets/calculation-sheet.js';
import { changesSheet } from '../sheets/changes-sheet.js';
import { type CoverContent, coverSheet } from '../sheets/cover-sheet.js';
import { inputsFrom } from '../sheets/defaults.js';
import { inputsSheet } from '../sheets/inputs-sheet.js';
import { logSheet } from '../sheets/log-sheet.js';
import { namesSheet } from '../sheets/names-sheet.js';
import { parametersSheet } from '../sheets/parameters-sheet.js';
import type { SheetImage } from '../sheets/parts/image.js';
import { readingsSheet } from '../sheets/readings-sheet.js';
import { columnsSheet } from './columns-sheet.js';
import { portfolioList, portfolioModel } from './portfolio-model.js';
import { columnsOf, portfolioSheet, totalled } from './portfolio-sheet.js';
import { portfolioWordsFor } from './portfolio-words.js';
import { type RefusedRow, refusedSheet } from './refused-sheet.js';
import { summarySheet, summaryTotalKey } from './summary-sheet.js';

export interface PortfolioImage {
  readonly plan: Plan;
  readonly layout: Layout;
  readonly names: readonly PlacedName[];
  /** Place of the sheet whose rows are written one by one. */
  readonly sheet: number;
}

export function imageOfPortfolio(
  model: Model,
  given: {
    readonly cases: { readonly length: number };
    readonly refused: readonly RefusedRow[];
    readonly on: string | undefined;
  },
  provenance: Provenance,
): PortfolioImage {
  const rows = given.cases.length;
  const words = wordsFor(model.language);
  const label = portfolioWordsFor(model.language).portfolio;
  const plan = planWorkbook(portfolioModel(model, label, rows), words, portfolioList);
  const names = namesOf(plan);
  // What no fact of an establishment says: the date on which rules are in force.
  const common = plan.bench.model.facts.filter(({ list }) => list === undefined);
  const date = model.dating.kind === 'on' && given.on !== undefined ? { [model.dating.fact]: given.on } : {};
  const portfolio = portfolioSheet(plan, rows);
  const repeated = { list: portfolioList, rows };
  const sheets: readonly SheetImage[] = [
    coverSheet(plan, provenance, coverContent(plan)),
    summarySheet(plan, rows, given.refused.length),
    portfolio,
    ...(common.length === 0 ? [] : [inputsSheet(plan, inputsFrom(plan.bench, date, true))]),
    parametersSheet(plan),
    readingsSheet(plan),
    changesSheet(plan),
    calculationSheet(plan),
    columnsSheet(plan),
    refusedSheet(model, given.refused),
    logSheet(plan, provenance, limitTexts(plan)),
  ];
  const draft = layoutSheets(sheets, names, repeated);
  const last = namesSheet(plan, nameLines(plan, names, draft));
  return {
    plan,
    layout: layoutSheets([...sheets, last], names, repeated),
    names,
    sheet: sheets.indexOf(portfolio),
  };
}

/** Amounts shown on the cover; the others stand in the summary. */
const mostAmounts = 6;

/** The totals of all establishments, and what to do with a portfolio. */
function coverContent(plan: Plan): CoverContent {
  const { bench } = plan;
  const own = portfolioWordsFor(bench.model.language);
  const main = new Set(mainResults(bench.model).map(({ name }) => name));
  const sums = totalled(plan);
  const amounts = columnsOf(plan).results.flatMap(({ key, label, unit, cell }) => {
    const name = sums.get(key)?.name;
    if (name === undefined || !main.has(name)) return [];
    const format = cell(1).format ?? 'General';
    return [{ label: `${own.total} – ${label}`, key: summaryTotalKey(key), unit, format }];
  });
  return {
    amounts: amounts.slice(0, mostAmounts),
    steps: [
      { text: own.stepRefused, at: 'refused' },
      { text: own.stepRows, at: 'list' },
      { text: own.stepSummary, at: 'result' },
    ],
    pictures: [],
  };
}

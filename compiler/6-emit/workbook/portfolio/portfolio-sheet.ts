// The sheet of the portfolio: one establishment a row, facts on the left, one step a column, results on the right. Only
// the first row is laid out here; the others are written after it, each like the first.

import { rowHeadKey } from '../book/list-columns.js';
import { type CellKey, call, column, type Formula, number } from '../formula/formula.js';
import { instantiate, itemCell, itemStep, labelKey } from '../formula/instantiate.js';
import type { Plan } from '../plan/plan.js';
import { type Column, checkColumns, inputColumns, resultColumns, stepColumns } from '../sheets/list-sheet.js';
import {
  createSheet,
  formulaContent,
  type Put,
  type SheetImage,
  textContent,
  texts,
} from '../sheets/parts/image.js';
import { portfolioList } from './portfolio-model.js';
import { portfolioWordsFor } from './portfolio-words.js';

/** Columns before those of the facts: the number of the row, and what the establishment is called. */
const before = 2;
const nameKey: CellKey = itemStep(portfolioList, 'name');

export interface PortfolioColumns {
  readonly inputs: readonly Column[];
  readonly steps: readonly Column[];
  readonly results: readonly Column[];
  readonly all: readonly Column[];
}

export function columnsOf(plan: Plan): PortfolioColumns {
  const { model } = plan.bench;
  const list = model.lists.find(({ name }) => name === portfolioList);
  if (list === undefined) return { inputs: [], steps: [], results: [], all: [] };
  const facts = model.facts.filter((fact) => fact.list === list.name);
  const inputs = inputColumns(plan, list, facts, []);
  const steps = [...checkColumns(plan, list, facts), ...stepColumns(plan, list.name)];
  const results = resultColumns(plan, list);
  return { inputs, steps, results, all: [...inputs, ...steps, ...results] };
}

/** The results that are added up: amounts and quantities, no rates. */
export function totalled(
  plan: Plan,
): ReadonlyMap<CellKey, { readonly name: string; readonly decimals: number }> {
  const found = new Map<CellKey, { readonly name: string; readonly decimals: number }>();
  for (const { name, type, decimals, listed } of plan.bench.model.results) {
    if (!listed || type.kind !== 'quantity' || type.percent) continue;
    // An amount per something does not add up.
    if (type.unit.powers.some(({ power }) => power < 0)) continue;
    found.set(itemStep(portfolioList, `out:${name}`), { name, decimals });
  }
  return found;
}

export const totalKey = (name: string): CellKey => `total:${name}`;

/** Amounts with their own decimals are added up; rounding to them removes what floats leave behind. */
export const sumOf = (key: CellKey, decimals: number, rows: number): Formula =>
  call(
    'ROUND',
    instantiate(call('SUM', column(key, 'all')), undefined, () => rows),
    number(decimals),
  );

export function portfolioSheet(plan: Plan, rows: number): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const own = portfolioWordsFor(model.language);
  const { all, inputs, steps } = columnsOf(plan);
  const sums = totalled(plan);
  const sheet = createSheet();
  sheet.next(texts('title', model.label));
  sheet.next(texts('subtitle', own.intro(String(rows))));
  sheet.next([
    undefined,
    ...texts('note', words.clause),
    ...all.map(({ clause }): Put => ({ role: 'note', content: textContent(shortened(clause)) })),
  ]);
  sheet.next([
    ...texts('heading', own.number, own.name),
    ...all.map(
      ({ label, key }): Put => ({
        role: 'heading',
        keys: [labelKey(key), itemCell(key, 0)],
        content: textContent(label),
      }),
    ),
  ]);
  sheet.next([
    undefined,
    ...texts('unit', words.unit),
    ...all.map(({ unit }): Put => ({ role: 'unit', content: textContent(unit) })),
  ]);
  const heading = sheet.next([
    undefined,
    ...texts('section', own.total),
    ...all.map((one): Put => {
      const sum = sums.get(one.key);
      if (sum === undefined) return { role: 'section' };
      return {
        role: 'result',
        key: totalKey(sum.name),
        content: formulaContent(sumOf(one.key, sum.decimals, rows)),
        format: one.cell(1).format ?? 'General',
      };
    }),
  ]);
  sheet.next([
    { role: 'id', content: { kind: 'blank' }, format: '0' },
    {
      role: 'label',
      keys: [itemCell(nameKey, 1), itemCell(rowHeadKey(portfolioList), 1)],
      content: { kind: 'blank' },
      format: '@',
    },
    ...all.map(({ cell }) => cell(1)),
  ]);
  return {
    title: bench.listTitles.get(portfolioList) ?? own.portfolio,
    kind: 'list',
    widths: [7, 28, ...all.map(() => 14)],
    cells: sheet.cells,
    frozen: { rows: heading, columns: before },
    landscape: true,
    tab: 'FF1F5FBF',
    marked: [],
    outlined: { from: before + inputs.length + 1, to: before + inputs.length + steps.length },
  };
}

const shortened = (clause: string): string =>
  clause.length <= 40 ? clause : `${clause.slice(0, 38).trimEnd()}…`;

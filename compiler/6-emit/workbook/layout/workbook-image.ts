// The whole workbook as data: sheets, names and addresses, from the plan of a model.

import type { Model, Result } from '../../../3-model/model.js';
import type { Provenance } from '../../backend.js';
import type { DrawnPicture } from '../../curves/chart/drawn-picture.js';
import { wordsFor } from '../../wording/words.js';
import { inputKey } from '../book/input-keys.js';
import { cell } from '../formula/formula.js';
import { itemCell } from '../formula/instantiate.js';
import { mainResults } from '../plan/main-results.js';
import { outputFormula } from '../plan/outputs.js';
import { type Plan, planWorkbook } from '../plan/plan.js';
import { againSheet } from '../sensitivity/again-sheet.js';
import { sensitivitySheet } from '../sensitivity/sensitivity-sheet.js';
import { studyOf } from '../sensitivity/study.js';
import { calculationSheet } from '../sheets/calculation-sheet.js';
import { changesSheet } from '../sheets/changes-sheet.js';
import { checksSheet } from '../sheets/checks-sheet.js';
import { type CoverContent, coverSheet } from '../sheets/cover-sheet.js';
import { curvesSheet } from '../sheets/curves-sheet.js';
import { defaultInputs } from '../sheets/defaults.js';
import { inputsSheet } from '../sheets/inputs-sheet.js';
import { listSheet } from '../sheets/list-sheet.js';
import { logSheet } from '../sheets/log-sheet.js';
import { type NameLine, namesSheet } from '../sheets/names-sheet.js';
import { parametersSheet } from '../sheets/parameters-sheet.js';
import type { SheetImage } from '../sheets/parts/image.js';
import { itemOutputKey, outputKey } from '../sheets/parts/keys.js';
import { readingsSheet } from '../sheets/readings-sheet.js';
import { resultSheet } from '../sheets/result-sheet.js';
import { traceSheet } from '../sheets/trace-sheet.js';
import { comparisonSheet } from '../studies/comparison-sheet.js';
import { combinationSheets } from './combination-sheets.js';
import { type Layout, layoutSheets, type PlacedName } from './layout.js';

export interface WorkbookImage {
  readonly plan: Plan;
  readonly layout: Layout;
  readonly names: readonly PlacedName[];
}

/**
 * Pure: the same model, provenance and pictures give the same workbook. `limits` says in words what it cannot do. Without
 * pictures there is no sheet of them.
 */
export function imageOfWorkbook(
  model: Model,
  provenance: Provenance,
  limitsOf: (plan: Plan) => readonly string[],
  pictures: readonly DrawnPicture[] = [],
): WorkbookImage {
  const plan = planWorkbook(model, wordsFor(model.language));
  const names = namesOf(plan);
  const values = defaultInputs(plan.bench);
  const main = studiedResults(model);
  const trace = traceSheet(plan, new Set(main.map(({ name }) => name)));
  const comparison = model.comparison && comparisonSheet(plan, model.comparison);
  const before: readonly SheetImage[] = [
    coverSheet(plan, provenance, coverContent(plan, pictures, trace?.kind ?? 'calculation')),
    inputsSheet(plan, values),
    ...model.lists.map((list) => listSheet(plan, list, values)),
    ...combinationSheets(plan),
    parametersSheet(plan),
    calculationSheet(plan),
    resultSheet(plan),
    ...(comparison === undefined ? [] : [comparison]),
    ...(trace === undefined ? [] : [trace]),
    checksSheet(plan, provenance),
    readingsSheet(plan),
    changesSheet(plan),
    ...(pictures.length > 0 ? [curvesSheet(plan, pictures)] : []),
    logSheet(plan, provenance, limitsOf(plan)),
  ];
  const sheets = withSensitivity(plan, main, before, names);
  // The sheet of names shows addresses, so the others are laid out before it; being the last, it never moves them.
  const draft = layoutSheets(sheets, names);
  const last = namesSheet(plan, nameLines(plan, names, draft));
  return { plan, layout: layoutSheets([...sheets, last], names), names };
}

/** With the two sheets of sensitivity after those that show amounts, where one result stands by itself. */
function withSensitivity(
  plan: Plan,
  main: readonly Result[],
  sheets: readonly SheetImage[],
  names: readonly PlacedName[],
): readonly SheetImage[] {
  const layout = layoutSheets(sheets, names);
  const study = studyOf(plan, main, layout);
  if (study === undefined) return sheets;
  const after = sheets.findIndex(({ kind }) => kind === 'checks');
  const own = [
    sensitivitySheet(plan, study),
    ...(study.moved.length === 0 ? [] : [againSheet(plan, study, layout)]),
  ];
  return [...sheets.slice(0, after), ...own, ...sheets.slice(after)];
}

/** Of which one is traced at first, and one told for other inputs; of two tariffs, of what they differ by. */
export function studiedResults(model: Model): readonly Result[] {
  const { comparison } = model;
  if (comparison === undefined) return shownFirst(model);
  const differences = new Set(comparison.results.map(({ difference }) => difference));
  return shownFirst(model).filter(({ name }) => differences.has(name));
}

/** Amounts shown on the cover; the others stand on the sheet of results. */
const mostAmounts = 6;
const mostCompared = 2;

function coverContent(
  plan: Plan,
  pictures: readonly DrawnPicture[],
  followed: 'trace' | 'calculation',
): CoverContent {
  const { bench } = plan;
  const { words, model } = bench;
  const amounts = shownFirst(model)
    .filter(({ list }) => list === undefined)
    .slice(0, mostAmounts)
    .flatMap((result) => {
      const planned = plan.results.find(({ name }) => name === result.name);
      if (planned === undefined) return [];
      const { unit, format } = outputFormula(bench, result, planned, cell(plan.message)).show;
      return [{ label: result.label, key: outputKey(result.name), unit, format }];
    });
  return {
    amounts,
    steps: [
      { text: words.cover.stepFill(words.sheets.inputs), at: 'inputs' },
      model.comparison === undefined
        ? { text: words.cover.stepRead(words.sheets.result), at: 'result' }
        : { text: words.cover.stepRead(words.sheets.comparison), at: 'comparison' },
      { text: words.cover.stepFollow(words.sheets[followed]), at: followed },
    ],
    pictures,
  };
}

/** Of two tariffs, what is a main result of the one before, on both sides and with its difference. */
function shownFirst(model: Model): readonly Result[] {
  const { comparison } = model;
  if (comparison === undefined) return mainResults(model);
  const named = new Map(model.results.map((result) => [result.name, result]));
  const old = comparison.results.flatMap(({ before }) => named.get(before ?? '') ?? []);
  const main = new Set(mainResults({ ...model, results: old }).map(({ name }) => name));
  const first = comparison.results.filter(({ before }) => main.has(before ?? ''));
  return (first.length > 0 ? first : comparison.results)
    .slice(0, mostCompared)
    .flatMap(({ before, after, difference }) =>
      [before, after, difference].flatMap((name) => named.get(name ?? '') ?? []),
    );
}

/** Every name with its address, as the layout has it. */
export const nameLines = (plan: Plan, names: readonly PlacedName[], layout: Layout): readonly NameLine[] =>
  names.map(({ name, from, to }) => ({
    name,
    label: labelOf(plan, name, from),
    address: (layout.absolute(from, to) ?? '').replaceAll('$', ''),
  }));

/** Inputs, readings, parameters and results, the last two as the calculation uses them. */
export function namesOf(plan: Plan): readonly PlacedName[] {
  const { bench } = plan;
  const { model } = bench;
  const names: PlacedName[] = bench.ranges.map(({ name, from, to }) => ({ name, from, to }));
  for (const fact of model.facts) {
    if (fact.list === undefined) continue;
    const last = bench.capacities.get(fact.list) ?? 1;
    const key = inputKey(fact);
    names.push({
      name: bench.names.give(`in_${fact.name}`),
      from: itemCell(key, 1),
      to: itemCell(key, last),
    });
  }
  for (const { name } of plan.results) {
    const result = model.results.find((candidate) => candidate.listed && candidate.name === name);
    if (result === undefined) continue;
    const given = bench.names.give(`out_${name}`);
    if (result.list === undefined) {
      names.push({ name: given, from: outputKey(name), to: outputKey(name) });
    } else {
      const last = bench.capacities.get(result.list) ?? 1;
      const key = itemOutputKey(result.list, name);
      names.push({ name: given, from: itemCell(key, 1), to: itemCell(key, last) });
    }
  }
  const order = ['in_', 'reading_', 'out_', 'p_', 't_'];
  const rank = (name: string): number => order.findIndex((prefix) => name.startsWith(prefix));
  return names
    .map((name, index) => ({ name, index }))
    .sort((a, b) => rank(a.name.name) - rank(b.name.name) || a.index - b.index)
    .map(({ name }) => name);
}

function labelOf(plan: Plan, name: string, from: string): string {
  const { model, labels } = plan.bench;
  if (name.startsWith('out_'))
    return model.results.find((result) => `out_${result.name}` === name)?.label ?? '';
  if (name.startsWith('in_')) return model.facts.find((fact) => `in_${fact.name}` === name)?.label ?? '';
  return labels.get(from) ?? '';
}

// The sheet of checks: inputs, tables, properties and examples, each 1 or 0, and one master check over all of them.

import type { Provenance } from '../../backend.js';
import { presenceKey } from '../book/list-columns.js';
import {
  all,
  type CellKey,
  call,
  cell,
  choose,
  column,
  type Formula,
  flagOf,
  holds,
  isEqual,
  nought,
  times,
  unity,
} from '../formula/formula.js';
import { instantiate, isItemStep, listOfStep } from '../formula/instantiate.js';
import type { Plan } from '../plan/plan.js';
import { propertyInWords } from '../words/expression-in-words.js';
import { defaultExample } from './defaults.js';
import { addExamples, type Check } from './example-checks.js';
import {
  bar,
  createSheet,
  formulaContent,
  type SheetBuilder,
  type SheetImage,
  textContent,
  texts,
} from './parts/image.js';
import { assuredKeyAt, assuredKeys } from './parts/keys.js';
import { addStatus } from './parts/status.js';

export function checksSheet(plan: Plan, provenance: Provenance): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  const flags: CellKey[] = [];
  const first = 'check:first';
  const last = 'check:last';
  sheet.next(texts('title', words.sheets.checks));
  sheet.next(texts('subtitle', `${model.label} – ${words.checksIntro}`));
  const hasExample = defaultExample(bench) !== undefined;
  addStatus(plan, sheet, hasExample);
  const heading = sheet.next(
    texts('heading', words.id, words.checkItem, words.expected, words.now, words.holds, words.status),
  );
  sheet.put(heading, 5, { role: 'heading', key: first, content: textContent(words.holds) });
  const check = (id: string, label: string, formula: Formula, status = ''): void => {
    const key = `check:${flags.length}`;
    flags.push(key);
    sheet.next([
      { role: 'id', content: textContent(id) },
      { role: 'label', content: textContent(label) },
      undefined,
      undefined,
      { role: 'flag', key, content: formulaContent(formula), format: '0' },
      { role: 'note', content: textContent(status) },
    ]);
  };
  sheet.next(bar(6, words.inputsGroup));
  check('parameters', words.parametersAccepted, cell(bench.keyOf(undefined, 'parameters_accepted')));
  check('inputs', words.ready, flagOf(holds(plan.ready)));
  model.requirements.forEach((requirement, index) => {
    const key = plan.requirements[index];
    if (key !== undefined)
      check(`require/${index + 1}`, requirement.message || words.requirement(index + 1), cell(key));
  });
  // Where a table does not take every key, a result without a row says so itself.
  const lookups = bench.lookups.filter(({ surely }) => surely);
  if (lookups.length > 0) sheet.next(bar(6, words.tablesGroup));
  lookups.forEach(({ label, single }, index) => {
    const list = isItemStep(single) ? listOfStep(single) : undefined;
    check(`table/${index + 1}`, label, list === undefined ? cell(single) : everyItem(bench, list, single));
  });
  addAssured(plan, sheet);
  addChanges(plan, sheet);
  sheet.next([undefined, undefined, undefined, undefined, { role: 'spacer', key: 'check:others-first' }]);
  addProperties(plan, sheet, check, provenance);
  addExamples(plan, sheet, check);
  sheet.next([undefined, { role: 'spacer' }, undefined, undefined, { role: 'spacer', key: last }]);
  return {
    title: words.sheets.checks,
    kind: 'checks',
    widths: [26, 70, 24, 24, 12, 48],
    cells: sheet.cells.filter(
      ({ row, column: at, keys }) => !(row === heading && at === 5 && keys.length === 0),
    ),
    frozen: { rows: heading, columns: 2 },
    landscape: true,
    tab: 'FF1E7B34',
    marked: [{ kind: 'check', column: 5 }],
  };
}

/** Whether a flag is 1 for every item that is present. */
function everyItem(bench: Plan['bench'], list: string, flag: CellKey): Formula {
  const rows = (key: CellKey): Formula =>
    instantiate(column(key, 'all'), undefined, () => bench.capacities.get(list) ?? 1);
  const none = call('SUMPRODUCT', rows(presenceKey(list)), times(unity, isEqual(rows(flag), nought)));
  return choose(isEqual(none, nought), unity, nought);
}

function addAssured({ bench }: Plan, sheet: SheetBuilder): void {
  if (bench.assured.length === 0) return;
  sheet.next(bar(6, bench.words.assuredGroup));
  // What is not certain is no fault: it has a line of its own in the state of the workbook.
  bench.assured.forEach(({ key, label, list }, index) => {
    const keys = [
      ...(index === 0 ? [assuredKeys.first] : []),
      ...(index === bench.assured.length - 1 ? [assuredKeys.last] : []),
      assuredKeyAt(index),
    ];
    sheet.next([
      { role: 'id', content: textContent(`certain/${index + 1}`) },
      { role: 'label', content: textContent(label) },
      undefined,
      undefined,
      undefined,
      {
        role: 'flag',
        keys,
        content: formulaContent(list === undefined ? cell(key) : everyItem(bench, list, key)),
        format: `[=1]"${bench.words.yes}";[=0]"${bench.words.no}"`,
      },
    ]);
  });
}

/** What differs from the workbook as it was made: no fault, but the examples then no longer apply. */
function addChanges({ bench }: Plan, sheet: SheetBuilder): void {
  const { words } = bench;
  sheet.next(bar(6, words.changesGroup));
  const rows = [
    ['as_delivered', words.readingsAsDelivered],
    ['as_printed', words.parametersAsPrinted],
  ] as const;
  for (const [id, label] of rows) {
    sheet.next([
      ...texts('id', id),
      ...texts('label', label),
      undefined,
      undefined,
      undefined,
      {
        role: 'flag',
        content: formulaContent(cell(bench.keyOf(undefined, id))),
        format: `[=1]"${words.yes}";[=0]"${words.no}"`,
      },
    ]);
  }
}

/** So many digits tell the certificates of one file apart; the manifest has them whole. */
const shownOfHash = 12;

/** Ids of the rows that say what was shown. */
export const provedRows = 'proved';

/** What was shown of a line of the rules: all of its checks are proved, or it is not. */
function shownOf({ bench }: Plan, text: string, { shown }: Provenance): string {
  const { words, model } = bench;
  if (shown === undefined) return words.nothingShown;
  const own = model.properties.filter((property) => property.text === text).map(({ id }) => shown[id]);
  const tried = own.reduce((sum, each) => sum + (each?.tried ?? 0), 0);
  // Without the certificate that shows it, nothing is said to be proved.
  const certificates = own.map((each) => (each?.proved === true ? each.proof : undefined));
  if (own.length === 0 || !certificates.every((each) => each !== undefined)) return words.notProved(tried);
  return words.proved(tried, [...new Set(certificates)].map((each) => each.slice(0, shownOfHash)).join(', '));
}

function addProperties(plan: Plan, sheet: SheetBuilder, check: Check, provenance: Provenance): void {
  const { words, model } = plan.bench;
  const live = plan.properties.filter(({ flag }) => flag !== undefined);
  if (live.length > 0) sheet.next(bar(6, words.propertiesGroup));
  live.forEach(({ property, flag }, index) => {
    if (flag === undefined) return;
    const status = model.readings.length === 0 ? '' : words.readingsDiffer;
    check(
      `property/${index + 1}`,
      propertyInWords(property, model, words),
      choose(all([holds(plan.ready), holds(plan.bench.keyOf(undefined, 'usual'))]), cell(flag), unity),
      status,
    );
  });
  const proved = plan.properties.filter(
    ({ flag, property }, index, all) =>
      flag === undefined && all.findIndex((other) => other.property.text === property.text) === index,
  );
  if (proved.length > 0) sheet.next(bar(6, words.provedGroup));
  proved.forEach(({ property }, index) => {
    sheet.next([
      { role: 'id', content: textContent(`${provedRows}/${index + 1}`) },
      { role: 'label', content: textContent(propertyInWords(property, model, words)) },
      undefined,
      undefined,
      undefined,
      { role: 'note', content: textContent(shownOf(plan, property.text, provenance)) },
    ]);
  });
}

// The summary of a portfolio: how many establishments, the total, mean, lowest and highest of each result, and whether
// every check holds in every row.

import {
  type CellKey,
  call,
  cell,
  choose,
  column,
  type Formula,
  flagOf,
  isEqual,
  minus,
  nought,
  number,
  over,
  range,
  unity,
} from '../formula/formula.js';
import { instantiate } from '../formula/instantiate.js';
import type { Plan } from '../plan/plan.js';
import { checkFormat } from '../sheets/inputs-sheet.js';
import { bar, createSheet, formulaContent, type Put, type SheetImage, texts } from '../sheets/parts/image.js';
import { masterKey } from '../sheets/parts/keys.js';
import { portfolioList } from './portfolio-model.js';
import { columnsOf, sumOf, totalled } from './portfolio-sheet.js';
import { portfolioWordsFor } from './portfolio-words.js';

/** Columns of the portfolio whose values a summary needs: the sum of flags, the ends of amounts. */
export interface Aggregates {
  readonly sum: readonly CellKey[];
  readonly ends: readonly CellKey[];
}

/** Keys of the cells that hold what is known of a whole column. */
export const countKey = (column: CellKey): CellKey => `count:${column}`;
export const lowestKey = (column: CellKey): CellKey => `lowest:${column}`;
export const highestKey = (column: CellKey): CellKey => `highest:${column}`;
export const summaryTotalKey = (column: CellKey): CellKey => `summary:${column}`;
const rowsKey: CellKey = 'summary:rows';

/** Flags that must be 1 in every row, with what they say. */
function rowChecks({ bench }: Plan): readonly { readonly key: CellKey; readonly label: string }[] {
  return [
    ...bench.lookups.flatMap(({ label, single }) => (single === undefined ? [] : [{ key: single, label }])),
    ...bench.assured.flatMap(({ key, label, list }) => (list === portfolioList ? [{ key, label }] : [])),
  ];
}

export function aggregatesOf(plan: Plan): Aggregates {
  return {
    sum: [plan.ready, ...rowChecks(plan).map(({ key }) => key)],
    ends: [...totalled(plan).keys()],
  };
}

export function summarySheet(plan: Plan, rows: number, refused: number): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const own = portfolioWordsFor(model.language);
  const whole = (formula: Formula): Formula => instantiate(formula, undefined, () => rows);
  const sheet = createSheet();
  sheet.next(texts('title', own.summary));
  sheet.next(texts('subtitle', `${model.label} – ${own.summaryIntro}`));
  const heading = sheet.next(
    texts(
      'heading',
      words.id,
      words.label,
      own.total,
      words.unit,
      own.mean,
      own.lowest,
      own.highest,
      words.clause,
    ),
  );
  const counted = (
    id: string,
    label: string,
    key: CellKey,
    put: Put['content'] & object,
    role: Put['role'],
  ): void => {
    sheet.next([...texts('id', id), ...texts('label', label), { role, key, content: put, format: '#,##0' }]);
  };
  const ready = countKey(plan.ready);
  counted(
    'rows',
    own.establishments,
    rowsKey,
    { kind: 'number', value: { n: BigInt(rows), d: 1n } },
    'figure',
  );
  counted(
    'priced',
    own.priced,
    ready,
    formulaContent(whole(call('SUM', column(plan.ready, 'all')))),
    'cross',
  );
  counted(
    'open',
    own.toCorrect,
    'summary:open',
    formulaContent(minus(cell(rowsKey), cell(ready))),
    'formula',
  );
  counted(
    'refused',
    own.refusedCount,
    'summary:refused',
    { kind: 'number', value: { n: BigInt(refused), d: 1n } },
    'figure',
  );
  sheet.next(bar(8, words.sheets.result));
  const sums = totalled(plan);
  for (const result of columnsOf(plan).results) {
    const sum = sums.get(result.key);
    if (sum === undefined) continue;
    const format = result.cell(1).format ?? 'General';
    const amount = (key: CellKey, formula: Formula): Put => ({
      role: 'cross',
      key,
      content: formulaContent(formula),
      format,
    });
    const total = summaryTotalKey(result.key);
    const mean = call('ROUND', over(cell(total), call('MAX', cell(ready), unity)), number(sum.decimals));
    sheet.next([
      ...texts('id', result.id),
      ...texts('label', result.label),
      { role: 'result', key: total, content: formulaContent(sumOf(result.key, sum.decimals, rows)), format },
      ...texts('unit', result.unit),
      { role: 'formula', content: formulaContent(mean), format },
      amount(lowestKey(result.key), whole(call('MIN', column(result.key, 'all')))),
      amount(highestKey(result.key), whole(call('MAX', column(result.key, 'all')))),
      ...texts('text', result.clause),
    ]);
  }
  sheet.next(bar(8, words.sheets.checks));
  const flags: CellKey[] = [];
  const check = (id: string, label: string, formula: Formula): void => {
    const key = `check:${flags.length}`;
    flags.push(key);
    sheet.next([
      ...texts('id', id),
      ...texts('label', label),
      {
        role: 'flag',
        key,
        content: formulaContent(formula),
        format: checkFormat(words.ok, words.toCorrect, words.toCorrect),
      },
    ]);
  };
  const holdsInAll = (key: CellKey): Formula => choose(isEqual(cell(key), cell(rowsKey)), unity, nought);
  check('ready', own.rowsReady, holdsInAll(ready));
  rowChecks(plan).forEach(({ key, label }, place) => {
    const at = countKey(key);
    const id = `row-check/${place + 1}`;
    sheet.put(sheet.row(), 4, {
      role: 'cross',
      key: at,
      content: formulaContent(whole(call('SUM', column(key, 'all')))),
      format: '#,##0',
    });
    check(id, own.eachRow(label), holdsInAll(at));
  });
  bench.assured.forEach(({ key, label, list }, place) => {
    if (list === undefined) check(`certain/${place + 1}`, label, flagOf(isEqual(cell(key), unity)));
  });
  sheet.skip();
  sheet.next([
    undefined,
    ...texts('label', words.masterCheck),
    {
      role: 'status',
      key: masterKey,
      content: formulaContent(call('MIN', range(flags[0] ?? '', flags[flags.length - 1] ?? ''))),
      format: checkFormat(words.ok, words.toCorrect, words.toCorrect),
    },
  ]);
  return {
    title: own.summary,
    kind: 'result',
    widths: [30, 62, 20, 12, 16, 16, 18, 46],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 2 },
    landscape: true,
    tab: 'FF1E7B34',
    marked: [],
  };
}

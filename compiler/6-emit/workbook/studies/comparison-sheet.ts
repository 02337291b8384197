// The sheet of a workbook that prices a case by two tariffs: each result on both sides, what the difference is made of, all that
// changed, and the steps that differ for the present case. All values are live.

import type { ComparedChange, ComparedResult, Comparison } from '../../../3-model/model.js';
import type { Show } from '../book/show.js';
import {
  all,
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  flagOf,
  minus,
  nought,
  operation,
  over,
  range,
  text,
} from '../formula/formula.js';
import { outputFormula } from '../plan/outputs.js';
import type { Plan } from '../plan/plan.js';
import {
  bar,
  createSheet,
  formulaContent,
  type Put,
  type SheetBuilder,
  type SheetImage,
  textContent,
  texts,
} from '../sheets/parts/image.js';
import { outputKey } from '../sheets/parts/keys.js';
import { linkTo } from '../sheets/parts/link.js';
import { statusPut } from '../sheets/parts/status.js';

const columns = 7;
const widths = [50, 34, 34, 18, 11, 12, 9] as const;
const shareFormat = '0.0%';

export function comparisonSheet(
  plan: Plan,
  comparison: Comparison,
): SheetImage & { readonly kind: 'comparison' } {
  const { bench } = plan;
  const { words } = bench;
  const sheet = createSheet();
  const [before, after] = comparison.sides;
  sheet.next(texts('title', words.sheets.comparison));
  sheet.next(texts('subtitle', words.compared.intro));
  sheet.next([statusPut(plan)]);
  const heading = sheet.next(
    texts('heading', words.label, before, after, words.compared.difference, '%', words.unit, words.link),
  );
  for (const line of comparison.results) addResult(plan, sheet, line);
  for (const line of comparison.results) addShares(plan, sheet, line, comparison.changes);
  sheet.next(bar(columns, words.compared.changes, before, after));
  if (comparison.changes.length === 0) sheet.next(texts('text', words.compared.noChange));
  for (const { sign, kind, label, was, is } of comparison.changes) {
    sheet.next([
      ...texts('label', `${sign} ${kind} ${label}`),
      ...texts('text', was ?? words.compared.absent, is ?? words.compared.absent),
    ]);
  }
  addSteps(plan, sheet, comparison);
  return {
    title: words.sheets.comparison,
    kind: 'comparison',
    widths,
    cells: sheet.cells,
    frozen: { rows: heading, columns: 1 },
    landscape: true,
    tab: 'FF1E7B34',
    marked: [],
  };
}

interface Known {
  readonly key: CellKey;
  readonly show: Show;
}

/** A result of the model that stands by itself; those of items stand on their lists. */
function known({ bench, results, message }: Plan, name: string | undefined): Known | undefined {
  const result = bench.model.results.find((one) => one.name === name);
  const planned = results.find((one) => one.name === name);
  if (result === undefined || planned === undefined || result.list !== undefined) return undefined;
  const { show } = outputFormula(bench, result, planned, cell(message));
  return { key: outputKey(result.name), show };
}

/** The cell of this sheet that shows a result. */
const shownKey = ({ key }: Known): CellKey => `compared:${key}`;

const amountPut = (one: Known | undefined, absent: string): Put =>
  one === undefined
    ? { role: 'text', content: textContent(absent) }
    : {
        role: 'result',
        key: shownKey(one),
        content: formulaContent(cell(one.key)),
        format: one.show.format,
      };

function addResult(plan: Plan, sheet: SheetBuilder, line: ComparedResult): void {
  const { words, model } = plan.bench;
  const [was, is, difference] = [line.before, line.after, line.difference].map((name) => known(plan, name));
  const list = model.results.find(({ name }) => name === (line.before ?? line.after))?.list;
  if (list !== undefined) {
    const title = plan.bench.listTitles.get(list) ?? list;
    sheet.next([...texts('label', line.label), ...texts('note', words.perItem(title))]);
    return;
  }
  const own = is ?? was;
  sheet.next([
    ...texts('label', line.label),
    amountPut(was, words.compared.absent),
    amountPut(is, words.compared.absent),
    difference === undefined ? differsPut(was, is, words) : amountPut(difference, ''),
    was === undefined || difference === undefined
      ? undefined
      : { role: 'formula', content: formulaContent(shareOf(difference, was)), format: shareFormat },
    { role: 'unit', content: textContent(own?.show.unit ?? '') },
    own === undefined ? undefined : linkTo((difference ?? own).key, words.link),
  ]);
}

/** Of what is no amount: whether both say the same. */
function differsPut(
  was: Known | undefined,
  is: Known | undefined,
  words: Plan['bench']['words'],
): Put | undefined {
  if (was === undefined || is === undefined) return undefined;
  const differs = operation('<>', cell(was.key), cell(is.key));
  return {
    role: 'formula',
    content: formulaContent(choose(differs, text(words.compared.differs), text(words.compared.same))),
    format: '@',
  };
}

/** In proportion to another amount, where both are shown; of nought there is no share. */
function shareOf(part: Known, whole: Known): Formula {
  const [own, total] = [cell(shownKey(part)), cell(shownKey(whole))];
  const there = [call('ISNUMBER', own), call('ISNUMBER', total), operation('<>', total, nought)];
  return choose(all(there), over(own, total), text(''));
}

function addShares(
  plan: Plan,
  sheet: SheetBuilder,
  line: ComparedResult,
  changes: readonly ComparedChange[],
): void {
  const { words } = plan.bench;
  const difference = known(plan, line.difference);
  const shares = changes.flatMap((change) => {
    const share = known(plan, change.effects.get(line.difference ?? ''));
    return share === undefined ? [] : [{ change, share }];
  });
  if (difference === undefined || shares.length === 0) return;
  sheet.next(bar(columns, words.compared.madeOf(line.label)));
  for (const { change, share } of shares) {
    sheet.next([
      ...texts('label', `${change.sign} ${change.kind} ${change.label}`),
      ...texts('text', change.was ?? '', change.is ?? ''),
      amountPut(share, ''),
      { role: 'formula', content: formulaContent(shareOf(share, difference)), format: shareFormat },
      { role: 'unit', content: textContent(share.show.unit) },
      linkTo(share.key, words.link),
    ]);
  }
  const [first, last] = [shares[0], shares[shares.length - 1]];
  if (first === undefined || last === undefined) return;
  sheet.next([
    ...texts('label', words.compared.together),
    undefined,
    undefined,
    {
      role: 'formula',
      content: formulaContent(call('SUM', range(shownKey(first.share), shownKey(last.share)))),
      format: difference.show.format,
    },
    undefined,
    { role: 'unit', content: textContent(difference.show.unit) },
  ]);
}

function addSteps(plan: Plan, sheet: SheetBuilder, { steps, sides }: Comparison): void {
  const { bench } = plan;
  const { words } = bench;
  const laid = new Map(bench.steps.map((step) => [step.key, step]));
  const rows = steps.flatMap(({ label, before, after }) => {
    const [was, is] = [before, after].map((id) => laid.get(bench.keyOf(undefined, id)));
    return was === undefined || is === undefined ? [] : [{ label, was, is }];
  });
  if (rows.length === 0) return;
  sheet.next(bar(columns, words.compared.steps, ...sides, '', words.compared.differs));
  for (const { label, was, is } of rows) {
    const valued = (one: typeof was): Formula => choose(bench.definedAt(one.key), cell(one.key), text(''));
    const row = sheet.row();
    const key = (side: string): CellKey => `compared:step:${row}:${side}`;
    const isNumber = was.show.kind === 'number' || was.show.kind === 'percent';
    sheet.next([
      ...texts('label', label),
      { role: 'cross', key: key('was'), content: formulaContent(valued(was)), format: was.show.format },
      { role: 'cross', key: key('is'), content: formulaContent(valued(is)), format: is.show.format },
      isNumber
        ? {
            role: 'formula',
            content: formulaContent(
              choose(
                all([call('ISNUMBER', cell(key('was'))), call('ISNUMBER', cell(key('is')))]),
                minus(cell(key('is')), cell(key('was'))),
                text(''),
              ),
            ),
            format: is.show.format,
          }
        : undefined,
      {
        role: 'flag',
        content: formulaContent(flagOf(operation('<>', cell(key('was')), cell(key('is'))))),
        format: '0',
      },
      { role: 'unit', content: textContent(is.show.unit) },
      linkTo(is.key, words.link),
    ]);
  }
}

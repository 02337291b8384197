// The sheet of parameters: tables, scales and figures one below the other, each with its clause, every figure editable
// within its stated limits.

import { isoFromDays } from '../../../runtime/exact/calendar.js';
import { rational } from '../../../runtime/exact/rational.js';
import { sectionText } from '../../wording/section-text.js';
import { changedKeys } from '../book/input-keys.js';
import type { ParameterBlock, ParameterCell, ParameterRow } from '../book/parameters.js';
import {
  type CellKey,
  call,
  choose,
  isEqual,
  nought,
  operation,
  range,
  cell as sameAs,
  times,
  unity,
} from '../formula/formula.js';
import type { Plan } from '../plan/plan.js';
import {
  bar,
  type Content,
  createSheet,
  formulaContent,
  numberContent,
  type Put,
  type SheetBuilder,
  type SheetImage,
  textContent,
  texts,
} from './image.js';
import { numberInWords } from './input-cell.js';

const order: readonly ParameterBlock['kind'][] = [
  'table',
  'scale',
  'figures',
  'check-figures',
  'rounding',
  'guarantees',
  'periods',
  'options',
];

/** Key of the heading of a block, for links. */
export const blockKey = (id: string): string => `block:${id}`;

export function parametersSheet(plan: Plan): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.sheets.parameters));
  sheet.next(texts('subtitle', `${model.label} – ${words.parametersIntro}`));
  const period = validityText(plan);
  sheet.next(texts('subtitle', period));
  const columns = Math.max(3, ...bench.blocks.map(({ headings }) => headings.length));
  const changed = columns + 3;
  const blank = Array.from({ length: columns - 1 }, (): Put => ({ role: 'heading' }));
  const heading = sheet.next([...texts('heading', words.id, words.label), ...blank]);
  sheet.put(heading, changed, {
    role: 'heading',
    key: changedKeys.first,
    content: textContent(words.changed),
  });
  sheet.put(heading, changed + 1, { role: 'heading', content: textContent(words.printed) });
  const blocks = [...bench.blocks].sort((a, b) => place(a, plan) - place(b, plan));
  for (const block of blocks) {
    sheet.skip();
    const section = model.sections.find(({ id }) => id === block.section);
    const clause = sectionText(section);
    const [first, ...others] = bar(columns + 1, block.title, clause);
    sheet.next([first && { ...first, key: blockKey(block.id) }, ...others]);
    if (block.quote !== undefined) {
      sheet.next([undefined, { role: 'quote', content: textContent(`« ${block.quote.text} »`) }]);
    }
    sheet.next(texts('heading', words.id, ...block.headings));
    for (const row of block.rows) {
      addPrinted(sheet, row, changed);
      sheet.next([
        { role: 'id', content: textContent(row.id) },
        ...row.cells.map((cell, index) => putAt(plan, row, cell, index)),
      ]);
    }
  }
  sheet.next([{ role: 'spacer', key: changedKeys.last }], changed);
  const printed = Math.max(1, ...bench.blocks.flatMap(({ rows }) => rows.map(editedSpan)));
  return {
    title: words.sheets.parameters,
    kind: 'parameters',
    widths: [
      30,
      52,
      ...Array.from({ length: columns - 1 }, () => 16),
      3,
      10,
      ...Array.from({ length: printed }, () => 12),
    ],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 2 },
    printed: columns + 1,
    landscape: true,
    tab: 'FF1F5FBF',
    marked: [],
  };
}

const isEditable = (cell: ParameterCell | undefined): boolean =>
  cell?.kind === 'value' && cell.limits !== undefined;

/** How many columns from the first editable cell to the last. */
function editedSpan({ cells }: ParameterRow): number {
  const places = cells.flatMap((cell, index) => (isEditable(cell) ? [index] : []));
  return places.length === 0 ? 0 : (places[places.length - 1] ?? 0) - (places[0] ?? 0) + 1;
}

/** Beside a row that may be changed: whether it was, and what the document prints. */
function addPrinted(sheet: SheetBuilder, row: ParameterRow, column: number): void {
  const first = row.cells.findIndex(isEditable);
  const count = editedSpan(row);
  if (first < 0) return;
  const at = sheet.row();
  const now = (index: number): CellKey => `par-now:${row.id}/${index}`;
  const then = (index: number): CellKey => `par-printed:${row.id}/${index}`;
  for (let index = 0; index < count; index++) {
    const cell = row.cells[first + index];
    const content: Content =
      cell?.kind === 'value'
        ? numberContent(cell.value)
        : cell === undefined
          ? { kind: 'blank' }
          : textContent(cell.text);
    sheet.put(at, column + 1 + index, {
      role: 'printed',
      key: then(index),
      content,
      ...(cell?.kind === 'value' ? { format: cell.show.format } : {}),
    });
  }
  const differs = operation('<>', range(now(0), now(count - 1)), range(then(0), then(count - 1)));
  sheet.put(at, column, {
    role: 'flag',
    content: formulaContent(
      choose(isEqual(call('SUMPRODUCT', times(unity, differs)), nought), nought, unity),
    ),
    format: '0',
  });
}

/** By kind, and within it in the order of the document. */
function place(block: ParameterBlock, { bench }: Plan): number {
  const kind = order.indexOf(block.kind);
  const first = kind <= 2 ? 0 : kind;
  const section = bench.model.sections.findIndex(({ id }) => id === block.section);
  const within = bench.blocks.indexOf(block);
  return first * 1e9 + (section + 1) * 1e6 + within;
}

/** A cell of a row; those from the first editable one to the last are also known by their place. */
function putAt(
  plan: Plan,
  row: ParameterRow,
  cell: ParameterCell | undefined,
  index: number,
): Put | undefined {
  const first = row.cells.findIndex(isEditable);
  const within = first >= 0 && index >= first && index < first + editedSpan(row);
  const put = cell === undefined ? undefined : putOf(plan, cell);
  if (!within) return put;
  return { ...(put ?? { role: 'spacer' }), keys: [`par-now:${row.id}/${index - first}`] };
}

function putOf(plan: Plan, cell: ParameterCell): Put {
  const { bench } = plan;
  switch (cell.kind) {
    case 'text':
      return {
        role: 'text',
        content: textContent(cell.text),
        ...(cell.key === undefined ? {} : { key: cell.key }),
      };
    case 'words':
      return { role: 'note', content: textContent(cell.text) };
    case 'value': {
      const base = { content: numberContent(cell.value), key: cell.key, format: cell.show.format };
      if (cell.follows !== undefined) {
        return { ...base, role: 'formula', content: formulaContent(sameAs(cell.follows)) };
      }
      if (cell.limits === undefined) return { ...base, role: 'figure' };
      const { lo, hi, digits } = cell.limits;
      const prompt = bench.words.editNote(numberInWords(bench, lo), numberInWords(bench, hi), digits);
      return {
        ...base,
        role: 'parameter',
        unlocked: true,
        validation: {
          kind: 'number',
          least: lo,
          most: hi,
          step: rational(1n, 10n ** BigInt(digits)),
          prompt,
        },
      };
    }
    default:
      return cell satisfies never;
  }
}

/** Validity and currency, as the head of the file states them. */
export function validityText({ bench }: Plan): string {
  const { words, model } = bench;
  const currency = model.currency;
  const money =
    currency === undefined
      ? `${words.currency}: ${words.noCurrency}`
      : `${words.currency}: ${currency.code} (${words.decimals(currency.decimals)})`;
  return `${words.validity}: ${periodText(wholePeriod(bench.model.versions), words)} · ${money}`;
}

const wholePeriod = (versions: Plan['bench']['model']['versions']) => ({
  from: versions[0]?.from,
  to: versions[versions.length - 1]?.to,
});

export function periodText(
  { from, to }: { readonly from: number | undefined; readonly to: number | undefined },
  words: Plan['bench']['words'],
): string {
  if (from === undefined && to === undefined) return words.alwaysValid;
  const day = (value: number | undefined): string =>
    value === undefined ? words.noLimit : isoFromDays(value);
  return `${day(from)} – ${day(to)}`;
}

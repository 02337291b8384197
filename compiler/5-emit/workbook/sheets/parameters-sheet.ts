// The sheet of parameters: tables, scales and figures one below the other, each with its clause, every figure editable
// within its stated limits.

import { isoFromDays } from '../../../runtime/calendar.js';
import { rational } from '../../../runtime/rational.js';
import type { ParameterBlock, ParameterCell } from '../plan/parameters.js';
import type { Plan } from '../plan/plan.js';
import { createSheet, numberContent, type Put, type SheetImage, textContent, texts } from './image.js';
import { numberInWords } from './input-cell.js';
import { sectionText } from './link.js';

const order: readonly ParameterBlock['kind'][] = [
  'table',
  'scale',
  'figures',
  'rounding',
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
  sheet.next(texts('note', period));
  const heading = sheet.next(texts('heading', words.id, words.label));
  const blocks = [...bench.blocks].sort((a, b) => place(a, plan) - place(b, plan));
  for (const block of blocks) {
    sheet.skip();
    const section = model.sections.find(({ id }) => id === block.section);
    const clause = sectionText(section);
    sheet.next([
      { role: 'section', key: blockKey(block.id), content: textContent(block.title) },
      { role: 'section', content: textContent(clause) },
    ]);
    if (block.quote !== undefined) {
      sheet.next([undefined, { role: 'quote', content: textContent(`« ${block.quote.text} »`) }]);
    }
    sheet.next(texts('heading', words.id, ...block.headings));
    for (const row of block.rows) {
      sheet.next([
        { role: 'id', content: textContent(row.id) },
        ...row.cells.map((cell) => (cell === undefined ? undefined : putOf(plan, cell))),
      ]);
    }
  }
  const columns = Math.max(3, ...bench.blocks.map(({ headings }) => headings.length));
  return {
    title: words.sheets.parameters,
    kind: 'parameters',
    widths: [30, 52, ...Array.from({ length: columns }, () => 18)],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 2 },
    landscape: true,
    tab: 'FF1F5FBF',
    marked: [],
  };
}

/** By kind, and within it in the order of the document. */
function place(block: ParameterBlock, { bench }: Plan): number {
  const kind = order.indexOf(block.kind);
  const first = kind <= 2 ? 0 : kind;
  const section = bench.model.sections.findIndex(({ id }) => id === block.section);
  const within = bench.blocks.indexOf(block);
  return first * 1e9 + (section + 1) * 1e6 + within;
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

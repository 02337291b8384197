// The sheet of parameters: tables, scales and figures one below the other, each with its clause, every figure editable
// within its stated limits.

import { isoFromDays } from '../../../runtime/exact/calendar.js';
import { rational } from '../../../runtime/exact/rational.js';
import { sectionText } from '../../wording/section-text.js';
import { blocksInOrder } from '../blocks/parameter-order.js';
import { changeKey, headKey } from '../book/input-keys.js';
import type { ParameterCell, ParameterRow } from '../book/parameters.js';
import { call, minus, range, cell as sameAs, unity } from '../formula/formula.js';
import type { Plan } from '../plan/plan.js';
import { numberInWords } from './input-cell.js';
import { checkFormat } from './inputs-sheet.js';
import {
  bar,
  createSheet,
  formulaContent,
  numberContent,
  type Put,
  type SheetBuilder,
  type SheetImage,
  textContent,
  texts,
} from './parts/image.js';
import { statusPut } from './parts/status.js';

/** Key of the heading of a block, for links. */
const blockKey = (id: string): string => `block:${id}`;

export function parametersSheet(plan: Plan): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.sheets.parameters));
  sheet.next(texts('subtitle', `${model.label} – ${words.parametersIntro}`));
  const period = validityText(plan);
  sheet.next(texts('subtitle', period));
  sheet.next([statusPut(plan)]);
  const columns = Math.max(3, ...bench.blocks.map(({ headings }) => headings.length));
  const checked = columns + 3;
  const blank = Array.from({ length: columns - 1 }, (): Put => ({ role: 'heading' }));
  const heading = sheet.next([...texts('heading', words.id, words.label), ...blank]);
  sheet.put(heading, checked, { role: 'heading', content: textContent(words.check) });
  sheet.put(heading, checked + 1, { role: 'heading', content: textContent(words.changed) });
  for (const block of blocksInOrder(bench)) {
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
      addCheck(plan, sheet, row, checked);
      sheet.next([
        { role: 'id', key: headKey(row.id), content: textContent(row.id) },
        ...row.cells.map((cell) => cell && putOf(plan, cell)),
      ]);
    }
  }
  return {
    title: words.sheets.parameters,
    kind: 'parameters',
    widths: [30, 52, ...Array.from({ length: columns - 1 }, () => 16), 3, 13, 10],
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

/** Beside a row that may be changed: whether all of it can be taken, and whether any of it was changed. */
function addCheck({ bench }: Plan, sheet: SheetBuilder, { cells }: ParameterRow, column: number): void {
  const keys = cells.flatMap((cell) => (cell?.kind === 'value' && isEditable(cell) ? [cell.key] : []));
  const [first] = keys;
  const last = keys[keys.length - 1];
  if (first === undefined || last === undefined) return;
  const at = sheet.row();
  // One below the other on the sheet of changes.
  const all = (what: 'refused' | 'changed') => range(changeKey(first, what), changeKey(last, what));
  sheet.put(at, column, {
    role: 'status',
    content: formulaContent(minus(unity, call('MAX', all('refused')))),
    format: checkFormat(bench.words.ok, bench.words.toCorrect, bench.words.toCorrect),
  });
  sheet.put(at, column + 1, {
    role: 'flag',
    content: formulaContent(call('MAX', all('changed'))),
    format: `[=1]"${bench.words.yes}";"–"`,
  });
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
          needed: true,
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

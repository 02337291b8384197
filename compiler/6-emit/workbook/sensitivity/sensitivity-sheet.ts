// The sheet that says of each input what it takes to change a result: the next place above and below at which something in the
// calculation changes, or every other option, and what the result is there.

import { isTime } from '../../../3-model/model.js';
import { minutesOfDay } from '../../../runtime/exact/cycles.js';
import { checkKey, inputKey } from '../book/input-keys.js';
import {
  all,
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  minus,
  number,
  operation,
  over,
  text,
} from '../formula/formula.js';
import { outputFormula } from '../plan/outputs.js';
import type { Plan } from '../plan/plan.js';
import { inputFormat, inputUnit } from '../sheets/input-cell.js';
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
import { outcomeKey, triedInWords } from './again-sheet.js';
import { triedKey } from './copied-cells.js';
import { findKey, hasPlaces, isFound } from './next-places.js';
import type { Moved, Study } from './study.js';

const widths = [40, 18, 16, 11, 16, 16, 12, 54, 9] as const;
const columns = widths.length;

/** The cell that shows the value tried, the result there, and by how much it differs. */
export const shownAtKey = (
  { link }: Pick<Moved, 'link'>,
  tried: string,
  what: 'value' | 'result' | 'difference',
): CellKey => `sensitivity:${link}:${tried}:${what}`;

export function sensitivitySheet(plan: Plan, study: Study): SheetImage & { readonly kind: 'sensitivity' } {
  const { bench } = plan;
  const { words, model } = bench;
  const said = words.sensitive;
  const sheet = createSheet();
  sheet.next(texts('title', `${words.sheets.sensitivity} – ${study.result.label}`));
  sheet.next(texts('subtitle', `${model.label} – ${said.intro}`));
  sheet.next([statusPut(plan)]);
  const heading = sheet.next(
    texts(
      'heading',
      said.input,
      '',
      words.value,
      words.unit,
      study.result.label,
      said.difference,
      words.unit,
      said.changes,
      words.link,
    ),
  );
  for (const one of study.moved) addInput(plan, sheet, study, one);
  const others: readonly (readonly [string, readonly string[]])[] = [
    [said.idle, study.idle.map(({ label }) => label)],
    [said.left, study.left.map(({ label }) => label)],
    [said.items, model.lists.map(({ label }) => label)],
  ];
  const some = others.filter(([, labels]) => labels.length > 0);
  const unknown = study.moved.filter((one) => one.unknown > 0);
  if (some.length > 0 || unknown.length > 0) sheet.next(bar(columns, said.notHere));
  for (const [why, labels] of some)
    sheet.next(
      texts(
        'text',
        why,
        ...[undefined, undefined, undefined, undefined, undefined, undefined],
        labels.join(', '),
      ),
    );
  if (unknown.length > 0)
    sheet.next(
      texts(
        'text',
        said.unknown,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        unknown.map(({ fact }) => fact.label).join(', '),
      ),
    );
  return {
    title: words.sheets.sensitivity,
    kind: 'sensitivity',
    widths,
    cells: sheet.cells,
    frozen: { rows: heading, columns: 1 },
    landscape: true,
    tab: 'FF1E7B34',
    marked: [],
  };
}

function addInput(plan: Plan, sheet: SheetBuilder, study: Study, one: Moved): void {
  const { bench } = plan;
  const said = bench.words.sensitive;
  const { fact } = one;
  const { show } = outputFormula(bench, study.result, study.planned, text(''));
  const now = cell(outputKey(study.result.name));
  const unit = inputUnit(bench, fact);
  // Floats are as near to the result here as where it is calculated.
  const precision = bench.precisions.get(study.planned.value);
  const asNear = (key: CellKey): CellKey => {
    if (precision !== undefined) bench.precisions.set(key, precision);
    return key;
  };
  const nowKey = asNear(`sensitivity:${one.link}:now`);
  sheet.next([
    ...texts('label', fact.label),
    ...texts('text', said.now),
    { role: 'formula', content: formulaContent(presentOf(fact)), format: inputFormat(bench, fact) },
    { role: 'unit', content: textContent(unit) },
    { role: 'formula', key: nowKey, content: formulaContent(now), format: show.format },
    undefined,
    { role: 'unit', content: textContent(show.unit) },
    one.tried.length > 0
      ? undefined
      : { role: 'text', content: textContent(one.unknown > 0 ? said.notKnown : said.noSteps) },
    linkTo(inputKey(fact), bench.words.link),
  ]);
  const isGiven = operation('=', cell(checkKey(fact)), number(1));
  for (const tried of one.tried) {
    const when = hasPlaces(one) ? all([isGiven, isFound(one, tried)]) : isGiven;
    const result = asNear(shownAtKey(one, tried, 'result'));
    const there: Put = {
      role: 'formula',
      key: result,
      content: formulaContent(choose(when, cell(outcomeKey(one, tried)), text(said.none))),
      format: show.format,
    };
    sheet.next([
      undefined,
      ...texts('text', triedInWords(plan, one, tried)),
      valuePut(plan, one, tried, when),
      { role: 'unit', content: textContent(hasPlaces(one) ? unit : '') },
      there,
      {
        role: 'formula',
        key: asNear(shownAtKey(one, tried, 'difference')),
        content: formulaContent(
          choose(
            all([call('ISNUMBER', cell(result)), call('ISNUMBER', now)]),
            differenceOf(study, minus(cell(result), now)),
            text(''),
          ),
        ),
        format: signed(show.format),
      },
      { role: 'unit', content: textContent(show.unit) },
      hasPlaces(one)
        ? {
            role: 'text',
            content: formulaContent(
              choose(when, cell(findKey(one, tried === 'up' ? 'up-said' : 'down-said')), text('')),
            ),
            format: '@',
          }
        : undefined,
    ]);
  }
}

/** The value as its cell shows it. */
const presentOf = (fact: Moved['fact']): Formula =>
  choose(operation('=', cell(inputKey(fact)), text('')), text('–'), cell(inputKey(fact)));

function valuePut({ bench }: Plan, one: Moved, tried: string, when: Formula): Put | undefined {
  if (!hasPlaces(one)) return undefined;
  const value = cell(triedKey(one.link, tried));
  return {
    role: 'formula',
    key: shownAtKey(one, tried, 'value'),
    content: formulaContent(
      choose(
        when,
        isTime(one.fact.type) ? over(value, number(minutesOfDay)) : value,
        text(bench.words.sensitive.nothingFound),
      ),
    ),
    format: inputFormat(bench, one.fact),
  };
}

/** Amounts are told to the last digit of their currency, and so is what lies between them. */
const differenceOf = ({ result }: Study, apart: Formula): Formula =>
  result.kind === 'amount' ? call('ROUND', apart, number(result.decimals)) : apart;

/** With a sign, so that more and less are told apart at a glance. */
const signed = (format: string): string =>
  format === 'General' ? '+General;-General;0' : `+${format};-${format};${format}`;

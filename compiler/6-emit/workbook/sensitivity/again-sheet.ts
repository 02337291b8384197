// The sheet behind the sensitivity: for each input where something changes and which place is the next, then the part of the
// calculation that changes, once more for each value that is tried.

import { isTime } from '../../../3-model/model.js';
import { decimalsOf, rational } from '../../../runtime/exact/rational.js';
import {
  all,
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  holds,
  number,
  operandsOf,
  range,
  text,
  times,
  withOperands,
} from '../formula/formula.js';
import { inputDomain } from '../plan/facts.js';
import { outputFormula } from '../plan/outputs.js';
import type { Plan } from '../plan/plan.js';
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
} from '../sheets/parts/image.js';
import { certainKey, statusPut } from '../sheets/parts/status.js';
import { type LiveRow, liveKey } from '../trace/live-steps.js';
import { again, againKey, membersOf, nowOnSheet, presentKey, slopeKey, triedKey } from './copied-cells.js';
import { addPlaces, columns, findKey, hasPlaces, isFound, ownLive } from './next-places.js';
import type { Laid } from './reach.js';
import type { Moved, Study } from './study.js';

/** The result where a value is tried. */
export const outcomeKey = ({ link }: Pick<Moved, 'link'>, tried: string): CellKey =>
  `outcome:${link}:${tried}`;

export function againSheet(plan: Plan, study: Study, layout: Laid): SheetImage {
  const { words, model } = plan.bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.sheets.again));
  sheet.next(texts('subtitle', `${model.label} – ${words.sensitive.againIntro}`));
  sheet.next([statusPut(plan)]);
  const heading = sheet.next(
    texts(
      'heading',
      words.id,
      words.label,
      words.traced.counts,
      words.sensitive.apart,
      words.sensitive.slope,
      words.sensitive.place,
      words.sensitive.below,
      words.sensitive.above,
      words.sensitive.up,
      words.sensitive.down,
    ),
  );
  const shown = new Set(study.rows.order);
  for (const one of study.moved)
    if (hasPlaces(one)) addPlaces(plan, sheet, one, (formula) => nowOnSheet(study.reach, shown, formula));
  const flags = liveRows(study);
  if (flags.length > 0) sheet.next(bar(columns, words.traced.between));
  for (const { key, step, formula } of flags) {
    sheet.next([
      undefined,
      { role: 'note', content: textContent(plan.bench.labels.get(step) ?? '') },
      { role: 'flag', key: ownLive(key), content: formulaContent(renamed(formula)), format: '0' },
    ]);
  }
  addAgain(plan, sheet, study, layout);
  return {
    title: words.sheets.again,
    kind: 'again',
    widths: [24, 48, 14, 14, 14, 14, 14, 14, 14, 14],
    printed: columns,
    cells: sheet.cells,
    frozen: { rows: heading, columns: 2 },
    landscape: true,
    tab: 'FF404040',
    marked: [],
  };
}

/** What says whether a step with a threshold counts for the present case. */
const liveRows = ({ live: { shown, between } }: Study): readonly LiveRow[] => [
  ...[...shown].flatMap(([step, { ways, formula }]) => [...ways, { key: liveKey(step), step, formula }]),
  ...between,
];

function renamed(formula: Formula): Formula {
  const own = (key: CellKey): CellKey => (/^(live|way):/.test(key) ? ownLive(key) : key);
  if (formula.kind === 'cell') return cell(own(formula.key));
  if (formula.kind === 'range') return range(own(formula.from), own(formula.to));
  return withOperands(formula, operandsOf(formula).map(renamed));
}

/** Values that are tried, one a column, and under each the part of the calculation that changes. */
function addAgain(plan: Plan, sheet: SheetBuilder, study: Study, layout: Laid): void {
  const { bench } = plan;
  const said = bench.words.sensitive;
  const { reach, rows, moved } = study;
  if (moved.length === 0) return;
  const first = 4;
  const tries = moved.flatMap((one) =>
    [...one.tried, ...(one.slopes.size > 0 ? [slopes] : [])].map((tried) => ({ one, tried })),
  );
  sheet.next(bar(columns, said.again));
  const put = (row: number, place: number, cellPut: Put): void => sheet.put(row, first + place, cellPut);
  const factRow = sheet.next(texts('heading', bench.words.id, bench.words.label, said.now));
  const triedRow = sheet.next(texts('label', '', said.tried));
  const valueRow = sheet.next(texts('label', '', said.value));
  const outcomeRow = sheet.next(texts('label', '', study.result.label));
  const members = new Map(moved.map((one) => [one, membersOf(reach, one)]));
  const shown = new Set(rows.order);
  tries.forEach(({ one, tried }, place) => {
    put(factRow, place, { role: 'heading', content: textContent(one.fact.label) });
    if (tried === slopes) {
      put(triedRow, place, { role: 'text', content: textContent(said.slope) });
      return;
    }
    put(triedRow, place, { role: 'text', content: textContent(triedInWords(plan, one, tried)) });
    put(valueRow, place, { ...valuePut(one, tried), key: triedKey(one.link, tried) });
    const { formula, show } = outputFormula(
      bench,
      study.result,
      {
        name: study.planned.name,
        value: study.planned.value,
        shown: study.planned.shown,
        answered: study.planned.answered,
      },
      text(said.none),
    );
    const [when, then, otherwise] = formula.kind === 'call' ? formula.arguments : [];
    if (when === undefined || then === undefined || otherwise === undefined) return;
    const certain = bench.assured.length > 0 ? [holds(certainKey)] : [];
    const outcome = choose(all([when, ...certain]), then, otherwise);
    const precision = bench.precisions.get(study.planned.value);
    if (precision !== undefined) bench.precisions.set(outcomeKey(one, tried), precision);
    put(outcomeRow, place, {
      role: 'formula',
      key: outcomeKey(one, tried),
      content: formulaContent(again(reach, one, tried, members.get(one) ?? new Set(), shown, outcome)),
      format: show.format,
    });
  });
  for (const index of rows.order) {
    const reached = reach.cells[index];
    if (reached === undefined) continue;
    const image = layout.cellAt(reached.place);
    const key = reached.key;
    const row = sheet.next([
      { role: 'id', content: textContent(idOf(plan, key)) },
      { role: 'text', content: textContent(bench.labels.get(key ?? '') ?? '') },
    ]);
    const isShown = key !== undefined && image !== undefined && image.content.kind !== 'blank';
    if (!isShown) continue;
    const own = { role: 'formula', format: image.format ?? 'General' } as const;
    const precision = bench.precisions.get(key);
    if (precision !== undefined) bench.precisions.set(presentKey(index), precision);
    sheet.put(row, first - 1, { ...own, key: presentKey(index), content: formulaContent(cell(key)) });
    tries.forEach(({ one, tried }, place) => {
      if (tried === slopes) {
        const slope = one.slopes.get(key);
        if (slope !== undefined)
          put(row, place, {
            role: 'formula',
            format: 'General',
            key: slopeKey(one.link, key),
            content: formulaContent(nowOnSheet(reach, shown, slope)),
          });
        else if (members.get(one)?.has(index) === true)
          put(row, place, { role: 'spacer', key: slopeKey(one.link, key) });
        return;
      }
      const among = members.get(one);
      if (among?.has(index) !== true) return;
      if (precision !== undefined) bench.precisions.set(againKey(one.link, tried, index), precision);
      put(row, place, {
        ...own,
        key: againKey(one.link, tried, index),
        content: formulaContent(
          one.affected.has(index) && reached.formula !== undefined
            ? index === reach.indexOf(one.link)
              ? cell(triedKey(one.link, tried))
              : again(reach, one, tried, among, shown, reached.formula)
            : cell(presentKey(index)),
        ),
      });
    });
  }
}

/** Stands where a value that is tried does, in the column of slopes. */
const slopes = 'slope';

const idOf = ({ bench }: Plan, key: CellKey | undefined): string =>
  bench.steps.find((step) => step.key === key)?.id ?? key ?? '';

/** Says what is tried: an option by its label. */
export function triedInWords({ bench }: Plan, { fact }: Moved, tried: string): string {
  const { words } = bench;
  if (fact.type.kind === 'yes-no') return tried === 'yes' ? words.yes : words.no;
  if (fact.type.kind === 'choice')
    return fact.type.set.options.find(({ name }) => name === tried)?.label ?? tried;
  fact.type.kind satisfies 'quantity' | 'date' | 'text';
  return tried === 'up' ? words.sensitive.nextUp : words.sensitive.nextDown;
}

/** What is tried, as the calculation counts it; the present value where there is nothing to try. */
function valuePut(one: Moved, tried: string): Put {
  const { fact } = one;
  if (fact.type.kind === 'yes-no')
    return { role: 'figure', content: numberContent(rational(tried === 'yes' ? 1 : 0)), format: '0' };
  if (fact.type.kind === 'choice') return { role: 'figure', content: textContent(tried), format: '@' };
  fact.type.kind satisfies 'quantity' | 'date' | 'text';
  const step = fact.type.kind === 'date' || isTime(fact.type) ? rational(1) : inputDomain(fact)?.step;
  const digits = decimalsOf(step ?? rational(1)) ?? 0;
  const place = cell(findKey(one, tried === 'up' ? 'up' : 'down'));
  const value = call('ROUND', times(place, cell(findKey(one, 'step'))), number(digits));
  return {
    role: 'formula',
    content: formulaContent(choose(isFound(one, tried), value, cell(findKey(one, 'now')))),
    format: 'General',
  };
}

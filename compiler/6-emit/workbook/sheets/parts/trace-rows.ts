// Rows of the sheet that traces an amount: what counted, looked up in the list of all that may count.

import { rational } from '../../../../runtime/exact/rational.js';
import { sectionText } from '../../../wording/section-text.js';
import type { Step } from '../../book/step.js';
import {
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  isEqual,
  joined,
  minus,
  nought,
  operation,
  range,
  text,
  unity,
} from '../../formula/formula.js';
import type { Plan } from '../../plan/plan.js';
import { type LiveRow, type LiveSteps, liveKey } from '../../trace/live-steps.js';
import { formulaContent, numberContent, type Put, type SheetBuilder, textContent } from './image.js';
import { linkTo } from './link.js';

export const columns = 13;
/** Rows of what counted; more are said to be more. */
export const most = { steps: 10, inputs: 12 } as const;
export type Part = keyof typeof most;

export interface Traced {
  readonly step: Step;
  /** What it does, with what it is made of in between. */
  readonly words: string;
  readonly part: Part;
}

const keyOf = (part: Part, what: string, place: number | string): CellKey => `trace:${part}:${what}:${place}`;

const placeKey = (part: Part, place: number): CellKey => keyOf(part, 'place', place);

/** The step that counted at a place, looked up below. */
export function addCounted({ bench }: Plan, sheet: SheetBuilder, part: Part, place: number): void {
  const { words } = bench;
  const below = keyOf(part, 'below', place);
  const own = cell(placeKey(part, place));
  const column = (what: Listed): Formula => range(keyOf(part, what, 'first'), keyOf(part, what, 'last'));
  const isThere = operation('>', cell(below), nought);
  const found = (what: Listed): Formula => call('INDEX', column(what), call('MAX', cell(below), unity));
  const said = (what: Listed): Put => ({
    role: 'text',
    content: formulaContent(choose(isThere, joined(found(what), text('')), text(''))),
    format: '@',
  });
  sheet.next([
    { role: 'id', key: placeKey(part, place), content: numberContent(rational(place)), format: '0' },
    said('label'),
    {
      role: 'formula',
      content: formulaContent(choose(isThere, found('value'), text(''))),
      format: 'General',
    },
    said('unit'),
    said('words'),
    said('clause'),
    said('quote'),
    {
      role: 'link',
      content: formulaContent(
        call('HYPERLINK', found('address'), choose(isThere, text(words.link), text(''))),
      ),
    },
    {
      role: 'flag',
      key: below,
      content: formulaContent(
        choose(
          operation('>=', call('MAX', column('rank')), own),
          call('MATCH', own, column('rank'), nought),
          nought,
        ),
      ),
      format: '0',
    },
    { role: 'flag', content: formulaContent(choose(isThere, found('format'), text(''))) },
  ]);
}

/** Whether more counted than there are rows for. */
export function moreOf({ bench }: Plan, part: Part): Formula {
  const counted = call('MAX', range(keyOf(part, 'rank', 'first'), keyOf(part, 'rank', 'last')));
  const room = cell(placeKey(part, most[part]));
  return choose(
    operation('>', counted, room),
    joined(minus(counted, room), text(` ${bench.words.traced.more}`)),
    text(''),
  );
}

/** Columns of the list below that rows above are looked up in. */
const listed = {
  label: 2,
  value: 3,
  unit: 4,
  words: 5,
  clause: 6,
  quote: 7,
  address: 9,
  rank: 11,
  format: 12,
} as const;
type Listed = keyof typeof listed;

/** All that may count, with what says whether it does; ways in between have rows of their own. */
export function addAll(
  plan: Plan,
  sheet: SheetBuilder,
  part: Part,
  live: LiveSteps,
  counted: readonly Traced[],
): void {
  const { words, model } = plan.bench;
  const countKey = (place: number): CellKey => keyOf(part, 'count', place);
  const end = (which: 'first' | 'last'): void => {
    const row = sheet.row();
    for (const [what, column] of Object.entries(listed))
      sheet.put(row, column, { role: 'spacer', key: keyOf(part, what, which) });
    sheet.skip();
  };
  const note = (said: string): Put => ({ role: 'note', content: textContent(said) });
  // A heading above, so that the sum of what counted so far has somewhere to begin.
  const titles = [undefined, words.label, undefined, undefined, undefined, undefined, undefined, undefined];
  sheet.next([
    ...titles.map((title) => (title === undefined ? undefined : note(title))),
    undefined,
    { ...note(words.traced.counts), key: countKey(0) },
    note(words.traced.number),
    note(words.traced.format),
  ]);
  end('first');
  let place = 0;
  for (const { step, part: at, words: said } of counted) {
    if (at !== part) continue;
    place += 1;
    const own = live.shown.get(step.key);
    if (own === undefined) continue;
    for (const row of own.ways) addWay(plan, sheet, row);
    const section = model.sections.find(({ id }) => id === step.section);
    const count = countKey(place);
    sheet.next([
      { role: 'id', content: textContent(step.id) },
      { role: 'text', content: textContent(step.label) },
      { role: 'formula', content: formulaContent(cell(step.key)), format: step.show.format },
      { role: 'unit', content: textContent(step.show.unit) },
      { role: 'text', content: textContent(said) },
      { role: 'text', content: textContent(sectionText(section) || words.generalSection) },
      { role: 'quote', content: textContent(step.quote?.text ?? '') },
      linkTo(step.key, words.link),
      { role: 'note', content: formulaContent(cell(`#${step.key}`)) },
      { role: 'flag', keys: [liveKey(step.key), count], content: formulaContent(own.formula), format: '0' },
      {
        role: 'flag',
        content: formulaContent(
          choose(isEqual(cell(count), unity), call('SUM', range(countKey(0), count)), nought),
        ),
        format: '0',
      },
      { role: 'note', content: textContent(step.show.format) },
    ]);
  }
  end('last');
}

/** One of several ways to a step, in the last column, where no place is counted. */
export function addWay({ bench }: Plan, sheet: SheetBuilder, { key, step, formula }: LiveRow): void {
  const row = sheet.row();
  sheet.put(row, 2, { role: 'note', content: textContent(bench.labels.get(step) ?? '') });
  sheet.put(row, columns, { role: 'flag', key, content: formulaContent(formula), format: '0' });
  sheet.skip();
}

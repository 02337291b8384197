// How the next place is found at which something changes with an input: a row for each that there may be, with whether it counts for the
// present case, where it lies, and the nearest above and below. Places are counted in steps of the input.

import { isTime } from '../../../3-model/model.js';
import { zero } from '../../../runtime/exact/rational.js';
import { leastKey, mostKey, stepKey } from '../book/input-keys.js';
import { constant } from '../exactness/precision.js';
import {
  all,
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  isEqual,
  minus,
  nought,
  number,
  operation,
  over,
  plus,
  range,
  text,
  times,
  unity,
} from '../formula/formula.js';
import { minutesIn } from '../formula/times.js';
import type { Plan } from '../plan/plan.js';
import { bar, formulaContent, type Put, type SheetBuilder, textContent } from '../sheets/parts/image.js';
import { liveKey } from '../trace/live-steps.js';
import { differenceOf, isConstant } from './slopes.js';
import type { Moved } from './study.js';
import type { Threshold } from './thresholds.js';

export const columns = 10;

/** A cell of the part that finds the next place. */
export const findKey = (
  { link }: Pick<Moved, 'link'>,
  what: 'now' | 'step' | 'least' | 'most' | 'place' | 'up' | 'down' | 'up-said' | 'down-said',
): CellKey => `find:${link}:${what}`;
const lineKey = (
  { link }: Moved,
  line: number,
  what: 'label' | 'counts' | 'apart' | 'slope' | 'place' | 'below' | 'above' | 'up' | 'down',
): CellKey => `find:${link}:${line}:${what}`;
export const hasPlaces = ({ thresholds }: Moved): boolean => thresholds.length > 0;

/** Flags of this sheet, not those of the trace, which follows the amount that is chosen there. */
export const ownLive = (key: CellKey): CellKey => `sensitive-${key}`;

/** Whether there is a next place. */
export const isFound = (one: Moved, tried: string): Formula =>
  tried === 'up'
    ? operation('<=', cell(findKey(one, 'up')), cell(findKey(one, 'most')))
    : operation('>=', cell(findKey(one, 'down')), cell(findKey(one, 'least')));

const noted = (label: string, key: CellKey, formula: Formula): readonly (Put | undefined)[] => [
  undefined,
  { role: 'label', content: textContent(label) },
  { role: 'formula', key, content: formulaContent(formula), format: 'General' },
];

/** `written` turns formulas of the calculation into such of this sheet. */
export function addPlaces(
  plan: Plan,
  sheet: SheetBuilder,
  one: Moved,
  written: (formula: Formula) => Formula,
): void {
  const { bench } = plan;
  const said = bench.words.sensitive;
  const { fact, thresholds } = one;
  const key = (what: Parameters<typeof findKey>[1]): CellKey => findKey(one, what);
  const counted = (limit: CellKey): Formula => (isTime(fact.type) ? minutesIn(cell(limit)) : cell(limit));
  const inSteps = (value: CellKey): Formula => call('ROUND', over(cell(value), cell(key('step'))), number(4));
  sheet.next(bar(columns, `in_${fact.name}`, fact.label));
  sheet.next(noted(said.now, key('now'), cell(one.link)));
  sheet.next(noted(bench.words.step, key('step'), counted(stepKey(fact))));
  const least: CellKey = `${key('least')}:value`;
  const most: CellKey = `${key('most')}:value`;
  sheet.next(noted(bench.words.least, least, counted(leastKey(fact))));
  sheet.next(noted(bench.words.most, most, counted(mostKey(fact))));
  sheet.next(noted(said.leastPlace, key('least'), call('ROUNDUP', inSteps(least), nought)));
  sheet.next(noted(said.mostPlace, key('most'), call('ROUNDDOWN', inSteps(most), nought)));
  sheet.next(noted(said.placeNow, key('place'), call('ROUND', inSteps(key('now')), nought)));
  const ends = (what: 'up' | 'down'): readonly Formula[] => [
    range(lineKey(one, 0, what), lineKey(one, thresholds.length - 1, what)),
  ];
  sheet.next(noted(said.nextUp, key('up'), call('MIN', plus(cell(key('most')), unity), ...ends('up'))));
  sheet.next(
    noted(said.nextDown, key('down'), call('MAX', minus(cell(key('least')), unity), ...ends('down'))),
  );
  for (const tried of ['up', 'down'] as const) {
    const changed = call(
      'INDEX',
      range(lineKey(one, 0, 'label'), lineKey(one, thresholds.length - 1, 'label')),
      call(
        'MATCH',
        cell(key(tried)),
        range(lineKey(one, 0, tried), lineKey(one, thresholds.length - 1, tried)),
        nought,
      ),
    );
    sheet.next(noted(said.changes, key(`${tried}-said`), choose(isFound(one, tried), changed, text(''))));
  }
  thresholds.forEach((threshold, line) => {
    sheet.next(placeRow(plan, one, { ...threshold, ...pair(threshold, written) }, line));
  });
}

const pair = ({ left, right, slope }: Threshold, written: (formula: Formula) => Formula) => ({
  left: written(left),
  right: written(right),
  slope: written(slope),
});

function placeRow(
  { bench }: Plan,
  one: Moved,
  { step, left, right, slope, kind }: Threshold,
  line: number,
): readonly (Put | undefined)[] {
  const key = (what: Parameters<typeof lineKey>[2]): CellKey => lineKey(one, line, what);
  const find = (what: Parameters<typeof findKey>[1]): Formula => cell(findKey(one, what));
  const put = (what: Parameters<typeof lineKey>[2], formula: Formula): Put => ({
    role: 'formula',
    key: key(what),
    content: formulaContent(formula),
    format: 'General',
  });
  // Floats may round the last of these digits either way, and amounts that are nearly the same lie apart by their noise.
  for (const what of ['place', 'apart'] as const)
    bench.precisions.set(key(what), { ...constant(zero), absolute: 1e-4 });
  const there = call('ISNUMBER', cell(key('place')));
  const counts = operation('=', cell(key('counts')), unity);
  const root = plus(find('now'), over(cell(key('apart')), cell(key('slope'))));
  const whole = isEqual(cell(key('place')), call('INT', cell(key('place'))));
  // What belongs to the upper side where left grows belongs to the lower one where it falls.
  const growing = operation(kind === 'with-upper' ? '>' : '<', cell(key('slope')), nought);
  const place = call('INT', cell(key('place')));
  const below = kind === 'bend' ? place : minus(place, times(whole, growing));
  const above =
    kind === 'bend' ? minus(plus(place, unity), times(unity, whole)) : plus(cell(key('below')), unity);
  const isThere = (what: 'below' | 'above'): Formula => call('ISNUMBER', cell(key(what)));
  const value = (what: 'below' | 'above'): Formula => call('N', cell(key(what)));
  return [
    { role: 'id', content: textContent(bench.steps.find((each) => each.key === step)?.id ?? '') },
    { role: 'text', key: key('label'), content: textContent(changeInWords(bench, step)) },
    { role: 'flag', key: key('counts'), content: formulaContent(cell(ownLive(liveKey(step)))), format: '0' },
    put('apart', isConstant(left) ? right : differenceOf(right, left)),
    put('slope', slope),
    put(
      'place',
      choose(
        isEqual(cell(key('slope')), nought),
        text(''),
        call('ROUND', over(root, find('step')), number(4)),
      ),
    ),
    put('below', choose(there, below, text(''))),
    put('above', choose(there, above, text(''))),
    put(
      'up',
      choose(
        all([
          counts,
          isThere('above'),
          operation('>', value('above'), find('place')),
          operation('<=', value('above'), find('most')),
        ]),
        cell(key('above')),
        plus(find('most'), unity),
      ),
    ),
    put(
      'down',
      choose(
        all([
          counts,
          isThere('below'),
          operation('<', value('below'), find('place')),
          operation('>=', value('below'), find('least')),
        ]),
        cell(key('below')),
        minus(find('least'), unity),
      ),
    ),
  ];
}

/** What changes there: the row, without what it asks; a step without a label of its own by that of what it is part of. */
function changeInWords({ labels, words, model, steps }: Plan['bench'], key: CellKey): string {
  const label = labels.get(key) ?? '';
  const ends = [words.retainedQuestion, words.inForceQuestion, words.partInBand, words.condition].map(
    (end) => ` – ${end}`,
  );
  const end = ends.find((one) => label.endsWith(one));
  const name = end === undefined ? undefined : label.slice(0, -end.length);
  // A version is often called by its year: alone, a number would not say what changes.
  if (name !== undefined) return Number.isFinite(Number(name)) ? `${words.version} ${name}` : name;
  const id = steps.find((step) => step.key === key)?.definition;
  const owner = model.definitions.find((definition) => definition.id === id)?.owner;
  return model.definitions.find((one) => one.final && one.owner === owner)?.label ?? label;
}

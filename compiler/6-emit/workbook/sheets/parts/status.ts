// The state of the workbook: whether anything is wrong, told apart from what is only to be known. One line says it, in the
// frozen rows of every sheet and beside each result; its parts stand on the sheet of checks.

import { asDeliveredKey, changedKeys } from '../../book/input-keys.js';
import {
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  holds,
  isEqual,
  joined,
  minus,
  nought,
  operation,
  range,
  text,
  times,
  unity,
} from '../../formula/formula.js';
import type { Plan, PlannedResult } from '../../plan/plan.js';
import { formulaContent, type Put, type SheetBuilder, textContent } from './image.js';
import { assuredKeys, exampleDataKey, masterKey, othersKey } from './keys.js';

const partKey = (what: string): CellKey => `state:${what}`;
const valueKey = (what: string): CellKey => `state-value:${what}`;
export const statusLineKey: CellKey = 'state:line';
/** 1 when every rounding and comparison is certain for the present case. */
export const certainKey: CellKey = valueKey('certain');

/** The line as the other sheets show it; a portfolio has a summary of its own. */
export const statusPut = ({ bench }: Plan): Put | undefined =>
  bench.portfolio === undefined ? { role: 'state', content: formulaContent(cell(statusLineKey)) } : undefined;

/** The line of one result, in a column of its own, so that it breaks: what is missing for others is no fault of it. */
export const statusBeside = (_plan: Plan, { answered }: PlannedResult): Put => ({
  role: 'state',
  format: '@',
  content: formulaContent(choose(holds(answered), cell(lineOf('fine')), cell(lineOf('wrong')))),
});

/** What is said of a result that is in order, and of one that is not. */
const lineOf = (how: 'fine' | 'wrong'): CellKey => `state:result-${how}`;

/** The parts of the line, in order. */
const partsOf = (hasExample: boolean): readonly string[] => [
  'faults',
  'certain',
  'parameters',
  'readings',
  ...(hasExample ? ['data'] : []),
];

/** The rows at the head of the sheet of checks. */
export function addStatus(plan: Plan, sheet: SheetBuilder, hasExample: boolean): void {
  const { bench } = plan;
  const { words, model } = bench;
  const readings = model.readings.map(({ name }) => asDeliveredKey(name));
  const [first] = readings;
  const last = readings[readings.length - 1];
  const changedReadings =
    first === undefined || last === undefined
      ? nought
      : // Rows of options stand between the readings, blank in this column.
        call(
          'SUMPRODUCT',
          times(unity, operation('<>', range(first, last), text(''))),
          minus(unity, range(first, last)),
        );
  const certain =
    bench.assured.length === 0 ? unity : call('MIN', range(assuredKeys.first, assuredKeys.last));
  const count = (key: CellKey, none: string, some: string): Formula =>
    choose(isEqual(cell(key), nought), text(none), joined(text(some), cell(key)));
  const flag = (key: CellKey, yes: string, no: string): Formula => choose(holds(key), text(yes), text(no));
  const parts: readonly (readonly [
    what: string,
    label: string,
    key: CellKey,
    value: Formula | undefined,
    said: Formula,
  ])[] = [
    ['faults', words.masterCheck, masterKey, undefined, flag(masterKey, words.stateFine, words.stateWrong)],
    [
      'certain',
      words.stateCertainty,
      certainKey,
      certain,
      flag(certainKey, words.stateCertain, words.stateUncertain),
    ],
    [
      'parameters',
      words.stateParameters,
      valueKey('parameters'),
      call('SUM', range(changedKeys.first, changedKeys.last)),
      count(valueKey('parameters'), words.statePrinted, words.stateChangedParameters),
    ],
    [
      'readings',
      words.stateReadings,
      valueKey('readings'),
      changedReadings,
      count(valueKey('readings'), words.stateDelivered, words.stateChangedReadings),
    ],
    ...(hasExample
      ? ([
          [
            'data',
            words.stateData,
            valueKey('data'),
            cell(exampleDataKey),
            flag(valueKey('data'), words.stateExample, words.stateOwn),
          ],
        ] as const)
      : []),
  ];
  const line = partsOf(hasExample).map((what) => cell(partKey(what)));
  sheet.next([
    {
      role: 'state',
      key: statusLineKey,
      content: formulaContent(
        joined(line[0] ?? text(''), ...line.slice(1).flatMap((part) => [text(' · '), part])),
      ),
    },
  ]);
  for (const [what, label, key, value, said] of parts) {
    const content = value === undefined ? call('MIN', range('check:first', 'check:last')) : value;
    sheet.next([
      undefined,
      { role: 'label', content: textContent(label) },
      undefined,
      undefined,
      { role: 'status', key, content: formulaContent(content), format: '0' },
      { role: 'state', key: partKey(what), content: formulaContent(said) },
    ]);
  }
  const others = flag(othersKey, words.stateFine, words.stateWrong);
  sheet.next([
    undefined,
    { role: 'label', content: textContent(words.stateOthers) },
    undefined,
    undefined,
    {
      role: 'status',
      key: othersKey,
      content: formulaContent(call('MIN', unity, range('check:others-first', 'check:last'))),
      format: '0',
    },
    { role: 'state', key: partKey('others'), content: formulaContent(others) },
  ]);
  const rest = line.slice(1).flatMap((part) => [text(' · '), part]);
  for (const how of ['fine', 'wrong'] as const) {
    const own = { fine: cell(partKey('others')), wrong: text(words.stateWrong) }[how];
    sheet.next([
      undefined,
      {
        role: 'label',
        content: textContent({ fine: words.stateOfShown, wrong: words.stateOfWithheld }[how]),
      },
      undefined,
      undefined,
      undefined,
      { role: 'state', key: lineOf(how), content: formulaContent(joined(own, ...rest)) },
    ]);
  }
}

// The sheet of changes: every parameter that may be changed with what the document prints, what stands there now and whether
// that can be taken; then the limits that must keep their order. What is changed shows itself, and nothing has to be noted.

import { type Rational, rational, zero } from '../../../runtime/exact/rational.js';
import { sectionText } from '../../wording/section-text.js';
import { brokenOrder, type Editable, editableParameters, editedOrders, orderId } from '../blocks/changes.js';
import { changedKeys, changeKey, headKey, refusedKeys } from '../book/input-keys.js';
import type { LimitOrder } from '../book/parameters.js';
import { genericShow } from '../book/show.js';
import {
  all,
  type CellKey,
  call,
  cell,
  choose,
  contrary,
  type Formula,
  flagOf,
  isEqual,
  minus,
  nought,
  number,
  operation,
  text,
} from '../formula/formula.js';
import { inPlace } from '../formula/in-place.js';
import type { Plan } from '../plan/plan.js';
import {
  bar,
  createSheet,
  formulaContent,
  numberContent,
  type Put,
  type SheetImage,
  textContent,
  texts,
} from './parts/image.js';
import { linkTo } from './parts/link.js';
import { statusPut } from './parts/status.js';

const columns = 11;
/** Digits at which two figures are told apart. */
const comparedDigits = number(6);

export function changesSheet(plan: Plan): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.sheets.changes));
  sheet.next(texts('subtitle', `${model.label} – ${words.changesIntro}`));
  sheet.next([statusPut(plan)]);
  const heading = sheet.next(
    texts(
      'heading',
      words.id,
      words.label,
      words.printed,
      words.now,
      words.least,
      words.most,
      words.digits,
      undefined,
      undefined,
      words.clause,
      words.link,
    ),
  );
  sheet.put(heading, 8, { role: 'heading', key: refusedKeys.first, content: textContent(words.toCorrect) });
  sheet.put(heading, 9, { role: 'heading', key: changedKeys.first, content: textContent(words.changed) });
  const found = editableParameters(bench);
  const blocks = new Set(found.map(({ block }) => block));
  for (const block of blocks) {
    const clause = sectionText(model.sections.find(({ id }) => id === block.section));
    sheet.next(bar(columns, block.title));
    for (const parameter of found) {
      if (parameter.block === block) sheet.next(parameterRow(plan, parameter, clause));
    }
  }
  const orders = editedOrders(bench, found);
  if (orders.length > 0) sheet.next(bar(columns, words.ordersGroup));
  orders.forEach((order, index) => {
    sheet.next(orderRow(plan, order, index + 1));
  });
  sheet.next(
    [
      { role: 'spacer', key: refusedKeys.last },
      { role: 'spacer', key: changedKeys.last },
    ],
    8,
  );
  return {
    title: words.sheets.changes,
    kind: 'changes',
    widths: [26, 62, 14, 14, 12, 14, 9, 10, 10, 30, 9],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 2 },
    landscape: true,
    tab: 'FF7F6000',
    marked: [
      { kind: 'alarm', column: 8 },
      { kind: 'flag', column: 9 },
    ],
  };
}

function parameterRow(
  plan: Plan,
  { cell: parameter, row, after, label }: Editable,
  clause: string,
): readonly (Put | undefined)[] {
  const { bench } = plan;
  const { format } = parameter.show;
  const { lo, hi, digits } = parameter.limits;
  const key = (what: Parameters<typeof changeKey>[1]): CellKey => changeKey(parameter.key, what);
  const now = cell(key('now'));
  const value = call('N', now);
  const standing = inPlace({ key: parameter.key, head: headKey(row.id), after });
  const figure = (what: 'printed' | 'least' | 'most' | 'digits', held: Rational): Put => ({
    role: 'figure',
    key: key(what),
    content: numberContent(held),
    format: what === 'digits' ? '0' : limitFormat(format, held),
  });
  const accepted: Formula = all([
    call('ISNUMBER', now),
    // How the cell itself is shown tells TRUE from 1 in LibreOffice.
    call('NOT', call('ISLOGICAL', cell(parameter.key))),
    // A text is greater than any number.
    operation('>=', now, cell(key('least'))),
    operation('<=', now, cell(key('most'))),
    isEqual(call('ROUND', value, cell(key('digits'))), value),
    // What formulas read is what stands there, and a blank cell is 0 to them.
    isEqual(cell(parameter.key), now),
  ]);
  return [
    { role: 'id', content: textContent(row.id) },
    { role: 'label', content: textContent(label) },
    figure('printed', parameter.value),
    {
      role: 'cross',
      key: key('now'),
      // A blank cell would come over as 0.
      content: formulaContent(choose(isEqual(standing, text('')), text(''), standing)),
      format,
    },
    figure('least', lo),
    figure('most', hi),
    figure('digits', rational(digits)),
    { role: 'flag', key: key('refused'), content: formulaContent(flagOf(contrary(accepted))), format: '0' },
    {
      role: 'flag',
      key: key('changed'),
      content: formulaContent(flagOf(operation('<>', now, cell(key('printed'))))),
      format: '0',
    },
    { role: 'text', content: textContent(clause || bench.words.generalSection) },
    linkTo(parameter.key, bench.words.link),
  ];
}

/** Limits show all their digits: 7.25 % is a limit where 7 % is printed. */
const limitFormat = (format: string, value: Rational): string =>
  /^0(\.0+)?%$/.test(format) && (value.n * 10n ** 2n) % value.d !== 0n ? '0.00##%' : format;

function orderRow({ bench }: Plan, order: LimitOrder, place: number): readonly (Put | undefined)[] {
  const { words, labels } = bench;
  const id = orderId(place);
  const [apart, now] = [`${id}/printed`, `${id}/now`];
  const difference = call(
    'ROUND',
    minus(call('N', cell(order.later)), call('N', cell(order.earlier))),
    comparedDigits,
  );
  const wrong = order.meet
    ? operation('<>', cell(now), call('ROUND', cell(apart), comparedDigits))
    : operation('<=', cell(now), nought);
  const said = [labels.get(order.earlier) ?? '', labels.get(order.later) ?? ''] as const;
  const label = !order.meet
    ? words.orderBefore(order.label, ...said)
    : order.apart.n === zero.n
      ? words.orderSame(order.label, ...said)
      : words.orderMeet(order.label, ...said);
  const { format } = genericShow;
  return [
    { role: 'id', content: textContent(id) },
    { role: 'label', content: textContent(label) },
    { role: 'figure', key: apart, content: numberContent(order.apart), format },
    { role: 'cross', key: now, content: formulaContent(difference), format },
    undefined,
    undefined,
    undefined,
    { role: 'flag', key: brokenOrder(id), content: formulaContent(flagOf(wrong)), format: '0' },
    undefined,
    undefined,
    linkTo(order.later, words.link),
  ];
}

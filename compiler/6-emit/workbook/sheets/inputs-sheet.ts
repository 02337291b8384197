// The sheet of inputs: one fact a row, its cell, its limits, and a check that says whether it is acceptable.

import type { Fact, List } from '../../../3-model/model.js';
import { sectionText } from '../../wording/section-text.js';
import { acceptedKey, checkKey, headKey, inputKey, leastKey, mostKey, stepKey } from '../book/input-keys.js';
import { choose, type Formula, unity } from '../formula/formula.js';
import { acceptance, blankCheck, checkFormula } from '../plan/acceptance.js';
import { inputDomain } from '../plan/facts.js';
import type { Plan } from '../plan/plan.js';
import type { InputValues } from './defaults.js';
import { inputFormat, inputPut, inputUnit } from './input-cell.js';
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
import { statusPut } from './parts/status.js';

export const checkFormat = (ok: string, blank: string, wrong: string): string =>
  `[=1]"${ok}";[=0]"${blank}";"${wrong}"`;

/** 1 or −1: whether what stands in the input is acceptable. */
export const acceptedFormula = (condition: Formula): Formula =>
  choose(condition, unity, { kind: 'negate', operand: unity });

export function inputsSheet(plan: Plan, values: InputValues): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.sheets.inputs));
  sheet.next(texts('subtitle', `${model.label} – ${words.inputsIntro}`));
  sheet.next([statusPut(plan)]);
  const heading = sheet.next(
    texts(
      'heading',
      words.id,
      words.label,
      words.value,
      words.unit,
      words.least,
      words.most,
      words.step,
      words.accepted,
      words.check,
      words.needed,
      words.source,
    ),
  );
  let section: string | undefined;
  for (const fact of model.facts) {
    if (fact.list !== undefined) continue;
    if (fact.section !== section) {
      section = fact.section;
      const found = model.sections.find(({ id }) => id === section);
      sheet.next(bar(11, sectionText(found) || words.generalSection));
    }
    sheet.next(factRow(plan, fact, values));
  }
  for (const list of model.lists) {
    const title = bench.listTitles.get(list.name) ?? list.label;
    sheet.next([
      { role: 'id', content: textContent(list.name) },
      { role: 'label', content: textContent(list.label) },
      { role: 'note', content: textContent(noteOfList(plan, list, words.seeSheet(title))) },
    ]);
  }
  return {
    title: words.sheets.inputs,
    kind: 'inputs',
    widths: [24, 46, 24, 11, 11, 14, 8, 9, 13, 20, 60],
    ...(model.facts.some(({ list, quote }) => list === undefined && quote !== undefined)
      ? {}
      : { printed: 10 }),
    cells: sheet.cells,
    frozen: { rows: heading, columns: 3 },
    landscape: true,
    tab: 'FF1F5FBF',
    marked: [],
  };
}

function factRow(plan: Plan, fact: Fact, values: InputValues): readonly (Put | undefined)[] {
  const { bench, needs } = plan;
  const { words } = bench;
  const domain = inputDomain(fact);
  const format = inputFormat(bench, fact);
  const figure = (key: string, value: NonNullable<typeof domain>['from']): Put => ({
    role: 'figure',
    key,
    content: numberContent(value),
    format,
  });
  const blank = blankCheck(fact, needs.get(fact.name));
  const key = inputKey(fact);
  const printed = { key, head: headKey(key), after: 1 };
  return [
    { role: 'id', content: textContent(`in_${fact.name}`) },
    { role: 'label', key: printed.head, content: textContent(fact.label) },
    inputPut(bench, fact, key, values.facts.get(fact.name) ?? { kind: 'blank' }),
    { role: 'unit', content: textContent(inputUnit(bench, fact)) },
    domain && figure(leastKey(fact), domain.from),
    domain && figure(mostKey(fact), domain.to),
    domain && { ...figure(stepKey(fact), domain.step), format: fact.type.kind === 'date' ? '0' : format },
    {
      role: 'flag',
      key: acceptedKey(fact),
      content: formulaContent(acceptedFormula(acceptance(bench, fact, printed))),
      format: '0',
    },
    {
      role: 'status',
      key: checkKey(fact),
      content: formulaContent(checkFormula(fact, printed, blank)),
      format: checkFormat(words.ok, '–', words.toCorrect),
    },
    { role: 'note', content: textContent(presenceWords(plan, fact)) },
    { role: 'quote', content: textContent(fact.quote?.text ?? '') },
  ];
}

/** Where its items stand, and whether it may do without any. */
function noteOfList(plan: Plan, { presence }: List, where: string): string {
  const { words } = plan.bench;
  switch (presence.kind) {
    case 'always':
      return where;
    case 'optional':
      return `${where} · ${words.optional}`;
    case 'when':
      return `${where} · ${presence.because === undefined ? words.neededWhen : words.neededWhere(presence.because)}`;
    default:
      return presence satisfies never;
  }
}

export function presenceWords(plan: Plan, fact: Fact): string {
  const { words } = plan.bench;
  switch (fact.presence.kind) {
    case 'always':
      return words.needed;
    case 'when':
      return words.neededWhen;
    case 'optional':
      return words.optional;
    case 'default':
      return words.defaulted;
    default:
      return fact.presence satisfies never;
  }
}

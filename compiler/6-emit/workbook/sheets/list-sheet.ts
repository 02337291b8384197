// The sheet of a list: one item a row, its inputs on the left, one step a column, the same formula all the way down.

import type { Fact } from '../../../3-model/model.js';
import { rational } from '../../../runtime/exact/rational.js';
import { sectionText } from '../../wording/section-text.js';
import { acceptedKey, checkKey, inputKey, leastKey, mostKey, stepKey } from '../book/input-keys.js';
import { declaredPresenceKey, presenceCheckKey, presenceKey, rowHeadKey } from '../book/list-columns.js';
import { type CellKey, cell, type Formula, text, times } from '../formula/formula.js';
import { instantiate, itemCell, labelKey, listOfStep } from '../formula/instantiate.js';
import { acceptance, blankCheck, checkFormula, presenceAcceptance, printedIn } from '../plan/acceptance.js';
import { inputDomain } from '../plan/facts.js';
import { outputFormula } from '../plan/outputs.js';
import type { Plan } from '../plan/plan.js';
import { stepInWords } from '../words/step-in-words.js';
import { roleOf } from './calculation-sheet.js';
import type { InputValues } from './defaults.js';
import { inputFormat, inputPut, inputUnit } from './input-cell.js';
import { acceptedFormula, checkFormat, presenceWords } from './inputs-sheet.js';
import {
  createSheet,
  formulaContent,
  numberContent,
  type Put,
  type Role,
  type SheetImage,
  textContent,
  texts,
} from './parts/image.js';
import { itemOutputKey } from './parts/keys.js';
import { statusPut } from './parts/status.js';

type ListOf = Plan['bench']['model']['lists'][number];

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly words: string;
  readonly clause: string;
  readonly key: CellKey;
  readonly width: number;
  readonly fact: Fact | undefined;
  readonly cell: (item: number) => Put;
}

/** What a page in landscape shows at a size that can be read. */
const charactersPerPage = 190;

export function listSheet(plan: Plan, list: ListOf, values: InputValues): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const capacity = bench.capacities.get(list.name) ?? 0;
  const facts = model.facts.filter((fact) => fact.list === list.name);
  const items = values.items.get(list.name) ?? [];
  const columns = [
    ...inputColumns(plan, list, facts, items),
    ...checkColumns(plan, list, facts),
    ...stepColumns(plan, list.name),
    ...resultColumns(plan, list),
  ];
  const title = bench.listTitles.get(list.name) ?? list.name;
  const said = { title, label: list.label, intro: words.itemsIntro(capacity), head: rowHeadKey(list.name) };
  return rowsSheet(plan, said, columns, capacity);
}

/** A sheet with a row for each item, or for each combination of items. */
export function rowsSheet(
  plan: Plan,
  said: {
    readonly title: string;
    readonly label: string;
    readonly intro: string;
    /** Of the cells that number the rows, where something is filled in beside them. */
    readonly head?: CellKey;
  },
  columns: readonly Column[],
  capacity: number,
): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', said.label));
  sheet.next(texts('subtitle', `${model.label} – ${said.intro}`));
  sheet.next([statusPut(plan)]);
  const line = (name: string, of: (column: Column) => Put | undefined): void => {
    sheet.next([...texts('heading', name), ...columns.map(of)]);
  };
  const shown = (role: Role, value: string): Put => ({ role, content: textContent(value) });
  line(words.id, ({ id }) => shown('id', id));
  line(words.unit, ({ unit }) => shown('unit', unit));
  const figure = (fact: Fact | undefined, which: 'from' | 'to' | 'step'): Put | undefined => {
    const domain = fact && inputDomain(fact);
    if (fact === undefined || domain === undefined) return undefined;
    const key =
      which === 'from'
        ? leastKey(fact)
        : (which satisfies 'step' | 'to') === 'to'
          ? mostKey(fact)
          : stepKey(fact);
    const format = fact.type.kind === 'date' && which === 'step' ? '0' : inputFormat(bench, fact);
    return { role: 'figure', key, content: numberContent(domain[which]), format };
  };
  line(words.least, ({ fact }) => figure(fact, 'from'));
  line(words.most, ({ fact }) => figure(fact, 'to'));
  line(words.step, ({ fact }) => figure(fact, 'step'));
  line(words.clause, ({ clause }) => shown('text', clause));
  line(words.inWords, ({ words: inWords }) => shown('text', inWords));
  const heading = sheet.next([
    ...texts('heading', words.item),
    ...columns.map(
      ({ label, key }): Put => ({
        role: 'heading',
        keys: [labelKey(key), itemCell(key, 0)],
        content: textContent(label),
      }),
    ),
  ]);
  const { head } = said;
  for (let item = 1; item <= capacity; item++) {
    sheet.next([
      {
        role: 'id',
        keys: head === undefined ? [] : [itemCell(head, item)],
        content: numberContent(rational(item)),
        format: '0',
      },
      ...columns.map(({ cell: at }) => at(item)),
    ]);
  }
  return {
    title: said.title,
    kind: 'list',
    widths: [10, ...columns.map(({ width }) => width)],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 1 },
    landscape: true,
    pagesWide: Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / charactersPerPage),
    tab: 'FF1F5FBF',
    marked: [],
  };
}

export function inputColumns(
  plan: Plan,
  list: ListOf,
  facts: readonly Fact[],
  items: readonly ReadonlyMap<string, Put['content'] & object>[],
): readonly Column[] {
  const { bench } = plan;
  const { words, model } = bench;
  const declared: readonly Column[] = plan.declaredPresence.has(list.name)
    ? [
        {
          id: 'in_present',
          label: words.present,
          unit: words.yesNo,
          words: words.needed,
          clause: '',
          key: declaredPresenceKey(list.name),
          width: 12,
          fact: undefined,
          cell: (item) => ({
            role: 'input',
            key: itemCell(declaredPresenceKey(list.name), item),
            content: items[item - 1] === undefined ? { kind: 'blank' } : textContent(words.yes),
            format: '@',
            unlocked: true,
            validation: { kind: 'list-of', texts: [words.yes, words.no], prompt: words.choicePrompt },
          }),
        },
      ]
    : [];
  return [
    ...declared,
    ...facts.map(
      (fact): Column => ({
        id: `in_${fact.name}`,
        label: fact.label,
        unit: inputUnit(bench, fact),
        words: presenceWords(plan, fact),
        clause: sectionText(model.sections.find(({ id }) => id === fact.section)),
        key: inputKey(fact),
        width: 16,
        fact,
        cell: (item) =>
          inputPut(
            bench,
            fact,
            itemCell(inputKey(fact), item),
            items[item - 1]?.get(fact.name) ?? { kind: 'blank' },
          ),
      }),
    ),
  ];
}

export function checkColumns(plan: Plan, list: ListOf, facts: readonly Fact[]): readonly Column[] {
  const { bench, needs } = plan;
  const { words } = bench;
  const capacityOf = (): number => bench.capacities.get(list.name) ?? 0;
  const column = (
    fact: Fact,
    what: string,
    key: CellKey,
    formula: Formula,
    role: Role,
    format: string,
  ): Column => ({
    id: `${what}_${fact.name}`,
    label: `${fact.label} – ${role === 'status' ? words.check : words.accepted}`,
    unit: '',
    words: '',
    clause: '',
    key,
    width: 13,
    fact: undefined,
    cell: (item) => ({
      role,
      key: itemCell(key, item),
      content: formulaContent(instantiate(formula, item, capacityOf)),
      format,
    }),
  });
  const blank = (fact: Fact): Formula => {
    if (list.name === bench.portfolio) return blankCheck(fact, needs.get(fact.name));
    const present: Formula = { kind: 'negate', operand: cell(presenceKey(list.name)) };
    if (fact.presence.kind === 'always') return present;
    const needed = needs.get(fact.name);
    return needed === undefined ? { kind: 'number', value: rational(0) } : times(present, needed);
  };
  const columns = [
    ...(plan.declaredPresence.has(list.name) ? [declaredPresenceKey(list.name)] : []),
    ...facts.map(inputKey),
  ];
  const printed = printedIn(list.name, columns);
  const declared: readonly Column[] = !plan.declaredPresence.has(list.name)
    ? []
    : [
        {
          id: 'check_present',
          label: `${words.present} – ${words.check}`,
          unit: '',
          words: '',
          clause: '',
          key: presenceCheckKey(list.name),
          width: 13,
          fact: undefined,
          cell: (item) => ({
            role: 'status',
            key: itemCell(presenceCheckKey(list.name), item),
            content: formulaContent(
              instantiate(
                acceptedFormula(
                  presenceAcceptance(bench, list.name, printed(declaredPresenceKey(list.name))),
                ),
                item,
                capacityOf,
              ),
            ),
            format: checkFormat(words.ok, '–', words.toCorrect),
          }),
        },
      ];
  return [
    ...facts.map((fact) =>
      column(
        fact,
        'accepted',
        acceptedKey(fact),
        acceptedFormula(acceptance(bench, fact, printed(inputKey(fact)))),
        'flag',
        '0;"–"',
      ),
    ),
    ...facts.map((fact) =>
      column(
        fact,
        'check',
        checkKey(fact),
        checkFormula(fact, printed(inputKey(fact)), blank(fact)),
        'status',
        checkFormat(words.ok, '–', words.toCorrect),
      ),
    ),
    ...declared,
  ];
}

export function stepColumns(plan: Plan, list: string): readonly Column[] {
  const { bench } = plan;
  const { model } = bench;
  const capacityOf = (key: CellKey): number => bench.capacities.get(listOfStep(key)) ?? 0;
  return bench.steps
    .filter((step) => step.list === list)
    .map(
      (step): Column => ({
        id: step.id,
        label: step.label,
        unit: step.show.unit,
        words: stepInWords(bench, step),
        clause: sectionText(model.sections.find(({ id }) => id === step.section)),
        key: step.key,
        width: 16,
        fact: undefined,
        cell: (item) => ({
          role: roleOf(step),
          key: itemCell(step.key, item),
          content: formulaContent(instantiate(step.formula, item, capacityOf)),
          format: step.show.format,
        }),
      }),
    );
}

export function resultColumns(plan: Plan, list: ListOf): readonly Column[] {
  const { bench } = plan;
  const { model } = bench;
  return plan.results.flatMap((planned): readonly Column[] => {
    const result = model.results.find(({ name, listed }) => listed && name === planned.name);
    if (result === undefined || result.list !== list.name) return [];
    const key = itemOutputKey(list.name, result.name);
    const { formula, show } = outputFormula(
      bench,
      result,
      planned,
      list.name === bench.portfolio ? cell(plan.message) : text(''),
    );
    const section = model.definitions.find(({ id }) => id === result.definition)?.section;
    return [
      {
        id: `out_${result.name}`,
        label: result.label,
        unit: show.unit,
        words: '',
        clause: sectionText(model.sections.find(({ id }) => id === section)),
        key,
        width: 16,
        fact: undefined,
        cell: (item) => ({
          role: 'result',
          key: itemCell(key, item),
          content: formulaContent(instantiate(formula, item, () => 0)),
          format: show.format,
        }),
      },
    ];
  });
}

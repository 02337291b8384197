// The file's examples as test vectors: whether the present inputs are those of an example, and then its results.

import type { Example, Model } from '../../../3-model/model.js';
import { isTime } from '../../../3-model/model.js';
import { daysFromIso } from '../../../runtime/exact/calendar.js';
import { minutesFromTime } from '../../../runtime/exact/cycles.js';
import { parseDecimal, rational } from '../../../runtime/exact/rational.js';
import { own } from '../../../runtime/outcome/assessed.js';
import type { Words } from '../../wording/words.js';
import { serialOf } from '../book/dates.js';
import { inputKey, readingKey } from '../book/input-keys.js';
import { presenceKey } from '../book/list-columns.js';
import {
  all,
  type CellKey,
  call,
  cell,
  choose,
  column,
  type Formula,
  flagOf,
  holds,
  isEqual,
  minus,
  nought,
  number,
  range,
  text,
  times,
  unity,
} from '../formula/formula.js';
import { instantiate, itemCell } from '../formula/instantiate.js';
import { partOfDay, timeFormat } from '../formula/times.js';
import { isPercent } from '../plan/facts.js';
import type { Plan } from '../plan/plan.js';
import { defaultExample, inputsFrom } from './defaults.js';
import { inputFormat } from './input-cell.js';
import {
  bar,
  type Content,
  formulaContent,
  numberContent,
  type Put,
  type SheetBuilder,
  textContent,
} from './parts/image.js';
import { exampleDataKey, itemOutputKey, outputKey } from './parts/keys.js';

type Fact = Model['facts'][number];
type Result = Model['results'][number];

export type Check = (id: string, label: string, formula: Formula, status?: string) => void;

export function addExamples(plan: Plan, sheet: SheetBuilder, check: Check): void {
  const { words, model } = plan.bench;
  if (model.examples.length === 0) return;
  sheet.next(bar(6, words.examplesGroup));
  model.examples.forEach((example, index) => {
    addExample(plan, sheet, check, example, index + 1);
  });
}

/** What one row of an example compares: what it says, what stands there now, and whether they agree. */
interface Comparison {
  readonly label: string;
  readonly expected: Put;
  readonly now: Put;
  readonly same: (expected: Formula, now: Formula) => Formula;
}

/** Stands for a blank cell, which would come over as 0. */
const nothingGiven = '–';

const equalCells = (a: Formula, b: Formula): Formula => isEqual(a, b);
const equalNumbers = (a: Formula, b: Formula): Formula =>
  isEqual(call('ROUND', minus(call('N', a), call('N', b)), number(6)), nought);

function addExample(plan: Plan, sheet: SheetBuilder, check: Check, example: Example, place: number): void {
  const { words } = plan.bench;
  const id = `example/${place}`;
  const compare = (comparisons: readonly Comparison[], what: string): readonly CellKey[] =>
    comparisons.map((comparison, index) => {
      const at = `${id}/${what}${index + 1}`;
      const keys = { expected: `${at}/expected`, now: `${at}/now`, same: `${at}/same` };
      sheet.next([
        { role: 'id', content: textContent(at) },
        { role: 'text', content: textContent(comparison.label) },
        { ...comparison.expected, key: keys.expected },
        { ...comparison.now, key: keys.now },
        undefined,
        {
          role: 'flag',
          key: keys.same,
          content: formulaContent(flagOf(comparison.same(cell(keys.expected), cell(keys.now)))),
          format: `[=1]"=";[=0]"≠"`,
        },
      ]);
      return keys.same;
    });
  sheet.next([
    { role: 'id', content: textContent(id) },
    { role: 'label', content: textContent(`${words.example} : ${example.label}`) },
  ]);
  const inputs = compare(inputComparisons(plan, example), 'in_');
  const results = compare(resultComparisons(plan, example), 'out_');
  const series = (keys: readonly CellKey[]): Formula =>
    keys.length === 0 ? unity : call('MIN', range(keys[0] ?? '', keys[keys.length - 1] ?? ''));
  if (example === defaultExample(plan.bench)) {
    // Without the rows about readings, which stand last.
    const own = inputs.slice(0, inputs.length - readingRows(plan.bench.model, example));
    sheet.next([
      { role: 'id', content: textContent(`${id}/data`) },
      { role: 'text', content: textContent(words.stateExample) },
      undefined,
      undefined,
      undefined,
      { role: 'flag', key: exampleDataKey, content: formulaContent(series(own)), format: `[=1]"=";[=0]"≠"` },
    ]);
  }
  const matchKey = `${id}/match`;
  sheet.next([
    { role: 'id', content: textContent(matchKey) },
    { role: 'text', content: textContent(words.inputsMatch) },
    undefined,
    undefined,
    undefined,
    { role: 'flag', key: matchKey, content: formulaContent(series(inputs)), format: `[=1]"=";[=0]"≠"` },
  ]);
  const applies = all([holds(matchKey), holds(plan.bench.keyOf(undefined, 'as_printed'))]);
  check(id, words.resultsMatch, choose(applies, series(results), unity));
}

const readingRows = ({ readings }: Model, example: Example): number =>
  Object.keys(example.readings).length === 0 ? Math.min(1, readings.length) : readings.length;

function inputComparisons(plan: Plan, example: Example): readonly Comparison[] {
  const { bench } = plan;
  const { model, words } = bench;
  const values = inputsFrom(bench, example.facts, false);
  const rows: Comparison[] = [];
  const compareInput = (fact: Fact, content: Content, key: CellKey, label: string): void => {
    const flagged = fact.type.kind === 'yes-no';
    const isBlank = content.kind === 'blank';
    const format =
      fact.type.kind === 'date' || isTime(fact.type) || isPercent(fact)
        ? { format: inputFormat(bench, fact) }
        : {};
    rows.push({
      label,
      expected: isBlank
        ? { role: 'text', content: textContent(nothingGiven) }
        : { role: 'figure', content, ...format },
      // A blank cell would come over as 0.
      now: {
        role: 'cross',
        content: formulaContent(choose(isEqual(cell(key), text('')), text(nothingGiven), cell(key))),
        ...format,
      },
      same: flagged ? equalCells : fact.type.kind === 'text' ? (a, b) => call('EXACT', a, b) : equalCells,
    });
  };
  for (const fact of model.facts) {
    if (fact.list !== undefined) continue;
    const content = values.facts.get(fact.name) ?? { kind: 'blank' };
    // A needed fact that the example leaves out does not reach its results.
    if (content.kind === 'blank' && (fact.presence.kind === 'always' || fact.presence.kind === 'when'))
      continue;
    compareInput(fact, content, inputKey(fact), fact.label);
  }
  for (const list of model.lists) {
    const given = own(example.facts, list.name);
    if (given === undefined) continue;
    const items = values.items.get(list.name) ?? [];
    const present = instantiate(
      column(presenceKey(list.name), 'all'),
      undefined,
      () => bench.capacities.get(list.name) ?? 1,
    );
    rows.push({
      label: `${list.label} – ${words.numberOfItems}`,
      expected: { role: 'figure', content: numberContent({ n: BigInt(items.length), d: 1n }) },
      now: { role: 'cross', content: formulaContent(call('SUM', present)) },
      same: equalCells,
    });
    items.forEach((item, index) => {
      if (index >= (bench.capacities.get(list.name) ?? 0)) return;
      for (const fact of model.facts) {
        if (fact.list !== list.name) continue;
        compareInput(
          fact,
          item.get(fact.name) ?? { kind: 'blank' },
          itemCell(inputKey(fact), index + 1),
          `${list.label} ${index + 1} – ${fact.label}`,
        );
      }
    });
  }
  // An example without readings of its own is for those of the rule file.
  if (Object.keys(example.readings).length === 0 && model.readings.length > 0) {
    rows.push({
      label: words.readingsAsDelivered,
      expected: { role: 'figure', content: numberContent({ n: 1n, d: 1n }) },
      now: { role: 'cross', content: formulaContent(cell(bench.keyOf(undefined, 'as_delivered'))) },
      same: equalCells,
    });
    return rows;
  }
  for (const reading of model.readings) {
    const option = own(example.readings, reading.name) ?? reading.chosen;
    rows.push({
      label: reading.label,
      expected: { role: 'figure', content: textContent(option) },
      now: { role: 'cross', content: formulaContent(cell(readingKey(reading.name))) },
      same: equalCells,
    });
  }
  return rows;
}

function resultComparisons(plan: Plan, example: Example): readonly Comparison[] {
  const { bench } = plan;
  const { model, words } = bench;
  return example.expected.flatMap(({ result: name, value }): readonly Comparison[] => {
    const result = model.results.find((candidate) => candidate.name === name);
    if (result === undefined) return [];
    if (Array.isArray(value)) {
      const list = result.list;
      if (list === undefined || !result.listed) return [];
      return value.map((single: string | boolean, index: number) =>
        comparisonOf(
          result,
          single,
          itemCell(itemOutputKey(list, name), index + 1),
          `${result.label} ${index + 1}`,
          words,
        ),
      );
    }
    if (typeof value !== 'string' && typeof value !== 'boolean') return [];
    const key = result.listed ? outputKey(name) : bench.keyOf(undefined, result.definition);
    return [comparisonOf(result, value, key, result.label, words)];
  });
}

function comparisonOf(
  result: Result,
  value: string | boolean,
  key: CellKey,
  label: string,
  words: Words,
): Comparison {
  const now: Put = { role: 'cross', content: formulaContent(cell(key)) };
  // Results that are not listed are compared with their step, which holds flags as 1 and 0 and per cent as fractions.
  const isStep = key.startsWith('step:');
  switch (result.type.kind) {
    case 'yes-no': {
      const format = `[=1]"${words.yes}";[=0]"${words.no}";General`;
      const flag = value === true || value === 'true' ? unity : nought;
      return {
        label,
        expected: { role: 'figure', content: numberContent(flag.value), format },
        now: { ...now, format },
        same: equalCells,
      };
    }
    case 'quantity': {
      if (isTime(result.type)) {
        const minutes = rational(minutesFromTime(String(value)) ?? 0);
        const held = isStep ? minutes : partOfDay(minutes);
        const format = isStep ? {} : { format: timeFormat };
        return {
          label,
          expected: { role: 'figure', content: numberContent(held), ...format },
          now: { ...now, ...format },
          same: equalNumbers,
        };
      }
      const exact = parseDecimal(String(value));
      const percent = isStep && result.type.percent;
      return {
        label,
        expected: {
          role: 'figure',
          content: exact === undefined ? textContent(String(value)) : numberContent(exact),
        },
        now: percent ? { role: 'cross', content: formulaContent(times(cell(key), number(100))) } : now,
        same: exact === undefined ? equalCells : equalNumbers,
      };
    }
    case 'date': {
      const days = daysFromIso(String(value));
      return {
        label,
        expected: {
          role: 'figure',
          content: days === undefined ? textContent(String(value)) : numberContent(serialOf(days)),
          format: 'yyyy-mm-dd',
        },
        now: { ...now, format: 'yyyy-mm-dd' },
        same: equalCells,
      };
    }
    case 'choice':
    case 'text':
      return {
        label,
        expected: { role: 'figure', content: textContent(String(value)) },
        now,
        same: equalCells,
      };
    default:
      return result.type satisfies never;
  }
}

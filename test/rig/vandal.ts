// What people do to a cell that they may fill in, and what the workbook must then show: the right amount, or nothing. The
// oracle reads the cells in its own way, and asks the interpreter of the rules, or of the rules as edited.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Fact, Model } from '../../compiler/3-model/model.js';
import { inputKey, readingKey } from '../../compiler/6-emit/workbook/book/input-keys.js';
import { declaredPresenceKey } from '../../compiler/6-emit/workbook/book/list-columns.js';
import type { CellKey } from '../../compiler/6-emit/workbook/formula/formula.js';
import { itemCell } from '../../compiler/6-emit/workbook/formula/instantiate.js';
import { editedText } from '../../compiler/6-emit/workbook/import/edit-text.js';
import { literalEdits, valueCells } from '../../compiler/6-emit/workbook/import/literal-edits.js';
import type { WorkbookImage } from '../../compiler/6-emit/workbook/layout/workbook-image.js';
import { itemOutputKey, outputKey } from '../../compiler/6-emit/workbook/sheets/parts/keys.js';
import { compile } from '../../compiler/pipeline.js';
import { isoFromDays } from '../../compiler/runtime/exact/calendar.js';
import {
  formatDecimal,
  parseDecimal,
  type Rational,
  rational,
} from '../../compiler/runtime/exact/rational.js';
import { parse } from '../../grammar/parse.js';

/** What a cell holds that shows `#N/A`. */
export const errorValue = { formula: '=NA()' } as const;

/** What stands in a cell: a decimal, a text, an error value, or nothing. */
export type Held = Rational | string | typeof errorValue | undefined;

const isDecimal = (held: Held): held is Rational => typeof held === 'object' && 'n' in held;

const kinds = [
  'delete',
  'text',
  'number as text',
  'spaces',
  'negative',
  'zero',
  'thousandfold',
  'per cent',
  'finer',
  'date',
  'date as text',
  'error',
] as const;

export interface Attack {
  readonly key: CellKey;
  readonly what: (typeof kinds)[number];
  readonly value: Held;
}

/** What the results must be; undefined: nothing may be shown. */
export type Expected = ReadonlyMap<CellKey, string | boolean | undefined> | undefined;

/** Rows of a list that are tried: filled ones, the first blank one and the last. */
const triedRows = (filled: number, capacity: number): readonly number[] =>
  [...new Set([1, 2, filled, filled + 1, capacity])].filter((row) => row >= 1 && row <= capacity);

const pastedDate = rational(45_292);

/** Every cell that is unlocked and counts, with all that is done to it. */
export function attacksOn({ layout, plan }: WorkbookImage): readonly Attack[] {
  const { bench } = plan;
  return layout.sheets.flatMap((sheet) =>
    sheet.cells.flatMap(({ unlocked, keys, content }): readonly Attack[] => {
      const [key] = keys;
      if (!unlocked || key === undefined || key.startsWith('sign:')) return [];
      const item = /^item:([^:]*):.*\t(\d+)$/.exec(key);
      if (item !== null) {
        const list = item[1] ?? '';
        if (
          !triedRows(filledRows(layout, bench.model, list), bench.capacities.get(list) ?? 0).includes(
            Number(item[2]),
          )
        )
          return [];
      }
      const held = content.kind === 'number' ? content.value : rational(1);
      const said = content.kind === 'text' ? content.value : (formatDecimal(held) ?? '1');
      const done: Readonly<Record<Attack['what'], Held>> = {
        delete: undefined,
        text: 'abc',
        'number as text': said,
        spaces: ` ${said} `,
        negative: rational(held.n === 0n ? -1n : -held.n, held.d),
        zero: rational(0),
        thousandfold: rational(held.n === 0n ? 1000n : held.n * 1000n, held.d),
        'per cent': rational(held.n === 0n ? 1n : held.n, held.d * 100n),
        finer: rational(held.n * 1_000_000n + held.d, held.d * 1_000_000n),
        date: pastedDate,
        'date as text': '31/12/2024',
        error: errorValue,
      };
      return kinds.map((what): Attack => ({ key, what, value: done[what] }));
    }),
  );
}

function filledRows(layout: WorkbookImage['layout'], model: Model, list: string): number {
  const facts = model.facts.filter((fact) => fact.list === list);
  let row = 0;
  for (;;) {
    const filled = facts.some((fact) => {
      const place = layout.placeOf(itemCell(inputKey(fact), row + 1));
      return place !== undefined && (layout.cellAt(place)?.content.kind ?? 'blank') !== 'blank';
    });
    if (!filled) return row;
    row += 1;
  }
}

export interface Oracle {
  /** All that is filled in as delivered. */
  readonly delivered: ReadonlyMap<CellKey, Held>;
  readonly results: readonly CellKey[];
  /** What the results must be with all of these done. */
  readonly expected: (...attacks: readonly Attack[]) => Expected;
}

/** `path` leads to the rule file; `source` is its text where it lies on no disk. */
export function createOracle(path: string, model: Model, image: WorkbookImage, source?: string): Oracle {
  const { layout, plan } = image;
  const { bench } = plan;
  const delivered = new Map<CellKey, Held>();
  for (const sheet of layout.sheets) {
    for (const { unlocked, keys, content } of sheet.cells) {
      const [key] = keys;
      if (!unlocked || key === undefined) continue;
      delivered.set(key, content.kind === 'number' || content.kind === 'text' ? content.value : undefined);
    }
  }
  const interpreter = new Interpreter(model);
  const results = plan.results.flatMap(({ name }) => {
    const result = model.results.find((one) => one.listed && one.name === name);
    if (result === undefined) return [];
    if (result.list === undefined) return [outputKey(name)];
    const { list } = result;
    return Array.from({ length: Math.min(8, bench.capacities.get(list) ?? 0) }, (_, row) =>
      itemCell(itemOutputKey(list, name), row + 1),
    );
  });
  const evaluated = (rules: Interpreter, held: ReadonlyMap<CellKey, Held>): Expected => {
    const input = caseIn(model, plan.declaredPresence, bench, held);
    if (input === undefined) return undefined;
    const outcome = evaluate(rules, input.facts, { readings: input.readings });
    if (!outcome.ok) return undefined;
    const found = new Map<CellKey, string | boolean | undefined>();
    for (const { name } of plan.results) {
      const result = model.results.find((one) => one.listed && one.name === name);
      if (result === undefined) continue;
      const value: unknown = (outcome.outputs as Readonly<Record<string, unknown>>)[name];
      if (result.list === undefined) {
        found.set(outputKey(name), value as string | boolean | undefined);
        continue;
      }
      const rows = input.rows.get(result.list) ?? [];
      rows.forEach((row, index) => {
        found.set(
          itemCell(itemOutputKey(result.list ?? '', name), row),
          (value as readonly (string | boolean)[] | undefined)?.[index],
        );
      });
    }
    return found;
  };
  const parameters = new Map(valueCells(bench.blocks).map((cell) => [cell.key, cell]));
  return {
    delivered,
    results,
    expected(...attacks) {
      const held = new Map(delivered);
      const edits: { readonly key: CellKey; readonly value: Rational }[] = [];
      for (const { key, value } of attacks) {
        if (!parameters.has(key)) held.set(key, value);
        else if (isDecimal(value) && value.n >= 0n) edits.push({ key, value });
        else return undefined;
      }
      if (edits.length === 0) return evaluated(interpreter, held);
      const edited = rulesWith(path, model, image, edits, source);
      return edited && evaluated(new Interpreter(edited), held);
    },
  };
}

/** The rules with numbers changed; undefined where they do not compile. */
function rulesWith(
  path: string,
  model: Model,
  { plan }: WorkbookImage,
  changes: readonly { readonly key: CellKey; readonly value: Rational }[],
  source: string | undefined,
): Model | undefined {
  const textOf = (file: string): string =>
    file === path && source !== undefined ? source : readFileSync(file, 'utf8');
  const { edits } = literalEdits(model, plan.bench.blocks, changes, (file) => {
    const text = textOf(file);
    return { text, language: parse({ path: file, text }, () => {}).locale };
  });
  if (edits.length < changes.length) return undefined;
  const after = (file: string): string =>
    editedText(
      textOf(file),
      edits
        .filter(({ span }) => span.file === file)
        .map(({ span, text }) => ({ start: span.start, end: span.end, text })),
    );
  const read = (name: string, from: string) => {
    const file = resolve(dirname(from), name);
    return existsSync(file) ? { path: file, text: after(file) } : undefined;
  };
  return compile({ path, text: after(path) }, { load: read, document: read }).model;
}

interface Case {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly readings: Readonly<Record<string, string>>;
  /** Rows of each list that hold its items, in order. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
}

type Bench = WorkbookImage['plan']['bench'];

/** The case that the cells say; undefined where a cell says nothing that a fact can be. */
function caseIn(
  model: Model,
  declared: ReadonlySet<string>,
  bench: Bench,
  held: ReadonlyMap<CellKey, Held>,
): Case | undefined {
  let wrong = false;
  const read = (fact: Fact, value: Held): unknown => {
    if (value === undefined) return undefined;
    const said = factIn(fact, value, bench);
    if (said === undefined) wrong = true;
    return said;
  };
  const facts: Record<string, unknown> = {};
  const put = (record: Record<string, unknown>, fact: Fact, value: Held): void => {
    const said = read(fact, value);
    if (said !== undefined) record[fact.name] = said;
  };
  for (const fact of model.facts) if (fact.list === undefined) put(facts, fact, held.get(inputKey(fact)));
  const rows = new Map<string, readonly number[]>();
  for (const { name } of model.lists) {
    const own = model.facts.filter(({ list }) => list === name);
    const items: Record<string, unknown>[] = [];
    const places: number[] = [];
    for (let row = 1; row <= (bench.capacities.get(name) ?? 0); row++) {
      const said = declared.has(name) ? held.get(itemCell(declaredPresenceKey(name), row)) : undefined;
      const answer = yesOrNo(said, bench);
      if (said !== undefined && (answer === undefined || typeof said !== 'string')) wrong = true;
      const filled = own.some((fact) => held.get(itemCell(inputKey(fact), row)) !== undefined);
      // What stands in a row must be acceptable, item or not.
      const record: Record<string, unknown> = {};
      for (const fact of own) put(record, fact, held.get(itemCell(inputKey(fact), row)));
      if (answer === false || !(filled || answer === true)) continue;
      items.push(record);
      places.push(row);
    }
    facts[name] = items;
    rows.set(name, places);
  }
  const readings: Record<string, string> = {};
  for (const { name, options } of model.readings) {
    const value = held.get(readingKey(name));
    const option = options.find(
      (one) => typeof value === 'string' && one.name.toLowerCase() === value.toLowerCase(),
    );
    if (option === undefined) wrong = true;
    else readings[name] = option.name;
  }
  return wrong ? undefined : { facts, readings, rows };
}

function yesOrNo(value: Held, { words }: Bench): boolean | undefined {
  if (isDecimal(value)) return value.d !== 1n || value.n > 1n || value.n < 0n ? undefined : value.n === 1n;
  const said = typeof value === 'string' ? value.toLowerCase() : undefined;
  return said === words.yes ? true : said === words.no ? false : undefined;
}

function factIn(fact: Fact, value: Exclude<Held, undefined>, bench: Bench): unknown {
  const { type } = fact;
  if (typeof value === 'object' && !isDecimal(value)) return undefined;
  switch (type.kind) {
    case 'quantity': {
      if (typeof value === 'string') return undefined;
      const scaled = type.percent ? rational(value.n * 100n, value.d) : value;
      return formatDecimal(scaled);
    }
    case 'date':
      if (typeof value === 'string' || value.d !== 1n || value.n < 61n || value.n > 2_958_465n)
        return undefined;
      return isoFromDays(Number(value.n) - 25_569);
    case 'yes-no':
      return yesOrNo(value, bench);
    case 'choice': {
      if (typeof value !== 'string') return undefined;
      const said = value.toLowerCase();
      const { options } = type.set;
      const named = options.find(({ label }) => label.toLowerCase() === said);
      return (
        named ?? options.find(({ name, code }) => name.toLowerCase() === said || code?.toLowerCase() === said)
      )?.name;
    }
    case 'text':
      return typeof value === 'string' ? value : undefined;
    default:
      return type satisfies never;
  }
}

/** What a result shows: a number, a text (nothing but a message, or a text of the rules), or an error value. */
export type Shown = number | string | boolean | { readonly error: unknown } | undefined;

/** Whether an amount, date or text of the rules is shown, and not a message. */
export const isShown = (messages: ReadonlySet<string>, shown: Shown): boolean =>
  shown !== undefined && shown !== '' && typeof shown !== 'object' && !messages.has(String(shown));

/** Undefined where the workbook is right, or visibly withholds the result; else what is wrong. */
export function verdict(
  { model, messages }: { readonly model: Model; readonly messages: ReadonlySet<string> },
  name: string,
  wanted: string | boolean | undefined,
  shown: Shown,
): 'right' | 'withheld' | 'wrong' {
  if (shown === undefined || shown === '' || typeof shown === 'object')
    return wanted === undefined ? 'right' : 'withheld';
  if (typeof shown === 'string' && messages.has(shown)) return wanted === undefined ? 'right' : 'withheld';
  if (wanted === undefined) return 'wrong';
  const type = model.results.find((one) => one.listed && one.name === name)?.type;
  if (typeof wanted === 'boolean') return Number(shown) === Number(wanted) ? 'right' : 'wrong';
  if (type?.kind === 'text' || type?.kind === 'choice') return shown === wanted ? 'right' : 'wrong';
  if (typeof shown !== 'number') return 'wrong';
  if (type?.kind === 'date') return isoFromDays(shown - 25_569) === wanted ? 'right' : 'wrong';
  const exact = parseDecimal(wanted);
  if (exact === undefined) return 'wrong';
  const decimal = Number(exact.n) / Number(exact.d);
  return Math.abs(shown - decimal) <= 1e-9 * Math.max(1, Math.abs(decimal)) ? 'right' : 'wrong';
}

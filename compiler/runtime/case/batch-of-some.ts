// Columns of scaled facts, of which some results are asked for: row by row as one case with `results` is evaluated.

import { daysFromIso } from '../exact/calendar.js';
import { minutesFromTime } from '../exact/cycles.js';
import { divide, hundred, multiply, parseDecimal, rational, zero } from '../exact/rational.js';
import { unreadable } from '../facts/fact-messages.js';
import { itemName } from '../facts/fact-values.js';
import { absent, broken, type OpenRecord, openRecord } from '../facts/open-record.js';
import type { CaseError, OutputValue } from '../outcome/assessment.js';
import { askedOf, thorough } from './assess.js';
import { isNothing, listErrors, propertyOf, stepErrors, truthOf } from './batch.js';
import { readOptions } from './case-options.js';
import type { Evaluation } from './evaluation.js';
import { inOrderOfFacts } from './listed-errors.js';
import { missingFacts } from './missing-facts.js';
import { unknownOptionName, wrongOption } from './option-messages.js';
import { Seen } from './seen.js';

/** How the values of a result stand in its column; `isFloat`: in a `Float64Array`, where NaN is none. */
export interface ColumnForm {
  readonly as: 'steps' | 'big steps' | 'fraction' | 'percentage' | 'option' | 'days' | 'minutes' | 'itself';
  /** Decimals of one step. */
  readonly places?: number;
  /** In the order that their places count. */
  readonly options?: readonly string[];
  readonly isFloat?: boolean;
}

interface SomeColumns {
  readonly outputs: Readonly<Record<string, Float64Array | unknown[]>>;
  readonly refused: ReadonlyMap<number, readonly CaseError[]>;
  readonly notices: ReadonlyMap<number, readonly string[]>;
}

const optionNames = ['results'] as const;
const mostListed = 20;

/**
 * Each row is answered as `evaluate` with `results` answers it: columns that these results do not come to may be missing. Options
 * that cannot be used refuse every row, by name. Never throws but for a number of rows that no column can have.
 */
export function batchOfSome<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  forms: Readonly<Record<string, ColumnForm>>,
  columns: unknown,
  rows: number,
  options: unknown,
): SomeColumns {
  const refused = new Map<number, readonly CaseError[]>();
  const notices = new Map<number, readonly string[]>();
  const { results, isPart, errors } = readOptions(evaluation, options);
  const opened = openRecord(columns);
  const wrong = [
    ...(wrongNames(options) ?? errors),
    ...(opened === undefined ? [wrongOption('columns', 'columns', columns)] : []),
  ];
  const outs = (wrong.length > 0 ? [] : results).map(({ name }) => ({
    name,
    ...(forms[name] ?? { as: 'itself' as const }),
  }));
  const outputs = Object.fromEntries(
    outs.map(({ name, isFloat }) => [
      name,
      isFloat === true ? new Float64Array(rows).fill(Number.NaN) : new Array<unknown>(rows).fill(undefined),
    ]),
  );
  if (opened === undefined || wrong.length > 0) {
    for (let row = 0; row < rows; row++) refused.set(row, wrong);
    return { outputs, refused, notices };
  }
  const asked = askedOf(evaluation, results);
  const { shapes, chosen } = evaluation;
  for (let row = 0; row < rows; row++) {
    const { facts, given, errors: unfit } = rowOf<F, R, O>(evaluation, opened, row);
    const bad = new Set(unfit.flatMap(({ path }) => [path, path.replace(/\..*$/, '')]));
    const { needs, surely, isOfListed } = asked;
    const missing = missingFacts(evaluation, given, () => facts, chosen, needs, bad, surely, isOfListed);
    if (unfit.length + missing.errors.length > 0) {
      refused.set(row, inOrderOfFacts(shapes, [...unfit, ...missing.errors]));
      continue;
    }
    const outcome = thorough(evaluation, facts, {}, isPart ? asked.seeing() : new Seen());
    if (!outcome.ok) {
      refused.set(row, outcome.errors);
      continue;
    }
    if (outcome.notices.length > 0) notices.set(row, outcome.notices);
    for (const { name, ...form } of outs) {
      const value = propertyOf(outcome.outputs, name) as OutputValue | undefined;
      const column = outputs[name];
      if (value !== undefined && column !== undefined) Reflect.set(column, row, inColumn(form, value));
    }
  }
  return { outputs, refused, notices };
}

/** Whatever is no object with `results` alone; undefined where there is nothing of the kind. */
function wrongNames(options: unknown): readonly CaseError[] | undefined {
  const record = openRecord(options);
  if (record === undefined) return [wrongOption('', 'asked', options)];
  const others = record.names.filter((name) => !optionNames.some((known) => known === name));
  if (others.length === 0) return undefined;
  const more = others.length - mostListed;
  return [
    ...others.slice(0, mostListed).map((name) => unknownOptionName(name, optionNames)),
    ...(more > 0 ? [unknownOptionName(undefined, optionNames, more)] : []),
  ];
}

interface Row<F> {
  readonly facts: Partial<F>;
  readonly given: {
    readonly values: Record<string, unknown>;
    readonly lists: Record<string, readonly Record<string, unknown>[]>;
  };
  readonly errors: readonly CaseError[];
}

/** What a row gives, as far as it can be used, and what is wrong with the rest. */
function rowOf<F, R, O>({ shapes }: Evaluation<F, R, O>, columns: OpenRecord, row: number): Row<F> {
  const errors: CaseError[] = [];
  const values: Record<string, unknown> = Object.create(null);
  const lists: Record<string, readonly Record<string, unknown>[]> = Object.create(null);
  const cell = (name: string): unknown => {
    const column = columns.get(name);
    if (column === absent) return undefined;
    try {
      if (column !== broken) return propertyOf(column.value, row);
    } catch {
      // Told below.
    }
    errors.push(unreadable(name));
    return undefined;
  };
  for (const shape of shapes.facts) {
    if (shape.list !== undefined) continue;
    const value = cell(shape.name);
    if (isNothing(value)) continue;
    const wrong = stepErrors(shape, shape.name, value);
    errors.push(...wrong);
    if (wrong.length === 0) {
      values[shape.name] = shape.kind === 'yes-no' && typeof value === 'number' ? truthOf(value) : value;
    }
  }
  for (const { name } of shapes.lists) {
    const items = cell(name);
    if (isNothing(items)) continue;
    try {
      errors.push(...listErrors(shapes, name, items, 'as far as given'));
      lists[name] = Array.isArray(items) ? items.map((item) => own(item, shapes.facts, name)) : [];
    } catch {
      errors.push(unreadable(itemName(name, 0)));
    }
  }
  const facts: unknown = Object.assign(Object.create(null), values, lists);
  return { facts: facts as Partial<F>, given: { values, lists }, errors };
}

/** The facts of an item that are there. */
function own(
  item: unknown,
  facts: readonly { readonly name: string; readonly list: string | undefined }[],
  list: string,
): Record<string, unknown> {
  const found: Record<string, unknown> = Object.create(null);
  for (const fact of facts) {
    const value = fact.list === list ? propertyOf(item, fact.name) : undefined;
    if (!isNothing(value)) found[fact.name] = value;
  }
  return found;
}

/** A value as `evaluate` writes it, as its column holds it. */
export function inColumn(form: ColumnForm, value: OutputValue): unknown {
  if (Array.isArray(value)) return value.map((item: OutputValue) => inColumn(form, item));
  const text = String(value);
  const number = () => parseDecimal(text) ?? zero;
  switch (form.as) {
    case 'steps':
    case 'big steps': {
      const steps = multiply(number(), rational(10n ** BigInt(form.places ?? 0))).n;
      return (form.as satisfies 'steps' | 'big steps') === 'steps' ? Number(steps) : steps;
    }
    case 'fraction':
      return number();
    case 'percentage':
      return divide(number(), hundred);
    case 'option':
      return form.options?.indexOf(text);
    case 'days':
      return daysFromIso(text);
    case 'minutes':
      return minutesFromTime(text);
    case 'itself':
      return value;
    default:
      return form.as satisfies never;
  }
}

// Test support: rows of facts that lie at boundaries, some of them bad, as statements of an engine; and the evaluator's answers.

import { type EvaluateOptions, evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases, type CaseInput } from '../../compiler/4-analyse/boundary-cases.js';
import { randomFrom } from '../../compiler/4-analyse/cases/random.js';
import type { Input, Program } from '../../compiler/5-lower/program/program.js';
import type { Dialect } from '../../compiler/6-emit/sql/dialect.js';
import { typeOfInput } from '../../compiler/6-emit/sql/facts-table.js';
import { limitText, unitsOf } from '../../compiler/6-emit/sql/inputs.js';

/** What a table of facts holds: all that rows are made of, whether the rules can be priced by a query or not. */
export type FactsOf = Pick<Program, 'inputs' | 'lists'>;

export type Row = Record<string, string | boolean | readonly Record<string, string | boolean>[]>;

/** `percent` of the rows have one bad fact: missing, beyond its domain, between two steps, no option. */
export function biasedRows(
  model: Model,
  program: FactsOf,
  { seed, count, percent }: { readonly seed: number; readonly count: number; readonly percent: number },
): readonly Row[] {
  const random = randomFrom(seed);
  const inputs = program.inputs.map(({ shape }) => shape.name);
  const tops = new Set([
    ...program.inputs.map(({ shape }) => shape.list ?? shape.name),
    ...program.lists.map(({ name }) => name),
  ]);
  return boundaryCases(model, { seed, count }).map(({ input }) => {
    const row = onlyReached(input, inputs, tops);
    if (!random.chance(percent) || program.inputs.length === 0) return row;
    const bad = random.pick(program.inputs);
    return spoiled(row, bad, random.below(4n));
  });
}

function onlyReached(input: CaseInput, inputs: readonly string[], tops: ReadonlySet<string>): Row {
  const row: Row = {};
  for (const [name, value] of Object.entries(input)) {
    if (!tops.has(name)) continue;
    row[name] =
      typeof value === 'object'
        ? value.map((item) =>
            Object.fromEntries(Object.entries(item).filter(([fact]) => inputs.includes(fact))),
          )
        : value;
  }
  return row;
}

function spoiled(row: Row, bad: Input, way: bigint): Row {
  const { name, list } = bad.shape;
  const value = badValue(bad, way);
  const change = (record: Record<string, string | boolean>) => {
    const { [name]: _, ...others } = record;
    return value === undefined ? others : { ...others, [name]: value };
  };
  if (list === undefined) return change(row as Record<string, string | boolean>) as Row;
  const items = row[list];
  if (typeof items !== 'object' || items.length === 0) return row;
  const place = items.length - 1;
  return { ...row, [list]: items.map((item, index) => (index === place ? change(item) : item)) };
}

function badValue(input: Input, way: bigint): string | boolean | undefined {
  const { kind } = input.shape;
  if (way === 0n || kind === 'yes-no') return undefined;
  if (kind === 'choice') return "no 'option";
  if (kind === 'text') return 'x'.repeat(1001);
  if (kind === 'time') return ['24:00', '24:01', '8:3', '8:07'][Number(way)] ?? '12:60';
  if (kind === 'date') return limitText(input, 'hi') < '2299-12-31' ? '2299-12-31' : undefined;
  const { decimals } = unitsOf(input);
  const limit = limitText(input, way === 1n ? 'hi' : 'lo');
  if (way === 3n && decimals > 0)
    return `${limit.includes('.') ? limit.padEnd(limit.indexOf('.') + decimals + 1, '0') : `${limit}.${'0'.repeat(decimals)}`}5`;
  return String(
    way === 1n ? BigInt(limit.split('.')[0] ?? '0') + 1n : BigInt(limit.split('.')[0] ?? '0') - 1n,
  );
}

export interface Expected {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly code: string | null;
  readonly path: string | null;
  readonly notices: string;
}

/** As the evaluator answers. */
export function expectedOf(
  model: Model,
  rows: readonly Row[],
  options: EvaluateOptions = {},
): readonly Expected[] {
  const interpreter = new Interpreter(model);
  return rows.map((row) => {
    const outcome = evaluate(interpreter, row, options);
    if (outcome.ok) {
      return { outputs: outcome.outputs, code: null, path: null, notices: outcome.notices.join('\n') };
    }
    const [first] = outcome.errors;
    return { outputs: {}, code: first?.code ?? '', path: first?.path ?? '', notices: '' };
  });
}

const literalOf = (input: Input, value: string | boolean | undefined, dialect: Dialect): string => {
  if (typeof value === 'boolean') return dialect.truth(value);
  return dialect.types.literal(value, typeOfInput(input, dialect));
};

/** INSERT statements for the tables of `factsTable`, with the number of the row as key. */
export function insertsOf(
  program: FactsOf,
  dialect: Dialect,
  rows: readonly Row[],
  names: { readonly table: string; readonly key: string },
): readonly string[] {
  const { identifier, lists, types } = dialect;
  const own = program.inputs.filter(({ shape }) => shape.list === undefined);
  const itemsOf = (list: string) => program.inputs.filter(({ shape }) => shape.list === list);
  const nested = lists.storage === 'nested' ? program.lists : [];
  const columns = [names.key, ...own.map(({ shape }) => shape.name), ...nested.map(({ name }) => name)];
  const value = (row: Row, input: Input) => {
    const given = row[input.shape.name];
    return literalOf(input, typeof given === 'object' ? undefined : given, dialect);
  };
  const listValue = (row: Row, list: string) => {
    const given = row[list];
    const inputs = itemsOf(list);
    const fields = inputs.map((input) => ({ name: input.shape.name, type: typeOfInput(input, dialect) }));
    const items = typeof given === 'object' ? given : [];
    return types.items(
      fields,
      items.map((item) => inputs.map((input) => literalOf(input, item[input.shape.name], dialect))),
    );
  };
  const statement = (table: string, names: readonly string[], values: readonly string[]) =>
    values.length === 0
      ? []
      : [
          `INSERT INTO ${identifier(table)} (${names.map(identifier).join(', ')}) VALUES\n${values.join(',\n')}`,
        ];
  const parents = rows.map(
    (row, index) =>
      `(${[types.literal(String(index), types.key), ...own.map((input) => value(row, input)), ...nested.map(({ name }) => listValue(row, name))].join(', ')})`,
  );
  const children = lists.storage === 'nested' ? [] : program.lists;
  return [
    ...statement(names.table, columns, parents),
    ...children.flatMap(({ name }) => {
      const inputs = itemsOf(name);
      const values = rows.flatMap((row, index) => {
        const given = row[name];
        return (typeof given === 'object' ? given : []).map(
          (item, place) =>
            `(${[types.literal(String(index), types.key), String(place + 1), ...inputs.map((input) => literalOf(input, item[input.shape.name], dialect))].join(', ')})`,
        );
      });
      return statement(name, [names.key, 'place', ...inputs.map(({ shape }) => shape.name)], values);
    }),
  ];
}

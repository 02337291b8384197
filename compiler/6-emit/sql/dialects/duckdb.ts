// DuckDB: `/` would be a double, so only `//`; sums of integers are wider than their operands.

import type { Dialect, NumberInput } from '../dialect.js';
import {
  dateStages,
  doubled,
  exactStages,
  fieldsHeld,
  inRounds,
  powerOfTen,
  quoted,
  standard,
  tenth,
  valuesHeld,
  valuesTable,
} from './common.js';

/** Up to 18 digits are integers of 64 bits; beyond, each row takes ten times as long. Values of the domain need no more. */
const casting = ({ from, to }: NumberInput): ((value: string, decimals: number) => string) => {
  const wholeDigits = [from, to].map((limit) => limit.replace('-', '').split('.')[0]?.length ?? 0);
  // One more for what is rounded up, and room for being counted in units.
  return (value, decimals) =>
    `CAST(${value} AS DECIMAL(${Math.min(38, Math.max(...wholeDigits) + 1 + 2 * decimals)}, ${decimals}))`;
};
const zero = 'CAST(0 AS BIGINT)';
const until = (array: string, end: string): string => `list_slice(${array}, 1, ${end})`;
const first = (array: string): string =>
  `COALESCE(list_extract(list_filter(${array}, lambda v: v <> 0), 1), ${zero})`;
const sum = (array: string): string => `CAST(COALESCE(list_sum(${array}), 0) AS BIGINT)`;

export const duckdb: Dialect = {
  ...standard,
  name: 'duckdb',
  label: 'DuckDB',
  longestStatement: undefined,
  integer: (value, wide) => (wide ? `CAST(${value} AS BIGINT)` : value < 0n ? `(${value})` : `${value}`),
  divide: (dividend, divisor) => `(${dividend} // ${divisor})`,
  level: (name, body) => `${name} AS NOT MATERIALIZED (\n${body}\n)`,
  asText: (integer) => `CAST(${integer} AS VARCHAR)`,
  numberOf: (digits) => `CAST(${digits} AS BIGINT)`,
  number: (column, input, prefix, at) =>
    exactStages(
      column,
      input,
      prefix,
      at,
      `typeof(${column}) IN ('DOUBLE', 'FLOAT')`,
      casting(input),
      (exact, decimals) =>
        decimals === 0 ? `CAST(${exact} AS BIGINT)` : `CAST(${exact} * ${powerOfTen(decimals)} AS BIGINT)`,
    ),
  date: (column, from, to, prefix, at) =>
    dateStages(
      column,
      from,
      to,
      prefix,
      at,
      (iso) => `DATE '${iso}'`,
      (date) => `CAST(${date} - DATE '1970-01-01' AS BIGINT)`,
    ),
  textLength: (column) => `length(${column})`,
  decimal: (integer, places, decimals) =>
    places === 0
      ? `CAST(${integer} AS DECIMAL(${19 + decimals}, ${decimals}))`
      : `CAST(CAST(${integer} AS DECIMAL(19, 0)) * ${tenth(places)} AS DECIMAL(${20 + Math.max(places, decimals)}, ${Math.max(places, decimals)}))`,
  dateOf: (days) => `DATE '1970-01-01' + CAST(${days} AS INTEGER)`,
  lists: {
    storage: 'nested',
    length: (column) => `len(${column})`,
    map: (count, body) => `list_transform(range(1, ${count} + 1), lambda i: ${body('i')})`,
    element: (array, place) => `list_extract(${array}, ${place})`,
    field: (column, place, name) =>
      `struct_extract(list_extract(${column}, ${place}), '${name.replaceAll("'", "''")}')`,
    isNull: (column, place) => `list_extract(${column}, ${place}) IS NULL`,
    none: 'NULL',
    fold: (fold, array, _count, { lo, hi }) => {
      switch (fold) {
        case 'sum':
          return sum(array);
        case 'first':
          return first(array);
        case 'least':
          return `COALESCE(list_min(${array}), ${hi})`;
        case 'greatest':
          return `COALESCE(list_max(${array}), ${lo})`;
        default:
          return fold satisfies never;
      }
    },
    foldUntil: (fold, array, end) =>
      (fold satisfies 'first' | 'sum') === 'sum' ? sum(until(array, end)) : first(until(array, end)),
    grow: (count, rounds, start, values) => {
      const list = (all: readonly string[]) =>
        `CAST([${all.map((value) => `CAST(${value} AS BIGINT)`).join(', ')}] AS BIGINT[])`;
      const step = 'list_extract(e, 1)';
      const added = inRounds(step, values('a', step).map(list));
      const steps = `list_transform(range(0, ${count} * ${rounds}), lambda i: [i])`;
      return `list_reduce(list_concat([[${start.join(', ')}]], ${steps}), lambda a, e: list_concat(a, ${added}))`;
    },
    rank: (array, count, place) =>
      `(1 + len(list_filter(range(1, ${count} + 1), lambda j: list_extract(${array}, j) > list_extract(${array}, ${place}) OR (list_extract(${array}, j) = list_extract(${array}, ${place}) AND j < ${place}))))`,
  },
  types: {
    rows: valuesTable,
    literal: (text, type) => `CAST(${text === undefined ? 'NULL' : quoted(text)} AS ${type})`,
    items: (given, items) => {
      const fields = fieldsHeld(given, 'INTEGER');
      const structs = valuesHeld(items).map(
        (item) =>
          `{${fields.map(({ name }, index) => `'${name.replaceAll("'", "''")}': ${item[index]}`).join(', ')}}`,
      );
      const type = `STRUCT(${fields.map((field) => `${doubled(field.name)} ${field.type}`).join(', ')})[]`;
      return `CAST([${structs.join(', ')}] AS ${type})`;
    },
    array: (literals, type) => `CAST([${literals.join(', ')}] AS ${type}[])`,
    arrayOf: (type) => `${type}[]`,
    number: (digits, decimals) => `DECIMAL(${digits}, ${decimals})`,
    truth: 'BOOLEAN',
    date: 'DATE',
    text: 'VARCHAR',
    key: 'VARCHAR',
    nested: (fields) =>
      `STRUCT(${fieldsHeld(fields, 'INTEGER')
        .map(({ name, type }) => `${doubled(name)} ${type}`)
        .join(', ')})[]`,
    afterTable: '',
    notNull: (type) => `${type} NOT NULL`,
    nullable: (type) => type,
  },
};

// ClickHouse: integers wrap silently and are as narrow as their literals, so every constant that stands alone is an Int64.

import type { Dialect } from '../dialect.js';
import {
  dateStages,
  escaped,
  exactStages,
  fieldsHeld,
  inRounds,
  pairs,
  powerOfTen,
  standard,
  valuesHeld,
} from './common.js';

const until = (array: string, end: string): string => `arraySlice(${array}, 1, ${end})`;
const first = (array: string): string => `toInt64(arrayFirst(v -> v <> 0, ${array}))`;

const identifier = (name: string): string => `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const nullable = (type: string): string => (type.startsWith('Array') ? type : `Nullable(${type})`);

/** A literal with a point would be a float, and so would what it is compared with. */
const decimal = (text: string): string =>
  text.includes('.') ? `CAST('${text}' AS Decimal(38, ${text.length - text.indexOf('.') - 1}))` : text;

export const clickhouse: Dialect = {
  ...standard,
  name: 'clickhouse',
  label: 'ClickHouse',
  // `max_query_size`, which a query cannot raise for itself.
  longestStatement: 262_144,
  identifier,
  text: escaped,
  integer: (value, wide) => (wide ? `toInt64(${value})` : value < 0n ? `(${value})` : `${value}`),
  divide: (dividend, divisor) => `intDiv(${dividend}, ${divisor})`,
  extreme: pairs,
  level: (name, body) => `${name} AS (\n${body}\n)`,
  concat: (parts) => `concat(${parts.join(', ')})`,
  asText: (integer) => `toString(${integer})`,
  numberOf: (digits) => `toInt64OrZero(assumeNotNull(${digits}))`,
  number: (column, input, prefix, at) =>
    exactStages(
      column,
      input,
      prefix,
      at,
      `toTypeName(${column}) LIKE '%Float%'`,
      (value, decimals) => `CAST(${value} AS Decimal(38, ${decimals}))`,
      (exact, decimals) => `toInt64(${exact} * ${powerOfTen(decimals)})`,
      decimal,
    ),
  date: (column, from, to, prefix, at) =>
    dateStages(
      column,
      from,
      to,
      prefix,
      at,
      (iso) => `toDate32('${iso}')`,
      (date) => `toInt64(toInt32(assumeNotNull(${date})))`,
    ),
  truthState: (column) =>
    `CASE WHEN ${column} IS NULL THEN 0 WHEN toInt64(assumeNotNull(${column})) IN (0, 1) THEN 4 ELSE 1 END`,
  isTrue: (column) => `(toInt64(ifNull(${column}, 0)) = 1)`,
  textLength: (column) => `lengthUTF8(${column})`,
  decimal: (integer, places, decimals) =>
    places === 0
      ? `CAST(${integer} AS Decimal(38, ${decimals}))`
      : `CAST(CAST(${integer} AS Decimal(38, ${places})) / ${powerOfTen(places)} AS Decimal(38, ${Math.max(places, decimals)}))`,
  dateOf: (days) => `(toDate32('1970-01-01') + ${days})`,
  days: { first: -25567, last: 120529 },
  lists: {
    storage: 'nested',
    length: (column) => `toInt64(length(${column}))`,
    map: (count, body) =>
      `arrayMap(i -> ${body('i')}, arrayMap(j -> toInt64(j), range(1, toUInt64(${count} + 1))))`,
    element: (array, place) => `arrayElement(${array}, ${place})`,
    field: (column, place, name) => `tupleElement(arrayElement(${column}, ${place}), ${escaped(name)})`,
    isNull: () => 'FALSE',
    // Arrays are never NULL there.
    none: '[]',
    fold: (fold, array, count, { lo, hi }) => {
      switch (fold) {
        case 'sum':
          return `toInt64(arraySum(${array}))`;
        case 'first':
          return first(array);
        case 'least':
          return `CASE WHEN ${count} = 0 THEN ${hi} ELSE toInt64(arrayMin(${array})) END`;
        case 'greatest':
          return `CASE WHEN ${count} = 0 THEN ${lo} ELSE toInt64(arrayMax(${array})) END`;
        default:
          return fold satisfies never;
      }
    },
    foldUntil: (fold, array, end) =>
      (fold satisfies 'first' | 'sum') === 'sum'
        ? `toInt64(arraySum(${until(array, end)}))`
        : first(until(array, end)),
    grow: (count, rounds, start, values) => {
      const list = (all: readonly string[]) =>
        `[${all.map((value) => `assumeNotNull(toInt64(${value}))`).join(', ')}]`;
      const added = inRounds('i', values('a', 'i').map(list));
      const steps = `arrayMap(j -> toInt64(j), range(0, toUInt64(${count} * ${rounds})))`;
      return `arrayFold((a, i) -> arrayConcat(a, ${added}), ${steps}, [${start.join(', ')}])`;
    },
    rank: (array, count, place) =>
      `toInt64(1 + arrayCount(j -> arrayElement(${array}, j) > arrayElement(${array}, ${place}) OR (arrayElement(${array}, j) = arrayElement(${array}, ${place}) AND j < ${place}), range(1, toUInt64(${count} + 1))))`,
  },
  types: {
    // A SELECT a row, each with UNION ALL, is analysed for a second a row.
    rows: (name, columns, rows) => {
      const structure = columns.map((column) => `${column.name} ${nullable(column.type)}`).join(', ');
      const lines = rows.map((row) => `(${row.join(', ')})`);
      return `${name} AS (\nSELECT * FROM values(${escaped(structure)},\n${lines.join(',\n')})\n)`;
    },
    // The table that it stands in says its type.
    literal: (text) => (text === undefined ? 'NULL' : escaped(text)),
    items: (given, items) => {
      const fields = fieldsHeld(given, 'Int32');
      const tuples = valuesHeld(items).map((item) => `tuple(${item.join(', ')})`);
      const type = `Array(Tuple(${fields.map((field) => `${identifier(field.name)} Nullable(${field.type})`).join(', ')}))`;
      return `CAST([${tuples.join(', ')}] AS ${type})`;
    },
    array: (literals, type) => `CAST([${literals.join(', ')}] AS Array(${type}))`,
    arrayOf: (type) => `Array(${type})`,
    number: (digits, decimals) => `Decimal(${digits}, ${decimals})`,
    truth: 'Bool',
    date: 'Date32',
    text: 'String',
    key: 'String',
    nested: (fields) =>
      `Array(Tuple(${fieldsHeld(fields, 'Int32')
        .map(({ name, type }) => `${identifier(name)} Nullable(${type})`)
        .join(', ')}))`,
    afterTable: ' ENGINE = MergeTree ORDER BY tuple()',
    notNull: (type) => type,
    nullable,
  },
  // No step relies on laziness; with it, chains of choices are copied into each other without end.
  ending: "SETTINGS short_circuit_function_evaluation = 'disable'\n",
  settings: [
    {
      en: 'skip_unavailable_shards = 0: a shard that is down must be an error, never a partial answer',
      fr: 'skip_unavailable_shards = 0 : un nœud arrêté doit être une erreur, jamais une réponse partielle',
    },
    {
      en: 'wait_end_of_query = 1 over HTTP: a shard that dies while rows stream must be an error, never a short answer',
      fr: 'wait_end_of_query = 1 par HTTP : un nœud qui s’arrête en cours d’envoi doit être une erreur, jamais une réponse écourtée',
    },
  ],
};

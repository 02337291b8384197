// Spark SQL 4 in ANSI mode: `/` would be a double or a decimal, so `div`; `\` is an escape in texts.

import type { Dialect } from '../dialect.js';
import {
  dateStages,
  exactStages,
  fieldsHeld,
  inRounds,
  powerOfTen,
  standard,
  tenth,
  valuesHeld,
  valuesTable,
} from './common.js';

const total = (array: string): string => `aggregate(${array}, 0L, (a, v) -> a + v)`;
const first = (array: string): string =>
  `aggregate(${array}, 0L, (a, v) -> CASE WHEN a <> 0 THEN a ELSE v END)`;
const until = (array: string, end: string): string => `slice(${array}, 1, CAST(${end} AS INT))`;
/** Places 1 … count; a sequence from 1 to 0 would go down. */
const places = (count: string): string => `filter(sequence(1L, greatest(1L, ${count})), p -> p <= ${count})`;

const sparkText = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export const spark: Dialect = {
  ...standard,
  name: 'spark',
  label: 'Spark SQL 4',
  longestStatement: undefined,
  identifier: (name) => `\`${name.replaceAll('`', '``')}\``,
  text: sparkText,
  integer: (value, wide) => (wide ? `${value}L` : value < 0n ? `(${value}L)` : `${value}L`),
  divide: (dividend, divisor) => `(${dividend} div ${divisor})`,
  level: (name, body) => `${name} AS (\n${body}\n)`,
  concat: (parts) => `concat(${parts.join(', ')})`,
  asText: (integer) => `CAST(${integer} AS STRING)`,
  numberOf: (digits) => `CAST(${digits} AS BIGINT)`,
  number: (column, input, prefix, at) =>
    exactStages(
      column,
      input,
      prefix,
      at,
      // Compared in at most 38 digits, the last ones rounded away in silence: so few digits before the point, and few behind.
      `typeof(${column}) RLIKE '^(double|float|decimal.[0-9]+,[23][0-9].)$'`,
      (value, decimals) => `CAST(${value} AS DECIMAL(19, ${decimals}))`,
      (exact, decimals) => `CAST(${exact} * ${powerOfTen(decimals)} AS BIGINT)`,
    ),
  date: (column, from, to, prefix, at) =>
    dateStages(
      column,
      from,
      to,
      prefix,
      at,
      (iso) => `DATE'${iso}'`,
      (date) => `CAST(unix_date(${date}) AS BIGINT)`,
    ),
  decimal: (integer, decimalPlaces, decimals) => {
    const type = `DECIMAL(38, ${Math.max(decimalPlaces, decimals)})`;
    return decimalPlaces === 0
      ? `CAST(${integer} AS ${type})`
      : `CAST(CAST(${integer} AS DECIMAL(19, 0)) * ${tenth(decimalPlaces)} AS ${type})`;
  },
  dateOf: (days) => `date_from_unix_date(CAST(${days} AS INT))`,
  lists: {
    storage: 'nested',
    length: (column) => `CAST(array_size(${column}) AS BIGINT)`,
    map: (count, body) => `transform(${places(count)}, i -> ${body('i')})`,
    element: (array, place) => `element_at(${array}, CAST(${place} AS INT))`,
    field: (column, place, name) =>
      `element_at(${column}, CAST(${place} AS INT)).\`${name.replaceAll('`', '``')}\``,
    isNull: (column, place) => `element_at(${column}, CAST(${place} AS INT)) IS NULL`,
    none: 'NULL',
    fold: (fold, array, _count, { lo, hi }) => {
      switch (fold) {
        case 'sum':
          return total(array);
        case 'first':
          return first(array);
        case 'least':
          return `COALESCE(array_min(${array}), ${hi})`;
        case 'greatest':
          return `COALESCE(array_max(${array}), ${lo})`;
        default:
          return fold satisfies never;
      }
    },
    foldUntil: (fold, array, end) =>
      (fold satisfies 'first' | 'sum') === 'sum' ? total(until(array, end)) : first(until(array, end)),
    grow: (count, rounds, start, values) => {
      const list = (all: readonly string[]) =>
        `array(${all.map((value) => `CAST(${value} AS BIGINT)`).join(', ')})`;
      const added = inRounds('(i - 1L)', values('a', '(i - 1L)').map(list));
      return `aggregate(${places(`(${count} * ${rounds})`)}, array(${start.join(', ')}), (a, i) -> concat(a, ${added}))`;
    },
    rank: (array, count, place) =>
      `CAST(1 + array_size(filter(${places(count)}, j -> element_at(${array}, CAST(j AS INT)) > element_at(${array}, CAST(${place} AS INT)) OR (element_at(${array}, CAST(j AS INT)) = element_at(${array}, CAST(${place} AS INT)) AND j < ${place}))) AS BIGINT)`,
  },
  types: {
    rows: valuesTable,
    literal: (text, type) => `CAST(${text === undefined ? 'NULL' : sparkText(text)} AS ${type})`,
    items: (given, items) => {
      const fields = fieldsHeld(given, 'INT');
      const named = (item: readonly string[]) =>
        `named_struct(${fields.map(({ name }, index) => `${sparkText(name)}, ${item[index]}`).join(', ')})`;
      const type = `ARRAY<STRUCT<${fields.map((field) => `\`${field.name.replaceAll('`', '``')}\`: ${field.type}`).join(', ')}>>`;
      return `CAST(array(${valuesHeld(items).map(named).join(', ')}) AS ${type})`;
    },
    array: (literals, type) => `CAST(array(${literals.join(', ')}) AS ARRAY<${type}>)`,
    arrayOf: (type) => `ARRAY<${type}>`,
    number: (digits, decimals) => `DECIMAL(${digits}, ${decimals})`,
    truth: 'BOOLEAN',
    date: 'DATE',
    text: 'STRING',
    key: 'STRING',
    nested: (fields) =>
      `ARRAY<STRUCT<${fieldsHeld(fields, 'INT')
        .map(({ name, type }) => `\`${name.replaceAll('`', '``')}\`: ${type}`)
        .join(', ')}>>`,
    afterTable: '',
    notNull: (type) => type,
    nullable: (type) => type,
  },
  settings: [
    {
      en: 'spark.sql.ansi.enabled = true, the default since Spark 4',
      fr: 'spark.sql.ansi.enabled = true, la valeur par défaut depuis Spark 4',
    },
    // Met in lists that are gone through in rounds: Java has no longer method.
    {
      en: 'no harm in `Code grows beyond 64 KB` in the log: Spark prices the same rows without compiling them; spark.sql.codegen.wholeStage = false keeps it from trying',
      fr: '`Code grows beyond 64 KB` dans le journal est sans conséquence : Spark calcule les mêmes lignes sans les compiler ; spark.sql.codegen.wholeStage = false lui épargne l’essai',
    },
  ],
};

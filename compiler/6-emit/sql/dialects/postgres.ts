// PostgreSQL: levels are fenced by OFFSET 0, lists are tables of their own and become arrays.

import type { Dialect } from '../dialect.js';
import {
  dateStages,
  exactStages,
  inRounds,
  powerOfTen,
  quoted,
  standard,
  tenth,
  valuesTable,
} from './common.js';

const first = (array: string, more = ''): string =>
  `COALESCE((SELECT v FROM unnest(${array}) WITH ORDINALITY AS u(v, j) WHERE v <> 0${more} ORDER BY j LIMIT 1), 0)`;
const sum = (array: string, more = ''): string =>
  `CAST(COALESCE((SELECT sum(v) FROM unnest(${array}) WITH ORDINALITY AS u(v, j)${more}), 0) AS bigint)`;

export const postgres: Dialect = {
  ...standard,
  name: 'postgres',
  label: 'PostgreSQL',
  longestStatement: undefined,
  integer: (value, wide) => (wide ? `CAST(${value} AS bigint)` : value < 0n ? `(${value})` : `${value}`),
  divide: (dividend, divisor) => `(${dividend} / ${divisor})`,
  level: (name, body) => `${name} AS (\n${body}\n)`,
  fence: '\n  OFFSET 0',
  asText: (integer) => `CAST(${integer} AS text)`,
  numberOf: (digits) => `CAST(${digits} AS bigint)`,
  number: (column, input, prefix, at) =>
    exactStages(
      column,
      input,
      prefix,
      at,
      `pg_typeof(${column}) IN ('double precision'::regtype, 'real'::regtype)`,
      (value, decimals) => `CAST(${value} AS numeric(38, ${decimals}))`,
      (exact, decimals) => `CAST(${exact} * ${powerOfTen(decimals)} AS bigint)`,
    ),
  date: (column, from, to, prefix, at) =>
    dateStages(
      column,
      from,
      to,
      prefix,
      at,
      (iso) => `DATE '${iso}'`,
      (date) => `CAST(${date} - DATE '1970-01-01' AS bigint)`,
    ),
  decimal: (integer, places, decimals) =>
    places === 0
      ? `CAST(${integer} AS numeric(38, ${decimals}))`
      : `CAST(CAST(${integer} AS numeric) * ${tenth(places)} AS numeric(38, ${Math.max(places, decimals)}))`,
  dateOf: (days) => `(DATE '1970-01-01' + CAST(${days} AS integer))`,
  lists: {
    storage: 'table',
    length: (column) => `cardinality(${column})`,
    map: (count, body) => `ARRAY(SELECT ${body('i')} FROM generate_series(1, ${count}) AS s(i) ORDER BY i)`,
    element: (array, place) => `(${array})[${place}]`,
    field: (column, place, name) => `((${column})[${place}]).${standard.identifier(name)}`,
    isNull: () => 'FALSE',
    none: 'NULL',
    fold: (fold, array, _count, { lo, hi }) => {
      switch (fold) {
        case 'sum':
          return sum(array);
        case 'first':
          return first(array);
        case 'least':
          return `COALESCE((SELECT min(v) FROM unnest(${array}) AS u(v)), ${hi})`;
        case 'greatest':
          return `COALESCE((SELECT max(v) FROM unnest(${array}) AS u(v)), ${lo})`;
        default:
          return fold satisfies never;
      }
    },
    foldUntil: (fold, array, end) =>
      (fold satisfies 'first' | 'sum') === 'sum'
        ? sum(array, ` WHERE j <= ${end}`)
        : first(array, ` AND j <= ${end}`),
    grow: (count, rounds, start, values) => {
      const list = (all: readonly string[]) =>
        `ARRAY[${all.map((value) => `CAST(${value} AS bigint)`).join(', ')}]`;
      const added = inRounds('s.i', values('s.a', 's.i').map(list));
      return `(WITH RECURSIVE s(i, a) AS (SELECT CAST(0 AS bigint), ARRAY[${start.join(', ')}] UNION ALL SELECT s.i + 1, s.a || ${added} FROM s WHERE s.i < ${count} * ${rounds}) SELECT s.a FROM s WHERE s.i = ${count} * ${rounds})`;
    },
    rank: (array, _count, place) =>
      `(SELECT 1 + count(*) FROM unnest(${array}) WITH ORDINALITY AS u(v, j) WHERE v > (${array})[${place}] OR (v = (${array})[${place}] AND j < ${place}))`,
  },
  types: {
    rows: valuesTable,
    literal: (text, type) => `CAST(${text === undefined ? 'NULL' : quoted(text)} AS ${type})`,
    items: () => 'NULL',
    array: (literals, type) => `CAST(ARRAY[${literals.join(', ')}] AS ${type}[])`,
    arrayOf: (type) => `${type}[]`,
    number: (digits, decimals) => `numeric(${digits}, ${decimals})`,
    truth: 'boolean',
    date: 'date',
    text: 'text',
    key: 'text',
    nested: () => '',
    afterTable: '',
    notNull: (type) => `${type} NOT NULL`,
    nullable: (type) => type,
  },
};

// SQLite: it has no decimals, so numbers with decimals are texts ('12.50') and are read digit by digit; amounts are texts too.

import type { At, Dialect, NumberInput, Stages } from '../dialect.js';
import { inRounds, powerOfTen, quoted, standard, valuesTable } from './common.js';

/** As whole units, of a decimal text. */
function unitsOf(decimal: string, decimals: number): bigint {
  const [before = '0', after = ''] = decimal.replace('-', '').split('.');
  const units = BigInt(`${before}${after.padEnd(decimals, '0').slice(0, decimals)}`);
  return decimal.startsWith('-') ? -units : units;
}

function numberStages(column: string, { from, to, decimals }: NumberInput, prefix: string, at: At): Stages {
  const [sign, digits, units, rest, state] = ['g', 'd', 'u', 'r', 's'].map((end) => `${prefix}_${end}`) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const [lo, hi] = [unitsOf(from, decimals), unitsOf(to, decimals)];
  const unsigned = `ltrim(CASE WHEN ${column} LIKE '-%' OR ${column} LIKE '+%' THEN substr(${column}, 2) ELSE CAST(${column} AS TEXT) END, '0')`;
  const plain = `(typeof(${column}) = 'integer' OR (typeof(${column}) = 'text' AND ltrim(substr(${column}, 1, 1), '+-') || substr(${column}, 2) NOT GLOB '*[^0-9.]*' AND ltrim(substr(${column}, 1, 1), '+-') || substr(${column}, 2) GLOB '[0-9]*' AND ${column} NOT LIKE '%.%.%' AND ${column} NOT LIKE '%.' AND length(${column}) <= 60))`;
  const read = at(digits);
  const point = `CASE WHEN instr(${read}, '.') = 0 THEN ${read} || '.' ELSE ${read} END`;
  const before = `substr(${point}, 1, instr(${point}, '.') - 1)`;
  const after = `substr(${point}, instr(${point}, '.') + 1)`;
  const signed = `${at(units)} * ${at(sign)}`;
  const beyond = (limit: bigint, test: string, way: string) =>
    `(${signed} ${test} ${limit} OR (${signed} = ${limit} AND ${at(rest)} AND ${at(sign)} = ${way}))`;
  return {
    first: {
      [state]: `CASE WHEN ${column} IS NULL THEN 0 WHEN NOT ${plain} THEN 1 ELSE 4 END`,
      [sign]: `CASE WHEN ${column} LIKE '-%' THEN -1 ELSE 1 END`,
      [digits]: `CASE WHEN ${column} IS NOT NULL AND ${plain} THEN ${unsigned} ELSE '0' END`,
    },
    second: {
      // Longer than any domain: out of it, as the longest number that fits is.
      [units]: `CASE WHEN length(${before}) > ${17 - decimals} THEN ${powerOfTen(17)} ELSE CAST(${before} || substr(${after} || '${'0'.repeat(decimals)}', 1, ${decimals}) AS INTEGER) END`,
      [rest]: `length(rtrim(substr(${after}, ${decimals + 1}), '0')) > 0`,
    },
    state: `CASE WHEN ${at(state)} < 4 THEN ${at(state)} WHEN ${beyond(hi, '>', '1')} OR ${beyond(lo, '<', '-1')} THEN 2 WHEN ${at(rest)} THEN 3 ELSE 4 END`,
    units: signed,
  };
}

function dateStages(column: string, from: string, to: string, prefix: string, at: At): Stages {
  const [kept, state] = [`${prefix}_v`, `${prefix}_s`];
  const isDate = `typeof(${column}) = 'text' AND length(${column}) = 10 AND date(${column}) = ${column}`;
  const inDomain = `${column} >= '${from}' AND ${column} <= '${to}'`;
  return {
    first: {
      [state]: `CASE WHEN ${column} IS NULL THEN 0 WHEN NOT (${isDate}) OR date(${column}) IS NULL THEN 1 WHEN ${inDomain} THEN 4 ELSE 2 END`,
      [kept]: `CASE WHEN ${isDate} AND ${inDomain} THEN ${column} ELSE '${from}' END`,
    },
    second: { [`${prefix}_x`]: `CAST(julianday(${at(kept)}) - 2440587.5 AS INTEGER)` },
    state: at(state),
    units: at(`${prefix}_x`),
  };
}

const each = (array: string, more = ''): string => `FROM json_each(${array})${more}`;

export const sqlite: Dialect = {
  ...standard,
  name: 'sqlite',
  label: 'SQLite',
  longestStatement: undefined,
  text: quoted,
  truth: (value) => (value ? '1' : '0'),
  integer: (value) => (value < 0n ? `(${value})` : `${value}`),
  divide: (dividend, divisor) => `(${dividend} / ${divisor})`,
  extreme: (kind, operands) => `${{ least: 'min', greatest: 'max' }[kind]}(${operands.join(', ')})`,
  level: (name, body) => `${name} AS MATERIALIZED (\n${body}\n)`,
  asText: (integer) => `CAST(${integer} AS TEXT)`,
  numberOf: (digits) => `CAST(${digits} AS INTEGER)`,
  number: numberStages,
  date: dateStages,
  truthState: (column) =>
    `CASE WHEN ${column} IS NULL THEN 0 WHEN typeof(${column}) = 'integer' AND ${column} IN (0, 1) THEN 4 ELSE 1 END`,
  isTrue: (column) => `(COALESCE(${column}, 0) = 1)`,
  textLength: (column) => `length(${column})`,
  decimal: (integer, places, decimals) => {
    const all = Math.max(places, decimals);
    const size = `abs(${integer})`;
    const sign = `CASE WHEN ${integer} < 0 THEN '-' ELSE '' END`;
    if (all === 0) return `CAST(${integer} AS TEXT)`;
    if (places === 0) return `${integer} || '.${'0'.repeat(decimals)}'`;
    const power = powerOfTen(places);
    return `${sign} || (${size} / ${power}) || '.' || substr('${'0'.repeat(places)}' || (${size} % ${power}), -${places})${all > places ? ` || '${'0'.repeat(all - places)}'` : ''}`;
  },
  dateOf: (days) => `date(${days} * 86400, 'unixepoch')`,
  lists: {
    storage: 'table',
    length: (column) => `json_array_length(${column})`,
    map: (count, body) =>
      `(SELECT json_group_array(v) FROM (WITH RECURSIVE s(i) AS (SELECT 1 WHERE ${count} > 0 UNION ALL SELECT i + 1 FROM s WHERE i < ${count}) SELECT ${body('i')} AS v FROM s ORDER BY i))`,
    element: (array, place) => `(${array} ->> (${place} - 1))`,
    field: (column, place) => `(${column} ->> (${place} - 1))`,
    isNull: () => '0',
    none: 'NULL',
    fold: (fold, array, _count, { lo, hi }) => {
      switch (fold) {
        case 'sum':
          return `COALESCE((SELECT sum(value) ${each(array)}), 0)`;
        case 'first':
          return `COALESCE((SELECT value ${each(array, ' WHERE value <> 0 ORDER BY key LIMIT 1')}), 0)`;
        case 'least':
          return `COALESCE((SELECT min(value) ${each(array)}), ${hi})`;
        case 'greatest':
          return `COALESCE((SELECT max(value) ${each(array)}), ${lo})`;
        default:
          return fold satisfies never;
      }
    },
    foldUntil: (fold, array, end) =>
      (fold satisfies 'first' | 'sum') === 'sum'
        ? `COALESCE((SELECT sum(value) ${each(array, ` WHERE key < ${end}`)}), 0)`
        : `COALESCE((SELECT value ${each(array, ` WHERE value <> 0 AND key < ${end} ORDER BY key LIMIT 1`)}), 0)`,
    grow: (count, rounds, start, values) => {
      const list = (all: readonly string[]) =>
        `json_insert(s.a, ${all.map((value) => `'$[#]', ${value}`).join(', ')})`;
      const added = inRounds('s.i', values('s.a', 's.i').map(list));
      return `(WITH RECURSIVE s(i, a) AS (SELECT 0, json_array(${start.join(', ')}) UNION ALL SELECT s.i + 1, ${added} FROM s WHERE s.i < ${count} * ${rounds}) SELECT s.a FROM s WHERE s.i = ${count} * ${rounds})`;
    },
    rank: (array, _count, place) =>
      `(SELECT 1 + count(*) ${each(array, ` WHERE value > (${array} ->> (${place} - 1)) OR (value = (${array} ->> (${place} - 1)) AND key < ${place} - 1)`)})`,
  },
  types: {
    rows: valuesTable,
    literal: (text, type) =>
      text === undefined ? 'NULL' : type === 'INTEGER' && /^-?\d{1,18}$/.test(text) ? text : quoted(text),
    items: () => 'NULL',
    array: (literals) => `json_array(${literals.join(', ')})`,
    arrayOf: () => 'TEXT',
    number: (_digits, decimals) => (decimals === 0 ? 'INTEGER' : 'TEXT'),
    truth: 'INTEGER',
    date: 'TEXT',
    text: 'TEXT',
    key: 'TEXT',
    nested: () => '',
    afterTable: '',
    notNull: (type) => `${type} NOT NULL`,
    nullable: (type) => type,
  },
};

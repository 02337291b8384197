// What most engines have in common.

import type { At, Dialect, NumberInput, Stages, TypedName } from '../dialect.js';

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const escaped = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
export const doubled = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** What an item holds: of a list of which no fact counts, its place, since no engine has items that hold nothing. */
export const fieldsHeld = (fields: readonly TypedName[], whole: string): readonly TypedName[] =>
  fields.length > 0 ? fields : [{ name: 'place', type: whole }];
export const valuesHeld = (items: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  items.map((item, index) => (item.length > 0 ? item : [String(index + 1)]));

type Four = [string, string, string, string];

/** Stages over a column of an exact numeric type. `cast` brings a value of the domain to a number of decimals. */
export function exactStages(
  column: string,
  { from, to, decimals }: NumberInput,
  prefix: string,
  at: At,
  wrongType: string,
  cast: (value: string, decimals: number) => string,
  units: (exact: string, decimals: number) => string,
  limit: (decimal: string) => string = (decimal) => decimal,
): Stages {
  const [kept, exact, first, second] = ['v', 'x', 's', 't'].map((end) => `${prefix}_${end}`) as Four;
  const whole = cast(at(kept), decimals);
  const inDomain = `${column} >= ${limit(from)} AND ${column} <= ${limit(to)}`;
  return {
    first: {
      [first]: `CASE WHEN ${column} IS NULL THEN 0 WHEN ${wrongType} THEN 1 WHEN ${inDomain} THEN 4 ELSE 2 END`,
      // 0 may lie outside the domain: the state says so, and an integer fits beside every decimal.
      [kept]: `CASE WHEN ${inDomain} THEN ${column} ELSE 0 END`,
    },
    second: {
      [second]: `CASE WHEN ${at(first)} = 4 AND ${whole} <> ${at(kept)} THEN 3 ELSE ${at(first)} END`,
      [exact]: units(whole, decimals),
    },
    state: at(second),
    units: at(exact),
  };
}

/** Stages over a column of the type for dates. */
export function dateStages(
  column: string,
  from: string,
  to: string,
  prefix: string,
  at: At,
  literal: (iso: string) => string,
  days: (date: string) => string,
  isReal = '',
): Stages {
  const [kept, state] = [`${prefix}_v`, `${prefix}_s`];
  const inDomain = `${isReal}${column} >= ${literal(from)} AND ${column} <= ${literal(to)}`;
  return {
    first: {
      [state]: `CASE WHEN ${column} IS NULL THEN 0 WHEN ${inDomain} THEN 4 ELSE 2 END`,
      [kept]: `CASE WHEN ${inDomain} THEN ${column} ELSE ${literal(from)} END`,
    },
    second: { [`${prefix}_x`]: days(at(kept)) },
    state: at(state),
    units: at(`${prefix}_x`),
  };
}

/** Nested pairs: engines before some version take two. */
export const pairs = (name: string, operands: readonly string[]): string =>
  operands.reduce((a, b) => `${name}(${a}, ${b})`);

/** Rows of constants, whose literals say their types. */
export const valuesTable = (
  name: string,
  columns: readonly TypedName[],
  rows: readonly (readonly string[])[],
): string =>
  `${name}(${columns.map((column) => column.name).join(', ')}) AS (\nVALUES\n${rows.map((row) => `(${row.join(', ')})`).join(',\n')}\n)`;

/** One of several by the number of a step. */
export function inRounds(step: string, rounds: readonly string[]): string {
  const arms = rounds
    .slice(0, -1)
    .map((text, round) => `WHEN (${step} % ${rounds.length}) = ${round} THEN ${text}`);
  const last = rounds.at(-1) ?? '';
  return arms.length === 0 ? last : `CASE ${arms.join(' ')} ELSE ${last} END`;
}

/** What standard SQL says. */
export const standard = {
  identifier: doubled,
  text: quoted,
  truth: (value: boolean) => (value ? 'TRUE' : 'FALSE'),
  extreme: (kind: 'least' | 'greatest', operands: readonly string[]) => `${kind}(${operands.join(', ')})`,
  fence: '',
  concat: (parts: readonly string[]) => parts.join(' || '),
  truthState: (column: string) => `CASE WHEN ${column} IS NULL THEN 0 ELSE 4 END`,
  isTrue: (column: string) => `COALESCE(${column}, FALSE)`,
  textLength: (column: string) => `char_length(${column})`,
  days: { first: -719162, last: 2932896 },
  ending: '',
  settings: [],
} satisfies Partial<Dialect>;

export const powerOfTen = (places: number): string => `1${'0'.repeat(places)}`;
/** 0.01 for two places. */
export const tenth = (places: number): string => `0.${'0'.repeat(places - 1)}1`;

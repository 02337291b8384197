// What a query reads of the table of facts. Where the names of the customer's columns stand, the only place.

import type { Program } from '../../5-lower/program/program.js';
import type { Dialect } from './dialect.js';

/** Of child tables: the place of the item, from 1. */
export const placeColumn = 'place';

export const listName = (list: string, lists: Program['lists']): string =>
  `n${lists.findIndex(({ name }) => name === list) + 1}`;

/** Each column with the name that the levels have for it. */
export function rawColumns(
  { inputs, lists }: Program,
  dialect: Dialect,
  keys: readonly string[],
): readonly (readonly [string, string])[] {
  const own = inputs.flatMap(({ shape }, index): [string, string][] =>
    shape.list === undefined ? [[`f.${dialect.identifier(shape.name)}`, `i${index}`]] : [],
  );
  if (dialect.lists.storage === 'nested') {
    return [
      ...own,
      ...lists.map(({ name }): [string, string] => [`f.${dialect.identifier(name)}`, listName(name, lists)]),
    ];
  }
  dialect.lists.storage satisfies 'table';
  const [key = 'case_id'] = keys;
  const from = (list: string) =>
    `FROM ${dialect.identifier(list)} AS c WHERE c.${dialect.identifier(key)} = f.${dialect.identifier(key)}`;
  const items = inputs.flatMap(({ shape }, index): [string, string][] =>
    shape.list === undefined ? [] : [[childArray(dialect, shape.name, from(shape.list)), `i${index}`]],
  );
  const counts = lists.map(({ name }): [string, string] => [
    `(SELECT count(*) ${from(name)})`,
    listName(name, lists),
  ]);
  return [...own, ...items, ...counts];
}

function childArray(dialect: Dialect, fact: string, from: string): string {
  const column = `c.${dialect.identifier(fact)}`;
  const place = dialect.identifier(placeColumn);
  return dialect.name === 'sqlite'
    ? `(SELECT json_group_array(v) FROM (SELECT ${column} AS v ${from} ORDER BY c.${place}))`
    : `ARRAY(SELECT ${column} ${from} ORDER BY c.${place})`;
}

// What items hand on from one to the next, as one array: first what the first item has, then what each item hands to the next.

import type { Node } from '../../5-lower/program/program.js';
import { bare, type Circle, type Column } from './columns.js';
import type { Dialect } from './dialect.js';
import type { Use } from './levels.js';
import { type NodeText, textOf } from './node-text.js';

/**
 * The array of a circle: a row for what the first item is handed, then one for each item, with the values that it writes more than once
 * and what it hands on. Values that do not read one another are added in one round.
 */
export function handedOn(circle: Circle, outside: NodeText, count: string): string {
  const { handed, named } = circle;
  const { dialect } = outside;
  const zero = dialect.integer(0n, true);
  const start = [...named.map(() => zero), ...handed.map(({ first }) => dialect.integer(first, true))];
  const { length: rounds } = roundsOf(circle, outside, '', '0');
  return dialect.lists.grow(count, rounds, start, (array, step) =>
    roundsOf(circle, outside, array, dialect.divide(step, `${rounds}`)),
  );
}

function roundsOf(
  circle: Circle,
  outside: NodeText,
  array: string,
  row: string,
): readonly (readonly string[])[] {
  const { handed, named, nodes } = circle;
  const { dialect } = outside;
  const place = `(${row} + 1)`;
  const places = new Map<Node, number>(handed.map((node, index) => [node, index]));
  const numbers = new Map<Node, number>();
  let latest = -1;
  const element = (node: Node, at: string): string => {
    const value = dialect.lists.element(array, at);
    if (node.sort === 'truth') return `(${value} = 1)`;
    // In rounds before its own a divisor may not be there yet, and some engines compute what they do not use.
    const isPositive = node.sort === 'integer' && node.lo > 0n;
    return isPositive ? dialect.extreme('greatest', [value, dialect.integer(node.lo, true)]) : value;
  };
  const inside: NodeText = {
    ...outside,
    column: (node, at) => {
      const own = bare(node);
      const index = places.get(own);
      if (index !== undefined) return element(own, elementOf(circle, row, named.length + index));
      if (!nodes.includes(own)) return outside.column(own, at);
      const number = numbers.get(own);
      if (number === undefined) return undefined;
      latest = Math.max(latest, number);
      return element(own, elementOf(circle, place, number));
    },
  };
  const write = (node: Node): string => inside.column(node, place) ?? textOf(node, inside, place);
  const rounds: string[][] = [[]];
  let first = 0;
  for (const [number, node] of named.entries()) {
    latest = -1;
    const text = write(node);
    numbers.set(node, number);
    if (latest >= first) {
      rounds.push([]);
      first = number;
    }
    rounds.at(-1)?.push(node.sort === 'truth' ? `CASE WHEN ${text} THEN 1 ELSE 0 END` : text);
  }
  const next = handed.map(({ of }) => write(of));
  return named.length === 0 ? [next] : [...rounds, next];
}

/** What the item at a place was handed. */
export const handedText = (
  { circle, place: index }: NonNullable<Column['handed']>,
  use: Use,
  place: string | undefined,
  dialect: Dialect,
): string =>
  dialect.lists.element(
    use(circle.name),
    elementOf(circle, `(${place ?? '1'} - 1)`, circle.named.length + index),
  );

/** Of a row, from 0; what an item is handed stands in the row before its own. */
const elementOf = ({ handed, named }: Circle, row: string, index: number): string =>
  `(${row} * ${named.length + handed.length} + ${index + 1})`;

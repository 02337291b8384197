// How an answer is written: values with their decimals, options by name, refusals by code and path.

import { isTime } from '../../3-model/model.js';
import type { Operand, Output, Site } from '../../5-lower/program/program.js';
import { nodesOf } from '../../5-lower/program/program-walk.js';
import { decimalsOf, hundred, multiply, type Rational } from '../../runtime/exact/rational.js';
import type { Dialect } from './dialect.js';
import { type NodeText, textOf } from './node-text.js';
import { timeOf } from './times.js';

/** The grid on which a result is written: of a percentage that of the per cent. */
const writtenGrid = (type: Output['result']['type'], grid: Rational): Rational =>
  type.kind === 'quantity' && type.percent ? multiply(grid, hundred) : grid;

/** With how many decimals a result is written; undefined where it is no decimal. */
export function decimalsWritten({ result, value }: Output): number | undefined {
  const { type, decimals } = result;
  if (value.kind !== 'scaled' || type.kind === 'date' || isTime(type)) return undefined;
  return Math.max(decimalsOf(writtenGrid(type, value.grid)) ?? 0, decimals);
}

/** The value of a result, of the item at a place. */
export function valueText(
  { type, decimals }: Output['result'],
  value: Operand,
  to: NodeText,
  place: string | undefined,
): string {
  const { dialect } = to;
  const [node] = nodesOf(value);
  if (node === undefined) return 'NULL';
  const text =
    node.kind === 'constant' && node.sort === 'integer'
      ? dialect.integer(node.value, true)
      : (to.column(node, place) ?? textOf(node, to, place));
  switch (value.kind) {
    case 'scaled': {
      if (type.kind === 'date') return dialect.dateOf(text);
      if (isTime(type)) return timeOf(dialect, minutesOf(text, value.grid, dialect));
      const grid = writtenGrid(type, value.grid);
      const places = decimalsOf(grid) ?? 0;
      const per = multiply(grid, { n: 10n ** BigInt(places), d: 1n }).n;
      return dialect.decimal(per === 1n ? text : `(${text} * ${per})`, places, decimals);
    }
    case 'option': {
      const arms = value.options.map(
        (option, index) => `WHEN ${text} = ${index} THEN ${dialect.text(option)}`,
      );
      return `CASE ${arms.join(' ')} ELSE '' END`;
    }
    case 'truth':
    case 'text':
      return text;
    case 'fraction':
    case 'none':
      return 'NULL';
    default:
      return value satisfies never;
  }
}

const minutesOf = (integer: string, { n, d }: Rational, dialect: Dialect): string => {
  const times = n === 1n ? integer : `(${integer} * ${n})`;
  return d === 1n ? times : dialect.divide(times, `${d}`);
};

/** Code or path that the number of a refusal stands for. */
export function siteText(
  dialect: Dialect,
  sites: readonly Site[],
  refusal: string,
  part: 'code' | 'path',
): string {
  const arms = sites.map(({ number, code, path, items }) => {
    const test =
      items === undefined
        ? `${refusal} = ${number}`
        : `${refusal} >= ${number} AND ${refusal} < ${number + items.count}`;
    if (part === 'code') return `WHEN ${test} THEN ${dialect.text(code)}`;
    part satisfies 'path';
    if (items === undefined) return `WHEN ${test} THEN ${dialect.text(path)}`;
    const place = dialect.asText(`(${refusal} - ${number})`);
    const text = dialect.concat([dialect.text(`${path}[`), place, dialect.text(`]${items.after}`)]);
    return `WHEN ${test} THEN ${text}`;
  });
  return `CASE WHEN ${refusal} = 0 THEN NULL ${arms.join(' ')} ELSE '' END`;
}

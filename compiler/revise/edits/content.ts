// When parts of two tariffs are the same: texts that ignore where a part stands, how it is labelled and quoted.

import type { Definition, Expression, Reading, Scale, Table } from '../../3-model/model.js';

const asText = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => {
    if (key === 'span' || key === 'conversion') return undefined;
    return typeof part === 'bigint' ? part.toString() : part;
  }) ?? '';

/** Types are those of the parts: a node that stands on the same parts has the same one. */
const nodeText = (expression: Expression): string =>
  JSON.stringify(expression, (key, part: unknown) => {
    if (key === 'span' || key === 'conversion' || key === 'type') return undefined;
    return typeof part === 'bigint' ? part.toString() : part;
  }) ?? '';

export const definitionText = ({ body, list, loops, type }: Definition): string =>
  `${nodeText(body)} ${asText([list, loops, type])}`;

export const tableText = ({ keys, columns, rows, loops }: Table): string =>
  `${asText([keys.map(({ type }) => type), columns.map(({ name, type }) => [name, type]), loops])} ${rows
    .map(({ matches, cells }) => `${asText(matches)} ${cells.map(nodeText).join(' ')}`)
    .join('\n')}`;

export const scaleText = ({ inputType, resultType, variants, loops }: Scale): string =>
  asText([
    inputType,
    resultType,
    loops,
    variants.map(({ option, bands }) => [
      option,
      bands.map(({ from, to, reachedAtFrom, once, rate, started }) => [
        from,
        to,
        reachedAtFrom,
        once && nodeText(once),
        rate && nodeText(rate),
        started && [started.width, nodeText(started.amount)],
      ]),
    ]),
  ]);

export const readingText = ({ set, chosen }: Reading): string =>
  asText([set.options.map(({ name }) => name), chosen]);

/** An expression as a condition is told apart. */
export const conditionText = (expression: Expression | undefined): string =>
  expression === undefined ? '' : nodeText(expression);

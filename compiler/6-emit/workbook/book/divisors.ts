// The numbers of the rule file that something is divided by: edited in the workbook, they must stay away from zero.

import { childrenOf } from '../../../3-model/expressions/children.js';
import type { Expression, Model } from '../../../3-model/model.js';

/** Places of the literals, as `file:start-end`. */
export function divisorsOf(model: Model): ReadonlySet<string> {
  const bodies = new Map(model.definitions.map(({ id, body }) => [id, body]));
  const places = new Set<string>();
  const seen = new Set<Expression>();
  const collect = (expression: Expression): void => {
    if (seen.has(expression)) return;
    seen.add(expression);
    if (expression.kind === 'number') {
      places.add(`${expression.span.file}:${expression.span.start}-${expression.span.end}`);
    }
    if (expression.kind === 'reference') {
      const body = bodies.get(expression.definition);
      if (body !== undefined) collect(body);
    }
    if (expression.kind === 'lookup') {
      const table = model.tables.find(({ id }) => id === expression.table);
      for (const row of table?.rows ?? []) for (const cell of row.cells) collect(cell);
    }
    for (const child of childrenOf(expression)) collect(child);
  };
  const visited = new Set<Expression>();
  const find = (expression: Expression): void => {
    if (visited.has(expression)) return;
    visited.add(expression);
    if (expression.kind === 'divide') collect(expression.right);
    for (const child of childrenOf(expression)) find(child);
  };
  for (const { body } of model.definitions) find(body);
  for (const { rows } of model.tables) for (const row of rows) for (const cell of row.cells) find(cell);
  for (const { variants } of model.scales) {
    for (const { bands } of variants) {
      for (const band of bands) {
        for (const part of [band.once, band.rate, band.started?.amount]) if (part !== undefined) find(part);
      }
    }
  }
  return places;
}

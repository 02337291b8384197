// A model → the part of it that some results need: what a hypothesis may speak of, and all that is priced when one is tried.

import { walk } from '../../3-model/expressions/walk.js';
import type { Expression, Model, Result } from '../../3-model/model.js';

/** Only these results, the definitions, tables and scales under them, and what admits a case; no checks, notices or examples. */
export function rulesOfResults(model: Model, results: readonly Result[]): Model {
  const definitions = new Map(model.definitions.map((definition) => [definition.id, definition]));
  const tables = new Map(model.tables.map((table) => [table.id, table]));
  const scales = new Map(model.scales.map((scale) => [scale.id, scale]));
  const reached = new Set<string>();
  const open: Expression[] = [];
  const reach = (id: string): void => {
    if (reached.has(id)) return;
    reached.add(id);
    const body = definitions.get(id)?.body;
    if (body !== undefined) open.push(body);
    for (const row of tables.get(id)?.rows ?? []) open.push(...row.cells);
    for (const { bands } of scales.get(id)?.variants ?? []) {
      for (const { once, rate, started } of bands) {
        open.push(...[once, rate, started?.amount].filter((part) => part !== undefined));
      }
    }
  };
  for (const { definition } of results) reach(definition);
  for (const { condition } of model.requirements) open.push(condition);
  for (const { presence } of model.facts) {
    if (presence.kind === 'when') open.push(presence.condition);
    if (presence.kind === 'default') reach(presence.definition);
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    walk(next, (node) => {
      if (node.kind === 'reference' || node.kind === 'earlier' || node.kind === 'retained-label')
        reach(node.definition);
      if (node.kind === 'lookup') reach(node.table);
      if (node.kind === 'scale') reach(node.scale);
    });
  }
  return {
    ...model,
    results: results.map((result) => ({ ...result, listed: true })),
    definitions: model.definitions.filter(({ id }) => reached.has(id)),
    tables: model.tables.filter(({ id }) => reached.has(id)),
    scales: model.scales.filter(({ id }) => reached.has(id)),
    notices: [],
    properties: [],
    examples: [],
  };
}

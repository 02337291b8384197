// The amounts that a person looks for first: results that no other result is made of.

import { walk } from '../../../3-model/expressions/walk.js';
import type { Model, Result } from '../../../3-model/model.js';

/**
 * Listed results in the order of the file; where each one goes into another, all of them. An amount that is only asked
 * about, such as a total that a limit is held to, stays one that people look for.
 */
export function mainResults(model: Model): readonly Result[] {
  const listed = model.results.filter(({ listed }) => listed);
  const inside = new Set<string>();
  for (const { definition, type } of listed) {
    if (type.kind !== 'quantity') continue;
    for (const id of reachedFrom(model, definition)) inside.add(id);
  }
  const main = listed.filter(({ definition }) => !inside.has(definition));
  return main.length > 0 ? main : listed;
}

/** Definitions that one is made of, itself left out. */
function reachedFrom({ definitions }: Model, from: string): ReadonlySet<string> {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  const found = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const body = byId.get(id)?.body;
    if (body === undefined) continue;
    walk(body, (node) => {
      if (node.kind !== 'reference' || found.has(node.definition)) return;
      found.add(node.definition);
      open.push(node.definition);
    });
  }
  return found;
}

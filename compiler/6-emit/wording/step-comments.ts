// What comments say beside the nodes of a printed program.

import type { Model } from '../../3-model/model.js';
import type { Node, Program } from '../../5-lower/program/program.js';
import { nodesOf } from '../../5-lower/program/program-walk.js';

/** Final steps by their label, others by their formula. */
export function stepComments(model: Model, program: Program): ReadonlyMap<Node, string> {
  const definitions = new Map(model.definitions.map((definition) => [definition.id, definition]));
  const comments = new Map<Node, string>();
  for (const { definition: id, lowered } of program.steps) {
    const definition = definitions.get(id);
    const [node] = nodesOf(lowered.value);
    if (definition === undefined || node === undefined || comments.has(node)) continue;
    const { owner, label, formula, final } = definition;
    comments.set(node, final ? `${owner}: ${label}` : `${owner}: ${formula}`);
  }
  return comments;
}

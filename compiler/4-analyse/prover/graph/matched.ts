// Whether a key falls into a cell of a table.

import type { Match } from '../../../3-model/model.js';
import { negate, one } from '../../../runtime/exact/rational.js';
import type { Graph } from './graph.js';
import type { Node } from './node.js';

export function matched(graph: Graph, match: Match, key: Node): Node {
  switch (match.kind) {
    case 'any':
      return graph.yes;
    case 'yes-no':
      return match.value ? key : graph.not(key);
    case 'options':
      return graph.or(match.options.map((option) => graph.is(key, option)));
    case 'band': {
      const { from, to } = match;
      const parts: Node[] = [];
      if (from) {
        const above = graph.sum([{ by: one, of: key }], negate(from.value));
        const below = graph.sum([{ by: negate(one), of: key }], from.value);
        parts.push(from.inclusive ? graph.not(graph.positive(below)) : graph.positive(above));
      }
      if (to) {
        const above = graph.sum([{ by: one, of: key }], negate(to.value));
        const below = graph.sum([{ by: negate(one), of: key }], to.value);
        parts.push(to.inclusive ? graph.not(graph.positive(above)) : graph.positive(below));
      }
      return graph.and(parts);
    }
    default:
      match satisfies never;
      return graph.no;
  }
}

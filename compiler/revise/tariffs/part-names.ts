// The same node with other names for the parts of the model that it speaks of.

import type { Expression } from '../../3-model/model.js';
import type { ComputedKind, ListKind, LiteralKind } from '../../3-model/model-expression.js';

/** What a definition, a table, a scale or a reading is called. */
export interface PartNames {
  readonly definition: (id: string) => string;
  readonly table: (id: string) => string;
  readonly scale: (id: string) => string;
  readonly reading: (name: string) => string;
}

/** The node itself; its operands stay as they are. */
export function withPartNames(node: Expression, names: PartNames): Expression {
  switch (node.kind) {
    case 'reference':
    case 'earlier':
    case 'retained-label':
      return { ...node, definition: names.definition(node.definition) };
    case 'lookup':
      return { ...node, table: names.table(node.table) };
    case 'scale':
      return { ...node, scale: names.scale(node.scale) };
    case 'reading':
      return { ...node, reading: names.reading(node.reading) };
    default:
      node.kind satisfies
        | ComputedKind
        | LiteralKind
        | ListKind
        | 'fact'
        | 'given'
        | 'not-given'
        | 'alternatives'
        | 'position'
        | 'conditional'
        | 'in-force';
      return node;
  }
}

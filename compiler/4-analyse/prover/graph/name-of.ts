// What a node is made of, as a text: the identity of a value is built from all that it depends on.

import type { Rational } from '../../../runtime/exact/rational.js';
import type { Node, Shape } from './node.js';

const written = ({ n, d }: Rational): string => (d === 1n ? `${n}` : `${n}/${d}`);

export function nameOf(shape: Shape): string {
  const ids = (nodes: readonly Node[]): string => nodes.map(({ id }) => id).join(',');
  switch (shape.kind) {
    case 'number':
      return `n ${written(shape.value)}`;
    case 'truth':
      return `t ${shape.value}`;
    case 'symbol':
      return `s ${shape.value}`;
    case 'fact':
    case 'given':
      return `${shape.kind} ${shape.item ?? ''} ${shape.side ?? ''} ${shape.fact}`;
    case 'precedes':
      return `precedes ${shape.level} ${shape.own} ${shape.list}`;
    case 'carried':
      return `carried ${shape.level} ${shape.side ?? ''} ${shape.definition}`;
    case 'count':
      return `count ${shape.list}`;
    case 'sum':
      return `sum ${written(shape.constant)} ${shape.terms.map(({ by, of }) => `${written(by)}*${of.id}`).join(' ')}`;
    case 'round':
      return `round ${shape.mode} ${written(shape.step)} ${shape.of[0].id}`;
    case 'rows':
      return `rows ${shape.rows.map(({ when, value }) => `${when.id}:${value.id}`).join(' ')}`;
    case 'none':
      return 'none';
    case 'is':
      return `is ${shape.of[0].id} ${shape.value}`;
    case 'part':
      return `part ${shape.part} ${shape.of[0].id}`;
    case 'between':
      return `between ${shape.measure} ${ids(shape.of)}`;
    case 'shift':
      return `shift ${shape.unit} ${ids(shape.of)}`;
    case 'fold':
      return `fold ${shape.operation} ${shape.level} ${shape.own ?? ''} ${shape.of.id} ${shape.where.id} ${shape.list}`;
    case 'opaque':
      return `opaque ${shape.what} ${shape.level} ${shape.own ?? ''} ${ids(shape.of)} ${shape.note} ${shape.list}`;
    case 'product':
    case 'reciprocal':
    case 'lowest':
    case 'highest':
    case 'positive':
    case 'zero':
    case 'and':
    case 'or':
    case 'not':
    case 'day':
      return `${shape.kind} ${ids(shape.of)}`;
    default:
      shape satisfies never;
      return '';
  }
}

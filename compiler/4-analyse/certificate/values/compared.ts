// Comparisons of values: of numbers by the sign of their difference, of symbols and truths by what they are.

import type { Expression } from '../../../3-model/model.js';
import type { ModelIndex } from '../../model-index.js';
import { sortOf } from './facts.js';
import type { Value } from './value.js';
import type { Values } from './values.js';

type Comparison = Extract<Expression, { kind: 'compare' }>;

interface Compared {
  readonly values: Values;
  readonly index: ModelIndex;
}

/** How two values stand to one another. */
export function compared(by: Compared, { operator, left }: Comparison, a: Value, b: Value): Value {
  const { values } = by;
  if (sortOf(left.type) !== 'number') {
    const isSame = same(by, a, b);
    return operator === 'equal' ? isSame : values.not(isSame);
  }
  const isAbove = (x: Value, y: Value): Value => values.of('positive', values.minus(x, y));
  switch (operator) {
    case 'below':
      return isAbove(b, a);
    case 'up-to':
      return values.not(isAbove(a, b));
    case 'from':
      return values.not(isAbove(b, a));
    case 'above':
      return isAbove(a, b);
    case 'equal':
      return values.of('zero', values.minus(a, b));
    case 'not-equal':
      return values.not(values.of('zero', values.minus(a, b)));
    default:
      operator satisfies never;
      return values.no;
  }
}

function same({ values, index }: Compared, a: Value, b: Value): Value {
  const both = (x: Value, y: Value): Value => values.all([x, y]);
  if (a === b) return values.yes;
  if (b.kind === 'symbol') return values.is(a, b.text ?? '');
  if (a.kind === 'symbol') return values.is(b, a.text ?? '');
  if (a.sort === 'truth') return values.any([both(a, b), both(values.not(a), values.not(b))]);
  const type = a.kind === 'fact' ? index.facts.get(a.text ?? '')?.type : undefined;
  if (type?.kind === 'choice') {
    return values.any(type.set.options.map(({ name }) => both(values.is(a, name), values.is(b, name))));
  }
  const of = [a, b].sort((x, y) => x.id - y.id);
  return values.make('opaque', of, { sort: 'truth', text: 'other', level: 31 });
}

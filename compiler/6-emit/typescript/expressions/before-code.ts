// What goes back to the items before an item, in the generated code.

import type { Expression } from '../../../3-model/model.js';
import { atom, infix, isTrue, precedences, textLiteral } from '../code/code.js';
import type { Block } from '../integers/block.js';
import { constant, type Operand } from '../integers/operand.js';
import { placesOf, type Scope, type Write } from '../integers/scope.js';
import { extremeItem, looking, summed } from './list-code.js';
import { refusesWhen } from './refusing.js';
import { carriedSum } from './running-total-code.js';

type Before = Extract<Expression, { readonly kind: 'before' }>;
const nothing: Operand = { kind: 'none' };

export function before(expression: Before, block: Block, scope: Scope, write: Write): Operand {
  const place = scope.lists.get(expression.list);
  const [index] = placesOf([expression.item], scope);
  if (index === undefined || place === undefined) return nothing;
  const { operation, loop, of, where } = expression;
  const counted = operation === 'count' ? constant({ n: 1n, d: 1n }) : of;
  switch (operation) {
    case 'sum':
    case 'count':
      if (counted === undefined) return nothing;
      return (
        carriedSum({ place, loop, of: counted, where, end: index }, block, scope, write) ??
        summed(place, loop, counted, where, block, scope, write, index)
      );
    case 'highest':
    case 'lowest':
      return of === undefined ? nothing : extremeItem(expression, place, of, block, scope, write, index);
    case 'last':
      return of === undefined ? nothing : last(expression, of, block, scope, write);
    default:
      operation satisfies never;
      return nothing;
  }
}

/** That of the item just before, or of the nearest one that counts. */
function last(expression: Before, of: Expression, block: Block, scope: Scope, write: Write): Operand {
  const place = scope.lists.get(expression.list);
  const [index] = placesOf([expression.item], scope);
  if (index === undefined || place === undefined) return nothing;
  const { loop, where } = expression;
  const name = block.names.fresh('i', 'number');
  const one = infix(index, '-', atom('1'), precedences.sum);
  if (where === undefined) {
    block.push(`const ${name} = ${one.text};`);
  } else {
    block.push(`let ${name} = ${one.text};`);
    const inner = block.inner();
    const test = write(where, inner, looking(scope, loop, atom(name)));
    if (test.kind === 'truth' && !isTrue(test.code)) {
      inner.push(`if (${test.code.text}) break;`);
      block.embed(`for (; ${name} >= 0; ${name}--)`, inner);
    }
  }
  refusesWhen(atom(`${name} < 0`), block, scope, 'noneQualifies', textLiteral(place.name));
  return write(of, block, looking(scope, loop, atom(name)));
}

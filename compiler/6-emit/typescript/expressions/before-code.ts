// What goes back to the items before an item, in the generated code.

import type { Expression } from '../../../3-model/model.js';
import { infix, isTrue, js, literalCode, precedences, textCode } from '../code/code.js';
import { constant as constantIn, plain, variable, when } from '../code/statements.js';
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
  const one = infix(index, '-', literalCode('1'), precedences.sum);
  if (where === undefined) {
    block.push(constantIn(name, one));
  } else {
    block.push(variable(name, one));
    const inner = block.inner();
    const test = write(where, inner, looking(scope, loop, name));
    if (test.kind === 'truth' && !isTrue(test.code)) {
      inner.push(when(test.code, plain(js`break;`)));
      block.embed(js`for (; ${name} >= 0; ${name}--)`, inner);
    }
  }
  refusesWhen(js`${name} < 0`, block, scope, 'noneQualifies', textCode(place.name));
  return write(of, block, looking(scope, loop, name));
}

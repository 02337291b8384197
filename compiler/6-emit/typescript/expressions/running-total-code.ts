// Sums along a list in the generated code: kept for each place, so that all of them together cost one way through the list.

import { openLoops } from '../../../3-model/expressions/loops.js';
import type { Expression, LoopId } from '../../../3-model/model.js';
import { zero } from '../../../runtime/exact/rational.js';
import { type Code, infix, js, literalCode, nought, precedences } from '../code/code.js';
import { array, assign, constant as constantIn, pushed, variable } from '../code/statements.js';
import { annotation, typed } from '../code/typed.js';
import { sum } from '../integers/arithmetic.js';
import type { Block } from '../integers/block.js';
import {
  constant,
  isQuantity,
  loosened,
  type Operand,
  operandOf,
  type Quantity,
  type Shape,
  slotsOf,
  slotTypes,
} from '../integers/operand.js';
import { type ListPlace, placesOf, type Scope, type Write } from '../integers/scope.js';
import { looking, summed, totalShape, whereHolds } from './list-code.js';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;
const nothing: Operand = { kind: 'none' };
const noShape = (): Shape => ({ kind: 'none' });

export function runningTotal(
  expression: Node<'running-total'>,
  block: Block,
  scope: Scope,
  write: Write,
): Operand {
  const place = scope.lists.get(expression.list);
  const [index] = placesOf([expression.item], scope);
  if (index === undefined || place === undefined) return nothing;
  const end = expression.inclusive ? infix(index, '+', literalCode('1'), precedences.sum) : index;
  const { loop, of } = expression;
  return (
    carriedSum({ place, loop, of, where: undefined, end }, block, scope, write) ??
    summed(place, loop, of, undefined, block, scope, write, end)
  );
}

interface Carried {
  readonly place: ListPlace;
  readonly loop: LoopId;
  readonly of: Expression | Quantity;
  readonly where: Expression | undefined;
  /** The place behind the last item that counts. */
  readonly end: Code;
}

/**
 * Sums from the first item on that speak of no item outside are kept, one for each place, and go on from the last: all of them together
 * cost one way through the list. Undefined where they do speak of one.
 */
export function carriedSum(
  { place, loop, of, where, end }: Carried,
  block: Block,
  scope: Scope,
  write: Write,
): Operand | undefined {
  const { along } = scope;
  const spoken = [...('type' in of ? [of] : []), ...(where === undefined ? [] : [where])];
  if (along === undefined || spoken.some((part) => [...openLoops(part)].some((open) => open !== loop))) {
    return undefined;
  }
  const totals = along.block.names.fresh('totals');
  const next = block.names.fresh('n');
  const inner = block.inner();
  const item = block.names.fresh('i');
  inner.push(constantIn(item, js`${next} - 1`));
  let shape: Shape = noShape();
  const sums = block.names.fresh('total');
  whereHolds(where, inner, looking(scope, loop, item), write, (counted) => {
    const value = 'type' in of ? write(of, counted, looking(scope, loop, item)) : of;
    if (!isQuantity(value)) return;
    const term = value.kind === 'fraction' ? loosened(value) : value;
    shape = totalShape(term, place.capacity);
    const so = operandOf(shape, [sums]);
    if (!isQuantity(so)) return;
    counted.push(assign(sums, slotsOf(sum(so, term), shape)[0] ?? nought));
  });
  if (shape.kind === 'none') return undefined;
  const [start] = slotsOf(constant(zero), shape);
  const [slot] = slotTypes(shape);
  along.block.push(array(totals, annotation(slot?.type ?? 'never', '[]'), start));
  const body = block.inner();
  body.push(
    variable(sums, js`${totals}[${next} - 1]${typed('!')}`),
    ...inner.statements,
    pushed(totals, sums),
  );
  if (inner.refuses) block.mayRefuse();
  block.embed(js`for (let ${next} = ${totals}.length; ${next} <= ${end}; ${next}++)`, body);
  return operandOf(shape, [js`${totals}[${end}]${typed('!')}`]);
}

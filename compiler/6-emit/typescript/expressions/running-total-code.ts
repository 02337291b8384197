// Sums along a list in the generated code: kept for each place, so that all of them together cost one way through the list.

import { openLoops } from '../../../3-model/loops.js';
import type { Expression, LoopId } from '../../../3-model/model.js';
import { zero } from '../../../runtime/exact/rational.js';
import { atom, type Code, infix, precedences } from '../code/code.js';
import { typed } from '../code/typed.js';
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
  const end = expression.inclusive ? infix(index, '+', atom('1'), precedences.sum) : index;
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
  const item = atom(block.names.fresh('i'));
  inner.push(`const ${item.text} = ${next} - 1;`);
  let shape: Shape = noShape();
  const sums = block.names.fresh('total');
  whereHolds(where, inner, looking(scope, loop, item), write, (counted) => {
    const value = 'type' in of ? write(of, counted, looking(scope, loop, item)) : of;
    if (!isQuantity(value)) return;
    const term = value.kind === 'fraction' ? loosened(value) : value;
    shape = totalShape(term, place.capacity);
    const so = operandOf(shape, [atom(sums)]);
    if (!isQuantity(so)) return;
    counted.push(`${sums} = ${slotsOf(sum(so, term), shape)[0]?.text};`);
  });
  if (shape.kind === 'none') return undefined;
  const [start] = slotsOf(constant(zero), shape);
  const [slot] = slotTypes(shape);
  along.block.push(`const ${totals}${typed(`: ${slot?.type}[]`)} = [${start?.text}];`);
  const body = block.inner();
  body.push(`let ${sums} = ${totals}[${next} - 1]${typed('!')};`, ...inner.lines, `${totals}.push(${sums});`);
  if (inner.refuses) block.mayRefuse();
  block.embed(`for (let ${next} = ${totals}.length; ${next} <= ${end.text}; ${next}++)`, body);
  return operandOf(shape, [atom(`${totals}[${end.text}]${typed('!')}`)]);
}

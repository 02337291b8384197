// Lists in the generated code: loops over the items, in order.

import type { Expression, LoopId } from '../../../3-model/model.js';
import { compare, multiply, type Rational, zero } from '../../../runtime/exact/rational.js';
import {
  Code,
  call,
  infix,
  isTrue,
  js,
  literalCode,
  nought,
  precedences,
  textCode,
  truthLiteral,
} from '../code/code.js';
import { slotNames } from '../code/names.js';
import { runtime } from '../code/runtime-names.js';
import { assign, conditional, constant as constantIn, plain, variable, when } from '../code/statements.js';
import { annotation, typed } from '../code/typed.js';
import { sum } from '../integers/arithmetic.js';
import type { Block } from '../integers/block.js';
import { comparison } from '../integers/comparing.js';
import { literal } from '../integers/integer.js';
import {
  constant,
  highest,
  isQuantity,
  loosened,
  lowest,
  type Operand,
  operandOf,
  type Quantity,
  type Shape,
  shapeOf,
  slotsOf,
  slotTypes,
  unitGrid,
} from '../integers/operand.js';
import { type ListPlace, placesOf, type Scope, type Write } from '../integers/scope.js';
import { refusesWhen } from './refusing.js';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;
const nothing: Operand = { kind: 'none' };
const noShape = (): Shape => ({ kind: 'none' });

/** Writes a loop over a list; `body` gets the scope of the item. `from` … `to` are places, the end excluded. */
export function loopOver(
  place: ListPlace,
  loop: LoopId,
  scope: Scope,
  block: Block,
  body: (inner: Block, item: Scope, index: Code) => void,
  to: Code = lengthOf(place),
): void {
  const index = block.names.fresh('i');
  const inner = block.inner();
  body(inner, looking(scope, loop, index), index);
  block.embed(js`for (let ${index} = 0; ${index} < ${to}; ${index}++)`, inner);
}

/** How many items there are. */
const lengthOf = ({ code }: ListPlace): Code => new Code(`${code.text}.length`, [code], { isShort: true });

/** The scope in which a loop has come to an item. */
export const looking = (scope: Scope, loop: LoopId, index: Code): Scope => ({
  ...scope,
  items: new Map(scope.items).set(loop, index),
});

export function aggregated(expression: Node<'aggregate'>, block: Block, scope: Scope, write: Write): Operand {
  const place = scope.lists.get(expression.list);
  if (place === undefined) return nothing;
  const { of, where, loop } = expression;
  const counted = (least: bigint): Operand & { readonly kind: 'scaled' } => ({
    kind: 'scaled',
    grid: unitGrid,
    integer: { code: lengthOf(place), big: false, lo: least, hi: BigInt(place.capacity) },
  });
  const countWhere = (): Operand =>
    summed(place, loop, constant({ n: 1n, d: 1n }), where, block, scope, write);
  switch (expression.operation) {
    case 'count':
      return where === undefined ? counted(0n) : countWhere();
    case 'some': {
      const found = where === undefined ? counted(0n) : block.keep(countWhere(), 'number');
      if (found.kind !== 'scaled') return nothing;
      const { code } = found.integer;
      refusesWhen(
        infix(code, '===', nought, precedences.relation),
        block,
        scope,
        'noneQualifies',
        textCode(place.name),
      );
      const { hi } = counted(1n).integer;
      return { ...found, integer: { ...found.integer, lo: 1n, hi: hi > 1n ? hi : 1n } };
    }
    case 'sum':
      return of === undefined ? nothing : summed(place, loop, of, where, block, scope, write);
    case 'highest':
    case 'lowest':
      return of === undefined ? nothing : extremeItem(expression, place, of, block, scope, write);
    default:
      expression.operation satisfies never;
      return nothing;
  }
}

/** Runs `use` where the item counts. */
export function whereHolds(
  where: Expression | undefined,
  inner: Block,
  item: Scope,
  write: Write,
  use: (block: Block) => void,
): void {
  if (where === undefined) {
    use(inner);
    return;
  }
  const test = write(where, inner, item);
  if (test.kind !== 'truth') return;
  if (isTrue(test.code)) {
    use(inner);
    return;
  }
  const counted = inner.inner();
  use(counted);
  inner.push(conditional(test.code, counted.statements));
}

export function summed(
  place: ListPlace,
  loop: LoopId,
  of: Expression | Quantity,
  where: Expression | undefined,
  block: Block,
  scope: Scope,
  write: Write,
  to?: Code,
): Operand {
  const total = block.names.fresh('total');
  const ahead = block.inner();
  let shape: Shape = noShape();
  loopOver(
    place,
    loop,
    scope,
    ahead,
    (inner, item) =>
      whereHolds(where, inner, item, write, (counted) => {
        const value = 'type' in of ? write(of, counted, item) : of;
        if (!isQuantity(value)) return;
        const term = value.kind === 'fraction' ? loosened(value) : value;
        shape = totalShape(term, place.capacity);
        const so = operandOf(shape, [total]);
        if (!isQuantity(so)) return;
        counted.push(
          term.kind === 'scaled' && shape.kind === 'scaled'
            ? plain(js`${total} += ${slotsOf(term, shape)[0] ?? nought};`, { changes: total })
            : assign(total, slotsOf(sum(so, term), shape)[0] ?? nought),
        );
      }),
    to,
  );
  if (shape.kind === 'none') {
    block.push(...ahead.statements);
    return constant(zero);
  }
  const [start] = slotsOf(constant(zero), shape);
  const isLoose =
    (shape.kind satisfies 'scaled' | 'fraction' | 'loose' | 'truth' | 'option' | 'text') === 'loose';
  block.push(
    variable(total, start ?? nought, isLoose ? annotation('Rational') : undefined),
    ...ahead.statements,
  );
  return operandOf(shape, [total]);
}

/** Bounds of a sum of up to `capacity` such terms, none included. */
export function totalShape(term: Quantity, capacity: number): Shape {
  const times = (limit: Rational | undefined, sign: 1 | -1): Rational | undefined => {
    if (limit === undefined) return undefined;
    return compare(limit, zero) * sign > 0 ? multiply(limit, { n: BigInt(capacity), d: 1n }) : zero;
  };
  const lo = times(lowest(term), -1);
  const hi = times(highest(term), 1);
  if (term.kind !== 'scaled') return { kind: 'loose', lo, hi };
  const reach = BigInt(capacity);
  const bounds = {
    lo: term.integer.lo < 0n ? term.integer.lo * reach : 0n,
    hi: term.integer.hi > 0n ? term.integer.hi * reach : 0n,
  };
  return shapeOf([
    {
      kind: 'scaled',
      grid: term.grid,
      integer: { ...literal(bounds.hi), big: term.integer.big || literal(bounds.hi).big, ...bounds },
    },
    { kind: 'scaled', grid: term.grid, integer: literal(bounds.lo) },
  ]);
}

export function extremeItem(
  expression: Node<'aggregate' | 'before'>,
  place: ListPlace,
  of: Expression,
  block: Block,
  scope: Scope,
  write: Write,
  to?: Code,
): Operand {
  const ahead = block.inner();
  const found = block.names.fresh('found');
  const bests = slotNames(block.names.fresh(expression.operation));
  let shape: Shape = noShape();
  loopOver(
    place,
    expression.loop,
    scope,
    ahead,
    (inner, item) =>
      whereHolds(expression.where, inner, item, write, (counted) => {
        const value = counted.keep(write(of, counted, item), 'candidate');
        if (!isQuantity(value)) return;
        shape = shapeOf([value]);
        const names = slotTypes(shape).map(({ suffix }) => bests(suffix));
        const so = operandOf(shape, names);
        if (!isQuantity(so)) return;
        const wins = comparison(expression.operation === 'highest' ? 'above' : 'below', value, so);
        const taken = counted.inner();
        const codes = slotsOf(value, shape);
        taken.push(
          ...names.map((name, index) => assign(name, codes[index] ?? nought)),
          assign(found, truthLiteral(true)),
        );
        const isFirst = js`!${found}`;
        counted.push(conditional(isTrue(wins) ? isFirst : js`${isFirst} || ${wins}`, taken.statements));
      }),
    to,
  );
  block.push(variable(found, notYet));
  const kinds = slotTypes(shape);
  for (const { suffix, type } of kinds) block.push(variable(bests(suffix), startOf(type), annotation(type)));
  block.push(...ahead.statements);
  refusesWhen(js`!${found}`, block, scope, 'noneQualifies', textCode(place.name));
  return operandOf(
    shape,
    kinds.map(({ suffix }) => bests(suffix)),
  );
}

const notYet = js`false${typed(' as boolean')}`;

/** Any value of the type, never looked at. */
function startOf(type: string): Code {
  switch (type) {
    case 'bigint':
      return literal(0n, true).code;
    case 'Rational':
      return runtime.zero;
    case 'boolean':
      return notYet;
    case 'string':
      return textCode('');
    default:
      return nought;
  }
}

export function itemValue(expression: Node<'item'>, block: Block, scope: Scope, write: Write): Operand {
  const place = scope.lists.get(expression.list);
  const index = block.keep(write(expression.index, block, scope), 'place');
  if (place === undefined || !isQuantity(index)) return nothing;
  const name = block.names.fresh('i', 'number');
  const wanted =
    index.kind === 'scaled' && index.grid.n === 1n && index.grid.d === 1n && !index.integer.big
      ? infix(index.integer.code, '-', literalCode('1'), precedences.sum)
      : call(runtime.itemIndex, loosened(index).code);
  block.push(constantIn(name, wanted));
  const outside = js`!(${name} >= 0 && ${name} < ${lengthOf(place)})`;
  refusesWhen(outside, block, scope, 'noItem', textCode(place.name));
  return write(expression.of, block, looking(scope, expression.loop, name));
}

export function position({ list, item }: Node<'position'>, scope: Scope): Operand {
  const place = scope.lists.get(list);
  const [index] = placesOf([item], scope);
  if (index === undefined || place === undefined) return nothing;
  const code = infix(index, '+', literalCode('1'), precedences.sum);
  return {
    kind: 'scaled',
    grid: unitGrid,
    integer: { code, big: false, lo: 1n, hi: BigInt(Math.max(1, place.capacity)) },
  };
}

/** One more than the items that come before this one, the highest first. */
export function rank(expression: Node<'rank'>, block: Block, scope: Scope, write: Write): Operand {
  const place = scope.lists.get(expression.list);
  const [current] = placesOf([expression.item], scope);
  if (current === undefined || place === undefined) return nothing;
  const own = block.keep(write(expression.of, block, looking(scope, expression.loop, current)), 'own');
  if (!isQuantity(own)) return nothing;
  const name = block.names.fresh('rank', 'number');
  block.push(variable(name, literalCode('1')));
  loopOver(place, expression.loop, scope, block, (inner, other, index) => {
    const value = inner.keep(write(expression.of, inner, other), 'other');
    if (!isQuantity(value)) return;
    const higher = comparison('above', value, own);
    const equal = comparison('equal', value, own);
    const earlier = infix(index, '<', current, precedences.relation);
    const ties = infix(equal, '&&', earlier, precedences.and);
    inner.push(when(infix(higher, '||', ties, precedences.or), plain(js`${name}++;`)));
  });
  return {
    kind: 'scaled',
    grid: unitGrid,
    integer: { code: name, big: false, lo: 1n, hi: BigInt(Math.max(1, place.capacity)) },
  };
}

// One definition into statements. In the fast function a constant where it stands, or where it is needed if it can refuse
// the case; in the thorough one a function that computes it once, when it is first needed.

import type { Definition, Loop } from '../../../3-model/model.js';
import { formatDecimal } from '../../../runtime/exact/rational.js';
import { type Code, call, joinedBy, js, type Name, nought, truthLiteral } from '../code/code.js';
import { slotNames } from '../code/names.js';
import { runtime } from '../code/runtime-names.js';
import { array, aside, constant, type Lambda, lambda, pushed, returns } from '../code/statements.js';
import { commentText } from '../code/texts.js';
import { annotation, typed, typeNamed } from '../code/typed.js';
import { write } from '../expressions/expression-code.js';
import { loopOver } from '../expressions/list-code.js';
import { refuses } from '../expressions/refusing.js';
import type { Block } from '../integers/block.js';
import { type Integer, reduce } from '../integers/integer.js';
import {
  isLong,
  loosened,
  type Operand,
  operandOf,
  type Shape,
  shapeOf,
  slotsOf,
  slotTypes,
} from '../integers/operand.js';
import type { Kept, Scope } from '../integers/scope.js';

/** Writes the definition into the block and keeps where its value is. Those it refers to are written already. */
export function define(
  definition: Definition,
  block: Block,
  base: Scope,
  comments: readonly string[],
  certain: boolean,
): void {
  const scope: Scope = { ...base, owner: definition.owner, items: new Map() };
  const [loop, ...others] = definition.loops;
  const kept =
    loop === undefined
      ? single(definition, block, scope, comments, certain)
      : others.length > 0
        ? perCombination(definition, block, scope, comments)
        : perItem(definition, loop, block, scope, comments, certain);
  base.definitions.set(definition.id, kept);
}

/** The declared name and the step on the way to it: `kiosks_fee/device_fee/blocks` is `kiosks_fee_blocks`. */
export function nameFor(id: string): string {
  const [first = id, ...others] = id.split('/');
  const last = others.at(-1);
  return last === undefined ? first : `${first}_${last}`.slice(0, 48);
}

/** BigInt only where it is needed: a value that fits is kept as a number. */
export function settled(operand: Operand): Operand {
  if (operand.kind === 'scaled') {
    const scaled = { ...operand, integer: reduce(operand.integer) };
    return isLong(scaled) && !isConstant(scaled) ? loosened(scaled) : scaled;
  }
  if (operand.kind !== 'fraction') {
    operand.kind satisfies 'loose' | 'truth' | 'option' | 'text' | 'none';
    return operand;
  }
  const parts: readonly Integer[] = [reduce(operand.numerator), reduce(operand.denominator)];
  const [numerator, denominator] = parts;
  return numerator && denominator ? { ...operand, numerator, denominator } : operand;
}

function single(
  definition: Definition,
  block: Block,
  scope: Scope,
  comments: readonly string[],
  certain: boolean,
): Kept {
  const inner = (scope.mode satisfies 'fast' | 'thorough') === 'thorough' ? block.body() : block.inner();
  const operand = settled(write(definition.body, inner, scope));
  if (scope.mode === 'thorough') {
    const plain = isConstant(operand) && !inner.refuses && definition.role !== 'retained';
    return plain ? { read: () => operand } : lazy(definition, operand, inner, block);
  }
  scope.mode satisfies 'fast';
  if (inner.refuses && !certain) return whereNeeded(definition, () => scope, comments);
  block.push(...comments.map(aside), ...inner.statements);
  if (inner.refuses) block.mayRefuse();
  const kept = isConstant(operand) ? operand : named(operand, nameFor(definition.id), block);
  return { read: () => kept };
}

const isConstant = (operand: Operand): boolean =>
  operand.kind === 'none' || (operand.kind === 'scaled' && operand.integer.lo === operand.integer.hi);

/** Written again at so many places, a definition is left to the thorough function. */
const mostPlaces = 6;

/** Written in the blocks that need it, so that it refuses no case that does not. */
function whereNeeded(
  definition: Definition,
  scopeOf: (places: readonly Code[]) => Scope,
  comments: readonly string[],
): Kept {
  const written: { readonly block: Block; readonly items: string; readonly operand: Operand }[] = [];
  return {
    read: (block, places) => {
      const items = places.map(({ text }) => text).join();
      const known = written.find((place) => place.items === items && block.isWithin(place.block));
      if (known !== undefined) return known.operand;
      const scope = scopeOf(places);
      if (written.length >= mostPlaces) return refuses(block, scope, 'notGiven');
      block.push(...comments.map(aside));
      const operand = settled(write(definition.body, block, scope));
      const kept = isConstant(operand) ? operand : named(operand, nameFor(definition.id), block);
      written.push({ block, items, operand: kept });
      return kept;
    },
  };
}

/** The operand under a name of its own, also where it is only another name. */
function named(operand: Operand, wanted: string, block: Block): Operand {
  const shape = shapeOf([operand]);
  const codes = slotsOf(operand, shape);
  const types = slotTypes(shape);
  const base = block.names.fresh(wanted, types[0]?.type);
  const slots = types.map((slot, index) => {
    const name = index === 0 ? base : block.names.fresh(`${base.text}${slot.suffix}`, slot.type);
    block.push(constant(name, codes[index] ?? nought, { note: index === 0 ? stepComment(shape) : '' }));
    return name;
  });
  return operandOf(shape, slots);
}

/** What one step of a kept integer is worth, where it is not one. */
function stepComment(shape: Shape): string {
  if (shape.kind !== 'scaled' && shape.kind !== 'fraction') return '';
  const { n, d } = shape.grid;
  if (n === 1n && d === 1n) return '';
  return ` // × ${formatDecimal(shape.grid) ?? `${n}/${d}`}`;
}

/** What a function gives that computes a value: the slots of its shape, in an array where there are two. */
export function returned(operand: Operand, shape: Shape, inner: Block): Block {
  const codes = slotsOf(operand, shape);
  const [only] = codes;
  if (only === undefined) return inner;
  const [one, two] = slotTypes(shape);
  if (one === undefined || two === undefined) inner.push(returns(only));
  else {
    const pair = typed(js` as [${typeNamed(one.type)}, ${typeNamed(two.type)}]`);
    inner.push(returns(js`[${joinedBy(', ', codes)}]${pair}`));
  }
  return inner;
}

/** A function of that body in a constant. */
export function keepFunction(
  name: Name,
  wrappers: Lambda['wrappers'],
  inner: Block,
  shape: Shape,
  block: Block,
): void {
  const results: Readonly<Record<Shape['kind'], Code | undefined>> = {
    none: typed(': never'),
    truth: typed(': boolean'),
    scaled: undefined,
    fraction: undefined,
    loose: undefined,
    option: undefined,
    text: undefined,
  };
  block.push(lambda(name, wrappers, inner.statements, results[shape.kind]));
}

function lazy(definition: Definition, operand: Operand, inner: Block, block: Block): Kept {
  const shape = shapeOf([operand]);
  const find = block.names.fresh(`find_${nameFor(definition.id)}`);
  const once = [{ by: runtime.once, parameter: undefined }];
  keepFunction(find, once, returned(operand, shape, inner), shape, block);
  const wanted = slotTypes(shape).map((slot) => `${nameFor(definition.id)}${slot.suffix}`);
  return {
    read: (at) => operandOf(shape, at.called(call(find), wanted)),
    known: shape.kind === 'none' ? truthLiteral(false) : js`${find}.isKnown`,
  };
}

/**
 * In the fast function, arrays with a value per item, or where it is needed if an item can refuse the case that does not need it; in the
 * thorough one, a function of the item's place.
 */
function perItem(
  definition: Definition,
  loop: Loop,
  block: Block,
  scope: Scope,
  comments: readonly string[],
  certain: boolean,
): Kept {
  const place = scope.lists.get(loop.list);
  if (place === undefined) return { read: () => ({ kind: 'none' }) };
  const wanted = nameFor(definition.id);
  if (scope.mode === 'thorough') {
    const inner = block.body();
    const index = inner.names.fresh('i');
    const along = { block, item: index };
    const operand = settled(
      write(definition.body, inner, { ...scope, items: new Map([[loop.id, index]]), along }),
    );
    const shape = shapeOf([operand]);
    const find = block.names.fresh(`find_${wanted}`);
    const each = [{ by: runtime.onceEach, parameter: index }];
    keepFunction(find, each, returned(operand, shape, inner), shape, block);
    const names = slotTypes(shape).map((slot) => `${wanted}${slot.suffix}`);
    return { read: (at, [item]) => operandOf(shape, at.called(call(find, item ?? nought), names)) };
  }
  scope.mode satisfies 'fast';
  const arrays = slotNames(block.names.fresh(wanted));
  const ahead = block.inner();
  const beside = block.inner();
  let shape = noShape();
  loopOver(place, loop.id, scope, ahead, (inner, item, index) => {
    const along = { block: beside, item: index };
    const operand = settled(write(definition.body, inner, { ...item, along }));
    shape = shapeOf([operand]);
    const codes = slotsOf(operand, shape);
    inner.push(...slotTypes(shape).map(({ suffix }, slot) => pushed(arrays(suffix), codes[slot] ?? nought)));
  });
  if ((ahead.refuses || beside.refuses) && !certain) {
    const at = ([item = nought]: readonly Code[]): Scope => ({
      ...scope,
      items: new Map([[loop.id, item]]),
    });
    return whereNeeded(definition, at, comments);
  }
  const types = slotTypes(shape);
  block.push(
    ...comments.map(aside),
    ...types.map(({ suffix, type }) => array(arrays(suffix), annotation(type, '[]'))),
  );
  block.push(...beside.statements, ...ahead.statements);
  return {
    read: (_, [index]) =>
      operandOf(
        shape,
        types.map(({ suffix }) => js`${arrays(suffix)}[${index ?? nought}]${typed('!')}`),
      ),
  };
}

/**
 * For several items at once: in the fast function written where it is needed, in the loops that have come to them; in the thorough one a function of their
 * places.
 */
export function perCombination(
  definition: Definition,
  block: Block,
  scope: Scope,
  comments: readonly string[],
): Kept {
  const { loops } = definition;
  const ids = loops.map(({ id }) => id);
  const wanted = nameFor(definition.id);
  const at = (places: readonly Code[]): Scope => ({
    ...scope,
    items: new Map(ids.map((id, index) => [id, places[index] ?? nought])),
  });
  if (scope.mode === 'fast') return whereNeeded(definition, at, comments);
  scope.mode satisfies 'thorough';
  const inner = block.body();
  const places = ids.map(() => inner.names.fresh('i'));
  const operand = settled(write(definition.body, inner, at(places)));
  const shape = shapeOf([operand]);
  const find = block.names.fresh(`find_${wanted}`);
  const wrappers = places.map((parameter) => ({ by: runtime.onceEach, parameter }));
  keepFunction(find, wrappers, returned(operand, shape, inner), shape, block);
  const names = slotTypes(shape).map((slot) => `${wanted}${slot.suffix}`);
  return {
    read: (here, items) => {
      const found = ids.reduce<Code>((callee, _, index) => call(callee, items[index] ?? nought), find);
      return operandOf(shape, here.called(found, names));
    },
  };
}

const noShape = (): Shape => ({ kind: 'none' });

/** The clause that a definition stands for: section, title, label and quote, and the formula as written. */
export function commentsOf(
  definition: Definition,
  section: { number: string; title: string; ours: boolean } | undefined,
): readonly string[] {
  if (!definition.final) return [`// ${commentText(definition.label)}: ${commentText(definition.formula)}`];
  const place =
    section === undefined ? '' : [section.number, section.title].filter((part) => part !== '').join(' ');
  const lines = [
    '',
    `// ${[place, definition.label]
      .filter((part) => part !== '')
      .map(commentText)
      .join(' · ')}`,
  ];
  if (definition.quote !== undefined) lines.push(`// « ${commentText(definition.quote.text)} »`);
  if (definition.formula !== '') lines.push(`// ${commentText(definition.formula)}`);
  return lines;
}

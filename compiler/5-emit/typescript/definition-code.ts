// One definition into statements. In the fast function a constant where it stands, or where it is needed if it can refuse
// the case; in the thorough one a function that computes it once, when it is first needed.

import type { Definition } from '../../3-model/model.js';
import { formatDecimal } from '../../runtime/rational.js';
import type { Block } from './block.js';
import { atom, type Code, commentText } from './code.js';
import { write } from './expression-code.js';
import { type Integer, reduce } from './integer.js';
import { loopOver, startOf } from './list-code.js';
import { type Operand, operandOf, type Shape, shapeOf, slotsOf, slotTypes } from './operand.js';
import { refuses } from './refusing.js';
import type { Kept, Scope } from './scope.js';

/** Writes the definition into the block and keeps where its value is. Those it refers to are written already. */
export function define(
  definition: Definition,
  block: Block,
  base: Scope,
  comments: readonly string[],
  certain: boolean,
): void {
  const scope: Scope = { ...base, owner: definition.owner, item: undefined };
  const kept =
    definition.list === undefined
      ? single(definition, block, scope, comments, certain)
      : perItem(definition, definition.list, block, scope, comments);
  base.definitions.set(definition.id, kept);
}

/** The declared name and the step on the way to it: `kiosks_fee/device_fee/blocks` is `kiosks_fee_blocks`. */
function nameFor(id: string): string {
  const [first = id, ...others] = id.split('/');
  const last = others.at(-1);
  return last === undefined ? first : `${first}_${last}`.slice(0, 48);
}

/** BigInt only where it is needed: a value that fits is kept as a number. */
function settled(operand: Operand): Operand {
  if (operand.kind === 'scaled') return { ...operand, integer: reduce(operand.integer) };
  if (operand.kind !== 'fraction') return operand;
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
  const inner = block.inner();
  const operand = settled(write(definition.body, inner, scope));
  if (scope.mode === 'thorough') {
    const plain = isConstant(operand) && !inner.refuses && definition.role !== 'retained';
    return plain ? { read: () => operand } : lazy(definition, operand, inner, block);
  }
  if (inner.refuses && !certain) return whereNeeded(definition, scope, comments);
  block.push(...comments, ...inner.lines);
  if (inner.refuses) block.mayRefuse();
  const kept = isConstant(operand) ? operand : named(operand, nameFor(definition.id), block);
  return { read: () => kept };
}

const isConstant = (operand: Operand): boolean =>
  operand.kind === 'none' || (operand.kind === 'scaled' && operand.integer.lo === operand.integer.hi);

/** Written again at so many places, a definition is left to the thorough function. */
const mostPlaces = 6;

/** Written in the blocks that need it, so that it refuses no case that does not. */
function whereNeeded(definition: Definition, scope: Scope, comments: readonly string[]): Kept {
  const written: { readonly block: Block; readonly operand: Operand }[] = [];
  return {
    read: (block) => {
      const known = written.find((place) => block.isWithin(place.block));
      if (known !== undefined) return known.operand;
      if (written.length >= mostPlaces) return refuses(block, scope, 'notGiven');
      block.push(...comments);
      const operand = settled(write(definition.body, block, scope));
      const kept = isConstant(operand) ? operand : named(operand, nameFor(definition.id), block);
      written.push({ block, operand: kept });
      return kept;
    },
  };
}

/** The operand under a name of its own, also where it is only another name. */
function named(operand: Operand, wanted: string, block: Block): Operand {
  const shape = shapeOf([operand]);
  const codes = slotsOf(operand, shape);
  const base = block.names.fresh(wanted);
  const slots = slotTypes(shape).map((slot, index) => {
    const name = index === 0 ? base : block.names.fresh(`${base}${slot.suffix}`);
    block.push(`const ${name} = ${codes[index]?.text};${index === 0 ? stepComment(shape) : ''}`);
    return atom(name);
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

function lazy(definition: Definition, operand: Operand, inner: Block, block: Block): Kept {
  const shape = shapeOf([operand]);
  const base = block.names.fresh(nameFor(definition.id));
  const find = block.names.fresh(`find_${nameFor(definition.id)}`);
  const known = block.names.fresh(`${base}_known`);
  const slots = slotTypes(shape).map((slot, index) => ({
    name: index === 0 ? base : block.names.fresh(`${base}${slot.suffix}`),
    type: slot.type,
  }));
  const codes = slotsOf(operand, shape);
  for (const { name, type } of slots) block.push(`let ${name} = ${startOf(type)};`);
  if (shape.kind === 'none') {
    block.embed(`const ${find}: () => never = () =>`, inner, ';');
  } else {
    block.push(`let ${known} = false as boolean;`);
    inner.lines.unshift(`if (${known}) return;`);
    inner.push(...slots.map(({ name }, index) => `${name} = ${codes[index]?.text};`), `${known} = true;`);
    block.embed(`const ${find} = (): void =>`, inner, ';');
  }
  const value = operandOf(
    shape,
    slots.map(({ name }) => atom(name)),
  );
  return {
    read: (at) => {
      at.force(`${find}()`);
      return value;
    },
    known: atom(shape.kind === 'none' ? 'false' : known),
  };
}

function perItem(
  definition: Definition,
  list: string,
  block: Block,
  scope: Scope,
  comments: readonly string[],
): Kept {
  const place = scope.lists.get(list);
  if (place === undefined) return { read: () => ({ kind: 'none' }) };
  const base = block.names.fresh(nameFor(definition.id));
  let shape = noShape();
  const ahead = block.inner();
  const isLazy = scope.mode === 'thorough';
  let body: { readonly inner: Block; readonly codes: readonly Code[]; readonly index: string } | undefined;
  loopOver(place, scope, ahead, (inner, item) => {
    const operand = settled(write(definition.body, inner, item));
    shape = shapeOf([operand]);
    body = { inner, codes: slotsOf(operand, shape), index: item.item?.index.text ?? 'i' };
    if (isLazy) return;
    const names = slotTypes(shape).map((slot) => `${base}${slot.suffix}`);
    inner.push(...names.map((name, index) => `${name}.push(${body?.codes[index]?.text});`));
  });
  const types = slotTypes(shape);
  const read = (index: Code | undefined): Operand =>
    operandOf(
      shape,
      types.map((slot) => atom(`${base}${slot.suffix}[${index?.text ?? '0'}]!`)),
    );
  block.push(...comments);
  for (const slot of types) block.push(`const ${base}${slot.suffix}: ${slot.type}[] = [];`);
  if (!isLazy || body === undefined) {
    block.push(...ahead.lines);
    return { read: (_, index) => read(index) };
  }
  const find = block.names.fresh(`find_${nameFor(definition.id)}`);
  const { inner, codes, index } = body;
  if (shape.kind === 'none') {
    block.embed(`const ${find}: (${index}: number) => never = (${index}) =>`, inner, ';');
  } else {
    const known = block.names.fresh(`${base}_known`);
    block.push(`const ${known}: boolean[] = [];`);
    inner.lines.unshift(`if (${known}[${index}] === true) return;`);
    inner.push(
      ...types.map((slot, each) => `${base}${slot.suffix}[${index}] = ${codes[each]?.text};`),
      `${known}[${index}] = true;`,
    );
    block.embed(`const ${find} = (${index}: number): void =>`, inner, ';');
  }
  return {
    read: (at, item) => {
      at.force(`${find}(${item?.text ?? '0'})`);
      return read(item);
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

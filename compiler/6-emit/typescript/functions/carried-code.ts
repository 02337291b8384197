// Definitions that go back to one another's values for items before: in the fast function one loop that computes all of them for an item
// before the next; in the thorough one functions that compute the items in their order.

import type { Definition, LoopId } from '../../../3-model/model.js';
import type { CarriedGroup } from '../../../3-model/together/carried-groups.js';
import { type Code, call, js, type Name, nought } from '../code/code.js';
import { slotNames } from '../code/names.js';
import { runtime } from '../code/runtime-names.js';
import { array, aside, pushed } from '../code/statements.js';
import { annotation, typed } from '../code/typed.js';
import { write } from '../expressions/expression-code.js';
import { loopOver } from '../expressions/list-code.js';
import type { Block } from '../integers/block.js';
import { literal } from '../integers/integer.js';
import {
  isQuantity,
  type Operand,
  operandOf,
  type Shape,
  slotsOf,
  slotTypes,
  unitGrid,
} from '../integers/operand.js';
import type { Kept, ListPlace, Scope } from '../integers/scope.js';
import { keepFunction, nameFor, perCombination, returned, settled } from './definition-code.js';

type Comments = (definition: Definition) => readonly string[];

/** How the value of a member is kept: in whole steps where the analysis bounds it, else exactly. */
interface Member {
  readonly definition: Definition;
  readonly loop: LoopId;
  readonly shape: Shape;
  /** The arrays, by the endings of their names, or the function. */
  readonly base: Name;
  readonly arrays: (suffix: string) => Name;
}

/** Writes the group into the block and keeps where its values are. */
export function defineTogether(group: CarriedGroup, block: Block, base: Scope, comments: Comments): void {
  const place = base.lists.get(group.list);
  if (place === undefined) return;
  const loose = new Set<string>();
  // A value that is written in other steps than the analysis tells of it is kept exactly, and all is written again.
  for (;;) {
    const scratch = block.inner();
    const members = group.members.flatMap((definition) => memberOf(definition, base, scratch, loose));
    const misfits = writeAll(group, members, place, scratch, base, comments);
    if (misfits.length === 0) {
      block.push(...scratch.statements);
      return;
    }
    for (const id of misfits) loose.add(id);
  }
}

function memberOf(
  definition: Definition,
  scope: Scope,
  block: Block,
  loose: ReadonlySet<string>,
): readonly Member[] {
  const [loop, ...others] = definition.loops;
  if (loop === undefined || others.length > 0) return [];
  const wanted = nameFor(definition.id);
  const base = block.names.fresh({ thorough: `find_${wanted}`, fast: wanted }[scope.mode]);
  const shape = shapeFor(definition, scope, loose.has(definition.id));
  return [{ definition, loop: loop.id, shape, base, arrays: slotNames(base) }];
}

function shapeFor({ id, type: kept }: Definition, { ranges }: Scope, isLoose: boolean): Shape {
  switch (kept.kind) {
    case 'yes-no':
      return { kind: 'truth' };
    case 'text':
      return { kind: 'text' };
    case 'choice':
      return { kind: 'option', options: kept.set.options.map(({ name }) => name) };
    case 'quantity':
    case 'date': {
      const { lo, hi, grid } = ranges.of(id);
      if (isLoose || lo === undefined || hi === undefined || grid === undefined) {
        return { kind: 'loose', lo, hi };
      }
      const steps = { quantity: grid, date: unitGrid }[kept.kind];
      const low = (lo.n * steps.d) / (lo.d * steps.n) - 1n;
      const high = (hi.n * steps.d) / (hi.d * steps.n) + 1n;
      return { kind: 'scaled', grid: steps, big: literal(low).big || literal(high).big, lo: low, hi: high };
    }
    default:
      kept satisfies never;
      return { kind: 'none' };
  }
}

/** Whether the value can be kept in the shape: whole steps of it, within its limits. */
function fits(operand: Operand, shape: Shape): boolean {
  if (operand.kind === 'none' || !isQuantity(operand)) return true;
  if (shape.kind === 'loose') return true;
  if (shape.kind !== 'scaled' || operand.kind !== 'scaled') return false;
  const { integer, grid } = operand;
  if (integer.lo === 0n && integer.hi === 0n) return true;
  const ratio = { n: grid.n * shape.grid.d, d: grid.d * shape.grid.n };
  if (ratio.n % ratio.d !== 0n) return false;
  const times = ratio.n / ratio.d;
  return integer.lo * times >= shape.lo && integer.hi * times <= shape.hi;
}

function writeAll(
  group: CarriedGroup,
  members: readonly Member[],
  place: ListPlace,
  block: Block,
  base: Scope,
  comments: Comments,
): readonly string[] {
  for (const member of members) base.definitions.set(member.definition.id, keptOf(member, base));
  const scopeFor = (definition: Definition): Scope => ({
    ...base,
    owner: definition.owner,
    items: new Map(),
  });
  // For several items at once nothing is kept: it is written where it is needed.
  for (const definition of group.members) {
    if (definition.loops.length <= 1) continue;
    base.definitions.set(definition.id, perCombination(definition, block, scopeFor(definition), []));
  }
  const misfits: string[] = [];
  const check = ({ definition, shape }: Member, operand: Operand): void => {
    if (!fits(operand, shape)) misfits.push(definition.id);
  };
  if (base.mode === 'thorough') {
    for (const member of members) writeFunction(member, block, scopeFor(member.definition), check);
    return misfits;
  }
  base.mode satisfies 'fast';
  const lines = block.inner();
  const beside = block.inner();
  loopOver(place, members[0]?.loop ?? group.list, base, lines, (inner, _, index) => {
    for (const { definition, loop, shape, arrays } of members) {
      const items = new Map([[loop, index]]);
      const scope: Scope = { ...scopeFor(definition), items, along: { block: beside, item: index } };
      const operand = settled(write(definition.body, inner, scope));
      if (!fits(operand, shape)) misfits.push(definition.id);
      inner.push(
        ...comments(definition)
          .filter((line) => line !== '')
          .map(aside),
      );
      const codes = slotsOf(operand, shape);
      inner.push(
        ...slotTypes(shape).map(({ suffix }, slot) => pushed(arrays(suffix), codes[slot] ?? nought)),
      );
    }
  });
  for (const { shape, arrays } of members) {
    block.push(...slotTypes(shape).map(({ suffix, type }) => array(arrays(suffix), annotation(type, '[]'))));
  }
  block.push(...beside.statements, ...lines.statements);
  if (lines.refuses) block.mayRefuse();
  return misfits;
}

function writeFunction(
  member: Member,
  block: Block,
  scope: Scope,
  check: (member: Member, operand: Operand) => void,
): void {
  const { definition, loop, shape, base: find } = member;
  const inner = block.body();
  const index = inner.names.fresh('i');
  const along = { block, item: index };
  const operand = settled(
    write(definition.body, inner, { ...scope, items: new Map([[loop, index]]), along }),
  );
  check(member, operand);
  const inOrder = [{ by: runtime.inOrder, parameter: index }];
  keepFunction(find, inOrder, returned(operand, shape, inner), shape, block);
}

function keptOf({ definition, shape, base, arrays }: Member, { mode }: Scope): Kept {
  const types = slotTypes(shape);
  if (mode === 'thorough') {
    const names = types.map(({ suffix }) => `${nameFor(definition.id)}${suffix}`);
    return { read: (at, [item]) => operandOf(shape, at.called(call(base, item ?? nought), names)) };
  }
  mode satisfies 'fast';
  const slot = (suffix: string, index: Code | undefined): Code =>
    js`${arrays(suffix)}[${index ?? nought}]${typed('!')}`;
  return {
    read: (_, [index]) =>
      operandOf(
        shape,
        types.map(({ suffix }) => slot(suffix, index)),
      ),
  };
}

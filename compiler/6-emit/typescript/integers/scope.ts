// What the writer of an expression knows: where facts, readings and definitions are kept, and whose item it is in.

import type { DefinitionId, Expression, Loop, LoopId, Model, Scale, Table } from '../../../3-model/model.js';
import type { Ranges } from '../../../4-analyse/ranges.js';
import { type Code, nought } from '../code/code.js';
import type { Block } from './block.js';
import type { Operand } from './operand.js';

/** Where a value is kept that has been written already. */
export interface Kept {
  /** Writes what must run first (a lazy definition), and names the value, for the items of its loops in their order. */
  readonly read: (block: Block, items: readonly Code[]) => Operand;
  /** In the thorough function: whether it has been computed. */
  readonly known?: Code;
}

export type Mode = 'fast' | 'thorough';

/** The place of the item, from 0, by the loop that goes through its list. */
export type Items = ReadonlyMap<LoopId, Code>;

/** The places of these items. */
export const placesOf = (items: readonly (LoopId | undefined)[], { items: open }: Scope): readonly Code[] =>
  items.flatMap((loop) => (loop === undefined ? [] : [open.get(loop) ?? nought]));

/** The scope within what is referred to for these items: a definition's body, a cell. */
export function scopeAt(scope: Scope, loops: readonly Loop[], items: readonly LoopId[]): Scope {
  const places = placesOf(items, scope);
  return { ...scope, items: new Map(loops.map(({ id }, index) => [id, places[index] ?? nought])) };
}

export interface Scope {
  readonly model: Model;
  readonly ranges: Ranges;
  readonly facts: ReadonlyMap<string, Kept>;
  readonly given: ReadonlyMap<string, Kept>;
  readonly readings: ReadonlyMap<string, Operand>;
  readonly lists: ReadonlyMap<string, ListPlace>;
  readonly definitions: Map<DefinitionId, Kept>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly scales: ReadonlyMap<string, Scale>;
  /** fast: the chosen readings, whole cases only, left as soon as anything refuses · thorough: computes what is reached, and tells. */
  readonly mode: Mode;
  /** The declared name that refusals are told of. */
  readonly owner: string;
  readonly items: Items;
  /** Outside of the loop, or the function, that goes through the items for which a definition is computed, and the item's place in it. */
  readonly along?: { readonly block: Block; readonly item: Code };
}

/** Where the items of a list are. */
export interface ListPlace {
  readonly name: string;
  /** The array. */
  readonly code: Code;
  readonly capacity: number;
}

/** Writes an expression: statements into the block, and the operand that stands for its value. */
export type Write = (expression: Expression, block: Block, scope: Scope) => Operand;

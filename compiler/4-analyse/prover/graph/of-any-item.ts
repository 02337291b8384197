// What any item of a list has: what is required of it, and what it goes on with from those before it.

import { openLoops } from '../../../3-model/expressions/loops.js';
import type { Model, Requirement } from '../../../3-model/model.js';
import { factsUnder, indexOf } from '../../model-index.js';
import type { Node } from './node.js';
import type { Valued } from './place.js';

/** What a claim is about, as far as it decides how values are told apart. */
export interface Spoken {
  readonly model: Model;
  readonly readings: Readonly<Record<string, string>>;
  /** The list of whose items one is looked at by itself. */
  readonly focus: string | undefined;
  /** The fact that differs between the two cases. */
  readonly moving: string | undefined;
  /** Those that the claim is about. */
  readonly requirements: readonly Requirement[];
}

/** The model that they are of. */
interface OfModel extends Pick<Valued, 'graph' | 'focus' | 'value'> {
  readonly spoken: Spoken;
  readonly definitions: ReadonlyMap<string, Model['definitions'][number]>;
}

export class OfAnyItem {
  readonly #required = new Map<string, readonly Node[]>();
  readonly #movesUnder = new Map<string, boolean>();

  constructor(readonly of: OfModel) {}

  /** Whether the fact that moves has a part in a definition. */
  movesUnder(definition: string): boolean {
    const known = this.#movesUnder.get(definition);
    if (known !== undefined) return known;
    const { spoken, definitions } = this.of;
    const { model, moving } = spoken;
    const body = definitions.get(definition)?.body;
    const moves = !!body && moving !== undefined && factsUnder(indexOf(model), [body]).has(moving);
    this.#movesUnder.set(definition, moves);
    return moves;
  }

  /** What is required of the item of a level, in both cases. */
  required(list: string, level: number): readonly Node[] {
    const key = `${list} ${level}`;
    const { spoken, graph } = this.of;
    const made =
      this.#required.get(key) ??
      spoken.requirements.flatMap(({ condition, list: of }) => {
        if (of !== list) return [];
        const place = new Map([...openLoops(condition)].map((loop) => [loop, level]));
        const node = this.of.value(condition, place);
        return [node, graph.turned(node, 'B')];
      });
    this.#required.set(key, made);
    return made;
  }

  /** What a definition is of the item of a level; undefined where that is no item of its list. */
  goingOn(id: string, level: number): { readonly node: Node; readonly list: string } | undefined {
    const found = this.of.definitions.get(id);
    const [loop, second] = found?.loops ?? [];
    if (!found || !loop || second) throw new RangeError('what is carried for several items at once');
    if (level === 0 && loop.list !== this.of.focus) return undefined;
    return { node: this.of.value(found.body, new Map([[loop.id, level]])), list: loop.list };
  }
}

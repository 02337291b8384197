// What is carried from item to item, by going on: what holds of an item if it holds of those before it, holds of all of them.

import { compare, type Rational } from '../../../runtime/exact/rational.js';
import { anything, type Range, range } from '../../range/interval.js';
import type { Node } from '../graph/node.js';
import { emptyFrame, type Frame, same, unknown, type Ways } from './frame.js';
import type { Reasoning } from './reasoning.js';

type CarriedNode = Node & { readonly kind: 'carried' };

/** What a definition is of the item of a level. */
export type GoingOn = (
  definition: string,
  level: number,
) => { readonly node: Node; readonly list: string } | undefined;

// Rounds until limits that go on growing are given up, and until nothing at all is known.
const [mostRounds, mostWidened] = [12, 8];

export class Carried {
  readonly #limits = new Map<string, Range | undefined>();
  readonly #ways = new Map<string, Ways>();
  readonly #open = { limits: new Set<string>(), ways: new Set<string>() };

  constructor(
    readonly by: Reasoning,
    readonly goingOn: GoingOn,
    /** Ways of a node by what it is made of. */
    readonly waysOf: (node: Node, frame: Frame) => Ways,
  ) {}

  /** Whether something is being found: what is shown meanwhile holds of nothing else. */
  get isOpen(): boolean {
    return this.#open.limits.size > 0 || this.#open.ways.size > 0;
  }

  /** The definition of any item, and of the one that is spoken of by itself, with what is required of it. */
  #each<T>(id: string, ask: (node: Node, frame: Frame) => T): readonly T[] {
    const found: T[] = [];
    for (const level of [1, 0]) {
      const own = this.goingOn(id, level);
      let frame: Frame | undefined = own && emptyFrame();
      for (const node of own ? this.by.required(own.list, level) : [])
        frame = frame && this.by.assuming(frame, node, true);
      if (own && frame) found.push(ask(own.node, frame));
    }
    return found;
  }

  /** From no item to the next ones: the first item has none before it, each other one only such as were reached. */
  range({ definition: id }: CarriedNode): Range | undefined {
    if (this.#limits.has(id)) return this.#limits.get(id);
    const isFirst = this.#open.limits.size === 0;
    this.#limits.set(id, undefined);
    this.#open.limits.add(id);
    if (!isFirst) return undefined;
    let isOpen = true;
    for (let round = 0; isOpen && round < mostRounds + mostWidened; round++) {
      isOpen = false;
      for (const name of this.#open.limits) {
        const before = this.#limits.get(name);
        let now = before;
        for (const next of this.#each(name, (node, frame) => this.by.rangeOf(node, frame)))
          now = now && next ? this.by.rules.hull(now, next) : (now ?? next);
        if (isAlike(before, now)) continue;
        isOpen = true;
        this.#limits.set(name, round < mostRounds ? now : widened(before, now));
      }
    }
    if (isOpen) for (const name of this.#open.limits) this.#limits.set(name, anything);
    this.#open.limits.clear();
    return this.#limits.get(id);
  }

  /** The ways that each item goes if those before it go so: at first all, then those that are left. */
  ways({ definition: id, sort }: CarriedNode): Ways {
    // Which way it goes may hang on limits, and these are not known yet.
    if (sort !== 'number' || this.#open.limits.size > 0) return unknown;
    const known = this.#ways.get(id);
    if (known !== undefined) return known;
    const isFirst = this.#open.ways.size === 0;
    this.#ways.set(id, same);
    this.#open.ways.add(id);
    if (!isFirst) return same;
    for (let isOpen = true; isOpen; ) {
      isOpen = false;
      for (const name of this.#open.ways) {
        const before = this.#ways.get(name) ?? unknown;
        let now = before;
        for (const ways of this.#each(name, this.waysOf)) now &= this.by.rules.goesOn(ways);
        if (now !== before) isOpen = true;
        this.#ways.set(name, now);
      }
    }
    this.#open.ways.clear();
    return this.#ways.get(id) ?? unknown;
  }
}

const isSame = (a: Rational | undefined, b: Rational | undefined): boolean =>
  a === undefined || b === undefined ? a === b : compare(a, b) === 0;
const isAlike = (a: Range | undefined, b: Range | undefined): boolean =>
  a === undefined || b === undefined
    ? a === b
    : isSame(a.lo, b.lo) && isSame(a.hi, b.hi) && isSame(a.grid, b.grid);

/** Without the limits that still move. */
function widened(before: Range | undefined, now: Range | undefined): Range | undefined {
  if (!before || !now) return now;
  return range(
    isSame(before.lo, now.lo) ? now.lo : undefined,
    isSame(before.hi, now.hi) ? now.hi : undefined,
    isSame(before.grid, now.grid) ? now.grid : undefined,
  );
}

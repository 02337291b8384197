// What is carried from item to item, by going on: what holds of an item if it holds of those before it, holds of all of them.

import { compare, type Rational } from '../../../runtime/exact/rational.js';
import { anything, hull, type Range, range } from '../../range/interval.js';
import type { Value } from '../values/value.js';
import { Assumptions } from './assumptions.js';
import { emptyFrame, type Frame, same, unknown, type Ways } from './frame.js';

// Rounds until limits that go on growing are given up, and until nothing at all is known.
const [mostRounds, mostWidened] = [12, 8];

export abstract class Carried extends Assumptions {
  /** What the definition is of an item of that level, in its frame; none where the level is not of that list. */
  protected abstract goingOn(
    value: Value,
    level: number,
  ): { readonly value: Value; readonly list: string } | undefined;

  readonly #limits = new Map<string, Range | undefined>();
  readonly #going = new Map<string, Ways>();
  /** Those that are looked for together, each by a value of it. */
  readonly #open = { limits: new Map<string, Value>(), ways: new Map<string, Value>() };

  /** The definition of any item, and of the one that is spoken of by itself, with what is required of it. */
  #each<T>(value: Value, ask: (of: Value, frame: Frame) => T): readonly T[] {
    return [1, 0].flatMap((level) => {
      const own = this.goingOn(value, level);
      const frame =
        own &&
        this.required(own.list, level).reduce<Frame | undefined>(
          (within, each) => within && this.assume(within, each, true),
          emptyFrame(),
        );
      return own && frame ? [ask(own.value, frame)] : [];
    });
  }

  /** From no item to the next ones: the first item has none before it, each other one only such as were reached. */
  protected carried(value: Value): Range | undefined {
    const { text: id = '' } = value;
    if (this.#limits.has(id)) return this.#limits.get(id);
    const isFirst = this.#open.limits.size === 0;
    this.#limits.set(id, undefined);
    this.#open.limits.set(id, value);
    if (!isFirst) return undefined;
    let isOpen = true;
    for (let round = 0; isOpen && round < mostRounds + mostWidened; round++) {
      isOpen = false;
      for (const [name, each] of this.#open.limits) {
        const before = this.#limits.get(name);
        const all = [before, ...this.#each(each, (of, frame) => this.range(of, frame))];
        const now = all.reduce((sum, next) => (sum && next ? hull(sum, next) : (sum ?? next)), undefined);
        if (isAlike(before, now)) continue;
        isOpen = true;
        this.#limits.set(name, round < mostRounds ? now : widened(before, now));
      }
    }
    if (isOpen) for (const name of this.#open.limits.keys()) this.#limits.set(name, anything);
    this.#open.limits.clear();
    return this.#limits.get(id);
  }

  /** The ways that each item goes if those before it go so: at first all, then those that are left. */
  protected waysOfCarried(value: Value): Ways {
    const { text: id = '', sort } = value;
    // Which way it goes may hang on limits, and these are not known yet.
    if (sort !== 'number' || this.#open.limits.size > 0) return unknown;
    const known = this.#going.get(id);
    if (known !== undefined) return known;
    const isFirst = this.#open.ways.size === 0;
    this.#going.set(id, same);
    this.#open.ways.set(id, value);
    if (!isFirst) return same;
    for (let isOpen = true; isOpen; ) {
      isOpen = false;
      for (const [name, each] of this.#open.ways) {
        const before = this.#going.get(name) ?? unknown;
        const now = this.#each(each, (of, frame) => this.waysOf(of, frame)).reduce((a, b) => a & b, before);
        if (now !== before) isOpen = true;
        this.#going.set(name, now);
      }
    }
    this.#open.ways.clear();
    return this.#going.get(id) ?? unknown;
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

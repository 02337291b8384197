// A frame: a part of the domain, and what has been assumed in it. Frames are never changed; assuming makes another one.

import type { Range } from '../../range/interval.js';
import type { Node } from '../graph/node.js';
import type { Lemma } from './step.js';
import type { Poly } from './sums.js';

/** Which ways a value may be known to go from case A to case B: bits. */
export type Ways = number;
export const up: Ways = 1;
export const down: Ways = 2;
export const same: Ways = 3;
export const unknown: Ways = 0;
/** The ways of what is taken away. */
export const against = (ways: Ways): Ways =>
  ((ways & up) !== 0 ? down : unknown) | ((ways & down) !== 0 ? up : unknown);

/** A row that can be taken, and the frame in which it is. */
export interface Taken {
  readonly value: Node;
  readonly place: number;
  readonly frame: Frame;
}

export class Frame {
  /** What was looked at in this frame before: it is the same at every other look. Most frames are asked little. */
  #memo: Map<Node, Range | undefined> | undefined;
  #ways: Map<Node, Ways> | undefined;
  #settled: Map<Node, boolean | undefined> | undefined;
  #taken: Map<Node, readonly Taken[]> | undefined;
  #below: Map<Node, Map<Node, boolean>> | undefined;
  #true: Map<Node, Frame | undefined> | undefined;
  #false: Map<Node, Frame | undefined> | undefined;
  #bodies: Map<number, Frame> | undefined;
  #lemmas: Lemma[] | undefined;
  #shallow: Frame | undefined;
  /** The part of the domain that is looked at: what takes long to show is shown for all of it. */
  readonly part: Frame;

  constructor(
    readonly before: Frame | undefined,
    /** Limits of values, on top of what their parts tell. */
    readonly ranges: ReadonlyMap<Node, Range>,
    readonly truths: ReadonlyMap<Node, boolean>,
    readonly options: ReadonlyMap<Node, ReadonlySet<string>>,
    /** Sums that are not below zero. */
    readonly known: readonly Poly[],
    /** Frames made by looking into rows, within one another. */
    readonly depth: number,
    part?: Frame | 'own',
  ) {
    this.part = part === 'own' ? this : (part ?? before?.part ?? this);
  }

  get memo(): Map<Node, Range | undefined> {
    this.#memo ??= new Map();
    return this.#memo;
  }

  get ways(): Map<Node, Ways> {
    this.#ways ??= new Map();
    return this.#ways;
  }

  get settled(): Map<Node, boolean | undefined> {
    this.#settled ??= new Map();
    return this.#settled;
  }

  get taken(): Map<Node, readonly Taken[]> {
    this.#taken ??= new Map();
    return this.#taken;
  }

  get below(): Map<Node, Map<Node, boolean>> {
    this.#below ??= new Map();
    return this.#below;
  }

  /** The frames in which a truth is so, or is not. */
  assumed(truth: boolean): Map<Node, Frame | undefined> {
    if (truth) {
      this.#true ??= new Map();
      return this.#true;
    }
    this.#false ??= new Map();
    return this.#false;
  }

  /** Directions that were shown for this part, each with its steps. */
  get lemmas(): Lemma[] {
    this.#lemmas ??= [];
    return this.#lemmas;
  }

  /** The same as a part of the domain. */
  asPart(): Frame {
    return new Frame(this, this.ranges, this.truths, this.options, this.known, 0, 'own');
  }

  /** The same as if no rows had been looked into. */
  get shallow(): Frame {
    if (this.depth === 0) return this;
    this.#shallow ??= this.with({ depth: 0 });
    return this.#shallow;
  }

  with(change: {
    readonly ranges?: ReadonlyMap<Node, Range>;
    readonly truths?: ReadonlyMap<Node, boolean>;
    readonly options?: ReadonlyMap<Node, ReadonlySet<string>>;
    readonly known?: readonly Poly[];
    readonly depth?: number;
  }): Frame {
    return new Frame(
      this,
      change.ranges ?? this.ranges,
      change.truths ?? this.truths,
      change.options ?? this.options,
      change.known ?? this.known,
      change.depth ?? this.depth,
    );
  }

  /** The frame in which the items of a level are any: what is assumed of one of them says nothing of another. */
  body(level: number): Frame {
    this.#bodies ??= new Map();
    const known = this.#bodies.get(level);
    if (known) return known;
    const bit = 1 << level;
    const free = <T>(all: ReadonlyMap<Node, T>): ReadonlyMap<Node, T> =>
      new Map([...all].filter(([node]) => (node.levels & bit) === 0));
    const isUntouched =
      [...this.ranges.keys(), ...this.truths.keys(), ...this.options.keys()].every(
        (node) => (node.levels & bit) === 0,
      ) && this.known.every((poly) => (poly.levels & bit) === 0);
    const made = isUntouched
      ? this
      : new Frame(
          undefined,
          free(this.ranges),
          free(this.truths),
          free(this.options),
          this.known.filter((poly) => (poly.levels & bit) === 0),
          this.depth,
          // What takes long to show is shown for the part, of whose items of this level nothing is assumed.
          this.part === this || this.part.body(level) !== this.part ? 'own' : this.part,
        );
    this.#bodies.set(level, made);
    return made;
  }
}

export const emptyFrame = (): Frame => new Frame(undefined, new Map(), new Map(), new Map(), [], 0);

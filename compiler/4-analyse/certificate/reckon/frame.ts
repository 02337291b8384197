// A part of the domain and what has been assumed in it. Frames are never changed; assuming makes another one.

import type { Range } from '../../range/interval.js';
import type { Lemma } from '../certificate.js';
import type { Value } from '../values/value.js';
import { atomsOf, type Goal } from './goal.js';

/** Which ways a value is known to go from case A to case B: bits; both: it is the same. */
export type Ways = number;
export const [unknown, up, down, same] = [0, 1, 2, 3] as const;

export interface Assumed {
  /** Limits of values, on top of what their operands tell. */
  readonly ranges: ReadonlyMap<Value, Range>;
  readonly truths: ReadonlyMap<Value, boolean>;
  readonly options: ReadonlyMap<Value, ReadonlySet<string>>;
  /** Sums that are not below zero. */
  readonly known: readonly Goal[];
}

/** A row that can be taken, in its frame. */
export interface Taken {
  readonly place: number;
  readonly value: Value;
  readonly frame: Frame;
}

export class Frame {
  readonly part: Frame;
  /** What was looked at before in this frame: it is the same at every other look. Most frames are asked little. */
  #limits: Map<Value, Range | undefined> | undefined;
  #ways: Map<Value, Ways> | undefined;
  #pending: Map<string, readonly Lemma[]> | undefined;
  #settled: Map<Value, boolean | undefined> | undefined;
  #taken: Map<Value, readonly Taken[]> | undefined;
  #below: Map<Value, Map<Value, boolean>> | undefined;
  #true: Map<Value, Frame | undefined> | undefined;
  #false: Map<Value, Frame | undefined> | undefined;
  #shallow: Frame | undefined;
  readonly #bodies = new Map<number, Frame>();

  constructor(
    readonly assumed: Assumed,
    /** Rows looked into, within one another. */
    readonly depth: number,
    /** What lemmas say of the part of the domain that this frame lies in, by value. */
    readonly lemmas: Map<Value, Ways>,
    part?: Frame,
  ) {
    this.part = part ?? this;
  }

  get limits(): Map<Value, Range | undefined> {
    this.#limits ??= new Map();
    return this.#limits;
  }

  get ways(): Map<Value, Ways> {
    this.#ways ??= new Map();
    return this.#ways;
  }

  /** Lemmas that the certificate has for this part and nobody has asked for yet, by the name of their value. */
  get pending(): Map<string, readonly Lemma[]> {
    this.#pending ??= new Map();
    return this.#pending;
  }

  get settled(): Map<Value, boolean | undefined> {
    this.#settled ??= new Map();
    return this.#settled;
  }

  get taken(): Map<Value, readonly Taken[]> {
    this.#taken ??= new Map();
    return this.#taken;
  }

  get below(): Map<Value, Map<Value, boolean>> {
    this.#below ??= new Map();
    return this.#below;
  }

  /** The frames in which a truth is so, or is not. */
  assuming(truth: boolean): Map<Value, Frame | undefined> {
    if (truth) {
      this.#true ??= new Map();
      return this.#true;
    }
    this.#false ??= new Map();
    return this.#false;
  }

  with(change: Partial<Assumed>, depth = this.depth): Frame {
    return new Frame({ ...this.assumed, ...change }, depth, this.lemmas, this.part);
  }

  /** The same as if no rows had been looked into. */
  get shallow(): Frame {
    if (this.depth === 0) return this;
    this.#shallow ??= this.with({}, 0);
    return this.#shallow;
  }

  /** A part of the domain: what holds in the whole holds in it. */
  asPart(): Frame {
    const made = new Frame(this.assumed, 0, new Map(this.lemmas));
    for (const [name, lemmas] of this.part.pending) made.pending.set(name, lemmas);
    return made;
  }

  /** The frame in which the items of a level are any: what is assumed of one of them says nothing of another. */
  body(level: number): Frame {
    const known = this.#bodies.get(level);
    if (known) return known;
    const bit = 1 << level;
    const isFree = ({ levels }: Value): boolean => (levels & bit) === 0;
    const free = <T>(all: ReadonlyMap<Value, T>): ReadonlyMap<Value, T> =>
      new Map([...all].filter(([value]) => isFree(value)));
    const { ranges, truths, options, known: sums } = this.assumed;
    const assumed = {
      ranges: free(ranges),
      truths: free(truths),
      options: free(options),
      known: sums.filter((sum) => [...atomsOf(sum)].every(isFree)),
    };
    // Lemmas hold with what was assumed of the part: of the items of this level that is nothing, or they are not used.
    const { assumed: ofPart } = this.part;
    const all = [ofPart.ranges, ofPart.truths, ofPart.options].flatMap((each) => [...each.keys()]);
    const isOfPart = [...all, ...ofPart.known.flatMap((sum) => [...atomsOf(sum)])].every(isFree);
    const made = new Frame(assumed, this.depth, isOfPart ? this.lemmas : new Map(), this.part);
    this.#bodies.set(level, made);
    return made;
  }
}

export const emptyFrame = (): Frame =>
  new Frame({ ranges: new Map(), truths: new Map(), options: new Map(), known: [] }, 0, new Map());

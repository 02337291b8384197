// One case being evaluated: values are computed when first asked for, and remembered.

import type { Rational } from '../../runtime/exact/rational.js';
import type { FactValues, Value } from '../../runtime/facts/facts.js';
import type { CaseError } from '../../runtime/outcome/assessment.js';
import type { DefinitionId } from '../model.js';

/** Thrown inside the interpreter when the case is refused; never leaves it. */
export class Refused {
  constructor(readonly error: CaseError) {}
}

/** Thrown inside the interpreter when values depend on one another too deeply for the stack; the base loop goes on from it. */
class Deeper {
  constructor(
    readonly slot: number,
    readonly at: Frame,
  ) {}
}

/** Definitions nested deeper than this are computed from the bottom. */
const deepest = 250;

/** The items that are meant, as places in their lists from 0: one for each loop that is open where a computation stands, in order. */
export type Frame = readonly number[];

export const noItems: Frame = [];

export type Compute = (run: CaseRun, at: Frame) => Value;

export interface Program {
  readonly computeOf: (slot: number) => Compute;
  /** For how many items at once a definition is computed. */
  readonly loopsOf: (slot: number) => number;
  readonly slotOf: (id: DefinitionId) => number | undefined;
}

/** Which row, branch or alternative a definition took. */
export type Taken =
  /** `row` indexes the rows of the model's table. */
  | { readonly kind: 'row'; readonly row: number }
  /** The place of the alternative or branch; the `otherwise` comes after all branches. */
  | { readonly kind: 'branch'; readonly branch: number };

export class CaseRun {
  readonly facts: FactValues;
  readonly readings: Readonly<Record<string, string>>;
  /** Sums and ranks along a list, per place in the rules and the items around it. */
  readonly along = new Map<object, Map<string, (Rational | undefined)[]>>();
  readonly #program: Program;
  readonly #values: (Value | Refused | undefined)[] = [];
  readonly #items: ((Value | Refused | undefined)[] | undefined)[] = [];
  readonly #combinations: (Map<string, Value | Refused> | undefined)[] = [];
  readonly #taken = new Map<number, Taken>();
  readonly #takenByItem = new Map<number, (Taken | undefined)[]>();
  readonly #takenByItems = new Map<string, Taken>();
  #depth = 0;

  constructor(program: Program, facts: FactValues, readings: Readonly<Record<string, string>>) {
    this.#program = program;
    this.facts = facts;
    this.readings = readings;
  }

  /** The value of a definition for these items; throws `Refused`. To be called by computations only: see `settle`. */
  value(slot: number, at: Frame): Value {
    const known = this.#known(slot, at);
    if (known !== undefined) {
      if (known instanceof Refused) throw known;
      return known;
    }
    if (this.#depth >= deepest) throw new Deeper(slot, at);
    this.#depth++;
    let result: Value | Refused;
    try {
      result = this.#program.computeOf(slot)(this, at);
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      result = thrown;
    } finally {
      this.#depth--;
    }
    this.#keep(slot, at, result);
    if (result instanceof Refused) throw result;
    return result;
  }

  #known(slot: number, at: Frame): Value | Refused | undefined {
    const [item, ...others] = at;
    if (item === undefined) return this.#values[slot];
    return others.length === 0 ? this.#items[slot]?.[item] : this.#combinations[slot]?.get(at.join());
  }

  #keep(slot: number, at: Frame, result: Value | Refused): void {
    const [item, ...others] = at;
    if (item === undefined) {
      this.#values[slot] = result;
    } else if (others.length === 0) {
      const items = this.#items[slot] ?? [];
      this.#items[slot] = items;
      items[item] = result;
    } else {
      const combinations = this.#combinations[slot] ?? new Map<string, Value | Refused>();
      this.#combinations[slot] = combinations;
      combinations.set(at.join(), result);
    }
  }

  /** Runs a computation from outside, however deep what it needs. Throws `Refused`. */
  settle(compute: Compute, at: Frame): Value {
    const open: { readonly slot: number; readonly at: Frame }[] = [];
    for (;;) {
      const task = open.at(-1);
      this.#depth = 0;
      try {
        if (task === undefined) return compute(this, at);
        this.value(task.slot, task.at);
        open.pop();
      } catch (thrown) {
        if (thrown instanceof Deeper) open.push(thrown);
        else if (task !== undefined && thrown instanceof Refused) open.pop();
        else throw thrown;
      }
    }
  }

  /** Remembers what a definition took. */
  take(slot: number, at: Frame, taken: Taken): void {
    const [item, ...others] = at;
    if (item === undefined) {
      this.#taken.set(slot, taken);
    } else if (others.length === 0) {
      const items = this.#takenByItem.get(slot) ?? [];
      this.#takenByItem.set(slot, items);
      items[item] = taken;
    } else {
      this.#takenByItems.set(`${slot} ${at.join()}`, taken);
    }
  }

  taken(slot: number, at: Frame): Taken | undefined {
    const [item, ...others] = at;
    if (item === undefined) return this.#taken.get(slot);
    if (others.length === 0) return this.#takenByItem.get(slot)?.[item];
    return this.#takenByItems.get(`${slot} ${at.join()}`);
  }

  /**
   * What was computed of a definition so far: a value, or one per item. Refused ones are left out, and so are values for combinations of
   * items.
   */
  computed(slot: number): Value | readonly (Value | undefined)[] | undefined {
    const settled = (value: Value | Refused | undefined) => (value instanceof Refused ? undefined : value);
    const loops = this.#program.loopsOf(slot);
    if (loops === 0) return settled(this.#values[slot]);
    return loops === 1 ? this.#items[slot]?.map(settled) : undefined;
  }

  itemsOf(list: string): FactValues['lists'][string] {
    return this.facts.lists[list] ?? [];
  }
}

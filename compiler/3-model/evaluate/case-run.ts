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
    readonly item: number,
  ) {}
}

/** Definitions nested deeper than this are computed from the bottom. */
const deepest = 250;

/** `item` is the place of the current item from 0, or -1 outside lists. */
export type Compute = (run: CaseRun, item: number) => Value;

export interface Program {
  readonly computeOf: (slot: number) => Compute;
  readonly isPerItem: (slot: number) => boolean;
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
  /** Sums and ranks along a list, per place in the rules. */
  readonly along = new Map<object, Rational[]>();
  readonly #program: Program;
  readonly #values: (Value | Refused | undefined)[] = [];
  readonly #items: ((Value | Refused | undefined)[] | undefined)[] = [];
  readonly #taken = new Map<number, Taken | (Taken | undefined)[]>();
  #depth = 0;

  constructor(program: Program, facts: FactValues, readings: Readonly<Record<string, string>>) {
    this.#program = program;
    this.facts = facts;
    this.readings = readings;
  }

  /** The value of a definition; throws `Refused`. To be called by computations only: see `settle`. */
  value(slot: number, item: number): Value {
    const perItem = this.#program.isPerItem(slot);
    let known: Value | Refused | undefined;
    if (perItem) known = this.#items[slot]?.[item];
    else known = this.#values[slot];
    if (known !== undefined) {
      if (known instanceof Refused) throw known;
      return known;
    }
    if (this.#depth >= deepest) throw new Deeper(slot, item);
    this.#depth++;
    let result: Value | Refused;
    try {
      result = this.#program.computeOf(slot)(this, perItem ? item : -1);
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      result = thrown;
    } finally {
      this.#depth--;
    }
    if (perItem) {
      const items = this.#items[slot] ?? [];
      this.#items[slot] = items;
      items[item] = result;
    } else {
      this.#values[slot] = result;
    }
    if (result instanceof Refused) throw result;
    return result;
  }

  /** Runs a computation from outside, however deep what it needs. Throws `Refused`. */
  settle(compute: Compute, item: number): Value {
    const open: { readonly slot: number; readonly item: number }[] = [];
    for (;;) {
      const task = open.at(-1);
      this.#depth = 0;
      try {
        if (task === undefined) return compute(this, item);
        this.value(task.slot, task.item);
        open.pop();
      } catch (thrown) {
        if (thrown instanceof Deeper) open.push(thrown);
        else if (task !== undefined && thrown instanceof Refused) open.pop();
        else throw thrown;
      }
    }
  }

  /** Remembers what a definition took; `item` is -1 outside lists. */
  take(slot: number, item: number, taken: Taken): void {
    if (item < 0) {
      this.#taken.set(slot, taken);
      return;
    }
    const known = this.#taken.get(slot);
    const items = Array.isArray(known) ? known : [];
    items[item] = taken;
    this.#taken.set(slot, items);
  }

  taken(slot: number, item: number): Taken | undefined {
    const known = this.#taken.get(slot);
    return Array.isArray(known) ? known[item] : known;
  }

  /** What was computed of a definition so far: a value, or one per item. Refused ones are left out. */
  computed(slot: number): Value | readonly (Value | undefined)[] | undefined {
    const settled = (value: Value | Refused | undefined) => (value instanceof Refused ? undefined : value);
    if (!this.#program.isPerItem(slot)) return settled(this.#values[slot]);
    return this.#items[slot]?.map(settled);
  }

  itemsOf(list: string): FactValues['lists'][string] {
    return this.facts.lists[list] ?? [];
  }
}

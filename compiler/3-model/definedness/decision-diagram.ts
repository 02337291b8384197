// Reduced ordered binary decision diagrams: conditions as canonical values, so that "always" and "never" are seen at once.

/** A condition; equal numbers are equivalent conditions of the same `Diagrams`. */
export type Diagram = number;

export const never: Diagram = 0;
export const always: Diagram = 1;

/** Thrown when conditions are too entangled to be decided; whoever asks then claims nothing. */
export class TooEntangled extends Error {}

/** Nodes beyond which a question is given up. */
const mostNodes = 40_000;

export class Diagrams {
  readonly #variable: number[] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  readonly #low: Diagram[] = [never, always];
  readonly #high: Diagram[] = [never, always];
  readonly #unique = new Map<string, Diagram>();
  readonly #chosen = new Map<string, Diagram>();

  /** True exactly when the variable is. Variables with lower numbers are asked first. */
  variable(variable: number): Diagram {
    return this.#node(variable, never, always);
  }

  not(a: Diagram): Diagram {
    return this.choose(a, never, always);
  }

  and(a: Diagram, b: Diagram): Diagram {
    return this.choose(a, b, never);
  }

  or(a: Diagram, b: Diagram): Diagram {
    return this.choose(a, always, b);
  }

  implies(a: Diagram, b: Diagram): Diagram {
    return this.choose(a, b, always);
  }

  /** `then` where `when` holds, `otherwise` elsewhere. */
  choose(when: Diagram, then: Diagram, otherwise: Diagram): Diagram {
    if (when === always || then === otherwise) return then;
    if (when === never) return otherwise;
    if (then === always && otherwise === never) return when;
    const key = `${when},${then},${otherwise}`;
    const known = this.#chosen.get(key);
    if (known !== undefined) return known;
    const variable = Math.min(this.#of(when), this.#of(then), this.#of(otherwise));
    const side = (diagram: Diagram, high: boolean): Diagram =>
      this.#of(diagram) !== variable ? diagram : ((high ? this.#high[diagram] : this.#low[diagram]) ?? never);
    const low = this.choose(side(when, false), side(then, false), side(otherwise, false));
    const high = this.choose(side(when, true), side(then, true), side(otherwise, true));
    const made = this.#node(variable, low, high);
    this.#chosen.set(key, made);
    return made;
  }

  /** True where the condition holds for some value of the variables. */
  exists(condition: Diagram, variables: ReadonlySet<number>, known = new Map<Diagram, Diagram>()): Diagram {
    if (condition === never || condition === always) return condition;
    const found = known.get(condition);
    if (found !== undefined) return found;
    const low = this.exists(this.#low[condition] ?? never, variables, known);
    const high = this.exists(this.#high[condition] ?? never, variables, known);
    const variable = this.#of(condition);
    const made = variables.has(variable) ? this.or(low, high) : this.#node(variable, low, high);
    known.set(condition, made);
    return made;
  }

  /** Variables that the condition depends on. */
  variablesOf(condition: Diagram): ReadonlySet<number> {
    const variables = new Set<number>();
    const seen = new Set<Diagram>([condition]);
    for (const node of seen) {
      if (node === never || node === always) continue;
      variables.add(this.#of(node));
      seen.add(this.#low[node] ?? never);
      seen.add(this.#high[node] ?? never);
    }
    return variables;
  }

  /** Values of variables that make the condition hold; undefined when there are none. Unnamed variables do not matter. */
  satisfy(condition: Diagram): ReadonlyMap<number, boolean> | undefined {
    if (condition === never) return undefined;
    const values = new Map<number, boolean>();
    for (let node = condition; node !== always; ) {
      const low = this.#low[node] ?? never;
      const high = low === never;
      values.set(this.#of(node), high);
      node = high ? (this.#high[node] ?? never) : low;
    }
    return values;
  }

  #of(diagram: Diagram): number {
    return this.#variable[diagram] ?? Number.MAX_SAFE_INTEGER;
  }

  #node(variable: number, low: Diagram, high: Diagram): Diagram {
    if (low === high) return low;
    const key = `${variable},${low},${high}`;
    const known = this.#unique.get(key);
    if (known !== undefined) return known;
    if (this.#variable.length >= mostNodes) throw new TooEntangled();
    const made = this.#variable.length;
    this.#variable.push(variable);
    this.#low.push(low);
    this.#high.push(high);
    this.#unique.set(key, made);
    return made;
  }
}

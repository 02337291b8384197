// Definitions that go round by the items before: each use of one that is not yet lowered gets a node with what the analysis knows of the
// value, and the node is linked when the definition is there.

import type { Definition, DefinitionId, Rational } from '../3-model/model.js';
import type { Abstract } from '../4-analyse/range/abstract.js';
import type { Values } from '../4-analyse/range/values.js';
import { ceiling, divide, floor } from '../runtime/exact/rational.js';
import { limit } from './nodes/limits.js';
import type { Nodes } from './nodes/nodes.js';
import { nothing } from './nodes/quantities.js';
import type { IntegerNode, Lowered, Operand } from './program/program.js';

/** No program has more sites. */
const mostSites = 2n ** 40n;

interface Promised {
  readonly definition: Definition;
  readonly partial: boolean;
  readonly value: IntegerNode | undefined;
  readonly grid: Rational;
  readonly refusal: IntegerNode | undefined;
  readonly lowered: Lowered;
}

/** That definitions of a circle refuse cases is seen only when they are lowered: then all is lowered once more. */
export class Refuses extends Error {}

export class Carried {
  readonly #nodes: Nodes;
  readonly #values: Values;
  /** Definitions that were found to refuse cases. */
  readonly #refusing: Set<string>;
  readonly #promised = new Map<string, Promised>();
  #linked = 0;

  constructor(nodes: Nodes, values: Values, refusing: Set<string>) {
    this.#nodes = nodes;
    this.#values = values;
    this.#refusing = refusing;
  }

  /** The value of the definition for an item, whether it is lowered yet or not. */
  promise(definition: Definition, partial: boolean): Lowered {
    const key = `${definition.id} ${partial}`;
    const known = this.#promised.get(key);
    if (known !== undefined) return known.lowered;
    const { list, id } = definition;
    if (list === undefined) return limit('items-before');
    const nodes = this.#nodes;
    const refusal = this.#refusing.has(key)
      ? nodes.ahead(list, { lo: 0n, hi: mostSites }, `refusal ${key}`)
      : undefined;
    const { bounds, grid, operandOf } = this.#shape(definition, this.#values.ofDefinition(id));
    const value = bounds && nodes.ahead(list, bounds, key);
    const lowered = { value: value === undefined ? nothing : operandOf(value), refusal };
    this.#promised.set(key, { definition, partial, value, grid, refusal, lowered });
    return lowered;
  }

  #shape(
    { type }: Definition,
    known: Abstract | undefined,
  ): {
    readonly bounds: { readonly lo: bigint; readonly hi: bigint } | undefined;
    readonly grid: Rational;
    readonly operandOf: (integer: IntegerNode) => Operand;
  } {
    const nodes = this.#nodes;
    const one = { n: 1n, d: 1n };
    switch (type.kind) {
      case 'quantity':
      case 'date': {
        const operandOf = (integer: IntegerNode, grid = one): Operand => ({ kind: 'scaled', integer, grid });
        if (known === undefined) return { bounds: undefined, grid: one, operandOf };
        if (known.kind !== 'numbers') return limit('items-before');
        const { lo, hi, grid } = known.range;
        if (grid === undefined) return limit('items-before');
        if (lo === undefined || hi === undefined) return limit('too-wide');
        if (grid.n === 0n) return { bounds: { lo: 0n, hi: 0n }, grid: one, operandOf };
        return {
          bounds: { lo: ceiling(divide(lo, grid)), hi: floor(divide(hi, grid)) },
          grid,
          operandOf: (integer) => operandOf(integer, grid),
        };
      }
      case 'yes-no':
        return {
          bounds: { lo: 0n, hi: 1n },
          grid: one,
          operandOf: (integer) => ({
            kind: 'truth',
            truth: nodes.compare('equal', integer, nodes.constant(1n)),
          }),
        };
      case 'choice': {
        const options = type.set.options.map(({ name }) => name);
        return {
          bounds: { lo: 0n, hi: BigInt(Math.max(0, options.length - 1)) },
          grid: one,
          operandOf: (place) => ({ kind: 'option', place, options }),
        };
      }
      case 'text':
        return limit('items-before');
      default:
        return type satisfies never;
    }
  }

  /** Links all that was promised. Throws a Refuses where something refuses cases that was not expected to. */
  link(lower: (id: DefinitionId, partial: boolean) => Lowered): void {
    const before = this.#refusing.size;
    for (; this.#linked < this.#promised.size; this.#linked++) {
      const promised = [...this.#promised.values()][this.#linked];
      if (promised === undefined) continue;
      const { definition, partial, value, grid, refusal } = promised;
      const made = lower(definition.id, partial);
      if (value !== undefined) this.#nodes.link(value, this.#integerOf(made.value, grid, value));
      if (refusal !== undefined) this.#nodes.link(refusal, made.refusal ?? this.#nodes.constant(0n));
      else if (made.refusal !== undefined) this.#refusing.add(`${definition.id} ${partial}`);
    }
    if (this.#refusing.size > before) throw new Refuses();
  }

  /** Within the bounds that were promised. */
  #integerOf(value: Operand, grid: Rational, { lo, hi }: IntegerNode): IntegerNode {
    const nodes = this.#nodes;
    switch (value.kind) {
      case 'scaled': {
        const { n, d } = divide(value.grid, grid);
        const times = nodes.multiply(value.integer, nodes.constant(n));
        // Whatever is not refused lies on the grid.
        return nodes.clamp(nodes.quotient('floor', times, nodes.constant(d)), lo, hi);
      }
      case 'truth':
        return nodes.choose(value.truth, nodes.constant(1n), nodes.constant(0n));
      case 'option':
        return value.place;
      case 'fraction':
        return limit('items-before');
      case 'text':
      case 'none':
        return nodes.constant(lo);
      default:
        return value satisfies never;
    }
  }
}

// Where nodes are kept: equal ones once, each after its operands.

import type { IntegerNode, Node, TextNode, TruthNode } from '../program/program.js';
import { limit } from './limits.js';

/** Integers beyond this many bits are in no engine. */
const widest = 2n ** 250n;

type Made<N extends Node> = N extends unknown ? Omit<N, 'id' | 'list'> : never;

type Unfinished<N extends Node> = N extends unknown ? Omit<N, 'id' | 'list' | 'of'> : never;

/** The nodes of one program. Equal nodes are one object, so that sharing is seen by identity. */
export class NodeStore {
  readonly #known = new Map<string, Node>();
  readonly #all: Node[] = [];
  readonly #capacities: ReadonlyMap<string, number>;

  constructor(capacities: ReadonlyMap<string, number>) {
    this.#capacities = capacities;
  }

  /** Every node after its operands. */
  get all(): readonly Node[] {
    return this.#all;
  }

  capacity(list: string): bigint {
    return BigInt(this.#capacities.get(list) ?? 0);
  }

  protected known(key: string): IntegerNode | undefined {
    const node = this.#known.get(key);
    return node?.sort === 'integer' ? node : undefined;
  }

  protected integer(key: string, made: Made<IntegerNode>, list: string | undefined): IntegerNode {
    if (made.lo < -widest || made.hi > widest) limit('too-wide');
    return this.#node(key, made, list) as IntegerNode;
  }

  protected truthNode(key: string, made: Made<TruthNode>, list: string | undefined): TruthNode {
    return this.#node(key, made, list) as TruthNode;
  }

  protected textNode(key: string, made: Made<TextNode>, list: string | undefined): TextNode {
    return this.#node(key, made, list) as TextNode;
  }

  /** A node of items with an operand that is made after it. */
  protected unfinished(
    key: string,
    made: Unfinished<Extract<IntegerNode, { readonly kind: 'before' | 'ahead' }>>,
    list: string,
  ): IntegerNode {
    return this.integer(key, made as Made<IntegerNode>, list);
  }

  /** Gives it the operand, once. */
  protected finish(node: IntegerNode, of: IntegerNode): void {
    if (node.kind !== 'before' && node.kind !== 'ahead') return;
    (node as { of: IntegerNode }).of = of;
  }

  #node(key: string, made: Made<Node>, list: string | undefined): Node {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const node = { ...made, id: this.#all.length, list } as Node;
    this.#known.set(key, node);
    this.#all.push(node);
    return node;
  }

  /** The one list that the operands are items of. */
  protected listOf(operands: readonly Node[]): string | undefined {
    let list: string | undefined;
    for (const operand of operands) {
      if (operand.list === undefined || operand.list === list) continue;
      if (list !== undefined) limit('nested-lists');
      list = operand.list;
    }
    return list;
  }
}

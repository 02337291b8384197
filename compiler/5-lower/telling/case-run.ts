// A program on one case with all values kept, and again with one node that slipped: only what the slip changes is computed anew.

import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import { type Computed, computeNode } from '../program/compute-node.js';
import type { Node, Program, TruthNode } from '../program/program.js';
import { nodesOf, operandsOf, orderOf, rootsOf } from '../program/program-walk.js';
import { CaseInputs } from '../program/run-program.js';
import { type Slip, slipsOf, withinUser } from './slips.js';

type Value = Computed | readonly Computed[];
export type Compare = Extract<TruthNode, { readonly kind: 'compare' }>;

export interface CaseRun {
  readonly inputs: CaseInputs;
  readonly values: readonly Value[];
  /** The first fact that is needed and missing, and the number of the site that refuses the case: 0 for none. */
  readonly missing: string | undefined;
  readonly refusal: bigint;
}

export class TracedProgram {
  readonly #program: Program;
  readonly nodes: readonly Node[];
  readonly #place = new Map<Node, number>();
  readonly #users: number[][];
  readonly #orders = new Map<Node, readonly Node[]>();
  /** Places of what a priced case shows. */
  readonly #shown: readonly number[];

  constructor(program: Program) {
    this.#program = program;
    this.nodes = orderOf(rootsOf(program));
    for (const [place, node] of this.nodes.entries()) this.#place.set(node, place);
    this.#users = this.nodes.map(() => []);
    for (const [place, node] of this.nodes.entries()) {
      for (const operand of new Set(operandsOf(node))) this.#users[this.#placeOf(operand)]?.push(place);
    }
    const shown = [
      ...program.outputs.flatMap(({ value }) => nodesOf(value)),
      ...program.notices.map(({ when }) => when),
    ];
    this.#shown = shown.map((node) => this.#placeOf(node));
  }

  readonly #placeOf = (node: Node): number => this.#place.get(node) ?? -1;

  /** Of every node; of a short one that several use, also for each use apart: a printer writes it out there. */
  slips(): readonly Slip[] {
    const isShort = (node: Node) =>
      operandsOf(node).every((operand) => operandsOf(operand).length === 0) &&
      (this.#users[this.#placeOf(node)]?.length ?? 0) > 1;
    return this.nodes.flatMap((user) => [
      ...slipsOf(user),
      ...[...new Set(operandsOf(user))]
        .filter(isShort)
        .flatMap((operand) => slipsOf(operand).map((slip) => withinUser(user, slip))),
    ]);
  }

  /** How far one integer is above another in a case outside lists. */
  difference(compared: Compare, facts: FactValues): bigint {
    const { left, right } = compared;
    const inputs = new CaseInputs(this.#program, facts);
    const values = new Map<Node, Value>();
    const at = atOf((node) => values.get(node));
    const order = this.#orders.get(compared) ?? orderOf([left, right]);
    this.#orders.set(compared, order);
    for (const node of order)
      values.set(
        node,
        each(node, inputs, (item) => computeNode(node, item, at, inputs)),
      );
    const [a, b] = [values.get(left), values.get(right)];
    return typeof a === 'bigint' && typeof b === 'bigint' ? a - b : 0n;
  }

  run(facts: FactValues): CaseRun {
    const inputs = new CaseInputs(this.#program, facts);
    const values: Value[] = [];
    const at = atOf((node) => values[this.#placeOf(node)]);
    for (const node of this.nodes)
      values.push(each(node, inputs, (item) => computeNode(node, item, at, inputs)));
    return { inputs, values, ...this.#verdict(inputs, at) };
  }

  #verdict(
    inputs: CaseInputs,
    at: (node: Node, item: number) => Computed,
  ): Pick<CaseRun, 'missing' | 'refusal'> {
    const missing = inputs.missing(({ needed }, item) => needed !== undefined && at(needed, item) === true);
    const refusal = at(this.#program.refusal, -1);
    return { missing, refusal: typeof refusal === 'bigint' ? refusal : 0n };
  }

  /** Whether the case is answered otherwise when a node slips. */
  tells({ inputs, values, missing, refusal }: CaseRun, slip: Slip): boolean {
    try {
      const first = this.#placeOf(slip.node);
      const before = atOf((node) => values[this.#placeOf(node)]);
      const slipped = each(slip.node, inputs, (item) => slip.compute(item, before, inputs));
      // Of most slips nothing is seen in most cases.
      if (isSame(slipped, values[first])) return false;
      const changed = new Map<number, Value>([[first, slipped]]);
      const at = atOf((node) => {
        const place = this.#placeOf(node);
        return changed.get(place) ?? values[place];
      });
      const open = new Set<number>(this.#users[first]);
      while (open.size > 0) {
        const place = Math.min(...open);
        open.delete(place);
        const node = this.nodes[place];
        if (node === undefined) continue;
        const value = each(node, inputs, (item) => computeNode(node, item, at, inputs));
        if (isSame(value, values[place])) continue;
        changed.set(place, value);
        for (const user of this.#users[place] ?? []) open.add(user);
      }
      const now = this.#verdict(inputs, at);
      if (now.missing !== missing) return true;
      if (missing !== undefined) return false;
      if (now.refusal !== refusal) return true;
      return refusal === 0n && this.#shown.some((place) => changed.has(place));
    } catch {
      // A slip that divides by zero, or leaves what can be computed, tells nothing: engines differ in what they make of it.
      return false;
    }
  }
}

const each = (node: Node, inputs: CaseInputs, compute: (item: number) => Computed): Value =>
  node.list === undefined
    ? compute(-1)
    : Array.from({ length: inputs.count(node.list) }, (_, item) => compute(item));

const atOf =
  (kept: (node: Node) => Value | undefined) =>
  (node: Node, item: number): Computed => {
    const value = kept(node);
    const one = Array.isArray(value) ? value[item] : value;
    if (one === undefined || typeof one === 'object') throw new Error(`node ${node.id} has no value there`);
    return one;
  };

const isSame = (a: Value, b: Value | undefined): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((one, place) => one === b[place])
    : a === b;

// A program on one case with all values kept, and again with one node that slipped: only what the slip changes is computed anew.

import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import { type Computed, computeNode } from '../program/compute-node.js';
import { computeStep, type Values, valueAt } from '../program/compute-step.js';
import type { IntegerNode, Node, Program, TruthNode } from '../program/program.js';
import { nodesOf, operandsOf, rootsOf, type Step, stepsOf } from '../program/program-walk.js';
import { CaseInputs } from '../program/run-program.js';
import { type Slip, slipsOf, withinUser } from './slips.js';

export type Compare = Extract<TruthNode, { readonly kind: 'compare' }>;
export type Quotient = Extract<IntegerNode, { readonly kind: 'quotient' }>;

/** Of a slip in a case: the node comes to the same, to something else that no answer shows, or the answer is another one. */
type Effect = 'none' | 'seen' | 'told';

export interface CaseRun {
  readonly inputs: CaseInputs;
  readonly values: readonly Values[];
  readonly at: (node: Node, item: number) => Computed;
  /** The first fact that is needed and missing, and the number of the site that refuses the case: 0 for none. */
  readonly missing: string | undefined;
  readonly refusal: bigint;
}

export class TracedProgram {
  readonly #program: Program;
  readonly nodes: readonly Node[];
  /** By the numbers of nodes, which mutants have from the nodes that they change. */
  readonly #place: number[] = [];
  readonly #users: number[][];
  readonly #steps: readonly Step[];
  /** The step of each node, by its place. */
  readonly #stepAt: number[] = [];
  /** What some nodes are computed from, by their numbers. */
  readonly #orders = new Map<string, readonly Step[]>();
  /** Places of what a priced case shows. */
  readonly #shown: readonly number[];

  constructor(program: Program) {
    this.#program = program;
    this.#steps = stepsOf(rootsOf(program));
    this.nodes = this.#steps.flatMap(({ nodes }) => nodes);
    for (const [index, { nodes }] of this.#steps.entries()) this.#stepAt.push(...nodes.map(() => index));
    for (const [place, node] of this.nodes.entries()) this.#place[node.id] = place;
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

  readonly #placeOf = (node: Node): number => this.#place[node.id] ?? -1;

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

  /** The quotients that round what a node is part of, without another one between. */
  quotientsOf(node: Node): readonly Quotient[] {
    const found = new Set<Quotient>();
    const met = new Set<number>();
    const open = [...(this.#users[this.#placeOf(node)] ?? [])];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (met.has(place)) continue;
      met.add(place);
      const user = this.nodes[place];
      if (user?.kind === 'quotient') found.add(user);
      else open.push(...(this.#users[place] ?? []));
    }
    return [...found];
  }

  /** What some integers come to in a case, those of items for the item at a place; undefined where there is none. */
  integers(wanted: readonly Node[], facts: FactValues, item: number): readonly (bigint | undefined)[] {
    const inputs = new CaseInputs(this.#program, facts);
    const values = new Map<Node, Values>();
    const at = valueAt((node) => values.get(node));
    const key = wanted.map(({ id }) => id).join();
    const order = this.#orders.get(key) ?? stepsOf(wanted);
    this.#orders.set(key, order);
    const compute = (node: Node, item: number) => computeNode(node, item, at, inputs);
    for (const step of order) {
      computeStep(step, inputs.count, compute, (node, found) => values.set(node, found));
    }
    return wanted.map((node) => {
      const value = values.get(node);
      const one = Array.isArray(value) ? value[item] : value;
      return typeof one === 'bigint' ? one : undefined;
    });
  }

  run(facts: FactValues): CaseRun {
    const inputs = new CaseInputs(this.#program, facts);
    const values: Values[] = [];
    const at = valueAt((node) => values[this.#placeOf(node)]);
    const compute = (node: Node, item: number) => computeNode(node, item, at, inputs);
    for (const step of this.#steps) {
      computeStep(step, inputs.count, compute, (_, found) => values.push(found));
    }
    return { inputs, values, at, ...this.#verdict(inputs, at) };
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
  readonly tells = (run: CaseRun, slip: Slip): boolean => this.effect(run, slip) === 'told';

  effect({ inputs, values, at: kept, missing, refusal }: CaseRun, slip: Slip): Effect {
    try {
      // Of most slips nothing is seen in most cases.
      const { list } = slip.node;
      const from = list === undefined ? -1 : 0;
      const end = list === undefined ? 0 : inputs.count(list);
      let item = from;
      while (item < end && slip.compute(item, kept, inputs) === kept(slip.node, item)) item++;
      if (item === end) return 'none';
      const changed = new Map<number, Values>();
      const at = valueAt((node) => {
        const place = this.#placeOf(node);
        return changed.get(place) ?? values[place];
      });
      const compute = (node: Node, item: number) =>
        node === slip.node ? slip.compute(item, at, inputs) : computeNode(node, item, at, inputs);
      const open = new Set<number>([this.#stepAt[this.#placeOf(slip.node)] ?? 0]);
      while (open.size > 0) {
        const next = Math.min(...open);
        open.delete(next);
        const step = this.#steps[next];
        if (step === undefined) continue;
        computeStep(step, inputs.count, compute, (node, found) => changed.set(this.#placeOf(node), found));
        for (const node of step.nodes) {
          const place = this.#placeOf(node);
          if (isSame(changed.get(place), values[place])) changed.delete(place);
          else for (const user of this.#users[place] ?? []) open.add(this.#stepAt[user] ?? next);
        }
        // A circle is computed to its end.
        open.delete(next);
      }
      const now = this.#verdict(inputs, at);
      if (now.missing !== missing) return 'told';
      if (missing !== undefined) return 'seen';
      if (now.refusal !== refusal) return 'told';
      return refusal === 0n && this.#shown.some((place) => changed.has(place)) ? 'told' : 'seen';
    } catch {
      // A slip that divides by zero, or leaves what can be computed, tells nothing: engines differ in what they make of it.
      return 'none';
    }
  }
}

const isSame = (a: Values | undefined, b: Values | undefined): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((one, place) => one === b[place])
    : a === b;

// Few cases that tell every slip that any of many tells: at boundaries, crossings and points of rounding, then near these in one fact.

import type { Model } from '../../3-model/model.js';
import { boundaryCases } from '../../4-analyse/boundary-cases.js';
import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import { computeNode } from '../program/compute-node.js';
import type { Node, Program } from '../program/program.js';
import { operandsOf } from '../program/program-walk.js';
import { type CaseRun, TracedProgram } from './case-run.js';
import { equalSides } from './equal-sides.js';
import { nearCases, valuesToTry } from './near-cases.js';
import { roundingPoints } from './rounding-points.js';
import type { Slip } from './slips.js';

interface Effort {
  readonly seed: number;
  /** Cases drawn, and those of them that others are tried near, for each node. */
  readonly drawn: number;
  readonly bases: number;
}

/** The same model and effort give the same cases. What no case tells may make no difference to any. */
export function tellingCases(
  model: Model,
  program: Program,
  { seed, drawn, bases }: Effort,
): readonly FactValues[] {
  const traced = new TracedProgram(program);
  const told: FactValues[] = [];
  let open = traced.slips();
  const seen = new Map<Slip, FactValues[]>();
  const work = new Work();
  const attempt = (facts: FactValues): void => {
    if (open.length === 0 || !work.take(open.length, facts)) return;
    const run = traced.run(facts);
    const left = open.filter((slip) => {
      const effect = traced.effect(run, slip);
      if (effect === 'seen') keepSome(seen, slip, facts);
      return effect !== 'told';
    });
    if (left.length < open.length) told.push(facts);
    open = left;
  };
  const pool = boundaryCases(model, { seed, count: drawn }).map(({ facts }) => facts);
  for (const facts of pool) attempt(facts);
  const counting = new CountingCases(traced, pool);
  const values = valuesToTry(model, program);
  const tried = new Set<FactValues>();
  const tryNear = (near: Iterable<FactValues>): void => {
    work.stage();
    for (const facts of near) {
      if (tried.has(facts)) continue;
      tried.add(facts);
      for (const input of program.inputs) {
        for (const changed of nearCases(facts, input, values.get(input.shape.name) ?? [])) {
          if (work.isSpent) break;
          attempt(changed);
        }
      }
    }
  };
  tryNear(pool.slice(0, bases));
  tryNear(counting.cover(new Set(open.map(({ node }) => node))));
  // Where a slip is seen and does not count: one fact more may let it. Most that is left makes no difference to any case.
  const isNew = (facts: FactValues) => !tried.has(facts);
  tryNear([...new Set(open.flatMap((slip) => (seen.get(slip) ?? []).filter(isNew)))].slice(0, mostSeen));
  // What is left of comparisons may only be seen where their sides meet, of quotients where a remainder tells.
  work.stage();
  for (const node of traced.nodes) {
    work.one();
    if (node.kind !== 'compare' && node.kind !== 'quotient') continue;
    const isOpen = () => open.some((slip) => slip.node === node || isOperand(node, slip.node));
    if (!isOpen()) continue;
    for (const facts of new Set([...counting.of(node), ...pool.slice(0, bases)])) {
      if (!isOpen() || work.isSpent) break;
      const met =
        node.kind === 'compare'
          ? equalSides(traced, program, node, facts)
          : roundingPoints(traced, program, node, facts);
      for (const each of met) {
        if (work.isSpent) break;
        attempt(each);
      }
    }
  }
  // What is seen and then rounded away is told where the next quotient is about to round the other way.
  work.stage();
  const rounded = new Map<FactValues, Set<Node>>();
  let left = mostRounded;
  for (const slip of open) {
    for (const facts of seen.get(slip) ?? []) {
      const done = rounded.get(facts) ?? new Set<Node>();
      rounded.set(facts, done);
      for (const quotient of traced.quotientsOf(slip.node)) {
        if (left === 0) return told;
        work.one();
        if (done.has(quotient)) continue;
        done.add(quotient);
        for (const each of roundingPoints(traced, program, quotient, facts)) {
          if (left === 0 || work.isSpent || !open.includes(slip)) break;
          left--;
          attempt(each);
        }
      }
    }
  }
  return told;
}

/** Items of all lists of a case. */
const itemsOf = ({ lists }: FactValues): number =>
  Object.values(lists).reduce((sum, items) => sum + items.length, 0);

/** Values of slips that are computed in a stage, and for one node or rounding of it, at most: those of each item by itself. */
const [mostInStage, mostForOne] = [16_000_000, 500_000];

/** What is still to be spent, in slips looked at in items: no clock, so that the cases are always the same. */
class Work {
  #stage = Number.POSITIVE_INFINITY;
  #one = Number.POSITIVE_INFINITY;

  stage(): void {
    this.#stage = mostInStage;
    this.#one = Number.POSITIVE_INFINITY;
  }

  /** One that is much work leaves some to the others. */
  one(): void {
    this.#one = mostForOne;
  }

  get isSpent(): boolean {
    return this.#stage <= 0 || this.#one <= 0;
  }

  /** Whether there is enough left for a case. */
  take(slips: number, facts: FactValues): boolean {
    if (this.isSpent) return false;
    const cost = slips * Math.max(1, itemsOf(facts));
    this.#stage -= cost;
    this.#one -= cost;
    return true;
  }
}

const keepSome = (kept: Map<Slip, FactValues[]>, slip: Slip, facts: FactValues): void => {
  const cases = kept.get(slip) ?? [];
  if (cases.length < seenEach) kept.set(slip, [...cases, facts]);
};

const isOperand = (node: Node, user: Node): boolean => operandsOf(user).includes(node);

/** Counting cases that are looked for, for each node; and those of them that others are tried near. */
const mostCounting = 20;
const nearEach = 2;
/** Cases that are kept of those where a slip is seen, for each slip; and all of them that others are tried near. */
const seenEach = 2;
const mostSeen = 30;
/** Cases that are tried for what a later rounding hides. */
const mostRounded = 1500;

/** Which cases answer otherwise when a node comes to something else: near these its own slips are seen, elsewhere they are not. */
class CountingCases {
  readonly #traced: TracedProgram;
  readonly #cases: readonly FactValues[];
  readonly #runs: CaseRun[] = [];
  readonly #found = new Map<Node, readonly FactValues[]>();

  constructor(traced: TracedProgram, cases: readonly FactValues[]) {
    this.#traced = traced;
    this.#cases = cases;
  }

  /** The first of them. */
  of(node: Node): readonly FactValues[] {
    const known = this.#found.get(node);
    if (known !== undefined) return known;
    const other = otherwise(node);
    const found: FactValues[] = [];
    for (const [place, facts] of this.#cases.entries()) {
      if (found.length >= mostCounting) break;
      this.#runs[place] ??= this.#traced.run(facts);
      if (this.#traced.tells(this.#runs[place], other)) found.push(facts);
    }
    this.#found.set(node, found);
    return found;
  }

  /** A few for each of the nodes, as few as it takes. */
  cover(nodes: ReadonlySet<Node>): ReadonlySet<FactValues> {
    const chosen = new Set<FactValues>();
    for (const node of nodes) {
      const of = this.of(node);
      const open = of.filter((facts) => !chosen.has(facts));
      const lacking = Math.max(0, nearEach - (of.length - open.length));
      for (const facts of open.slice(0, lacking)) chosen.add(facts);
    }
    return chosen;
  }
}

/** The node one higher, or the other truth. */
function otherwise(node: Node): Slip {
  return {
    node,
    compute(item, at, inputs) {
      const value = computeNode(node, item, at, inputs);
      if (typeof value === 'bigint') return value + 1n;
      return typeof value === 'boolean' ? !value : `${value}x`;
    },
  };
}

// Branch and bound: shows each question at once where that can be had, else in parts of the domain.

import {
  add,
  divide,
  floor,
  multiply,
  negate,
  one,
  type Rational,
  rational,
  subtract,
} from '../../../runtime/exact/rational.js';
import type { ArithmeticNodeKind, DateNodeKind, FactNodeKind, OtherNodeKind } from '../graph/node.js';
import { type Node, partsOf } from '../graph/node.js';
import type { Frame } from '../reason/frame.js';
import type { Reasoner } from '../reason/reasoner.js';
import type { Step } from '../reason/step.js';
import { opposite, type Poly, plusScaled, polyOf } from '../reason/sums.js';
import type { Goal, Question } from './questions.js';

/** How a question was answered: in one look, or part by part. */
export type Part =
  | { readonly kind: 'closed'; readonly frame: Frame; readonly steps: readonly Step[] }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'split';
      readonly frame: Frame;
      readonly on: Node;
      readonly parts: readonly [Part, Part];
    };

export interface Budget {
  /** Parts of the domain looked at, at most. */
  readonly boxes: number;
  readonly stop: () => boolean;
}

export interface Searched {
  readonly part: Part | undefined;
  readonly boxes: number;
  /** What stayed open, for people: the value that resisted. */
  readonly resisted: Node | undefined;
}

const fuelForLook = 400;

/** Rests after each part: whoever asks may look at something else, or stop. */
export function* searching(by: Reasoner, question: Question, budget: Budget): Generator<void, Searched> {
  let boxes = 0;
  let resisted: Node | undefined;
  function* visit(
    outer: Frame | undefined,
    goals: readonly Goal[],
    depth: number,
  ): Generator<void, Part | undefined> {
    if (!outer) return { kind: 'none' };
    const frame = outer.asPart();
    if (boxes >= budget.boxes || by.isSpent || budget.stop()) return undefined;
    boxes++;
    const steps: Step[] = [];
    const open: Goal[] = [];
    for (const goal of goals) {
      by.fuel = fuelForLook;
      const step = goal.kind === 'sum' ? by.shown(goal.poly, frame) : truthShown(by, goal.node, frame);
      if (step) steps.push(step);
      else open.push(goal);
      yield;
    }
    if (open.length === 0) return { kind: 'closed', frame, steps };
    if (depth > 40) return undefined;
    const on = splitFor(by, open, frame);
    if (!on) {
      resisted ??= open[0]?.kind === 'truth' ? open[0].node : undefined;
      return undefined;
    }
    const parts: Part[] = [];
    for (const truth of [true, false]) {
      const part = yield* visit(by.assuming(frame, on, truth), goals, depth + 1);
      if (!part) return undefined;
      parts.push(part);
    }
    const [first, second] = parts;
    return first && second && { kind: 'split', frame, on, parts: [first, second] };
  }
  const part = yield* visit(question.frame, question.goals, 0);
  return { part, boxes, resisted };
}

const settled: Step = { rule: 'settled', then: [] };

/** Shows that a condition holds, by what it is made of. */
function truthShown(by: Reasoner, node: Node, frame: Frame): Step | undefined {
  return shownAs(by, node, true, frame);
}

/** Shows that a condition is always true, or always false. */
function shownAs(by: Reasoner, node: Node, truth: boolean, frame: Frame): Step | undefined {
  const known = by.decided(node, frame);
  if (known !== undefined) return known === truth ? settled : undefined;
  switch (node.kind) {
    case 'positive': {
      const poly = polyOf(node.of[0]);
      const step = truth ? aboveZero(by, poly, frame) : by.shown(opposite(poly), frame);
      return step && { rule: 'above', at: 'up', then: [step] };
    }
    case 'zero': {
      const poly = polyOf(node.of[0]);
      if (truth) {
        const first = by.shown(poly, frame);
        const second = first && by.shown(opposite(poly), frame);
        return first && second && { rule: 'both', then: [first, second] };
      }
      const above = aboveZero(by, poly, frame);
      const below = above ? undefined : aboveZero(by, opposite(poly), frame);
      const step = above ?? below;
      return step && { rule: 'above', at: above ? 'up' : 'down', then: [step] };
    }
    case 'and':
    case 'or': {
      if ((node.kind === 'and') === truth) {
        const then: Step[] = [];
        for (const [place, part] of node.of.entries()) {
          const step = shownAs(by, part, truth, frame);
          if (!step) return undefined;
          then.push({ ...step, for: `${place}` });
        }
        return { rule: 'each', then };
      }
      // All but one are the other way: that one decides. The one tried last is the likeliest, a comparison.
      for (const [place, last] of [...node.of.entries()].reverse()) {
        let inner: Frame | undefined = frame;
        for (const other of node.of) {
          if (other !== last) inner = inner && by.assuming(inner, other, !truth);
        }
        const step = inner ? shownAs(by, last, truth, inner) : settled;
        if (step) return { rule: 'left', at: `${place}`, then: [step] };
      }
      return undefined;
    }
    case 'not':
      return shownAs(by, node.of[0], !truth, frame);
    case 'rows': {
      const then: Step[] = [];
      for (const row of by.rowsIn(node, frame)) {
        const step = shownAs(by, row.value, truth, row.frame);
        if (!step) return undefined;
        then.push({ ...step, for: `${row.place}` });
      }
      return { rule: 'each', then };
    }
    default:
      node.kind satisfies
        | ArithmeticNodeKind
        | DateNodeKind
        | FactNodeKind
        | OtherNodeKind
        | 'number'
        | 'symbol'
        | 'is'
        | 'truth';
      return by.assuming(frame, node, !truth) ? undefined : { rule: 'opposite', then: [] };
  }
}

/** p > 0: on a grid, p is at least one step of it. */
function aboveZero(by: Reasoner, poly: Poly, frame: Frame): Step | undefined {
  const limits = by.rangeOfPoly(poly, frame);
  if (!limits) return { rule: 'empty', then: [] };
  const { grid } = limits;
  if (!grid || grid.n === 0n) return undefined;
  return by.shown(plusScaled(poly, negate(grid), polyOf(by.graph.one)), frame);
}

/** A condition that the goals hang on and that is open; else the middle of the widest fact. */
function splitFor(by: Reasoner, goals: readonly Goal[], frame: Frame): Node | undefined {
  const seen = new Set<Node>();
  const conditions: Node[] = [];
  const facts: Node[] = [];
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'fact') facts.push(node);
    if (node.sort === 'truth' && isAboutOneFact(node) && by.decided(node, frame) === undefined)
      conditions.push(node);
    partsOf(node).forEach(visit);
  };
  for (const goal of goals) {
    if (goal.kind === 'truth') visit(goal.node);
    else for (const { atoms } of goal.poly.terms.values()) atoms.forEach(visit);
  }
  const [first] = conditions.sort((a, b) => a.id - b.id);
  if (first) return first;
  let widest: { readonly node: Node; readonly steps: bigint } | undefined;
  for (const node of facts) {
    if (node.levels > 1) continue;
    const known = by.rangeOf(node, frame);
    if (!known?.lo || !known.hi || !known.grid || known.grid.n === 0n) continue;
    const steps = floor(divide(subtract(known.hi, known.lo), known.grid));
    if (steps > 0n && (!widest || steps > widest.steps)) widest = { node, steps };
  }
  if (!widest) return undefined;
  const known = by.rangeOf(widest.node, frame);
  if (!known?.lo || !known.grid) return undefined;
  const at: Rational = add(known.lo, multiply(rational(widest.steps / 2n), known.grid));
  return by.graph.positive(by.graph.sum([{ by: one, of: widest.node }], negate(at)));
}

/** A comparison of one fact with a number, a yes or no, one option. */
function isAboutOneFact(node: Node): boolean {
  if (node.levels > 1) return false;
  switch (node.kind) {
    case 'fact':
    case 'given':
      return true;
    case 'is':
      return node.of[0].kind === 'fact';
    case 'positive':
    case 'zero': {
      const [of] = node.of;
      if (of.kind === 'fact') return true;
      return of.kind === 'sum' && of.terms.length === 1 && of.terms[0]?.of.kind === 'fact';
    }
    default:
      node.kind satisfies
        | ArithmeticNodeKind
        | DateNodeKind
        | OtherNodeKind
        | 'number'
        | 'symbol'
        | 'and'
        | 'or'
        | 'not'
        | 'count'
        | 'precedes'
        | 'rows'
        | 'truth';
      return false;
  }
}

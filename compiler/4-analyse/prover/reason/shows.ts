// Shows that a sum is not below zero in a frame, step by step: each step makes smaller goals of one.

import {
  absolute,
  add,
  divide,
  multiply,
  negate,
  one,
  type Rational,
} from '../../../runtime/exact/rational.js';
import { liesOn } from '../../range/interval.js';
import type { DateNodeKind, FactNodeKind, Node, OtherNodeKind, TruthNodeKind } from '../graph/node.js';
import type { Frame } from './frame.js';
import { alikes, pairs } from './pairs.js';
import type { Reasoning } from './reasoning.js';
import type { Step } from './step.js';
import {
  atomsOf,
  constantPoly,
  linearIn,
  opposite,
  type Poly,
  plusConstant,
  plusScaled,
  polyOf,
  substituted,
} from './sums.js';

const deepest = 26;

/** Undefined where no rule shows it. */
export function shown(by: Reasoning, goal: Poly, frame: Frame, depth = 0): Step | undefined {
  if (by.fuel-- <= 0 || depth > deepest) return undefined;
  const limits = by.rangeOfPoly(goal, frame);
  // It never has a value: there is no such case.
  if (!limits) return { rule: 'empty', then: [] };
  if (limits.lo && limits.lo.n >= 0n) return { rule: 'range', then: [] };
  // Always below zero: nothing shows it, but that there is no such case.
  if (limits.hi && limits.hi.n < 0n) return undefined;
  const byAssumption = known(by, goal, frame);
  if (byAssumption) return byAssumption;
  const paired = pairs(by, goal, frame);
  if (paired) {
    // What is left out may have been needed: it is tried, but not at length.
    const then = briefly(by, fuelForPairs, () => shown(by, paired.rest, frame, depth + 1));
    if (then) return { rule: 'pairs', pairs: paired.dropped, then: [then] };
  }
  const compared =
    depth <= deepestAlike ? alikes(by, paired ?? { rest: goal, dropped: [] }, frame) : undefined;
  if (compared) {
    const then = briefly(by, fuelForPairs, () => shown(by, compared.rest, frame, depth + 1));
    if (then) return { rule: 'pairs', pairs: compared.dropped, then: [then] };
  }
  for (const atom of topmost(by, goal)) {
    const steps = applied(by, goal, atom, frame, depth);
    if (steps !== 'no rule') return steps;
  }
  return ends(by, goal, frame, depth);
}

const fuelForPairs = 12;
/** Where what is made alike is looked for; below, it costs more than it shows. */
const deepestAlike = 1;
const fuelForStep = 60;

function briefly<T>(by: Reasoning, most: number, attempt: () => T): T {
  const before = by.fuel;
  by.fuel = Math.min(before, most);
  const given = by.fuel;
  const result = attempt();
  by.fuel = before - (given - by.fuel);
  return result;
}

/** What is made of most first, so that what both cases have in common shows before it is taken apart. */
function topmost(by: Reasoning, goal: Poly): readonly Node[] {
  const rank = (atom: Node): number => by.graph.turned(atom, 'A').id;
  return [...atomsOf(goal)].sort((a, b) => rank(b) - rank(a) || b.id - a.id);
}

/** Something assumed to be at least zero is taken away. */
function known(by: Reasoning, goal: Poly, frame: Frame): Step | undefined {
  for (const assumed of frame.known) {
    for (const [key, term] of assumed.terms) {
      const own = goal.terms.get(key);
      if (!own || own.by.n > 0n !== term.by.n > 0n) continue;
      const share = divide(own.by, term.by);
      const limits = by.rangeOfPoly(plusScaled(goal, negate(share), assumed), frame);
      if (limits?.lo && limits.lo.n >= 0n) return { rule: 'known', then: [] };
    }
  }
  return undefined;
}

function applied(
  by: Reasoning,
  goal: Poly,
  atom: Node,
  frame: Frame,
  depth: number,
): Step | undefined | 'no rule' {
  switch (atom.kind) {
    case 'rows': {
      const then: Step[] = [];
      for (const row of by.rowsIn(atom, frame.shallow)) {
        const next = substituted(goal, atom, polyOf(row.value));
        if (!next) return 'no rule';
        // A row without a value refuses the case.
        const step =
          row.value.kind === 'none'
            ? ({ rule: 'empty', then: [] } as const)
            : shown(by, next, row.frame.shallow, depth + 1);
        if (!step) return undefined;
        then.push({ ...step, for: `${row.place}` });
      }
      return { rule: 'rows', at: atom, then };
    }
    case 'lowest':
    case 'highest':
      return extreme(by, goal, atom, frame, depth);
    case 'round':
      return rounding(by, goal, atom, frame, depth);
    default:
      atom.kind satisfies
        | TruthNodeKind
        | DateNodeKind
        | FactNodeKind
        | OtherNodeKind
        | 'number'
        | 'symbol'
        | 'sum'
        | 'product'
        | 'reciprocal';
      return 'no rule';
  }
}

/** Each operand where it is the lowest; or any one of them where the sum only falls with it. */
function extreme(
  by: Reasoning,
  goal: Poly,
  atom: Node & { readonly kind: 'lowest' | 'highest' },
  frame: Frame,
  depth: number,
): Step | undefined | 'no rule' {
  const then: Step[] = [];
  for (const operand of atom.of) {
    let inner: Frame | undefined = frame;
    for (const other of atom.of) {
      if (other === operand || !inner) continue;
      const least = plusScaled(polyOf(other), negate(one), polyOf(operand));
      inner = by.assumingAtLeastZero(
        inner,
        (atom.kind satisfies 'highest' | 'lowest') === 'lowest' ? least : opposite(least),
        false,
      );
    }
    if (!inner) {
      continue;
    }
    const next = substituted(goal, atom, polyOf(operand));
    if (!next) return 'no rule';
    const step = shown(by, next, inner, depth + 1);
    if (!step) return undefined;
    then.push({ ...step, for: operand });
  }
  return { rule: 'extreme', at: atom, then };
}

function rounding(
  by: Reasoning,
  goal: Poly,
  atom: Node & { readonly kind: 'round' },
  frame: Frame,
  depth: number,
): Step | undefined | 'no rule' {
  const [of] = atom.of;
  const parts = linearIn(goal, atom);
  if (!parts) return 'no rule';
  const { factor, rest } = parts;
  if (factor.terms.size === 0 && factor.constant.n !== 0n) {
    const by_ = factor.constant;
    const scale = absolute(by_);
    const two = twoRoundings(by, goal, atom, by_, frame, depth);
    if (two) return two;
    const restLimits = by.rangeOfPoly(rest, frame);
    // k · (rest/k ± round(x)) with rest/k on the step: it is enough that x itself is on that side.
    if (restLimits && liesOn(restLimits, multiply(scale, atom.step))) {
      const next = plusScaled(rest, by_, polyOf(of));
      const then = briefly(by, fuelForStep, () => shown(by, next, frame, depth + 1));
      if (then) return { rule: 'on-step', at: atom, then: [then] };
    }
  }
  const limits = by.rangeOf(of, frame);
  if (!limits) return { rule: 'empty', then: [] };
  const error = by.rules.error(atom.mode, atom.step, limits);
  const factorLimits = by.rangeOfPoly(factor, frame);
  if (!factorLimits) return { rule: 'empty', then: [] };
  // factor · (x + e), e within its limits: the least is at one of the four corners.
  const errors = by.rules.times(factorLimits, { lo: error.lo, hi: error.hi, grid: undefined });
  if (!errors.lo) return 'no rule';
  const next = substituted(goal, atom, polyOf(of));
  if (!next) return 'no rule';
  const then = shown(by, plusConstant(next, errors.lo), frame, depth + 1);
  return then && { rule: 'rounding', at: atom, then: [then] };
}

/** r + round(a) − round(b) with r on the step is at least zero where r ≥ 0 and r ≥ b − a. */
function twoRoundings(
  by: Reasoning,
  goal: Poly,
  atom: Node & { readonly kind: 'round' },
  own: Rational,
  frame: Frame,
  depth: number,
): Step | undefined {
  // The same amount of the other case, where it is there; else any that is rounded alike.
  const { graph } = by;
  const atoms = atomsOf(goal);
  const twin =
    atom.moves &&
    atoms.find((other) => other !== atom && graph.turned(other, 'A') === graph.turned(atom, 'A'));
  for (const other of twin ? [twin] : atoms) {
    if (other.kind !== 'round' || other === atom || other.mode !== atom.mode) continue;
    if (other.step.n !== atom.step.n || other.step.d !== atom.step.d) continue;
    const parts = linearIn(goal, other);
    if (!parts || parts.factor.terms.size > 0) continue;
    if (add(parts.factor.constant, own).n !== 0n) continue;
    const [a, b] = [by.rangeOf(atom.of[0], frame), by.rangeOf(other.of[0], frame)];
    if (!a || !b) continue;
    const both = by.rules.hull(a, b);
    if (!by.rules.roundsApart(atom.mode, both)) continue;
    const rest = plusScaled(parts.rest, negate(own), polyOf(atom));
    const limits = by.rangeOfPoly(rest, frame);
    if (!limits || !liesOn(limits, multiply(absolute(own), atom.step))) continue;
    const apart = plusScaled(plusScaled(rest, own, polyOf(atom.of[0])), negate(own), polyOf(other.of[0]));
    const first = shown(by, rest, frame, depth + 1);
    const second = first && shown(by, apart, frame, depth + 1);
    if (first && second) return { rule: 'two-roundings', at: atom, beside: other, then: [first, second] };
  }
  return undefined;
}

const mostEnds = 6;

/** A sum that is linear in a value is least at one of its ends. */
function ends(by: Reasoning, goal: Poly, frame: Frame, depth: number): Step | undefined {
  if (depth > mostEnds * 3) return undefined;
  for (const atom of atomsOf(goal)) {
    const parts = linearIn(goal, atom);
    if (!parts) continue;
    // Alone in its term, its range has been used.
    if (parts.factor.terms.size === 0) continue;
    const limits = by.rangeOf(atom, frame);
    if (!limits?.lo || !limits.hi) continue;
    const then: Step[] = [];
    for (const end of [limits.lo, limits.hi]) {
      const next = substituted(goal, atom, constantPoly(end));
      const step = next && shown(by, next, frame, depth + 1);
      if (!step) break;
      then.push(step);
    }
    if (then.length === 2) return { rule: 'ends', at: atom, then };
  }
  return undefined;
}

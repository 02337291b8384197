// Where to cut a part of the domain that is still undecided: at what its conditions ask, else across the middle.

import { datePart, firstDay, lastDay } from '../../../runtime/exact/calendar.js';
import {
  divide,
  floor,
  multiply,
  one,
  type Rational,
  rational,
  subtract,
} from '../../../runtime/exact/rational.js';
import { type Abstract, numbers, rangeOf, truth } from '../../range/abstract.js';
import { type Range, range } from '../../range/interval.js';
import { type Box, type Engine, type Frame, frameOf, possibilities } from '../terms/frame.js';
import type { Atom, Condition, Poly, Relation, Variable } from '../terms/terms.js';
import { thresholdOf } from '../terms/thresholds.js';

/** Two parts that together are the whole. */
export type Split = readonly [Box, Box];

interface Votes {
  /** Flags and options that conditions ask about. */
  readonly symbols: Map<Variable, { weight: number; values: ReadonlySet<string> | undefined }>;
  /** Cuts of numbers that decide a condition, by variable. */
  readonly cuts: Map<Variable, Map<string, { at: Rational; weight: number }>>;
  /** Numbers that take part in undecided comparisons. */
  readonly mixed: Map<Variable, number>;
}

const mostVisits = 4000;

/** Undefined when nothing is left that could be cut; `others` are cut when the condition no longer depends on anything. */
export function splitOf(
  engine: Engine,
  shown: Condition,
  frame: Frame,
  others: readonly Variable[],
): Split | undefined {
  const votes: Votes = { symbols: new Map(), cuts: new Map(), mixed: new Map() };
  collect(engine, shown, frame, votes);
  return (
    splitBySymbol(votes, frame.box) ??
    splitAtCut(votes, frame.box) ??
    splitAcross(engine, shown, frame, votes) ??
    splitAny(others, frame.box)
  );
}

function collect(engine: Engine, root: Condition, frame: Frame, votes: Votes): void {
  let visits = 0;
  const conditions = new Set<Condition>();
  const polys = new Set<Poly>();
  const ofCondition = (condition: Condition, weight: number): void => {
    if (visits++ > mostVisits) return;
    const again = conditions.has(condition);
    conditions.add(condition);
    switch (condition.kind) {
      case 'constant':
      case 'nothing':
        return;
      case 'flag':
        if (condition.variable.splittable) vote(votes, condition.variable, undefined, weight);
        return;
      case 'member':
        if (condition.variable.splittable) vote(votes, condition.variable, condition.values, weight);
        return;
      case 'not':
        ofCondition(condition.operand, weight);
        return;
      case 'and':
      case 'or':
        for (const operand of condition.operands) ofCondition(operand, weight);
        return;
      case 'sign':
        ofSign(engine, condition.relation, condition.of, frame, votes, weight);
        if (!again) ofPoly(condition.of, weight);
        return;
      default:
        condition satisfies never;
    }
  };
  const ofPoly = (poly: Poly, weight: number): void => {
    if (polys.has(poly) || visits++ > mostVisits) return;
    polys.add(poly);
    for (const { factors } of poly.terms) for (const factor of factors) ofAtom(factor, weight);
  };
  const ofAtom = (atom: Atom, weight: number): void => {
    switch (atom.kind) {
      case 'variable':
        return;
      case 'round':
      case 'inverse':
      case 'sum':
        ofPoly(atom.of, weight);
        return;
      case 'lowest':
      case 'highest':
        for (const [place, operand] of atom.of.entries()) {
          ofPoly(operand, weight);
          const first = atom.of[0];
          if (place > 0 && first) {
            ofSign(engine, 'up-to', engine.pool.minus(operand, first), frame, votes, weight);
          }
        }
        return;
      case 'cases':
        for (const { when, then: value } of atom.rows) {
          ofCondition(when, weight + 1);
          ofPoly(value, weight);
        }
        return;
      case 'calendar':
        for (const poly of atom.of) ofPoly(poly, weight);
        ofDates(atom.of, frame, votes);
        return;
      case 'aggregate':
        ofPoly(atom.count, weight);
        ofPoly(atom.of, weight);
        return;
      default:
        atom satisfies never;
    }
  };
  ofCondition(root, 1);
}

function vote(
  votes: Votes,
  variable: Variable,
  values: ReadonlySet<string> | undefined,
  weight: number,
): void {
  const known = votes.symbols.get(variable);
  votes.symbols.set(variable, { weight: (known?.weight ?? 0) + weight, values: known?.values ?? values });
}

/** Dates are cut at the turn of years, then of months: within one, most of the calendar is constant. */
function ofDates(of: readonly Poly[], frame: Frame, votes: Votes): void {
  for (const poly of of) {
    for (const { factors } of poly.terms) {
      const [factor] = factors;
      if (factor?.kind !== 'variable' || !factor.variable.splittable || poly.terms.length > 1) continue;
      const at = turnOfPeriod(rangeOf(possibilities(frame.box, factor.variable)));
      if (at !== undefined) voteCut(votes, factor.variable, rational(at), 4);
    }
  }
}

/** The last day of the year (or month) in the middle; undefined within one month. */
function turnOfPeriod({ lo, hi }: Range): number | undefined {
  if (!lo || !hi) return undefined;
  const [first, last] = [Math.max(Number(lo.n), firstDay), Math.min(Number(hi.n), lastDay)];
  for (const part of ['end-of-year', 'end-of-month'] as const) {
    const end = datePart(part, first);
    if (end >= last) continue;
    const middle = datePart(part, Math.floor((first + last) / 2));
    return middle < last ? middle : end;
  }
  return undefined;
}

function voteCut(votes: Votes, variable: Variable, at: Rational, weight: number): void {
  const cuts = votes.cuts.get(variable) ?? new Map<string, { at: Rational; weight: number }>();
  votes.cuts.set(variable, cuts);
  const key = `${at.n}/${at.d}`;
  cuts.set(key, { at, weight: (cuts.get(key)?.weight ?? 0) + weight });
}

function ofSign(
  engine: Engine,
  relation: Relation,
  of: Poly,
  frame: Frame,
  votes: Votes,
  weight: number,
): void {
  const variables = engine.pool.variablesIn(of.variables).filter(({ splittable }) => splittable);
  const [only, other] = variables;
  if (!only) return;
  if (!other && only.initial.kind === 'numbers') {
    const at = thresholdOf(engine, relation, of, only, frame);
    if (at) {
      voteCut(votes, only, at, weight);
      return;
    }
  }
  for (const variable of variables) {
    if (variable.initial.kind === 'numbers') {
      votes.mixed.set(variable, (votes.mixed.get(variable) ?? 0) + weight);
    }
  }
}

function splitBySymbol(votes: Votes, box: Box): Split | undefined {
  let best: { variable: Variable; weight: number; values: ReadonlySet<string> | undefined } | undefined;
  for (const [variable, { weight, values }] of votes.symbols) {
    if (!best || weight > best.weight) best = { variable, weight, values };
  }
  if (!best) return undefined;
  const { variable, values } = best;
  const known = possibilities(box, variable);
  const cut = (value: Abstract): Box => new Map(box).set(variable.name, value);
  if (known.kind === 'truth') {
    return known.canHold && known.canFail ? [cut(truth(false)), cut(truth(true))] : undefined;
  }
  if (known.kind !== 'symbols' || !known.values || known.values.size < 2) return undefined;
  const all = [...known.values];
  const yes = values ? all.filter((value) => values.has(value)) : all.slice(0, 1);
  const chosen = yes.length > 0 && yes.length < all.length ? yes : all.slice(0, 1);
  const rest = all.filter((value) => !chosen.includes(value));
  return [cut({ kind: 'symbols', values: new Set(chosen) }), cut({ kind: 'symbols', values: new Set(rest) })];
}

function splitAtCut(votes: Votes, box: Box): Split | undefined {
  let best: { variable: Variable; at: Rational; weight: number } | undefined;
  for (const [variable, cuts] of votes.cuts) {
    for (const { at, weight } of cuts.values()) {
      if (!best || weight > best.weight) best = { variable, at, weight };
    }
  }
  return best && cutAt(box, best.variable, best.at);
}

function cutAt(box: Box, variable: Variable, at: Rational): Split | undefined {
  const { lo, hi, grid } = rangeOf(possibilities(box, variable));
  const step = grid ?? one;
  const upper = { n: at.n * step.d + step.n * at.d, d: at.d * step.d };
  if ((lo && subtract(at, lo).n < 0n) || (hi && subtract(at, hi).n >= 0n)) return undefined;
  const part = (from: Rational | undefined, to: Rational | undefined): Box =>
    new Map(box).set(variable.name, numbers(range(from, to, grid)));
  return [part(lo, at), part(rational(upper.n, upper.d), hi)];
}

/** Whatever still has more than one value. */
function splitAny(variables: readonly Variable[], box: Box): Split | undefined {
  for (const variable of variables) {
    if (!variable.splittable) continue;
    const known = possibilities(box, variable);
    if (known.kind !== 'numbers') {
      const votes: Votes = { symbols: new Map(), cuts: new Map(), mixed: new Map() };
      vote(votes, variable, undefined, 1);
      const split = splitBySymbol(votes, box);
      if (split) return split;
      continue;
    }
    const { lo, hi, grid } = known.range;
    if (!lo || !hi || !grid || grid.n === 0n) continue;
    const steps = floor(divide(subtract(hi, lo), grid));
    const at = multiply(rational(floor(divide(lo, grid)) + steps / 2n), grid);
    const split = steps > 0n ? cutAt(box, variable, at) : undefined;
    if (split) return split;
  }
  return undefined;
}

/** Across the middle of the number whose halving tells most. */
function splitAcross(engine: Engine, shown: Condition, frame: Frame, votes: Votes): Split | undefined {
  const { box } = frame;
  const open = engine.pool
    .variablesIn(shown.variables)
    .filter(({ splittable, initial }) => splittable && initial.kind === 'numbers')
    .flatMap((variable) => {
      const { lo, hi, grid } = rangeOf(possibilities(box, variable));
      if (!lo || !hi || !grid || grid.n === 0n) return [];
      const steps = floor(divide(subtract(hi, lo), grid));
      return steps > 0n ? [{ variable, lo, grid, steps }] : [];
    });
  const targets = signsOf(shown).slice(0, 3);
  let best: { split: Split; score: number } | undefined;
  for (const { variable, lo, grid, steps } of open) {
    const at = multiply(rational(floor(divide(lo, grid)) + steps / 2n), grid);
    const split = cutAt(box, variable, at);
    if (!split) continue;
    let score = Math.log2(Number(steps > 1n << 60n ? 1n << 60n : steps) + 1) / 1000;
    score += (votes.mixed.get(variable) ?? 0) / 100;
    for (const target of targets) score += gain(engine, target, frame, split);
    if (!best || score > best.score) best = { split, score };
  }
  return best?.split;
}

/** The comparisons that the answer hangs on. */
function signsOf(condition: Condition): readonly Poly[] {
  switch (condition.kind) {
    case 'sign':
      return [condition.of];
    case 'not':
      return signsOf(condition.operand);
    case 'and':
    case 'or':
      return condition.operands.flatMap(signsOf);
    default:
      return [];
  }
}

/** How much narrower the range becomes in the better half, between 0 and 1. */
function gain(engine: Engine, of: Poly, frame: Frame, split: Split): number {
  const whole = widthOf(engine.rough(of, frame));
  if (whole === undefined || whole === 0) return 0;
  const halves = split.map((half) => widthOf(engine.rough(of, frameOf(half))) ?? whole);
  return 1 - Math.max(...halves) / whole + (1 - Math.min(...halves) / whole) / 4;
}

// Only to choose where to look next: a rough size is enough.
function widthOf(known: Range | undefined): number | undefined {
  if (!known) return 0;
  const { lo, hi } = known;
  if (!lo || !hi) return undefined;
  const width = subtract(hi, lo);
  return Number((width.n * 1000000n) / width.d) / 1000000;
}

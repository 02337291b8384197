// Pairs of terms that may be left out of a goal: what one of them takes away, the other one brings.

import { absolute, divide, negate, one, type Rational, zero } from '../../../runtime/exact/rational.js';
import type { Node } from '../graph/node.js';
import { notAbove } from './alike.js';
import { down, type Frame, up } from './frame.js';
import { isPartOfPeriod } from './periods.js';
import type { Reasoning } from './reasoning.js';
import type { DroppedPair } from './step.js';
import { atomsOf, linearIn, type Poly, plusScaled, type Term } from './sums.js';

export interface Paired {
  readonly rest: Poly;
  readonly dropped: readonly DroppedPair[];
}

/** What goes up from A to B is not less in B: such pairs are left out. */
export function pairs(by: Reasoning, goal: Poly, frame: Frame): Paired | undefined {
  const { graph } = by;
  const dropped: DroppedPair[] = [];
  let rest = withFactors(by, goal, frame, dropped) ?? goal;
  for (const term of rest.terms.values()) {
    const atA = term.atoms.map((atom) => graph.turned(atom, 'A'));
    if (!term.atoms.some((atom) => atom.moves) || term.atoms.some((atom, place) => atom !== atA[place]))
      continue;
    const own = rest.terms.get(keyOf(term));
    const atB = term.atoms.map((atom) => graph.turned(atom, 'B')).sort((a, b) => a.id - b.id);
    const other = rest.terms.get(atB.map(({ id }) => id).join(','));
    if (!own || !other || own.by.n > 0n === other.by.n > 0n) continue;
    const whole = term.atoms.length === 1 ? term.atoms[0] : graph.product(term.atoms);
    if (!whole) continue;
    const ways = by.waysOf(whole, frame);
    // + B − A is at least zero where it goes up, − B + A where it goes down.
    if ((ways & (other.by.n > 0n ? up : down)) === 0) continue;
    const share = least(absolute(own.by), absolute(other.by));
    const signed = other.by.n > 0n ? share : negate(share);
    rest = plusScaled(rest, negate(signed), termPoly(other.atoms));
    rest = plusScaled(rest, signed, termPoly(own.atoms));
    dropped.push({ kind: 'term', atoms: own.atoms });
  }
  return rest === goal ? undefined : { rest, dropped };
}

/** The same for f · (B − A), where f is the same in both cases and of one sign. */
function withFactors(by: Reasoning, goal: Poly, frame: Frame, dropped: DroppedPair[]): Poly | undefined {
  const { graph } = by;
  let rest = goal;
  for (const atom of atomsOf(goal)) {
    if (!atom.moves || graph.turned(atom, 'A') !== atom) continue;
    const first = linearIn(rest, atom);
    const second = first && linearIn(rest, graph.turned(atom, 'B'));
    if (!first || !second || second.factor.terms.size === 0) continue;
    const sum = plusScaled(first.factor, one, second.factor);
    if (sum.terms.size > 0 || sum.constant.n !== 0n || atomsOf(second.factor).some(({ moves }) => moves))
      continue;
    const limits = by.rangeOfPoly(second.factor, frame);
    const ways = by.waysOf(atom, frame);
    const isLess = limits?.lo && limits.lo.n >= 0n && (ways & up) !== 0;
    const isMore = limits?.hi && limits.hi.n <= 0n && (ways & down) !== 0;
    if (!isLess && !isMore) continue;
    const left = linearIn(first.rest, graph.turned(atom, 'B'));
    if (!left) continue;
    rest = left.rest;
    dropped.push({ kind: 'factor', atom });
  }
  return rest === goal ? undefined : rest;
}

/** Of two terms that are made alike, one with the other sign: what is not below the other may be left out with it. */
export function alikes(
  by: Reasoning,
  { rest: goal, dropped: before }: Paired,
  frame: Frame,
): Paired | undefined {
  const dropped = [...before];
  let rest = goal;
  for (const lower of goal.terms.values()) {
    if (lower.by.n > 0n) continue;
    for (const upper of rest.terms.values()) {
      const own = rest.terms.get(keyOf(lower));
      if (!own) break;
      if (upper.by.n < 0n || !isLike(lower, upper)) continue;
      if (!notAbove(by, by.graph.product(lower.atoms), by.graph.product(upper.atoms), frame)) continue;
      const share = least(absolute(own.by), upper.by);
      rest = plusScaled(plusScaled(rest, share, termPoly(own.atoms)), negate(share), termPoly(upper.atoms));
      dropped.push({ kind: 'alike', lower: own.atoms, upper: upper.atoms });
      break;
    }
  }
  rest = wholes(by, rest, frame, dropped);
  return dropped.length === before.length ? undefined : { rest, dropped };
}

/** Two terms as a whole, each with its number: the rounding of a share of 450 · n is not above 450 · n. */
function wholes(by: Reasoning, goal: Poly, frame: Frame, dropped: DroppedPair[]): Poly {
  const { graph } = by;
  let rest = goal;
  for (const lower of goal.terms.values()) {
    if (lower.by.n > 0n) continue;
    for (const upper of rest.terms.values()) {
      if (upper.by.n < 0n || !(isRounding(lower) || isRounding(upper))) continue;
      const share = divide(upper.by, absolute(lower.by));
      const scaled = graph.sum([{ by: share, of: graph.product(upper.atoms) }]);
      if (!notAbove(by, graph.product(lower.atoms), scaled, frame)) continue;
      rest = plusScaled(rest, negate(lower.by), termPoly(lower.atoms));
      rest = plusScaled(rest, negate(upper.by), termPoly(upper.atoms));
      dropped.push({ kind: 'alike', isWhole: true, lower: lower.atoms, upper: upper.atoms });
      break;
    }
  }
  return rest;
}

const isRounding = ({ atoms: [only, second] }: Term): boolean => only?.kind === 'round' && !second;

/** Worth a look: made of something alike, or of rows and extremes, which may be anything. */
function isLike(lower: Term, upper: Term): boolean {
  const isLikeNode = (a: Node, b: Node): boolean =>
    a.kind === b.kind || isOpen(a) || isOpen(b) || isPartOfPeriod(a, b);
  return lower.atoms.some((a) => upper.atoms.some((b) => isLikeNode(a, b)));
}
const isOpen = ({ kind }: Node): boolean => kind === 'rows' || kind === 'lowest' || kind === 'highest';

const least = (a: Rational, b: Rational): Rational => (a.n * b.d <= b.n * a.d ? a : b);
const keyOf = ({ atoms }: Term): string => atoms.map(({ id }) => id).join(',');
const termPoly = (atoms: readonly Node[]): Poly => ({
  terms: new Map([[atoms.map(({ id }) => id).join(','), { by: one, atoms }]]),
  constant: zero,
  levels: atoms.reduce((all, { levels }) => all | levels, 0),
});

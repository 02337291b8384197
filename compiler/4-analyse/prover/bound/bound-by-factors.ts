// Sums seen through what their terms have in common: differences of counterparts, shared factors, shared cofactors.

import { compare, divide, minimum, negate, one } from '../../../runtime/exact/rational.js';
import { anything, point, type Range } from '../../range/interval.js';
import type { Engine, Frame, Want } from '../terms/frame.js';
import { rangeOfFactors } from '../terms/ranges-of-terms.js';
import type { Atom, Poly, Term } from '../terms/terms.js';
import { ofCounterparts } from './counterparts.js';

/** Terms of opposite sign are taken together, each with its counterpart. */
export function byPairs(engine: Engine, poly: Poly, frame: Frame, want: Want): Range | undefined {
  const pairs = paired(poly.terms);
  const [pair, second] = pairs;
  if (!pair) return anything;
  const { pool, rules } = engine;
  if (!second && poly.terms.length === 2 && poly.constant.n === 0n && sameSize(pair)) {
    return ofDifference(engine, pair, frame, want);
  }
  let sum: Range | undefined;
  let rest = poly;
  for (const { plus, minus } of pairs) {
    // Counterparts are compared one for one, what is made differently as it stands.
    const size = minimum(plus.coefficient, negate(minus.coefficient));
    const [a, b] = areAlike(plus, minus) ? [size, size] : [plus.coefficient, negate(minus.coefficient)];
    const difference = pool.minus(
      pool.scaled(monomial(engine, plus.factors), a),
      pool.scaled(monomial(engine, minus.factors), b),
    );
    const part = difference === poly ? anything : engine.bound(difference, frame, 'sign');
    if (!part || part === anything) return part;
    sum = sum ? rules.plus(sum, part) : part;
    rest = pool.minus(rest, difference);
  }
  if (rest.terms.length >= poly.terms.length) return anything;
  const left = engine.bound(rest, frame, 'sign');
  return sum && left && rules.plus(sum, left);
}

interface Pair {
  readonly plus: Term;
  readonly minus: Term;
}

const areAlike = (plus: Term, minus: Term): boolean =>
  plus.factors.length === minus.factors.length &&
  plus.factors.every((factor) => minus.factors.some((other) => other.kind === factor.kind));

const sameSize = ({ plus, minus }: Pair): boolean =>
  compare(plus.coefficient, negate(minus.coefficient)) === 0;

const monomial = (engine: Engine, factors: readonly Atom[]): Poly =>
  factors.reduce(
    (product, factor) => engine.pool.product(product, engine.pool.atom(factor)),
    engine.pool.constant(one),
  );

/** Greedy: the most alike first. */
function paired(terms: readonly Term[]): readonly Pair[] {
  const positive = terms.filter(({ coefficient }) => coefficient.n > 0n);
  const negative = terms.filter(({ coefficient }) => coefficient.n < 0n);
  if (positive.length === 0 || negative.length === 0 || terms.length > 40) return [];
  const candidates = positive.flatMap((plus) =>
    negative.map((minus) => ({ plus, minus, likeness: likeness(plus.factors, minus.factors) })),
  );
  candidates.sort((a, b) => b.likeness - a.likeness);
  const taken = new Set<Term>();
  const pairs: Pair[] = [];
  for (const { plus, minus, likeness: score } of candidates) {
    if (score === 0 || taken.has(plus) || taken.has(minus)) continue;
    taken.add(plus);
    taken.add(minus);
    pairs.push({ plus, minus });
  }
  return pairs;
}

function likeness(a: readonly Atom[], b: readonly Atom[]): number {
  let score = a.length === b.length ? 1 : 0;
  const left = [...b];
  for (const factor of a) {
    let best = -1;
    let bestScore = 0;
    left.forEach((other, index) => {
      const alike = likenessOfAtoms(factor, other);
      if (alike > bestScore) {
        best = index;
        bestScore = alike;
      }
    });
    if (best >= 0) left.splice(best, 1);
    score += bestScore;
  }
  return score;
}

function likenessOfAtoms(a: Atom, b: Atom): number {
  if (a === b) return 12;
  const kind = a.kind === b.kind ? 2 : 0;
  const origin = a.origin !== '' && a.origin === b.origin ? 6 : 0;
  const variables = (a.variables & b.variables) !== 0n ? (a.variables === b.variables ? 2 : 1) : 0;
  return kind + origin + variables;
}

/** size × (product − product): the factors they share stand before the difference of what is left. */
function ofDifference(engine: Engine, pair: Pair, frame: Frame, want: Want): Range | undefined {
  const { rules } = engine;
  const shared: Atom[] = [];
  const minus = [...pair.minus.factors];
  const plus = pair.plus.factors.filter((factor) => {
    const at = minus.indexOf(factor);
    if (at < 0) return true;
    minus.splice(at, 1);
    shared.push(factor);
    return false;
  });
  const size = point(pair.plus.coefficient);
  if (shared.length > 0) {
    const difference = engine.pool.minus(monomial(engine, plus), monomial(engine, minus));
    const known = engine.bound(difference, frame, want === 'equal' ? 'equal' : 'sign');
    const before = rangeOfFactors(engine, shared, frame);
    return known && before && rules.times(rules.times(known, before), size);
  }
  const [u] = plus;
  const [v] = minus;
  if (u && v && plus.length === 1 && minus.length === 1) {
    const known = ofCounterparts(engine, u, v, frame);
    return known && known !== anything ? rules.times(known, size) : known;
  }
  const known = ofProducts(engine, plus, minus, frame);
  return known && known !== anything ? rules.times(known, size) : known;
}

/** ab − cd = (a − c)·b + c·(b − d), each factor with its counterpart, in both orders. */
function ofProducts(
  engine: Engine,
  plus: readonly Atom[],
  minus: readonly Atom[],
  frame: Frame,
): Range | undefined {
  if (plus.length < 2 && minus.length < 2) return anything;
  const left = [...minus];
  const matched: [Atom, Atom][] = [];
  const alone: Atom[] = [];
  for (const factor of plus) {
    const scores = left.map((other) => likenessOfAtoms(factor, other));
    const best = Math.max(...scores, 0);
    const at = scores.indexOf(best);
    const partner = best > 1 ? left[at] : undefined;
    if (partner) {
      matched.push([factor, partner]);
      left.splice(at, 1);
    } else alone.push(factor);
  }
  const [first] = matched;
  if (!first || (matched.length === 1 && alone.length === 0 && left.length === 0)) return anything;
  const [u, v] = first;
  const restOfPlus = without(plus, u);
  const restOfMinus = without(minus, v);
  const { pool, rules } = engine;
  const a = engine.bound(pool.minus(pool.atom(u), pool.atom(v)), frame, 'sign');
  const b = engine.bound(
    pool.minus(monomial(engine, restOfPlus), monomial(engine, restOfMinus)),
    frame,
    'sign',
  );
  const after = rangeOfFactors(engine, restOfPlus, frame);
  const before = engine.rangeOfAtom(v, frame);
  return a && b && after && before && rules.plus(rules.times(a, after), rules.times(before, b));
}

function without(factors: readonly Atom[], one: Atom): readonly Atom[] {
  const left = [...factors];
  left.splice(left.indexOf(one), 1);
  return left;
}

const mostTried = 4;

/** a·P + R for an atom a that several terms share. */
export function bySharedFactor(engine: Engine, poly: Poly, frame: Frame): Range | undefined {
  const { pool, rules } = engine;
  for (const atom of sharedAtoms(poly).slice(0, mostTried)) {
    const quotient = cofactor(engine, poly, atom);
    const rest = pool.minus(poly, pool.product(quotient, pool.atom(atom)));
    if (rest.terms.length >= poly.terms.length) continue;
    const before = engine.rangeOfAtom(atom, frame);
    const inner = engine.bound(quotient, frame, 'sign');
    const outer = engine.bound(rest, frame, 'sign');
    if (!before || !inner || !outer) return undefined;
    const seen = rules.plus(rules.times(before, inner), outer);
    if ((seen.lo && seen.lo.n >= 0n) || (seen.hi && seen.hi.n <= 0n)) return seen;
  }
  return anything;
}

function sharedAtoms(poly: Poly): readonly Atom[] {
  const counts = new Map<Atom, number>();
  for (const { factors } of poly.terms) {
    for (const factor of new Set(factors)) counts.set(factor, (counts.get(factor) ?? 0) + 1);
  }
  const shared = [...counts].filter(([, count]) => count > 1);
  return shared.sort((a, b) => b[1] - a[1]).map(([atom]) => atom);
}

/** The sum of what stands beside the atom. */
function cofactor(engine: Engine, poly: Poly, atom: Atom): Poly {
  const { pool } = engine;
  return pool.sum(
    poly.terms
      .filter(({ factors }) => factors.includes(atom))
      .map(({ coefficient, factors }) => pool.scaled(monomial(engine, without(factors, atom)), coefficient)),
  );
}

/** (a − b)·P + R where a and b have the same cofactor P, up to a constant. */
export function bySharedCofactor(engine: Engine, poly: Poly, frame: Frame): Range | undefined {
  if (poly.terms.length < 4) return anything;
  const { pool, rules } = engine;
  const groups = new Map<Poly, { readonly atom: Atom; readonly size: Term['coefficient'] }[]>();
  for (const atom of sharedAtoms(poly)) {
    const beside = cofactor(engine, poly, atom);
    const lead = beside.terms[0]?.coefficient ?? beside.constant;
    if (lead.n === 0n || beside.variables === 0n) continue;
    const primitive = pool.scaled(beside, divide(one, lead));
    groups.set(primitive, [...(groups.get(primitive) ?? []), { atom, size: lead }]);
  }
  for (const [beside, members] of groups) {
    if (members.length < 2) continue;
    const combined = pool.sum(members.map(({ atom, size }) => pool.scaled(pool.atom(atom), size)));
    const product = pool.sum(
      members.map(({ atom, size }) => pool.scaled(pool.product(beside, pool.atom(atom)), size)),
    );
    const rest = pool.minus(poly, product);
    if (rest.terms.length >= poly.terms.length) continue;
    const a = engine.bound(combined, frame, 'sign');
    const b = engine.bound(beside, frame, 'sign');
    const outer = engine.bound(rest, frame, 'sign');
    if (!a || !b || !outer) return undefined;
    return rules.plus(rules.times(a, b), outer);
  }
  return anything;
}

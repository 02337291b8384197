// Sums seen through what is known of some parts: an assumed comparison, a divisor taken out, the length of a year between its ends.

import { compare, divide, one, type Rational, zero } from '../../../runtime/exact/rational.js';
import { anything, point, type Range } from '../../range/interval.js';
import type { Engine, Frame } from '../terms/frame.js';
import { sideOf } from '../terms/rules.js';
import { both } from '../terms/settled.js';
import type { Atom, Poly } from '../terms/terms.js';

/** Assumed comparisons that are tried on one sum, at most. */
const mostAssumed = 8;

/**
 * P ≤ 0 is assumed: a sum that is k·P + R is at most R where k is positive, at least R where it is negative. Of each k that
 * makes a term of P vanish, the one with the simplest R is taken.
 */
export function byAssumption(engine: Engine, poly: Poly, frame: Frame): Range | undefined {
  const { pool, rules } = engine;
  let best: Range | undefined = anything;
  let tried = 0;
  for (const [condition, value] of frame.known) {
    if (value !== pool.holds || condition.kind !== 'sign' || condition.relation === 'equal') continue;
    const assumed = condition.of;
    if (assumed.terms.length < 2 || (assumed.variables & ~poly.variables) !== 0n) continue;
    if (tried++ >= mostAssumed) break;
    const share = shareOf(poly, assumed);
    if (!share) continue;
    const rest = pool.minus(poly, pool.scaled(assumed, share));
    if (rest.terms.length >= poly.terms.length) continue;
    const other = engine.bound(rest, frame, 'sign');
    if (!other) return undefined;
    const limit = leastBeyond(engine, assumed, condition.relation === 'below', frame);
    const part: Range = { lo: undefined, hi: limit, grid: undefined };
    const seen = rules.plus(rules.times(part, point(share)), other);
    best = best && both(best, seen);
    if (!best) return undefined;
  }
  return best;
}

/** How often one sum goes into another, by their first common term. */
function shareOf(poly: Poly, assumed: Poly): Rational | undefined {
  for (const { coefficient, factors } of assumed.terms) {
    const same = poly.terms.find(
      (term) =>
        term.factors.length === factors.length && term.factors.every((factor, at) => factor === factors[at]),
    );
    if (same) return divide(same.coefficient, coefficient);
  }
  return undefined;
}

/** What is below zero on a grid is at most the value before it. */
function leastBeyond(engine: Engine, assumed: Poly, below: boolean, frame: Frame): Rational {
  const grid = below ? engine.rough(assumed, frame)?.grid : undefined;
  return grid && compare(grid, zero) !== 0 ? { n: -grid.n, d: grid.d } : zero;
}

/** Everything times a divisor that some terms have: what is left may belong together. */
export function byDivisor(engine: Engine, poly: Poly, frame: Frame): Range | undefined {
  const { pool, rules } = engine;
  const divisors = new Set(
    poly.terms.flatMap(({ factors }) => factors.filter((factor) => factor.kind === 'inverse')),
  );
  for (const divisor of divisors) {
    const withIt = poly.terms.filter(({ factors }) => factors.includes(divisor)).length;
    if (withIt === poly.terms.length && poly.constant.n === 0n) continue;
    const share = engine.rangeOfAtom(divisor, frame);
    if (!share) return undefined;
    if (sideOf(share) === 'unknown') continue;
    const whole = pool.product(poly, asFactor(engine, divisor.of));
    if (whole.terms.some(({ factors }) => factors.includes(divisor))) continue;
    const seen = engine.bound(whole, frame, 'sign');
    if (!seen) return undefined;
    return rules.times(seen, share);
  }
  return anything;
}

const asFactor = (engine: Engine, of: Poly): Poly =>
  of.terms.length > 1 || of.constant.n !== 0n ? engine.pool.factor(of) : of;

/** Days in a year (or month) are the days from its start to its end. */
export function byPeriod(engine: Engine, poly: Poly, frame: Frame): Range | undefined {
  const { pool } = engine;
  for (const { factors } of poly.terms) {
    for (const atom of factors) {
      if (atom.kind !== 'calendar' || atom.function.kind !== 'part') continue;
      const ends = endsOf(atom);
      const [date] = atom.of;
      if (!ends || !date) continue;
      const [start, end] = ends.map((part) => pool.calendar({ kind: 'part', part }, [date], atom.origin));
      if (!start || !end || !poly.terms.some((term) => isOneOf(term.factors, [start, end]))) continue;
      const length = pool.sum([pool.minus(end, start), pool.constant(one)]);
      const replaced = pool.sum([
        pool.constant(poly.constant),
        ...poly.terms.map(({ coefficient, factors: all }) =>
          all.reduce(
            (product, factor) => pool.product(product, factor === atom ? length : pool.atom(factor)),
            pool.constant(coefficient),
          ),
        ),
      ]);
      return engine.bound(replaced, frame, 'sign');
    }
  }
  return anything;
}

function endsOf(
  atom: Extract<Atom, { kind: 'calendar' }>,
): readonly ['start-of-year' | 'start-of-month', 'end-of-year' | 'end-of-month'] | undefined {
  if (atom.function.kind !== 'part') return undefined;
  if (atom.function.part === 'days-in-year') return ['start-of-year', 'end-of-year'];
  return atom.function.part === 'days-in-month' ? ['start-of-month', 'end-of-month'] : undefined;
}

const isOneOf = (factors: readonly Atom[], ends: readonly Poly[]): boolean =>
  ends.some((end) => end.terms[0]?.factors[0] !== undefined && factors.includes(end.terms[0].factors[0]));

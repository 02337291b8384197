// Sums seen through one kind of part: roundings let go and bounded, alternatives and cases looked at one by one.

import { one } from '../../../runtime/exact/rational.js';
import { anything, type Range } from '../../range/interval.js';
import { containsAtom } from '../terms/contains.js';
import type { Engine, Frame, Want } from '../terms/frame.js';
import { rangeOfFactors } from '../terms/ranges-of-terms.js';
import { addedErrors, noError, type RoundingError, scaledError, sideOf } from '../terms/rules.js';
import { both, isSettled } from '../terms/settled.js';
import type { Atom, Poly, Term } from '../terms/terms.js';

/**
 * All rounded terms without their rounding, give or take what rounding can do, on the grid that the rounded sum has. The
 * start or end of a date's month or year is seen in the same way: the date, give or take some days.
 */
export function byRounding(engine: Engine, poly: Poly, frame: Frame, want: Want): Range | undefined {
  const { pool, rules } = engine;
  let error = noError;
  const parts: Poly[] = [];
  for (const { term, factor } of outermost(poly)) {
    const plain = unrounded(engine, factor, frame);
    if (plain === 'nothing') return undefined;
    if (!plain) continue;
    error = addedErrors(error, scaledError(plain.error, term.coefficient));
    parts.push(pool.scaled(pool.minus(plain.of, pool.atom(factor)), term.coefficient));
  }
  if (parts.length === 0) return anything;
  const exact = engine.bound(pool.sum([poly, ...parts]), frame, want === 'equal' ? 'equal' : 'sign');
  if (!exact) return undefined;
  return rules.widened(exact, error, engine.rough(poly, frame)?.grid);
}

/**
 * The terms that are rounded (or are turns of periods), without those that other parts of the sum are made of: they must
 * stay to be compared with themselves.
 */
function outermost(poly: Poly): readonly { readonly term: Term; readonly factor: Atom }[] {
  const all = new Set(poly.terms.flatMap(({ factors }) => factors));
  return poly.terms.flatMap((term) => {
    const [factor] = term.factors;
    if (term.factors.length !== 1 || (factor?.kind !== 'round' && factor?.kind !== 'calendar')) return [];
    for (const other of all) if (other !== factor && containsAtom(other, factor)) return [];
    return [{ term, factor }];
  });
}

/** What a rounded value is rounded from, and how far it may be from it. */
function unrounded(
  engine: Engine,
  atom: Atom,
  frame: Frame,
): { readonly of: Poly; readonly error: RoundingError } | 'nothing' | undefined {
  if (atom.kind === 'round') {
    const of = engine.bound(atom.of, frame, 'sign');
    if (!of) return 'nothing';
    return { of: atom.of, error: engine.rules.roundingError(atom.mode, sideOf(of), atom.step) };
  }
  if (atom.kind !== 'calendar' || atom.function.kind !== 'part') return undefined;
  const [of] = atom.of;
  const error = engine.rules.dayError(atom.function.part);
  return of && error && { of, error };
}

/**
 * A lowest or highest of several in a term: the sum with each of them in its place. Where several occur, the order in which
 * they are taken apart matters: first those of which a part stands elsewhere in the sum.
 */
export function byAlternatives(engine: Engine, poly: Poly, frame: Frame, want: Want): Range | undefined {
  const found: Taken[] = [];
  for (const term of poly.terms) {
    const taken = takenFrom(engine, term, frame);
    if (taken === 'nothing') return undefined;
    if (taken) found.push(taken);
  }
  const others = new Set(poly.terms.map(({ factors }) => keyOf(factors)));
  const shared = ({ beside, atom }: Taken): number =>
    atom.of.filter(({ terms }) =>
      terms.some(({ factors }) => others.has(keyOf([...beside, ...factors].sort((a, b) => a.id - b.id)))),
    ).length;
  const ordered = found
    .map((taken) => ({ taken, score: shared(taken) }))
    .sort((a, b) => b.score - a.score)
    .map(({ taken }) => taken);
  // Of each kind once, unless there is reason to think that another order tells more.
  const tried = new Map<string, number>();
  let best: Range | undefined = anything;
  for (const taken of ordered) {
    const times = tried.get(taken.kind) ?? 0;
    if (times > 1 || engine.fuel <= 0) continue;
    tried.set(taken.kind, times + 1);
    const seen = withEach(engine, poly, taken, frame, want);
    best = seen && best && both(best, seen);
    if (!best || isSettled(best, want)) return best;
  }
  return best;
}

const keyOf = (factors: readonly Atom[]): string => factors.map(({ id }) => id).join();

interface Taken {
  readonly term: Term;
  readonly atom: Extract<Atom, { kind: 'lowest' | 'highest' }>;
  readonly beside: readonly Atom[];
  /** What it counts as in the sum: a lowest that is subtracted is a highest. */
  readonly kind: 'lowest' | 'highest';
}

function takenFrom(engine: Engine, term: Term, frame: Frame): Taken | 'nothing' | undefined {
  const atom = term.factors.find((factor) => factor.kind === 'lowest' || factor.kind === 'highest');
  if (atom?.kind !== 'lowest' && atom?.kind !== 'highest') return undefined;
  const beside = besides(term, atom);
  const before = rangeOfFactors(engine, beside, frame);
  if (!before) return 'nothing';
  const side = sideOf(before);
  if (side === 'unknown') return undefined;
  const turned = (side === 'negative') !== term.coefficient.n < 0n;
  const kind = turned ? (atom.kind === 'lowest' ? 'highest' : 'lowest') : atom.kind;
  return { term, atom, beside, kind };
}

function withEach(
  engine: Engine,
  poly: Poly,
  { term, atom, beside, kind }: Taken,
  frame: Frame,
  want: Want,
): Range | undefined {
  const { pool, rules } = engine;
  const product = termPoly(engine, term, beside);
  const rest = pool.minus(poly, pool.product(product, pool.atom(atom)));
  const ranges: Range[] = [];
  for (const operand of atom.of) {
    const seen = engine.bound(pool.sum([rest, pool.product(product, operand)]), frame, want);
    if (!seen) return undefined;
    ranges.push(seen);
  }
  return rules.extreme(kind, ranges);
}

/** Deeper than this, conditions are left to the search. */
const deepest = 3;
const mostRows = 16;

/** Something chosen by conditions: the sum with each row in its place, where its condition holds. */
export function byCases(engine: Engine, poly: Poly, frame: Frame, want: Want): Range | undefined {
  if (frame.level >= deepest) return anything;
  const atom = mostUsedCases(poly);
  if (!atom) return anything;
  let all: Range | undefined;
  for (const { of, frame: within } of engine.rowsWithin(atom, frame)) {
    const seen = engine.bound(replaced(engine, poly, atom, of), within, want);
    if (seen) all = all ? engine.rules.hull(all, seen) : seen;
  }
  return all;
}

function mostUsedCases(poly: Poly): Extract<Atom, { kind: 'cases' }> | undefined {
  const counts = new Map<Extract<Atom, { kind: 'cases' }>, number>();
  for (const { factors } of poly.terms) {
    for (const factor of new Set(factors)) {
      if (factor.kind === 'cases' && factor.rows.length <= mostRows) {
        counts.set(factor, (counts.get(factor) ?? 0) + 1);
      }
    }
  }
  const alone = new Set(poly.terms.flatMap(({ factors }) => (factors.length === 1 ? factors : [])));
  const ordered = [...counts].sort(
    ([a, used], [b, usedB]) =>
      Number(alone.has(b)) - Number(alone.has(a)) || usedB - used || a.rows.length - b.rows.length,
  );
  return ordered[0]?.[0];
}

/** The sum with another value in the place of an atom among its factors. */
function replaced(engine: Engine, poly: Poly, atom: Atom, value: Poly): Poly {
  const { pool } = engine;
  if (value === pool.nothing) return value;
  const terms = poly.terms.map((term) =>
    term.factors.includes(atom)
      ? term.factors.reduce(
          (product, factor) => pool.product(product, factor === atom ? value : pool.atom(factor)),
          pool.constant(term.coefficient),
        )
      : termPoly(engine, term, term.factors),
  );
  return pool.sum([pool.constant(poly.constant), ...terms]);
}

function besides(term: Term, atom: Atom): readonly Atom[] {
  const left = [...term.factors];
  left.splice(left.indexOf(atom), 1);
  return left;
}

const termPoly = (engine: Engine, term: Term, factors: readonly Atom[]): Poly =>
  engine.pool.scaled(
    factors.reduce(
      (product, factor) => engine.pool.product(product, engine.pool.atom(factor)),
      engine.pool.constant(one),
    ),
    term.coefficient,
  );

// Within a part of the domain: decides conditions, drops rows and alternatives that cannot count, folds what is constant.

import { canFail, canHold, rangeOf } from '../../range/abstract.js';
import { liesOn, pointOf, type Range } from '../../range/interval.js';
import { type Engine, type Frame, possibilities, type Want } from './frame.js';
import type { Atom, CaseRow, Condition, Poly, Relation } from './terms.js';

export function simplified(engine: Engine, poly: Poly, frame: Frame): Poly {
  if (poly.terms.length === 0) return poly;
  const known = frame.polys.get(poly);
  if (known) return known;
  const { pool } = engine;
  let changed = false;
  const replaced = new Map<Atom, Poly>();
  for (const { factors } of poly.terms) {
    for (const factor of factors) {
      if (replaced.has(factor)) continue;
      const value = simplifiedAtom(engine, factor, frame);
      replaced.set(factor, value);
      if (value === pool.nothing) {
        frame.polys.set(poly, value);
        return value;
      }
      changed ||= !isAtom(value, factor);
    }
  }
  let result = poly;
  if (changed) {
    const terms = poly.terms.map(({ coefficient, factors }) =>
      factors.reduce(
        (product, factor) => pool.product(product, replaced.get(factor) ?? pool.atom(factor)),
        pool.constant(coefficient),
      ),
    );
    result = pool.sum([pool.constant(poly.constant), ...terms]);
  }
  frame.polys.set(poly, result);
  if (result !== poly) frame.polys.set(result, result);
  return result;
}

const isAtom = (poly: Poly, atom: Atom): boolean =>
  poly.terms.length === 1 &&
  poly.constant.n === 0n &&
  poly.terms[0]?.factors.length === 1 &&
  poly.terms[0].factors[0] === atom &&
  poly.terms[0].coefficient.n === 1n &&
  poly.terms[0].coefficient.d === 1n;

function simplifiedAtom(engine: Engine, atom: Atom, frame: Frame): Poly {
  const { pool } = engine;
  switch (atom.kind) {
    case 'variable': {
      const only = pointOf(rangeOf(possibilities(frame.box, atom.variable)));
      return only ? pool.constant(only) : pool.atom(atom);
    }
    case 'round': {
      const of = engine.simplified(atom.of, frame);
      if (of === pool.nothing || of.terms.length === 0)
        return pool.round(of, atom.mode, atom.step, atom.origin);
      const range = engine.rough(of, frame);
      if (!range) return pool.nothing;
      if (liesOn(range, atom.step)) return of;
      const only = pointOf(engine.rules.rounded(range, atom.mode, atom.step));
      return only ? pool.constant(only) : pool.round(of, atom.mode, atom.step, atom.origin);
    }
    case 'lowest':
    case 'highest':
      return simplifiedExtreme(engine, atom, frame);
    case 'cases':
      return simplifiedCases(engine, atom, frame);
    case 'inverse':
      return pool.inverse(engine.simplified(atom.of, frame), atom.origin);
    case 'sum':
      return engine.simplified(atom.of, frame);
    case 'calendar': {
      const of = atom.of.map((poly) => engine.simplified(poly, frame));
      if (of.includes(pool.nothing)) return pool.nothing;
      const range = engine.rangeOfAtom(atom, frame);
      if (!range) return pool.nothing;
      const only = pointOf(range);
      return only ? pool.constant(only) : pool.calendar(atom.function, of, atom.origin);
    }
    case 'aggregate':
      return pool.aggregate(
        atom.operation,
        engine.simplified(atom.count, frame),
        engine.simplified(atom.of, frame),
        atom.origin,
      );
    default:
      atom satisfies never;
      return pool.nothing;
  }
}

function simplifiedExtreme(
  engine: Engine,
  atom: Extract<Atom, { kind: 'lowest' | 'highest' }>,
  frame: Frame,
): Poly {
  const { pool } = engine;
  const operands = [...new Set(atom.of.map((poly) => engine.simplified(poly, frame)))];
  if (operands.includes(pool.nothing)) return pool.nothing;
  const kept: Poly[] = [];
  for (const [place, operand] of operands.entries()) {
    const others = [...kept, ...operands.slice(place + 1)];
    if (!others.some((other) => beats(engine, atom.kind, other, operand, frame))) kept.push(operand);
  }
  return pool.extreme(atom.kind, kept, atom.origin);
}

/** True when `a` makes `b` superfluous. */
function beats(engine: Engine, kind: 'lowest' | 'highest', a: Poly, b: Poly, frame: Frame): boolean {
  const { pool } = engine;
  const lead = kind === 'lowest' ? pool.minus(b, a) : pool.minus(a, b);
  const known = engine.rough(lead, frame);
  return known?.lo !== undefined && known.lo.n >= 0n;
}

function simplifiedCases(engine: Engine, atom: Extract<Atom, { kind: 'cases' }>, frame: Frame): Poly {
  const { pool } = engine;
  const rows: CaseRow[] = [];
  for (const row of atom.rows) {
    const when = engine.decided(row.when, frame);
    if (when === pool.fails) continue;
    rows.push({ when, then: engine.simplified(row.then, frame) });
    if (when === pool.holds) break;
  }
  return pool.cases(rows, atom.origin);
}

export function decided(engine: Engine, condition: Condition, frame: Frame): Condition {
  const known = frame.conditions.get(condition);
  if (known) return known;
  const result = computed(engine, condition, frame);
  frame.conditions.set(condition, result);
  return result;
}

function computed(engine: Engine, condition: Condition, frame: Frame): Condition {
  const { pool } = engine;
  switch (condition.kind) {
    case 'constant':
    case 'nothing':
      return condition;
    case 'flag': {
      const value = possibilities(frame.box, condition.variable);
      return !canFail(value) ? pool.holds : !canHold(value) ? pool.fails : condition;
    }
    case 'member': {
      const value = possibilities(frame.box, condition.variable);
      if (value.kind !== 'symbols' || !value.values) return condition;
      const inside = [...value.values].filter((one) => condition.values.has(one)).length;
      return inside === 0 ? pool.fails : inside === value.values.size ? pool.holds : condition;
    }
    case 'not':
      return pool.not(engine.decided(condition.operand, frame));
    case 'and':
    case 'or': {
      const stop = condition.kind === 'and' ? pool.fails : pool.holds;
      const operands: Condition[] = [];
      for (const operand of condition.operands) {
        const value = engine.decided(operand, frame);
        if (value === stop) return stop;
        operands.push(value);
      }
      return condition.kind === 'and' ? pool.and(operands) : pool.or(operands);
    }
    case 'sign': {
      const of = engine.simplified(condition.of, frame);
      if (of === pool.nothing) return pool.refused;
      const range = engine.bound(of, frame, wanted[condition.relation]);
      if (!range) return pool.refused;
      const answer = signIs(condition.relation, range);
      if (answer !== undefined) return answer ? pool.holds : pool.fails;
      return pool.sign(condition.relation, of);
    }
    default:
      condition satisfies never;
      return condition;
  }
}

const wanted: Readonly<Record<Relation, Want>> = { 'up-to': 'up-to', below: 'below', equal: 'equal' };

/** Whether a number of the range is at most, below or exactly zero; undefined when some are and some are not. */
function signIs(relation: Relation, { lo, hi }: Range): boolean | undefined {
  const above = lo !== undefined && lo.n > 0n;
  const below = hi !== undefined && hi.n < 0n;
  const notBelow = lo !== undefined && lo.n >= 0n;
  const notAbove = hi !== undefined && hi.n <= 0n;
  switch (relation) {
    case 'up-to':
      return notAbove ? true : above ? false : undefined;
    case 'below':
      return below ? true : notBelow ? false : undefined;
    case 'equal':
      return notAbove && notBelow ? true : above || below ? false : undefined;
    default:
      relation satisfies never;
      return undefined;
  }
}

// The range of a term from the ranges of its parts, without looking at how the parts belong together.

import { one, zero } from '../../../runtime/exact/rational.js';
import { rangeOf } from '../../range/abstract.js';
import { rangeOfDate, rangeOfDateBetween, rangeOfDateShift } from '../../range/dates.js';
import { anything, point, type Range } from '../../range/interval.js';
import { type Engine, type Frame, possibilities } from './frame.js';
import type { Atom, Poly, Term } from './terms.js';

/** Deeper than this, cells are looked at without the condition of their row. */
const deepest = 3;

export function roughRange(engine: Engine, poly: Poly, frame: Frame): Range | undefined {
  if (poly === engine.pool.nothing) return undefined;
  if (frame.roughs.has(poly)) return frame.roughs.get(poly);
  let sum: Range | undefined =
    poly.terms.length > 0 && poly.constant.n === 0n ? undefined : point(poly.constant);
  for (const [place, term] of poly.terms.entries()) {
    const part = rangeOfTerm(engine, term, frame);
    if (part && place === 0 && !sum) sum = part;
    else sum = sum && part && engine.rules.plus(sum, part);
    if (!sum) break;
  }
  frame.roughs.set(poly, sum);
  return sum;
}

/** The range of coefficient × product. */
export function rangeOfTerm(engine: Engine, term: Term, frame: Frame): Range | undefined {
  const product = rangeOfFactors(engine, term.factors, frame);
  const { coefficient } = term;
  if (coefficient.n === 1n && coefficient.d === 1n) return product;
  return product && engine.rules.times(product, point(coefficient));
}

/** The range of a product; a square is never negative. */
export function rangeOfFactors(engine: Engine, factors: readonly Atom[], frame: Frame): Range | undefined {
  let product: Range | undefined;
  for (let index = 0; index < factors.length; index++) {
    const factor = factors[index];
    if (!factor) continue;
    const value = engine.rangeOfAtom(factor, frame);
    if (!value) return undefined;
    const twice = factors[index + 1] === factor;
    if (twice) index++;
    const next = twice ? squared(engine, value) : value;
    product = product ? engine.rules.times(product, next) : next;
  }
  return product ?? point(one);
}

function squared(engine: Engine, value: Range): Range {
  const square = engine.rules.times(value, value);
  const negative = !square.lo || square.lo.n < 0n;
  return negative ? { lo: zero, hi: square.hi, grid: square.grid } : square;
}

export function rangeOfAtom(engine: Engine, atom: Atom, frame: Frame): Range | undefined {
  if (frame.atoms.has(atom)) return frame.atoms.get(atom);
  const value = computed(engine, atom, frame);
  frame.atoms.set(atom, value);
  return value;
}

function computed(engine: Engine, atom: Atom, frame: Frame): Range | undefined {
  const { rules } = engine;
  const inner = (poly: Poly): Range | undefined => engine.bound(poly, frame, 'sign');
  switch (atom.kind) {
    case 'variable':
      return rangeOf(possibilities(frame.box, atom.variable));
    case 'round': {
      const of = inner(atom.of);
      return of && rules.rounded(of, atom.mode, atom.step);
    }
    case 'lowest':
    case 'highest': {
      const ranges: Range[] = [];
      for (const poly of atom.of) {
        const value = inner(poly);
        if (!value) return undefined;
        ranges.push(value);
      }
      return rules.extreme(atom.kind, ranges);
    }
    case 'cases':
      return rangeOfCases(engine, atom, frame);
    case 'inverse': {
      const of = inner(atom.of);
      return of && rules.reciprocal(of);
    }
    case 'sum':
      return inner(atom.of);
    case 'calendar':
      return rangeOfCalendar(engine, atom, frame);
    case 'aggregate': {
      const of = inner(atom.of);
      const count = inner(atom.count);
      if (atom.operation !== 'sum') return of;
      // Items that have no value refuse the case, unless there are none.
      if (!of) return count && (!count.lo || count.lo.n <= 0n) ? point(zero) : undefined;
      return count && rules.overItems(of, count);
    }
    default:
      atom satisfies never;
      return anything;
  }
}

/** The condition of a row is assumed only where it limits what the row itself is made of. */
function rangeOfCases(
  engine: Engine,
  atom: Extract<Atom, { kind: 'cases' }>,
  frame: Frame,
): Range | undefined {
  const conditions = atom.rows.reduce((all, { when }) => all | when.variables, 0n);
  const limited = atom.rows.some(({ then: of }) => (of.variables & conditions) !== 0n);
  let all: Range | undefined;
  const take = (of: Poly, within: Frame): void => {
    const value = engine.bound(of, within, 'sign');
    if (value) all = all ? engine.rules.hull(all, value) : value;
  };
  if (limited && frame.level < deepest) {
    for (const { of, frame: within } of engine.rowsWithin(atom, frame)) take(of, within);
    return all;
  }
  for (const { when, then: of } of atom.rows) {
    const answer = engine.decided(when, frame);
    if (answer !== engine.pool.fails) take(of, frame);
    if (answer === engine.pool.holds) break;
  }
  return all;
}

function rangeOfCalendar(
  engine: Engine,
  atom: Extract<Atom, { kind: 'calendar' }>,
  frame: Frame,
): Range | undefined {
  const ranges = atom.of.map((poly) => engine.bound(poly, frame, 'sign'));
  if (ranges.includes(undefined)) return undefined;
  const [a = anything, b = anything, c = anything] = ranges;
  switch (atom.function.kind) {
    case 'part':
      return engine.rules.datePart(atom.function.part, a);
    case 'between':
      return rangeOfDateBetween(atom.function.measure, a, b);
    case 'shift':
      return rangeOfDateShift('months', a, b);
    case 'date':
      return rangeOfDate(a, b, c);
    default:
      atom.function satisfies never;
      return anything;
  }
}

// The difference of two values that are made alike, from the differences of what they are made of.

import { compare, negate, one, zero } from '../../../runtime/exact/rational.js';
import { anything, point, type Range } from '../../range/interval.js';
import type { Engine, Frame } from '../terms/frame.js';
import type { Atom, Poly } from '../terms/terms.js';

/** The difference of two values that are made alike. */
export function ofCounterparts(engine: Engine, u: Atom, v: Atom, frame: Frame): Range | undefined {
  const { pool, rules } = engine;
  if (u.kind === 'inverse' && v.kind === 'inverse') {
    // 1/p − 1/q = (q − p)/(p·q)
    const difference = engine.bound(pool.minus(v.of, u.of), frame, 'sign');
    const [a, b] = [engine.rangeOfAtom(u, frame), engine.rangeOfAtom(v, frame)];
    return difference && a && b && rules.times(difference, rules.times(a, b));
  }
  if (u.kind === 'aggregate' && v.kind === 'aggregate' && u.operation === v.operation) {
    if (u.count !== v.count) return anything;
    const perItem = engine.bound(pool.minus(u.of, v.of), frame, 'sign');
    if (u.operation !== 'sum') return perItem && rules.betweenExtremes(perItem);
    const count = engine.bound(u.count, frame, 'sign');
    // Items that have no value refuse the case, unless there are none: then both sums are nothing.
    if (!perItem) return count && mayBeNone(count) ? point(zero) : undefined;
    return count && rules.overItems(perItem, count);
  }
  if (u.kind === 'round' && v.kind === 'round') {
    if (u.mode !== v.mode || compare(u.step, v.step) !== 0) return anything;
    const difference = engine.bound(pool.minus(u.of, v.of), frame, 'sign');
    return difference && rules.inOrder(difference);
  }
  if (u.kind === 'calendar' && v.kind === 'calendar') return ofDates(engine, u, v, frame);
  if ((u.kind === 'lowest' || u.kind === 'highest') && u.kind === v.kind && u.of.length === v.of.length) {
    // Whichever is retained on one side, its counterpart limits the other.
    const all = hullOfDifferences(
      engine,
      u.of.map((of, place) => [of, v.of[place] ?? of]),
      frame,
    );
    return all && rules.betweenExtremes(all);
  }
  if (u.kind === 'cases' && v.kind === 'cases' && u.rows.length === v.rows.length) {
    if (u.rows.every(({ when }, place) => when === v.rows[place]?.when)) return ofRows(engine, u, v, frame);
    return ofSteps(engine, u, v, frame);
  }
  return anything;
}

/** Whether a list may be empty. */
export const mayBeNone = ({ lo }: Range): boolean => !lo || lo.n <= 0n;

type Cases = Extract<Atom, { kind: 'cases' }>;

/**
 * Two choices of the same constants in order, such as rates by bands: where each limit is passed by one side no sooner than
 * by the other, its row comes no sooner either.
 */
function ofSteps(engine: Engine, u: Cases, v: Cases, frame: Frame): Range | undefined {
  const { pool, rules } = engine;
  // What is not given, and what is no constant, has no place in an order.
  if (u.rows.some(({ then: of }) => of.terms.length > 0 || of.id === 0)) return anything;
  const order = rules.order(u.rows.map(({ then: of }) => of.constant));
  if (order === undefined) return anything;
  let all: Range | undefined;
  for (const [place, row] of u.rows.entries()) {
    const other = v.rows[place];
    if (other?.then !== row.then) return anything;
    if (row.when === other.when) continue;
    if (row.when.kind !== 'sign' || other.when.kind !== 'sign') return anything;
    if (row.when.relation !== other.when.relation || row.when.relation === 'equal') return anything;
    const later = engine.bound(pool.minus(row.when.of, other.when.of), frame, 'sign');
    if (!later) return undefined;
    const seen = rules.inOrder(later);
    all = all ? rules.hull(all, seen) : seen;
  }
  return all && (order === 'rising' ? all : rules.times(all, point(negate(one))));
}

/** Deeper than this, rows are compared without what their conditions say. */
const deepest = 3;

/** Both take the same row: each is compared where its condition holds. */
function ofRows(engine: Engine, u: Cases, v: Cases, frame: Frame): Range | undefined {
  if (frame.level >= deepest) {
    const pairs = u.rows.map(({ then: of }, place) => [of, v.rows[place]?.then ?? of] as const);
    return hullOfDifferences(engine, pairs, frame);
  }
  const level = frame.level + 1;
  let all: Range | undefined;
  let rest: Frame | undefined = frame;
  for (const [place, { when, then: of }] of u.rows.entries()) {
    if (!rest) break;
    const here: Frame | undefined = engine.assuming(when, true, rest, level);
    const other = v.rows[place]?.then ?? of;
    const seen = here && engine.bound(engine.pool.minus(of, other), here, 'sign');
    if (seen) all = all ? engine.rules.hull(all, seen) : seen;
    rest = engine.assuming(when, false, rest, level);
  }
  return all;
}

/** Pairs that have no value are no cases at all. */
function hullOfDifferences(
  engine: Engine,
  pairs: readonly (readonly [Poly, Poly])[],
  frame: Frame,
): Range | undefined {
  let all: Range | undefined;
  for (const [a, b] of pairs) {
    const seen = engine.bound(engine.pool.minus(a, b), frame, 'sign');
    if (seen) all = all ? engine.rules.hull(all, seen) : seen;
  }
  return all;
}

type Calendar = Extract<Atom, { kind: 'calendar' }>;

/** Years, starts and ends of periods, months between and shifted dates keep the order of their dates. */
function ofDates(engine: Engine, u: Calendar, v: Calendar, frame: Frame): Range | undefined {
  if (JSON.stringify(u.function) !== JSON.stringify(v.function)) return anything;
  const rising = (index: number): Range | undefined => {
    const [a, b] = [u.of[index], v.of[index]];
    return a && b && engine.bound(engine.pool.minus(a, b), frame, 'sign');
  };
  const signs = (range: Range): { up: boolean; down: boolean } => ({
    up: range.lo !== undefined && range.lo.n >= 0n,
    down: range.hi !== undefined && range.hi.n <= 0n,
  });
  const verdict = (up: boolean, down: boolean): Range =>
    engine.rules.inOrder({ lo: up ? zero : undefined, hi: down ? zero : undefined, grid: undefined });
  const first = rising(0);
  if (!first) return undefined;
  const a = signs(first);
  switch (u.function.kind) {
    case 'part':
      return engine.rules.keepsOrder(u.function.part) ? verdict(a.up, a.down) : anything;
    case 'between': {
      const second = rising(1);
      if (!second) return undefined;
      const b = signs(second);
      return verdict(a.down && b.up, a.up && b.down);
    }
    case 'shift': {
      const second = rising(1);
      if (!second) return undefined;
      const b = signs(second);
      return verdict(a.up && b.up, a.down && b.down);
    }
    case 'date':
      return anything;
    default:
      u.function satisfies never;
      return anything;
  }
}

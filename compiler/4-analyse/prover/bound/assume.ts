// The part of the domain in which a condition holds, as far as single variables can say it.

import { divide, negate, one } from '../../../runtime/exact/rational.js';
import { type Abstract, canFail, canHold, join, numbers, rangeOf, truth } from '../../range/abstract.js';
import {
  type Box,
  type Engine,
  type Frame,
  frameOf,
  type Known,
  possibilities,
  type RowWithin,
} from '../terms/frame.js';
import type { Pool } from '../terms/pool.js';
import type { Atom, Condition, Poly, Relation, Variable } from '../terms/terms.js';
import { datesWithin } from './assume-dates.js';

/** Undefined where the condition cannot hold (or fail) in the frame. */
export function assuming(
  engine: Engine,
  condition: Condition,
  holds: boolean,
  frame: Frame,
  level = frame.level + 1,
): Frame | undefined {
  const key = `${holds ? '+' : '-'}${condition.id}`;
  if (frame.inside.has(key)) return frame.inside.get(key);
  const wanted = holds ? condition : engine.pool.not(condition);
  const answer = engine.decided(wanted, frame);
  let inside: Frame | undefined = frame;
  if (answer === engine.pool.fails) inside = undefined;
  else if (answer !== engine.pool.holds) {
    const box = narrowed(engine, answer, frame, frame.box);
    const known = takenAsTrue(engine.pool, [wanted, answer], frame.known);
    const changed = wanted.variables | answer.variables;
    inside = box && frameOf(box, level, known, { frame, changed });
  }
  frame.inside.set(key, inside);
  return inside;
}

/** The rows of something chosen by conditions that can be, each with the frame in which it is chosen. */
export function rowsWithin(
  engine: Engine,
  atom: Extract<Atom, { kind: 'cases' }>,
  frame: Frame,
): readonly RowWithin[] {
  const known = frame.rows.get(atom);
  if (known) return known;
  const rows: RowWithin[] = [];
  const level = frame.level + 1;
  let rest: Frame | undefined = frame;
  for (const row of atom.rows) {
    if (!rest) break;
    const here: Frame | undefined = engine.assuming(row.when, true, rest, level);
    if (here) rows.push({ of: row.then, frame: here });
    rest = engine.assuming(row.when, false, rest, level);
  }
  frame.rows.set(atom, rows);
  return rows;
}

/** What is assumed needs no proof, nor what follows from it by its form. */
function takenAsTrue(pool: Pool, assumed: readonly Condition[], known: Known): Known {
  const all = new Map(known);
  const take = (condition: Condition): void => {
    if (condition.kind === 'constant' || condition.kind === 'nothing') return;
    all.set(condition, pool.holds);
    all.set(pool.not(condition), pool.fails);
  };
  for (const condition of assumed.flatMap(partsOf)) {
    take(condition);
    if (condition.kind !== 'sign') continue;
    const { relation, of } = condition;
    if (relation === 'below') {
      take(pool.sign('up-to', of));
      take(pool.not(pool.sign('equal', of)));
    }
    if (relation === 'equal') {
      take(pool.sign('up-to', of));
      take(pool.sign('up-to', pool.scaled(of, negate(one))));
    }
  }
  return all;
}

const partsOf = (condition: Condition): readonly Condition[] =>
  condition.kind === 'and' ? [condition, ...condition.operands] : [condition];

/** The part of a box, which lies within that of the frame, in which a condition may hold. */
function narrowed(engine: Engine, condition: Condition, frame: Frame, box: Box): Box | undefined {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? box : undefined;
    // Where it comes to nothing there is no case to look at, but it may not come to it.
    case 'nothing':
      return box;
    case 'flag':
      return flagged(box, condition.variable, true);
    case 'member':
      return narrowedTo(box, condition.variable, condition.values);
    case 'not':
      return condition.operand.kind === 'flag' ? flagged(box, condition.operand.variable, false) : box;
    case 'and':
      return condition.operands.reduce<Box | undefined>(
        (inside, operand) => inside && narrowed(engine, operand, frame, inside),
        box,
      );
    case 'or': {
      const boxes = condition.operands.map((operand) => narrowed(engine, operand, frame, box));
      const possible = boxes.filter((one) => one !== undefined);
      const [first, ...others] = possible;
      return first && (others.length === 0 ? first : anyOf(box, first, others));
    }
    case 'sign':
      return narrowedBySign(engine, condition.relation, condition.of, frame, box);
    default:
      condition satisfies never;
      return box;
  }
}

const cutTo = (box: Box, variable: Variable, value: Abstract): Box => new Map(box).set(variable.name, value);

function flagged(box: Box, variable: Variable, value: boolean): Box | undefined {
  const known = possibilities(box, variable);
  return (value ? canHold(known) : canFail(known)) ? cutTo(box, variable, truth(value)) : undefined;
}

function narrowedTo(box: Box, variable: Variable, values: ReadonlySet<string>): Box | undefined {
  const known = possibilities(box, variable);
  if (known.kind !== 'symbols') return box;
  const left = known.values ? [...known.values].filter((value) => values.has(value)) : [...values];
  return left.length === 0 ? undefined : cutTo(box, variable, { kind: 'symbols', values: new Set(left) });
}

function anyOf(box: Box, first: Box, others: readonly Box[]): Box {
  const joined = new Map(box);
  for (const [name, value] of first) {
    if (box.get(name) === value || !others.every((other) => other.has(name))) continue;
    const all = others.reduce<Abstract | undefined>((sum, other) => sum && join(sum, other.get(name)), value);
    if (all) joined.set(name, all);
  }
  return joined;
}

/** Each variable (or part of a date) that stands alone in a term is limited by what the other terms can reach. */
function narrowedBySign(
  engine: Engine,
  relation: Relation,
  of: Poly,
  frame: Frame,
  whole: Box,
): Box | undefined {
  let box = whole;
  for (const term of of.terms) {
    const [factor] = term.factors;
    if (term.factors.length !== 1 || (factor?.kind !== 'variable' && factor?.kind !== 'calendar')) continue;
    const others = engine.pool.minus(of, engine.pool.scaled(engine.pool.atom(factor), term.coefficient));
    const rest = engine.rough(others, frame);
    if (!rest) return undefined;
    // coefficient × variable ≤ −rest, so the loosest limit comes from the least rest.
    const scale = negate(divide(one, term.coefficient));
    const fromLeast = rest.lo && limit(rest.lo, scale, relation);
    const fromMost = relation === 'equal' ? rest.hi && limit(rest.hi, scale, relation) : undefined;
    const [upper, lower] = term.coefficient.n > 0n ? [fromLeast, fromMost] : [fromMost, fromLeast];
    const known =
      factor.kind === 'variable'
        ? rangeOf(possibilities(box, factor.variable))
        : engine.rangeOfAtom(factor, frame);
    const cut = known && engine.rules.cut(known, lower, upper);
    if (!cut) return undefined;
    if (cut.lo === known.lo && cut.hi === known.hi) continue;
    if (factor.kind === 'calendar') {
      const dates = datesWithin(factor, cut, box);
      if (dates === 'none') return undefined;
      if (dates) box = cutTo(box, dates.variable, numbers(dates.range));
    } else {
      box = cutTo(box, factor.variable, numbers(cut));
    }
  }
  return box;
}

const limit = (value: { n: bigint; d: bigint }, scale: { n: bigint; d: bigint }, relation: Relation) => ({
  value: divide({ n: value.n * scale.n, d: 1n }, { n: value.d * scale.d, d: 1n }),
  inclusive: relation !== 'below',
});

// The part of the domain in which a condition holds, as far as single variables can say it.

import { divide, negate, one } from '../../runtime/rational.js';
import { type Abstract, join, numbers, rangeOf, truth } from '../range/abstract.js';
import { datesWithin } from './assume-dates.js';
import { type Box, type Engine, type Frame, frameOf, possibilities } from './frame.js';
import type { Condition, Poly, Relation, Variable } from './terms.js';

/** Undefined where the condition cannot hold (or fail) in the frame. */
export function assuming(
  engine: Engine,
  condition: Condition,
  holds: boolean,
  frame: Frame,
): Frame | undefined {
  const key = `${holds ? '+' : '-'}${condition.id}`;
  if (frame.inside.has(key)) return frame.inside.get(key);
  const wanted = holds ? condition : engine.pool.not(condition);
  const box = narrowed(engine, engine.decided(wanted, frame), frame);
  const inside = box && (box === frame.box ? frame : frameOf(box, frame.level + 1));
  frame.inside.set(key, inside);
  return inside;
}

function narrowed(engine: Engine, condition: Condition, frame: Frame): Box | undefined {
  const { box } = frame;
  switch (condition.kind) {
    case 'constant':
      return condition.value ? box : undefined;
    // Where it comes to nothing there is no case to look at, but it may not come to it.
    case 'nothing':
      return box;
    case 'flag':
      return cutTo(box, condition.variable, truth(true));
    case 'member':
      return narrowedTo(box, condition.variable, condition.values);
    case 'not':
      return condition.operand.kind === 'flag' ? cutTo(box, condition.operand.variable, truth(false)) : box;
    case 'and': {
      let inside: Frame | undefined = frame;
      for (const operand of condition.operands) inside = inside && engine.assuming(operand, true, inside);
      return inside?.box;
    }
    case 'or': {
      const boxes = condition.operands.map((operand) => engine.assuming(operand, true, frame)?.box);
      const possible = boxes.filter((one) => one !== undefined);
      const [first, ...others] = possible;
      return first && (others.length === 0 ? first : anyOf(box, first, others));
    }
    case 'sign':
      return narrowedBySign(engine, condition.relation, condition.of, frame);
    default:
      condition satisfies never;
      return box;
  }
}

const cutTo = (box: Box, variable: Variable, value: Abstract): Box => new Map(box).set(variable.name, value);

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
function narrowedBySign(engine: Engine, relation: Relation, of: Poly, frame: Frame): Box | undefined {
  let box = frame.box;
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
    const known = engine.rangeOfAtom(factor, frame);
    const cut = known && engine.rules.cut(known, lower, upper);
    if (!cut) return undefined;
    if (cut.lo === known.lo && cut.hi === known.hi) continue;
    if (factor.kind === 'calendar') {
      const dates = datesWithin(factor, cut, box);
      if (dates === 'none') return undefined;
      if (dates) box = cutTo(box, dates.variable, numbers(dates.range));
    } else {
      const both = engine.rules.cut(rangeOf(possibilities(box, factor.variable)), lower, upper);
      if (!both) return undefined;
      box = cutTo(box, factor.variable, numbers(both));
    }
  }
  return box;
}

const limit = (value: { n: bigint; d: bigint }, scale: { n: bigint; d: bigint }, relation: Relation) => ({
  value: divide({ n: value.n * scale.n, d: 1n }, { n: value.d * scale.d, d: 1n }),
  inclusive: relation !== 'below',
});

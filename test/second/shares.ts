// A total shared among the items of a list, so that the parts add up: by the largest remainders.

import type { Expr } from '../../grammar/tree/syntax.js';
import { evaluate } from './evaluate.js';
import { toStep } from './formulas.js';
import { itemOf } from './names.js';
import * as n from './numbers.js';
import { lookingAt, type Run, type Scope, sizeOf } from './run.js';
import { sameDims } from './units.js';
import type { Value } from './values.js';
import * as v from './values.js';

export function shared(run: Run, scope: Scope, of: Expr, weight: Expr): Value {
  const list = scope.innermost ?? '';
  const written = v.asQuantity(evaluate(run, scope, of));
  const rule = run.program.roundings.find(({ step }) =>
    sameDims(v.asQuantity(evaluate(run, scope, step)).unit.dims, written.unit.dims),
  );
  if (rule === undefined) throw new v.Meaningless('shared to what step?');
  const total = toStep(run, scope, written, rule);
  const step = v.asQuantity(evaluate(run, scope, rule.step)).base;
  const weights = Array.from({ length: sizeOf(run, list) }, (_, index) => {
    const { base } = v.asQuantity(evaluate(run, lookingAt(scope, list, index), weight));
    if (n.sign(base) < 0) throw new v.Refused('not_given', 'weight');
    return base;
  });
  const all = weights.reduce(n.plus, n.nought);
  if (n.sign(all) === 0) throw new v.Refused('division_by_zero', 'weight');
  // In steps: how many whole ones each has, and what it lost by that.
  const steps = weights.map((own) => n.divided(n.times(total.base, n.divided(own, all)), step));
  const wholes = steps.map((own) => n.whole(own, 'down'));
  const lost = steps.map((own, index) => n.minus(own, n.int(wholes[index]!)));
  const size = (own: n.Num): n.Num => (n.sign(own) < 0 ? n.neg(own) : own);
  const order = [...lost.keys()].sort((a, b) => n.order(size(lost[b]!), size(lost[a]!)) || a - b);
  const missing =
    n.whole(n.divided(total.base, step), 'half-up') - wholes.reduce((sum, own) => sum + own, 0n);
  const one = missing < 0n ? -1n : 1n;
  for (const index of order.slice(0, Number(missing * one))) wholes[index] = wholes[index]! + one;
  return { ...total, base: n.times(n.int(wholes[itemOf(scope, list)]!), step) };
}

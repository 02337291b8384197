// The first case whose condition holds: both sides are computed, the value and the refusal of one are kept.

import { eitherQuantity } from '../nodes/arithmetic.js';
import type { Nodes } from '../nodes/nodes.js';
import { isQuantity, nothing } from '../nodes/quantities.js';
import { firstRefusal, refusalUnder } from '../nodes/refusals.js';
import type { Lowered, Operand, TruthNode } from '../program/program.js';
import { assuming, type Scope } from './scope.js';

export interface Case {
  /** Undefined: whatever is left. */
  readonly when: ((scope: Scope) => Lowered) | undefined;
  readonly value: (scope: Scope) => Lowered;
}

export const ofTruth = (truth: TruthNode): Lowered => ({
  value: { kind: 'truth', truth },
  refusal: undefined,
});

export function chosen(cases: readonly Case[], scope: Scope): Lowered {
  const [first, ...others] = cases;
  if (first === undefined) return { value: nothing, refusal: undefined };
  if (first.when === undefined) return first.value(scope);
  const { nodes } = scope;
  const condition = first.when(scope);
  if (condition.value.kind !== 'truth') return { value: nothing, refusal: condition.refusal };
  const { truth } = condition.value;
  const decided = truth.kind === 'constant' ? truth.value : scope.known.get(truth);
  if (decided !== undefined) {
    const rest = decided ? first.value(scope) : chosen(others, scope);
    return { value: rest.value, refusal: firstRefusal(nodes, condition.refusal, rest.refusal) };
  }
  const then = first.value(assuming(scope, truth, true));
  const otherwise = chosen(others, assuming(scope, truth, false));
  const branches = refusalUnder(nodes, truth, then.refusal, otherwise.refusal);
  return {
    value: either(nodes, truth, then.value, otherwise.value),
    refusal: firstRefusal(nodes, condition.refusal, branches),
  };
}

/** One of two values of one type. Where one side is always refused, its value is never looked at. */
function either(nodes: Nodes, when: TruthNode, a: Operand, b: Operand): Operand {
  if (a.kind === 'none') return b;
  if (b.kind === 'none') return a;
  if (isQuantity(a) && isQuantity(b)) return eitherQuantity(nodes, when, a, b);
  if (a.kind === 'truth' && b.kind === 'truth') {
    return { kind: 'truth', truth: nodes.chooseTruth(when, a.truth, b.truth) };
  }
  if (a.kind === 'option' && b.kind === 'option') {
    return { ...a, place: nodes.choose(when, a.place, b.place) };
  }
  if (a.kind === 'text' && b.kind === 'text') {
    return { kind: 'text', text: nodes.chooseText(when, a.text, b.text) };
  }
  return nothing;
}

/** `and`, `or`: later operands refuse only where the earlier ones do not decide. */
export function joined(
  kind: 'and' | 'or',
  operands: readonly ((scope: Scope) => Lowered)[],
  scope: Scope,
): Lowered {
  const { nodes } = scope;
  const [first, ...others] = operands;
  if (first === undefined) return ofTruth(nodes.truth(kind === 'and'));
  const start = first(scope);
  if (others.length === 0 || start.value.kind !== 'truth') return start;
  const { truth } = start.value;
  if (truth.kind === 'constant' && truth.value === (kind === 'or')) return start;
  const rest = joined(kind, others, assuming(scope, truth, kind === 'and'));
  const reached = (kind satisfies 'and' | 'or') === 'and' ? truth : nodes.not(truth);
  const refusal = firstRefusal(nodes, start.refusal, refusalUnder(nodes, reached, rest.refusal));
  const later = rest.value.kind === 'truth' ? rest.value.truth : nodes.truth(false);
  return { value: { kind: 'truth', truth: nodes.junction(kind, [truth, later]) }, refusal };
}

// Facts as inputs: in steps of their domain, with what stands in for one that is not given.

import type { Fact } from '../../3-model/model.js';
import { firstDay, lastDay } from '../../runtime/exact/calendar.js';
import { ceiling, divide, floor } from '../../runtime/exact/rational.js';
import type { FactShape } from '../../runtime/facts/fact-shapes.js';
import { limit } from '../nodes/limits.js';
import { constant, nothing, unitGrid } from '../nodes/quantities.js';
import { type Refusal, refusalUnder, simplified } from '../nodes/refusals.js';
import type { Input, IntegerNode, Lowered, Operand, TruthNode } from '../program/program.js';
import { refusedBy, type Scope } from './scope.js';

/** How many steps a fact may be, and what one is worth; undefined for yes/no, texts, and numbers without domain. */
export function stepsOfInput({ kind, domain, options }: FactShape): Input['steps'] {
  if (kind === 'choice') return { lo: 0n, hi: BigInt(Math.max(0, options.length - 1)), grid: unitGrid };
  if (kind === 'text' || kind === 'yes-no') return undefined;
  if (domain !== undefined) {
    const { from, to, step } = domain;
    return { grid: step, lo: ceiling(divide(from, step)), hi: floor(divide(to, step)) };
  }
  return (kind satisfies 'date' | 'time' | 'quantity') === 'date'
    ? { grid: unitGrid, lo: BigInt(firstDay), hi: BigInt(lastDay) }
    : undefined;
}

export function factValue(name: string, scope: Scope): Lowered {
  const fixed = scope.fixed.get(name);
  if (fixed !== undefined) return { value: constant(scope.nodes, fixed), refusal: undefined };
  const fact = scope.index.facts.get(name);
  const shape = scope.shapes.get(name);
  if (fact === undefined || shape === undefined) return { value: nothing, refusal: undefined };
  const { nodes } = scope;
  const missing = refusalUnder(nodes, nodes.not(isGiven(name, scope)), missingSite(fact, scope));
  return { value: operandOf(shape, scope), refusal: simplified(missing, scope.known) };
}

function operandOf(shape: FactShape, scope: Scope): Operand {
  const { nodes } = scope;
  const { name, list } = shape;
  const steps = scope.steps.get(name);
  switch (shape.kind) {
    case 'quantity':
    case 'time':
    case 'date':
      if (steps === undefined) return limit('unbounded');
      return { kind: 'scaled', integer: nodes.input(name, steps, list), grid: steps.grid };
    case 'choice': {
      const place = steps === undefined ? nodes.constant(0n) : nodes.input(name, steps, list);
      return { kind: 'option', place, options: shape.options.map((option) => option.name) };
    }
    case 'yes-no':
      return { kind: 'truth', truth: nodes.truthInput('input', name, list) };
    case 'text':
      return { kind: 'text', text: nodes.textInput(name, list) };
    default:
      return shape.kind satisfies never;
  }
}

/** Whether a fact is given; what every case gives is, where cases are whole. */
export function isGiven(name: string, scope: Scope): TruthNode {
  const { nodes } = scope;
  const fact = scope.index.facts.get(name);
  if (scope.fixed.has(name)) return nodes.truth(true);
  if (fact?.presence.kind === 'always' && !scope.partial) return nodes.truth(true);
  return nodes.truthInput('given', name, fact?.list);
}

function missingSite({ name, list }: Fact, scope: Scope): Refusal {
  return list === undefined
    ? refusedBy(scope, 'missing_fact', name)
    : siteOfItem(scope, 'missing_fact', list, `.${name}`);
}

/** The number of the item's own refusal. */
export function siteOfItem(
  { nodes, sites }: Scope,
  code: 'missing_fact' | 'requirement_failed',
  list: string,
  after: string,
): IntegerNode {
  const first = sites.ofItems(code, list, Number(nodes.capacity(list)), after);
  return nodes.add(nodes.place(list), nodes.constant(BigInt(first) - 1n));
}

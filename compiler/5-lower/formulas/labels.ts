// Which alternative was retained: the label of the first lowest or highest one, or of the branch that held.

import type { DefinitionId, Expression } from '../../3-model/model.js';
import { comparison } from '../nodes/comparing.js';
import { isQuantity } from '../nodes/quantities.js';
import { firstRefusal } from '../nodes/refusals.js';
import type { Lowered, Quantity, TruthNode } from '../program/program.js';
import { type Case, chosen, ofTruth } from './choosing.js';
import type { Lower, Scope } from './scope.js';

const label = ({ nodes }: Scope, text: string): Lowered => ({
  value: { kind: 'text', text: nodes.text(text) },
  refusal: undefined,
});

/** What refuses the definition refuses its label. */
export function retainedLabel(id: DefinitionId, scope: Scope, lower: Lower): Lowered {
  const definition = scope.index.definitions.get(id);
  if (definition === undefined) return label(scope, '');
  const { refusal } = scope.definition(id, scope.partial);
  const found = labelOf(definition.body, scope, lower);
  return { value: found.value, refusal: firstRefusal(scope.nodes, refusal, found.refusal) };
}

function labelOf(body: Expression, scope: Scope, lower: Lower): Lowered {
  if (body.kind === 'conditional') {
    const last = body.otherwiseLabel ?? '';
    const cases: Case[] = body.branches.map((branch) => ({
      when: (inner) => lower(branch.when, inner),
      value: (inner) => label(inner, branch.label ?? last),
    }));
    return chosen([...cases, { when: undefined, value: (inner) => label(inner, last) }], scope);
  }
  if (body.kind !== 'alternatives' || body.rule === 'sum') return label(scope, '');
  const values = body.items.map((item) => lower(item.value, scope).value);
  if (!values.every(isQuantity)) return label(scope, '');
  const operator = ({ higher: 'from', lower: 'up-to' } as const)[body.rule];
  const cases = body.items.map((item, index): Case => {
    const test = beatsLater(values, index, operator, scope);
    const isLast = index === body.items.length - 1;
    return { when: isLast ? undefined : () => ofTruth(test), value: (inner) => label(inner, item.label) };
  });
  return chosen(cases, scope);
}

/** No later value is strictly better; earlier ones have already been passed over. */
function beatsLater(
  values: readonly Quantity[],
  index: number,
  operator: 'from' | 'up-to',
  { nodes }: Scope,
): TruthNode {
  const own = values[index];
  if (own === undefined) return nodes.truth(false);
  const later = values.slice(index + 1).map((other) => comparison(nodes, operator, own, other));
  return nodes.junction('and', later);
}

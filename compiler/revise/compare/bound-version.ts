// A tariff of several versions → the tariff as one of them has it, whatever the date of the case.

import { mapOperands } from '../../3-model/expressions/children.js';
import { expressionKey } from '../../3-model/expressions/key.js';
import { walk } from '../../3-model/expressions/walk.js';
import type { Expression, Model, Version } from '../../3-model/model.js';
import { editModel } from '../edits/edit-model.js';

/** Rules that ask which version is in force get the answer; all else goes on looking at the date of the case. */
export function boundToVersion(model: Model, { from, to }: Pick<Version, 'from' | 'to'>): Model {
  const day = from ?? to ?? 0;
  const within = (period: { readonly from: number | undefined; readonly to: number | undefined }): boolean =>
    (period.from === undefined || period.from <= day) && (period.to === undefined || day <= period.to);
  const dates = new Set<string>();
  for (const { inForce } of model.requirements) if (inForce) dates.add(expressionKey(inForce.date));
  for (const { body } of model.definitions)
    walk(body, (node) => {
      if (node.kind === 'in-force') dates.add(expressionKey(node.date));
    });
  const bound = editModel(model, (node) => {
    if (node.kind !== 'in-force') return node;
    const value = node.periods.find(within)?.value;
    if (value !== undefined) return value;
    return { kind: 'not-given', what: model.label, type: node.type, span: node.span };
  });
  const asked = new Set(model.results.map(({ exists }) => exists));
  /** Whether a case has a result hangs on the date too, as comparisons with it. */
  const answered = (node: Expression): Expression => {
    if (node.kind === 'compare' && node.right.kind === 'date' && dates.has(expressionKey(node.left))) {
      const value = node.operator === 'from' ? day >= node.right.value : day <= node.right.value;
      if (node.operator === 'from' || node.operator === 'up-to')
        return { kind: 'yes-no', value, type: node.type, span: node.span };
    }
    return mapOperands(node, answered);
  };
  return {
    ...bound,
    dating: { kind: 'none' },
    definitions: bound.definitions.map((definition) =>
      asked.has(definition.id) ? { ...definition, body: answered(definition.body) } : definition,
    ),
    requirements: bound.requirements.filter(({ inForce }) => inForce === undefined),
    facts: bound.facts.filter(({ synthetic }) => !synthetic),
  };
}

// The limit of a condition on the other side.

import type { Model } from '../../3-model/model.js';
import { editModel } from '../edits/edit-model.js';
import type { Hypothesis } from './hypothesis.js';
import { keyOf, sitesOf } from './sites.js';

const turned = { below: 'up-to', 'up-to': 'below', from: 'above', above: 'from' } as const;

/** A limit of a condition on the other side. */
export function* fromComparisons(model: Model): Generator<Hypothesis> {
  for (const { key, node, label, owner, definition } of sitesOf(model, ['compare'])) {
    const { operator } = node;
    if (operator === 'equal' || operator === 'not-equal') continue;
    yield {
      id: `comparison/${key}`,
      kind: 'boundary',
      change: 'other side',
      names: { in: owner, condition: definition?.formula ?? '' },
      says: {
        en: `in “${label}” it counts the limit of a condition to the other side${definition === undefined ? '' : ` (${definition.formula})`}`,
        fr: `dans « ${label} » il compte la limite d'une condition de l'autre côté${definition === undefined ? '' : ` (${definition.formula})`}`,
      },
      does: {
        kind: 'rules',
        edit: (rules) =>
          editModel(rules, (one) =>
            one.kind === 'compare' && keyOf(one.kind, one.span) === key && one.operator in turned
              ? { ...one, operator: turned[one.operator as keyof typeof turned] }
              : one,
          ),
      },
    };
  }
}

// Conditions: a limit on the other side, a part of one left out, one taken to hold always or never.

import type { Expression, Model } from '../../3-model/model.js';
import { editModel } from '../edits/edit-model.js';
import { keyOf, type Site, sitesOf } from '../edits/sites.js';
import type { Hypothesis } from './hypothesis.js';

const turned = { below: 'up-to', 'up-to': 'below', from: 'above', above: 'from' } as const;

type Order = keyof typeof turned;
const isOrder = (operator: string): operator is Order => operator in turned;

const inWords = ({ formula }: Site<Expression['kind']>): string => (formula === '' ? '' : ` (${formula})`);

/** A limit of a condition on the other side: both ends of a range, or one of them. */
export function* fromComparisons(model: Model): Generator<Hypothesis> {
  const ends = new Map<string, Set<Order>>();
  const sites = sitesOf(model, ['compare']);
  editModel(model, (node) => {
    if (node.kind !== 'compare' || !isOrder(node.operator)) return node;
    const key = keyOf(node.kind, node.span);
    ends.set(key, (ends.get(key) ?? new Set()).add(node.operator));
    return node;
  });
  for (const site of sites) {
    const { key, label, owner, definition } = site;
    const operators = [...(ends.get(key) ?? [])];
    for (const only of operators.length > 1 ? [undefined, ...operators] : [undefined]) {
      if (operators.length === 0) continue;
      const which = only === undefined ? undefined : sides[only];
      yield {
        id: `comparison/${key}${only === undefined ? '' : `/${only}`}`,
        kind: 'boundary',
        change: 'other side',
        names: {
          in: owner,
          condition: definition?.formula ?? '',
          ...(only === undefined ? {} : { end: only }),
        },
        says: {
          en: `in “${label}” it counts the ${which?.en ?? ''}limit of a condition to the other side${inWords(site)}`,
          fr: `dans « ${label} » il compte la limite ${which?.fr ?? ''}d'une condition de l'autre côté${inWords(site)}`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            editModel(rules, (one) =>
              one.kind === 'compare' &&
              keyOf(one.kind, one.span) === key &&
              isOrder(one.operator) &&
              (only === undefined || one.operator === only)
                ? { ...one, operator: turned[one.operator] }
                : one,
            ),
        },
      };
    }
  }
}

const sides = {
  below: { en: 'upper ', fr: 'supérieure ' },
  'up-to': { en: 'upper ', fr: 'supérieure ' },
  from: { en: 'lower ', fr: 'inférieure ' },
  above: { en: 'lower ', fr: 'inférieure ' },
} as const;

/** One of the parts of `a or b`, `a and b` is not looked at. */
export function* fromConditionParts(model: Model): Generator<Hypothesis> {
  for (const site of sitesOf(model, ['and', 'or'])) {
    const { key, node, label, owner, definition } = site;
    for (const index of node.operands.keys()) {
      yield {
        id: `part/${key}/${index}`,
        kind: 'condition',
        change: 'a part of a condition left out',
        names: { in: owner, condition: definition?.formula ?? '', part: String(index + 1) },
        says: {
          en: `in “${label}” it leaves out part ${index + 1} of a condition${inWords(site)}`,
          fr: `dans « ${label} » il oublie la partie ${index + 1} d'une condition${inWords(site)}`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            editModel(rules, (one) => {
              if (one.kind !== node.kind || keyOf(one.kind, one.span) !== key) return one;
              const [only, ...others] = one.operands.filter((_, at) => at !== index);
              if (only === undefined) return one;
              return others.length === 0 ? only : { ...one, operands: [only, ...others] };
            }),
        },
      };
    }
  }
}

/** What stands under a condition is counted whatever the case, or never: a surcharge for all, for nobody. */
export function* fromConditions(model: Model): Generator<Hypothesis> {
  for (const site of sitesOf(model, ['conditional'])) {
    const { key, node, label, owner, definition } = site;
    // Steps under a condition and what is due are told by their words.
    if (definition?.body === node && (definition.role === 'step' || definition.role === 'due')) continue;
    const [branch, ...more] = node.branches;
    if (branch === undefined || more.length > 0 || branch.when.kind === 'given') continue;
    const named = branch.label ?? definition?.formula ?? '';
    for (const always of [true, false]) {
      yield {
        id: `conditional/${key}/${always}`,
        kind: 'condition',
        change: always ? 'always' : 'never',
        names: { in: owner, condition: named },
        says: {
          en: `in “${label}” it counts what stands under a condition ${always ? 'always' : 'never'}${inWords(site)}`,
          fr: `dans « ${label} » il compte ${always ? 'toujours' : 'jamais'} ce qui est sous condition${inWords(site)}`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            editModel(rules, (one) =>
              one.kind === 'conditional' && keyOf(one.kind, one.span) === key
                ? always
                  ? (one.branches[0]?.then ?? one)
                  : one.otherwise
                : one,
            ),
        },
      };
    }
  }
}

// Sums: each of their terms rounded for itself; a base of a rate without one of its terms.

import type { Definition, Expression, Model } from '../../3-model/model.js';
import { editModel, replaceBodies } from '../edits/edit-model.js';
import { wordsOfPart } from './from-terms.js';
import type { Hypothesis } from './hypothesis.js';
import { isMoney, roundedTo, stepOf } from './nodes.js';
import { keyOf, labelOf, sitesOf } from './sites.js';

/** The terms of a sum, each with its sign; one where it is no sum. */
function termsOf(sum: Expression): readonly Expression[] {
  return sum.kind === 'add' || sum.kind === 'subtract'
    ? [...termsOf(sum.left), ...termsOf(sum.right)]
    : [sum];
}

/** The same sum with something made of each of its terms. */
const withTerms = (sum: Expression, make: (term: Expression) => Expression): Expression =>
  sum.kind === 'add' || sum.kind === 'subtract'
    ? { ...sum, left: withTerms(sum.left, make), right: withTerms(sum.right, make) }
    : make(sum);

const modes = {
  'half-up': { en: 'half up', fr: 'au plus proche' },
  down: { en: 'down', fr: 'vers le bas' },
  up: { en: 'up', fr: 'vers le haut' },
} as const;

/** VAT of each rate rounded for itself, each line of a total. */
export function* fromLines(model: Model): Generator<Hypothesis> {
  const currencies = new Set(model.currencies.map(({ code }) => code));
  const cent = stepOf(model.currency?.decimals ?? 2);
  for (const definition of model.definitions) {
    const { body } = definition;
    const sum = body.kind === 'round' ? body.operand : body;
    if (!isMoney(sum, currencies)) continue;
    const terms = termsOf(sum);
    // What is one definition alone is rounded as that.
    if (terms.length < 2 || terms.every(({ kind }) => kind === 'reference' || kind === 'fact')) continue;
    const label = labelOf(model, definition);
    for (const mode of ['half-up', 'down', 'up'] as const) {
      yield {
        id: `lines/${definition.id}/${mode}`,
        kind: 'rounding',
        change: 'each term rounded',
        names: { amount: definition.owner, at: definition.formula, mode },
        says: {
          en: `in “${label}” it rounds each term for itself, ${modes[mode].en}`,
          fr: `dans « ${label} » il arrondit chaque terme à part, ${modes[mode].fr}`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            replaceBodies(rules, (one) => {
              if (one.id !== definition.id) return undefined;
              const rounded = (whole: Expression) => withTerms(whole, (term) => roundedTo(term, mode, cent));
              return one.body.kind === 'round'
                ? { ...one.body, operand: rounded(one.body.operand) }
                : rounded(one.body);
            }),
        },
      };
    }
  }
}

/** VAT on an amount without the subscription that is in it: in one use, one term of what is named is not there. */
export function* fromBases(model: Model): Generator<Hypothesis> {
  const byId = new Map(model.definitions.map((definition) => [definition.id, definition]));
  /** What a name comes to, behind its rounding. */
  const sumOf = (definition: Definition | undefined, depth = 0): Expression | undefined => {
    if (definition === undefined || definition.loops.length > 0 || depth > 3) return undefined;
    const { body } = definition;
    const inner = body.kind === 'round' ? body.operand : body;
    return inner.kind === 'reference' ? sumOf(byId.get(inner.definition), depth + 1) : inner;
  };
  for (const { key, node, label, owner, definition } of sitesOf(model, ['reference'])) {
    // Where it is rounded or handed on as it is, the sum itself is without the term.
    if (definition?.body === node || definition?.body.kind === 'round') continue;
    const sum = sumOf(byId.get(node.definition));
    if (sum === undefined) continue;
    const terms = termsOf(sum);
    if (terms.length < 2) continue;
    for (const [index, term] of terms.entries()) {
      const words = wordsOfPart(model, term) || `${index + 1}`;
      const base = byId.get(node.definition);
      const named = base === undefined ? node.definition : labelOf(model, base);
      const negative = sum.kind === 'subtract' && index > 0;
      yield {
        id: `base/${key}/${index}`,
        kind: 'term',
        change: 'base without a term',
        names: { in: owner, base: node.definition, without: words },
        says: {
          en: `in “${label}” it takes “${named}” without “${words}”`,
          fr: `dans « ${label} » il prend « ${named} » sans « ${words} »`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            editModel(rules, (one) =>
              one.kind === 'reference' && keyOf(one.kind, one.span) === key
                ? {
                    kind: negative ? 'add' : 'subtract',
                    left: one,
                    right: term,
                    type: one.type,
                    span: one.span,
                  }
                : one,
            ),
        },
      };
    }
  }
}

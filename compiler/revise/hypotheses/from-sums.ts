// Sums: each of their terms rounded for itself; a base of a rate without one of its terms.

import { walk } from '../../3-model/expressions/walk.js';
import type { Definition, Expression, Model } from '../../3-model/model.js';
import { multiply, rational } from '../../runtime/exact/rational.js';
import { editFact, editModel, replaceBodies } from '../edits/edit-model.js';
import { isMoney, roundedTo, stepOf, times } from '../edits/nodes.js';
import { keyOf, labelOf, sitesOf } from '../edits/sites.js';
import { wordsOfPart } from './from-terms.js';
import type { Hypothesis } from './hypothesis.js';

/** The terms of a sum, each with its sign; one where it is no sum. */
function termsOf(sum: Expression): readonly Expression[] {
  return sum.kind === 'add' || sum.kind === 'subtract'
    ? [...termsOf(sum.left), ...termsOf(sum.right)]
    : sum.kind === 'alternatives' && sum.rule === 'sum'
      ? sum.items.map(({ value }) => value)
      : [sum];
}

/** The same sum with something made of each of its terms. */
const withTerms = (sum: Expression, make: (term: Expression) => Expression): Expression =>
  sum.kind === 'add' || sum.kind === 'subtract'
    ? { ...sum, left: withTerms(sum.left, make), right: withTerms(sum.right, make) }
    : sum.kind === 'alternatives' && sum.rule === 'sum'
      ? { ...sum, items: sum.items.map((item) => ({ ...item, value: make(item.value) })) }
      : make(sum);

const modes = {
  'half-up': { en: 'half up', fr: 'au plus proche' },
  down: { en: 'down', fr: 'vers le bas' },
  up: { en: 'up', fr: 'vers le haut' },
} as const;

const isNamed = ({ kind }: Expression): boolean => kind === 'reference' || kind === 'fact';

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
    if (terms.length < 2 || (sum.kind !== 'alternatives' && terms.every(isNamed))) continue;
    const label = labelOf(model, definition);
    for (const mode of ['half-up', 'down', 'up'] as const) {
      for (const [factor, en, fr] of steps) {
        const step = multiply(cent, rational(factor));
        yield {
          id: `lines/${definition.id}/${mode}${factor === 1 ? '' : `/${factor}`}`,
          kind: 'rounding',
          change: 'each term rounded',
          names: { amount: definition.owner, at: definition.formula, mode },
          says: {
            en: `in “${label}” it rounds each term for itself, ${modes[mode].en}${en}`,
            fr: `dans « ${label} » il arrondit chaque terme à part, ${modes[mode].fr}${fr}`,
          },
          does: {
            kind: 'rules',
            edit: (rules) =>
              replaceBodies(rules, (one) => {
                if (one.id !== definition.id) return undefined;
                const rounded = (whole: Expression) =>
                  withTerms(whole, (term) => roundedTo(term, mode, step));
                return one.body.kind === 'round'
                  ? { ...one.body, operand: rounded(one.body.operand) }
                  : rounded(one.body);
              }),
          },
        };
      }
    }
  }
}

/** Cents, tens of cents, units. */
const steps = [
  [1, '', ''],
  [10, ', to ten of the smallest', ', à dix unités du bas'],
  [100, ', to whole units', ', à l’unité'],
] as const;

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

/** Surcharges that do not add up: of two terms of a sum the other system bills the higher. */
export function* fromHigherTerms(model: Model): Generator<Hypothesis> {
  for (const definition of model.definitions) {
    const { body, type } = definition;
    const sum = body.kind === 'round' ? body.operand : body;
    const terms = sum.kind === 'subtract' ? [] : termsOf(sum);
    if (type.kind !== 'quantity' || terms.length < 2 || terms.length > 8) continue;
    const label = labelOf(model, definition);
    const named = (index: number): string => {
      const item = sum.kind === 'alternatives' ? sum.items[index]?.label : undefined;
      const term = terms[index];
      return item ?? ((term && wordsOfPart(model, term)) || `${index + 1}`);
    };
    for (const one of terms.keys()) {
      for (const other of terms.keys()) {
        if (other <= one) continue;
        const [a, b] = [named(one), named(other)];
        yield {
          id: `higher/${definition.id}/${one}/${other}`,
          kind: 'term',
          change: 'the higher of two terms',
          names: { in: definition.owner, term: a, and: b },
          says: {
            en: `in “${label}” it bills only the higher of “${a}” and “${b}”`,
            fr: `dans « ${label} » il ne facture que le plus élevé de « ${a} » et « ${b} »`,
          },
          does: {
            kind: 'rules',
            edit: (rules) =>
              replaceBodies(rules, ({ id, body: old }) => {
                if (id !== definition.id) return undefined;
                const [first, second] = [terms[one], terms[other]];
                if (first === undefined || second === undefined) return undefined;
                // What both come to, less the lower.
                const { type: kind, span } = sum;
                const lower: Expression = { kind: 'minimum', operands: [first, second], type: kind, span };
                const less = (of: Expression): Expression => ({
                  kind: 'subtract',
                  left: of,
                  right: lower,
                  type: kind,
                  span,
                });
                return old.kind === 'round' ? { ...old, operand: less(old.operand) } : less(old);
              }),
          },
        };
      }
    }
  }
}

/** All that a definition is made of. */
function underOf(model: Model): (id: string) => ReadonlySet<string> {
  const byId = new Map(model.definitions.map((definition) => [definition.id, definition]));
  const under = (id: string, found = new Set<string>()): ReadonlySet<string> => {
    const body = byId.get(id)?.body;
    if (body !== undefined) {
      walk(body, (node) => {
        if (node.kind !== 'reference' || found.has(node.definition)) return;
        found.add(node.definition);
        under(node.definition, found);
      });
    }
    return found;
  };
  return under;
}

/** A rate on another base: in one use another amount of the tariff stands in for an amount. */
export function* fromOtherAmounts(model: Model): Generator<Hypothesis> {
  const currencies = new Set(model.currencies.map(({ code }) => code));
  const under = underOf(model);
  const amounts = model.definitions.filter(
    ({ final, loops, body }) => final && loops.length === 0 && isMoney(body, currencies),
  );
  for (const { key, node, label, owner, definition } of sitesOf(model, ['reference'])) {
    const used = amounts.find(({ id }) => id === node.definition);
    if (used === undefined || definition === undefined) continue;
    for (const other of amounts) {
      const circular =
        other.owner === owner || other.id === definition.id || under(other.id).has(definition.id);
      if (other === used || circular) continue;
      const [one, another] = [labelOf(model, used), labelOf(model, other)];
      yield {
        id: `amount/${key}/${other.id}`,
        kind: 'term',
        change: 'another amount',
        names: { in: owner, amount: used.owner, as: other.owner },
        says: {
          en: `in “${label}” it takes “${another}” for “${one}”`,
          fr: `dans « ${label} » il prend « ${another} » pour « ${one} »`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            editModel(rules, (was) =>
              was.kind === 'reference' && keyOf(was.kind, was.span) === key
                ? { ...was, definition: other.id }
                : was,
            ),
        },
      };
    }
  }
}

/** Only an amount itself is rounded, nothing that it is made of: a total computed in one go. */
export function* fromRoundedOnce(model: Model): Generator<Hypothesis> {
  const byId = new Map(model.definitions.map((definition) => [definition.id, definition]));
  const under = underOf(model);
  for (const definition of model.definitions) {
    if (definition.role !== 'rounding' || definition.body.kind !== 'round') continue;
    const rounded = new Set(
      [...under(definition.id)].filter((id) => {
        const one = byId.get(id);
        return one?.role === 'rounding' && one.body.kind === 'round';
      }),
    );
    if (rounded.size < 2) continue;
    const label = labelOf(model, definition);
    yield {
      id: `once/${definition.id}`,
      kind: 'rounding',
      change: 'rounded once',
      names: { amount: definition.owner },
      says: {
        en: `it rounds “${label}” alone, and nothing that it is made of`,
        fr: `il n'arrondit que « ${label} », et rien de ce qui le compose`,
      },
      does: {
        kind: 'rules',
        edit: (rules) =>
          replaceBodies(rules, ({ id, body }) =>
            rounded.has(id) && body.kind === 'round' ? body.operand : undefined,
          ),
      },
    };
  }
}

/** An amount or a price of a period by its parts: by the month, rounded, twelve times. */
export function* fromRoundedParts(model: Model): Generator<Hypothesis> {
  const currencies = new Set(model.currencies.map(({ code }) => code));
  const cent = stepOf(model.currency?.decimals ?? 2);
  const parted = (node: Expression, by: number): Expression => {
    const part = roundedTo(times(node, rational(1, by)), 'half-up', cent);
    return times(part, rational(by));
  };
  for (const by of [2, 4, 12, 52]) {
    for (const fact of model.facts) {
      const { name, label, type, span, list, synthetic } = fact;
      if (list !== undefined || synthetic) continue;
      if (!isMoney({ kind: 'fact', fact: name, item: undefined, type, span }, currencies)) continue;
      yield partedHypothesis(name, label, by, (rules) => editFact(rules, fact, (node) => parted(node, by)));
    }
    for (const definition of model.definitions) {
      const { id, owner, body, final, loops } = definition;
      if (!final || loops.length > 0 || !isMoney(body, currencies)) continue;
      yield partedHypothesis(owner, labelOf(model, definition), by, (rules) =>
        replaceBodies(rules, (one) => (one.id === id ? parted(one.body, by) : undefined)),
      );
    }
  }
}

const partedHypothesis = (
  name: string,
  label: string,
  by: number,
  edit: (rules: Model) => Model,
): Hypothesis => ({
  id: `parted/${name}/${by}`,
  kind: 'rounding',
  change: 'rounded by its parts',
  names: { amount: name, parts: String(by) },
  says: {
    en: `it rounds a part in ${by} of “${label}”, and takes it ${by} times`,
    fr: `il arrondit « ${label} » divisé par ${by}, et le prend ${by} fois`,
  },
  does: { kind: 'rules', edit },
});

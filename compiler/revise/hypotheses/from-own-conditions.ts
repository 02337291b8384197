// A condition that no document has: an amount that nobody owes without a quantity, a step for one kind of case or for all others;
// items of a list that are left out or counted twice.

import type { Expression, Fact, Model } from '../../3-model/model.js';
import { sign } from '../../runtime/exact/rational.js';
import { editModel, replaceBodies } from '../edits/edit-model.js';
import { compared, isMoney, nought, when, yesNo } from '../edits/nodes.js';
import { definitionsByPlace, formulasOf, labelOf } from '../edits/sites.js';
import { soFar } from './from-steps.js';
import type { Hypothesis } from './hypothesis.js';

const plainQuantities = (model: Model): readonly Fact[] =>
  model.facts.filter(
    ({ list, synthetic, type }) => list === undefined && !synthetic && type.kind === 'quantity',
  );

interface Counted {
  readonly id: string;
  readonly owner: string;
  readonly label: string;
  /** What becomes of the rules where `condition` must hold. */
  readonly under: (rules: Model, condition: (span: Expression['span']) => Expression) => Model;
}

/** Amounts and the steps on the way to them. */
function countedOnes(model: Model): readonly Counted[] {
  const currencies = new Set(model.currencies.map(({ code }) => code));
  const amounts = model.definitions.flatMap((definition): readonly Counted[] => {
    const { id, owner, body, final, loops } = definition;
    if (!final || loops.length > 0 || !isMoney(body, currencies)) return [];
    return [
      {
        id,
        owner,
        label: `“${labelOf(model, definition)}”`,
        under: (rules, condition) =>
          replaceBodies(rules, (one) =>
            one.id === id ? when(condition(one.body.span), one.body, nought(one.body)) : undefined,
          ),
      },
    ];
  });
  const facts = plainQuantities(model).flatMap((fact): readonly Counted[] => {
    if (
      !isMoney(
        { kind: 'fact', fact: fact.name, item: undefined, type: fact.type, span: fact.span },
        currencies,
      )
    )
      return [];
    return [
      {
        id: `fact/${fact.name}`,
        owner: fact.name,
        label: `“${fact.label}”`,
        under: (rules, condition) =>
          editModel(rules, (node) =>
            node.kind === 'fact' && node.fact === fact.name
              ? when(condition(node.span), node, nought(node))
              : node,
          ),
      },
    ];
  });
  const told = formulasOf(model);
  const steps = [...definitionsByPlace(model, ['step'])].flatMap(([key, definitions]): readonly Counted[] => {
    const [first] = definitions;
    const before = first && soFar(first);
    if (first === undefined || before === undefined || first.loops.length > 0) return [];
    const ids = new Set(definitions.map(({ id }) => id));
    return [
      {
        id: key,
        owner: first.owner,
        label: `“${told(first.formula)}” of “${labelOf(model, first)}”`,
        under: (rules, condition) =>
          replaceBodies(rules, (one) => {
            const start = ids.has(one.id) ? soFar(one) : undefined;
            return start && when(condition(one.body.span), one.body, start);
          }),
      },
    ];
  });
  return [...amounts, ...facts, ...steps];
}

/** A condition that no document has: an amount only where something is used, a step for one kind of case or for all others. */
export function* fromOwnConditions(model: Model): Generator<Hypothesis> {
  const conditions = model.facts.flatMap((fact) => {
    const { name, type: of, label, list, synthetic, presence, domain } = fact;
    if (list !== undefined || synthetic || presence.kind === 'when' || presence.kind === 'optional')
      return [];
    const used = (span: Expression['span']): Expression => {
      if (presence.kind === 'default')
        return { kind: 'reference', definition: presence.definition, items: [], type: of, span };
      presence.kind satisfies 'always';
      return { kind: 'fact', fact: name, item: undefined, type: of, span };
    };
    const not = (operand: Expression): Expression => ({
      kind: 'not',
      operand,
      type: yesNo,
      span: operand.span,
    });
    switch (of.kind) {
      case 'quantity':
        if (domain === undefined || sign(domain.from) !== 0) return [];
        return [
          {
            id: `${name}/nought`,
            en: `where “${label}” is above nought`,
            fr: `où « ${label} » est au-delà de zéro`,
            holds: (span: Expression['span']) =>
              compared(used(span), 'above', { ...nought(used(span)), span }),
          },
        ];
      case 'yes-no':
        return [
          { id: `${name}/yes`, en: `where “${label}” is yes`, fr: `où « ${label} » est oui`, holds: used },
          {
            id: `${name}/no`,
            en: `where “${label}” is no`,
            fr: `où « ${label} » est non`,
            holds: (span: Expression['span']) => not(used(span)),
          },
        ];
      case 'choice':
        return of.set.options.flatMap((option) => {
          const is = (span: Expression['span']): Expression => ({
            kind: 'compare',
            operator: 'equal',
            left: used(span),
            right: { kind: 'option', value: option.name, type: of, span },
            type: yesNo,
            span,
          });
          return [
            {
              id: `${name}/${option.name}`,
              en: `where “${label}” is “${option.label}”`,
              fr: `où « ${label} » est « ${option.label} »`,
              holds: is,
            },
            {
              id: `${name}/not/${option.name}`,
              en: `where “${label}” is not “${option.label}”`,
              fr: `où « ${label} » n'est pas « ${option.label} »`,
              holds: (span: Expression['span']) => not(is(span)),
            },
          ];
        });
      case 'date':
      case 'text':
        return [];
      default:
        of satisfies never;
        return [];
    }
  });
  for (const { id, owner, label, under } of countedOnes(model)) {
    for (const condition of conditions) {
      if (condition.id === `${owner}/nought`) continue;
      yield {
        id: `only/${id}/${condition.id}`,
        kind: 'condition',
        change: 'a condition of its own',
        names: { amount: owner, condition: condition.id },
        says: {
          en: `it counts ${label} only ${condition.en}`,
          fr: `il ne compte ${label.replaceAll('“', '« ').replaceAll('”', ' »').replace(' of ', ' de ')} que là ${condition.fr}`,
        },
        does: { kind: 'rules', edit: (rules) => under(rules, condition.holds) },
      };
    }
  }
}

const itemChanges = {
  'last left out': {
    en: 'without the last of',
    fr: 'sans le dernier de',
    make: (items) => items.slice(0, -1),
  },
  'first left out': { en: 'without the first of', fr: 'sans le premier de', make: (items) => items.slice(1) },
  'first alone': {
    en: 'only the first of',
    fr: 'seulement le premier de',
    make: (items) => items.slice(0, 1),
  },
  'first twice': {
    en: 'with the first counted twice,',
    fr: 'avec le premier compté deux fois,',
    make: (items) => [...items.slice(0, 1), ...items],
  },
  'last twice': {
    en: 'with the last counted twice,',
    fr: 'avec le dernier compté deux fois,',
    make: (items) => [...items, ...items.slice(-1)],
  },
} as const satisfies Readonly<
  Record<string, { en: string; fr: string; make: (items: readonly unknown[]) => readonly unknown[] }>
>;

/** Items of a list left out or counted twice: a loop that begins or ends one off. */
export function* fromItems(model: Model): Generator<Hypothesis> {
  for (const { name, label } of model.lists) {
    for (const [change, { en, fr, make }] of Object.entries(itemChanges)) {
      yield {
        id: `items/${name}/${change}`,
        kind: 'fact',
        change,
        names: { list: name },
        says: { en: `it counts ${en} “${label}”`, fr: `il compte ${fr} « ${label} »` },
        does: {
          kind: 'case',
          edit: (facts) => {
            const items = facts[name];
            return Array.isArray(items) ? { ...facts, [name]: make(items) } : undefined;
          },
        },
      };
    }
  }
}

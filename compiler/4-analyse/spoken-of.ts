// What a claim speaks of: its expressions, the requirements that have a part in it, the list whose items it is about.

import { childrenOf } from '../3-model/expressions/children.js';
import type { Expression, Property, Requirement } from '../3-model/model.js';
import type { ChosenKind, ComputedKind, LiteralKind } from '../3-model/model-expression.js';
import { factsUnder, type ModelIndex } from './model-index.js';

/** Expressions that decide about a property. */
export function expressionsOf(property: Property): readonly Expression[] {
  const subject = property.kind === 'always' ? property.condition : property.subject;
  const fact: readonly Expression[] =
    property.kind === 'always'
      ? []
      : [{ kind: 'fact', fact: property.fact, item: undefined, type: subject.type, span: property.span }];
  return property.when ? [subject, property.when, ...fact] : [subject, ...fact];
}

/** Requirements that are about facts of the property, directly or through other requirements. */
export function requirementsFor(index: ModelIndex, roots: readonly Expression[]): readonly Requirement[] {
  const facts = new Set(factsUnder(index, roots));
  const waiting = new Set(index.model.requirements);
  for (let found = true; found; ) {
    found = false;
    for (const requirement of waiting) {
      const own = factsUnder(index, [requirement.condition]);
      if (![...own].some((fact) => facts.has(fact))) continue;
      waiting.delete(requirement);
      for (const fact of own) facts.add(fact);
      found = true;
    }
  }
  // Out of force, nothing is owed at all: that is said of every case.
  return index.model.requirements.filter(
    (requirement) => !waiting.has(requirement) || requirement.inForce !== undefined,
  );
}

/** The list whose items a property is about, if any: it names a fact or a value of items outside any sum over them. */
export function focusOf(index: ModelIndex, property: Property): string | undefined {
  if (property.kind !== 'always') {
    const list = index.facts.get(property.fact)?.list;
    if (list !== undefined) return list;
  }
  for (const root of expressionsOf(property)) {
    const list = itemListOf(index, root);
    if (list !== undefined) return list;
  }
  return property.kind === 'always' ? perItemOf(index, property.condition)?.list : undefined;
}

/** "No item is so": what is said of each item of a list is shown for any one of them. */
export function perItemOf(
  index: ModelIndex,
  condition: Expression,
): { readonly list: string; readonly where: Expression } | undefined {
  if (condition.kind !== 'compare' || condition.operator !== 'equal') return undefined;
  const { right } = condition;
  const left =
    condition.left.kind === 'reference'
      ? (index.definitions.get(condition.left.definition)?.body ?? condition.left)
      : condition.left;
  return left.kind === 'aggregate' &&
    left.operation === 'count' &&
    left.where &&
    right.kind === 'number' &&
    right.value.n === 0n
    ? { list: left.list, where: left.where }
    : undefined;
}

/** The list whose items an expression is about, outside any sum over them. */
function itemListOf(index: ModelIndex, expression: Expression): string | undefined {
  const open: Expression[] = [expression];
  for (let node = open.pop(); node; node = open.pop()) {
    switch (node.kind) {
      case 'fact':
      case 'given': {
        const list = index.facts.get(node.fact)?.list;
        if (list !== undefined) return list;
        break;
      }
      case 'reference': {
        const list = index.definitions.get(node.definition)?.list;
        if (list !== undefined) return list;
        break;
      }
      case 'aggregate':
      case 'before':
        break;
      case 'item':
        open.push(node.index);
        break;
      default:
        node.kind satisfies
          | 'earlier'
          | ChosenKind
          | ComputedKind
          | LiteralKind
          | 'reading'
          | 'not-given'
          | 'position'
          | 'running-total'
          | 'rank'
          | 'conditional'
          | 'retained-label';
        open.push(...childrenOf(node));
    }
  }
  return undefined;
}

/** The list of whose items one is spoken of by itself; none where only a fact of it moves a value of the whole case. */
export function itemsSpokenOf(index: ModelIndex, property: Property): string | undefined {
  const roots = [property.kind === 'always' ? property.condition : property.subject, property.when];
  for (const root of roots) {
    const list = root && itemListOf(index, root);
    if (list !== undefined) return list;
  }
  return undefined;
}

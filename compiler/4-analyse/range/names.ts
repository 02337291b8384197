// One name for everything that merely hands a value on, so that what is known of one is known of all.

import type { Expression, Model } from '../../3-model/model.js';
import type { Abstract } from './abstract.js';

/** Narrower knowledge of some names than they have everywhere. */
export type Scope = ReadonlyMap<string, Abstract>;
export const everywhere: Scope = new Map();

export interface Names {
  /** One name for a fact, reading or definition and everything that merely hands its value on; undefined for other formulas. */
  readonly nameOf: (expression: Expression) => string | undefined;
  /** The scope without what is known of single items: inside an aggregate the item is another one. */
  readonly betweenItems: (scope: Scope) => Scope;
}

/** Resolves definitions that merely hand a value on, such as arguments of functions. */
export function namesOf(model: Model): Names {
  const alias = new Map<string, string>();
  const perItem = new Set<string>();
  for (const fact of model.facts) if (fact.list !== undefined) perItem.add(`fact ${fact.name}`);
  const nameOf = (expression: Expression): string | undefined => {
    switch (expression.kind) {
      case 'fact':
        return `fact ${expression.fact}`;
      case 'given':
        return `given ${expression.fact}`;
      case 'reading':
        return `reading ${expression.reading}`;
      case 'reference':
        return alias.get(expression.definition) ?? `definition ${expression.definition}`;
      case 'position':
        return 'position';
      default:
        return undefined;
    }
  };
  perItem.add('position');
  for (const definition of model.definitions) {
    const { body } = definition;
    const handedOn = body.kind === 'fact' || body.kind === 'reference' ? nameOf(body) : undefined;
    if (handedOn !== undefined) alias.set(definition.id, handedOn);
    else if (definition.list !== undefined) perItem.add(`definition ${definition.id}`);
  }
  const listedGiven = new Set([...perItem].map((name) => name.replace(/^fact /, 'given ')));
  const betweenItems = (scope: Scope): Scope => {
    if (scope.size === 0) return scope;
    return new Map([...scope].filter(([name]) => !perItem.has(name) && !listedGiven.has(name)));
  };
  return { nameOf, betweenItems };
}

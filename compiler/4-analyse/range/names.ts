// One name for everything that merely hands a value on, so that what is known of one is known of all.

import { calledAt } from '../../3-model/expressions/loop-names.js';
import type { Expression, Loop, LoopId, Model } from '../../3-model/model.js';
import type { ChosenKind, ComputedKind, ListKind, LiteralKind } from '../../3-model/model-expression.js';
import type { Abstract } from './abstract.js';

/** Narrower knowledge of some names than they have everywhere. */
export type Scope = ReadonlyMap<string, Abstract>;
export const everywhere: Scope = new Map();

export interface Names {
  /** One name for a fact, reading or definition and everything that merely hands its value on, for an item; undefined for other formulas. */
  readonly nameOf: (expression: Expression) => string | undefined;
  /** The scope without what is known of single items: inside an aggregate the item is another one. */
  readonly betweenItems: (scope: Scope) => Scope;
  /** What is known of these items, said of the loops of a table or scale that is used for them. */
  readonly seenFrom: (scope: Scope, loops: readonly Loop[], items: readonly LoopId[]) => Scope;
}

const beforeItems = '\n';
const named = (what: string, items: readonly LoopId[]): string =>
  items.length === 0 ? what : `${what}${beforeItems}${items.join(' ')}`;

/** Resolves definitions that merely hand a value on, such as arguments of functions. */
export function namesOf(model: Model): Names {
  const handedOn = new Map<string, { readonly body: Expression; readonly loops: readonly Loop[] }>();
  for (const { id, body, loops } of model.definitions) {
    const follow = body.kind === 'fact' || body.kind === 'reading';
    const further = body.kind === 'reference' && handedOn.has(body.definition);
    if (follow || further) handedOn.set(id, { body, loops });
  }
  const nameOf = (expression: Expression): string | undefined => {
    switch (expression.kind) {
      case 'fact':
      case 'given':
        return named(
          `${expression.kind} ${expression.fact}`,
          expression.item === undefined ? [] : [expression.item],
        );
      case 'reading':
        return `reading ${expression.reading}`;
      case 'reference': {
        const other = handedOn.get(expression.definition);
        return other === undefined
          ? named(`definition ${expression.definition}`, expression.items)
          : nameOf(calledAt(other.body, other.loops, expression.items));
      }
      case 'position':
        return named('position', expression.item === undefined ? [] : [expression.item]);
      default:
        expression.kind satisfies
          | 'earlier'
          | ChosenKind
          | ComputedKind
          | LiteralKind
          | ListKind
          | 'not-given'
          | 'conditional'
          | 'retained-label';
        return undefined;
    }
  };
  return {
    nameOf,
    betweenItems: (scope) =>
      scope.size === 0 ? scope : new Map([...scope].filter(([name]) => !name.includes(beforeItems))),
    seenFrom(scope, loops, items) {
      if (scope.size === 0 || loops.every(({ id }, index) => id === items[index])) return scope;
      const called = new Map(items.map((item, index) => [item, loops[index]?.id]));
      return new Map(
        [...scope].flatMap(([name, value]) => {
          const [what = '', of] = name.split(beforeItems);
          if (of === undefined) return [[name, value] as const];
          const own = of.split(' ').map((item) => called.get(item));
          const known = own.filter((item) => item !== undefined);
          return known.length < own.length ? [] : [[named(what, known), value] as const];
        }),
      );
    },
  };
}

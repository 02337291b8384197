// One case as the analyses see it: what its facts make of conditions and amounts, exactly.

import type { Expression, Fact, Rational } from '../../3-model/model.js';
import type { FactValues, Value } from '../../runtime/facts/fact-shapes.js';
import { type ModelIndex, sliceOf } from '../model-index.js';
import { type Abstract, numbers, symbol, truth } from '../range/abstract.js';
import { point, pointOf } from '../range/interval.js';
import { everywhere, type Scope } from '../range/scope.js';
import { valuesOnDemand } from '../range/values.js';

/** A value that is exactly known. */
export function abstractOf(value: Value): Abstract {
  if (typeof value === 'boolean') return truth(value);
  return typeof value === 'string' ? symbol(value) : numbers(point(value));
}

export interface Point {
  /** The number or date that an expression is in this case; undefined where it has none or depends on a whole list. */
  readonly number: (expression: Expression) => Rational | undefined;
  /** Whether a condition holds, for an item where one is given; undefined where it has no value or depends on a whole list. */
  readonly holds: (
    condition: Expression,
    item?: Readonly<Record<string, Value | undefined>>,
  ) => boolean | undefined;
}

/** Under the chosen readings. */
export function pointAt(index: ModelIndex, facts: FactValues): Point {
  const known = new Map<string, Abstract>();
  const given = new Map<string, boolean>();
  for (const { name, list } of index.model.facts) {
    if (list !== undefined) continue;
    const value = facts.values[name];
    given.set(name, value !== undefined);
    if (value !== undefined) known.set(name, abstractOf(value));
  }
  const values = valuesOnDemand(index, { readings: 'chosen', facts: known, given });
  const look = (expression: Expression, scope: Scope): Abstract | undefined => {
    for (const { id } of sliceOf(index, [expression])) values.ofDefinition(id);
    return values.at.valueIn(expression, scope);
  };
  return {
    number: (expression) => {
      const value = look(expression, everywhere);
      return value?.kind === 'numbers' ? pointOf(value.range) : undefined;
    },
    holds: (condition, item) => {
      const scope = new Map<string, Abstract>();
      for (const [name, value] of Object.entries(item ?? {})) {
        if (value !== undefined) scope.set(`fact ${name}`, abstractOf(value));
      }
      if (item)
        for (const fact of itemFacts(index, item))
          scope.set(`given ${fact.name}`, truth(item[fact.name] !== undefined));
      const value = look(condition, scope);
      return value?.kind === 'truth' && value.canHold !== value.canFail ? value.canHold : undefined;
    },
  };
}

const itemFacts = (index: ModelIndex, item: object): readonly Fact[] => {
  const lists = new Set(Object.keys(item).map((name) => index.facts.get(name)?.list));
  return index.model.facts.filter((fact) => fact.list !== undefined && lists.has(fact.list));
};

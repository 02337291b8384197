// The two amounts that a claim compares, in a case that breaks it.

import type { Expression, Property, Type } from '../../3-model/model.js';
import type {
  ArithmeticKind,
  ChosenKind,
  DateKind,
  ListKind,
  LiteralKind,
} from '../../3-model/model-expression.js';
import type { FactValues, Value } from '../../runtime/facts/fact-shapes.js';
import type { ModelIndex } from '../model-index.js';
import { perItemOf } from '../spoken-of.js';
import type { Trials } from './trial.js';

export interface Side {
  readonly value: Value;
  readonly type: Type;
}

/** Undefined for claims that are no comparison of two amounts. */
export function sidesOf(
  index: ModelIndex,
  trials: Trials,
  property: Property,
  facts: FactValues,
  item: number,
): readonly [Side, Side] | undefined {
  if (property.kind !== 'always') return undefined;
  const compared = comparison(index, perItemOf(index, property.condition)?.where ?? property.condition);
  if (!compared) return undefined;
  const [left, right] = [compared.left, compared.right].map((of): Side | undefined => {
    const value = trials.value(facts, of, item);
    return typeof value === 'object' ? { value, type: of.type } : undefined;
  });
  return left && right && [left, right];
}

/** Of any item it is said that the opposite holds for none; what is said may be a definition of its own. */
function comparison(
  index: ModelIndex,
  condition: Expression | undefined,
): Extract<Expression, { kind: 'compare' }> | undefined {
  switch (condition?.kind) {
    case 'not':
      return comparison(index, condition.operand);
    case 'reference':
      return comparison(index, index.definitions.get(condition.definition)?.body);
    case 'compare':
      return condition;
    default:
      condition?.kind satisfies
        | 'earlier'
        | ChosenKind
        | ArithmeticKind
        | LiteralKind
        | ListKind
        | DateKind
        | undefined
        | 'fact'
        | 'reading'
        | 'given'
        | 'and'
        | 'or'
        | 'not-given'
        | 'position'
        | 'conditional'
        | 'retained-label';
      return undefined;
  }
}

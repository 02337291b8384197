// Alternatives of which some count only under a condition, as a choice between conditions.

import { yesNo } from '../../2-check/types/types.js';
import type { Span } from '../../source.js';
import type { ComparisonOperator, Expression, Type } from '../model.js';

interface Item {
  readonly label: string;
  readonly value: Expression;
  readonly when: Expression | undefined;
}

/**
 * The lower or higher of the alternatives that count; ties retain the first. An alternative is retained when it counts and beats
 * every other that counts; when none counts the case is refused.
 */
export function alternativesAsConditional(
  rule: 'lower' | 'higher',
  items: readonly Item[],
  owner: string,
  type: Type,
  span: Span,
): Expression {
  const beats = (item: Item, other: Item, earlier: boolean): Expression => {
    const strict: ComparisonOperator = rule === 'lower' ? 'below' : 'above';
    const weak: ComparisonOperator = rule === 'lower' ? 'up-to' : 'from';
    const compared: Expression = {
      kind: 'compare',
      operator: earlier ? weak : strict,
      left: item.value,
      right: other.value,
      type: yesNo,
      span,
    };
    if (other.when === undefined) return compared;
    const absent: Expression = { kind: 'not', operand: other.when, type: yesNo, span };
    return { kind: 'or', operands: [absent, compared], type: yesNo, span };
  };
  const branches = items.map((item, index) => {
    const wins = items.flatMap((other, place) =>
      place === index ? [] : [beats(item, other, index < place)],
    );
    const operands = item.when === undefined ? wins : [item.when, ...wins];
    const [only] = operands;
    const when: Expression =
      operands.length === 1 && only !== undefined ? only : { kind: 'and', operands, type: yesNo, span };
    return { when, then: item.value, label: item.label };
  });
  // When one always counts, exactly one row wins: the last needs no test.
  const last = items.some(({ when }) => when === undefined) ? branches.pop() : undefined;
  return {
    kind: 'conditional',
    branches,
    otherwise: last?.then ?? otherwiseRefused(owner, type, span),
    ...(last === undefined ? {} : { otherwiseLabel: last.label }),
    type,
    span,
  };
}

/** What stands where no row takes the case. */
export function otherwiseRefused(owner: string, type: Type, span: Span): Expression {
  return { kind: 'not-given', what: owner, type, span };
}

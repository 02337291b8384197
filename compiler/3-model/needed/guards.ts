// Conditions of the model as expressions: when a row is taken, a band is reached, a period holds.

import type { Definition, Expression, Loop, Match, ScaleBand, TableRow } from '../model.js';

const yesNo = { kind: 'yes-no' } as const;

export const truth = (value: boolean, { span }: Expression): Expression => ({
  kind: 'yes-no',
  value,
  type: yesNo,
  span,
});

export function negated(condition: Expression): Expression {
  if (condition.kind === 'not') return condition.operand;
  return { kind: 'not', operand: condition, type: yesNo, span: condition.span };
}

export function every(conditions: readonly Expression[], span: Expression['span']): Expression {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  if (only === undefined) return { kind: 'yes-no', value: true, type: yesNo, span };
  return { kind: 'and', operands: conditions, type: yesNo, span };
}

export function some(conditions: readonly Expression[], span: Expression['span']): Expression {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  if (only === undefined) return { kind: 'yes-no', value: false, type: yesNo, span };
  return { kind: 'or', operands: conditions, type: yesNo, span };
}

type Operator = Extract<Expression, { readonly kind: 'compare' }>['operator'];

export const compared = (left: Expression, operator: Operator, right: Expression): Expression => ({
  kind: 'compare',
  operator,
  left,
  right,
  type: yesNo,
  span: left.span,
});

/** Some item of the list for which the condition holds. */
export const someItem = (loop: Loop, where: Expression): Expression => counted(loop, where, where.span);

function counted({ id: loop, list }: Loop, where: Expression, span: Expression['span']): Expression {
  const type = { kind: 'quantity', unit: { powers: [] }, percent: false } as const;
  const count: Expression = {
    kind: 'aggregate',
    operation: 'count',
    list,
    loop,
    of: undefined,
    where,
    type,
    span,
  };
  return compared(count, 'above', { kind: 'number', value: { n: 0n, d: 1n }, type, span });
}

export function limitsOf(
  date: Expression,
  from: number | undefined,
  to: number | undefined,
): readonly Expression[] {
  const day = (value: number): Expression => ({ kind: 'date', value, type: date.type, span: date.span });
  return [
    ...(from === undefined ? [] : [compared(date, 'from', day(from))]),
    ...(to === undefined ? [] : [compared(date, 'up-to', day(to))]),
  ];
}

export const isOption = (choice: Expression, option: string): Expression =>
  compared(choice, 'equal', { kind: 'option', value: option, type: choice.type, span: choice.span });

export const bandReached = (input: Expression, { from, reachedAtFrom }: ScaleBand): Expression =>
  compared(input, reachedAtFrom ? 'from' : 'above', {
    kind: 'number',
    value: from,
    type: input.type,
    span: input.span,
  });

/** Of a table exactly one row matches. */
export const rowTaken = ({ matches }: TableRow, keys: readonly Expression[]): readonly Expression[] =>
  matches.flatMap((match, index) => {
    const key = keys[index];
    return key === undefined ? [] : matched(match, key);
  });

function matched(match: Match, key: Expression): readonly Expression[] {
  switch (match.kind) {
    case 'any':
      return [];
    case 'yes-no':
      return [match.value ? key : negated(key)];
    case 'options':
      return [
        some(
          match.options.map((option) => isOption(key, option)),
          key.span,
        ),
      ];
    case 'band': {
      const limit = (value: NonNullable<typeof match.from>['value']): Expression =>
        key.type.kind === 'date'
          ? { kind: 'date', value: Number(value.n), type: key.type, span: key.span }
          : { kind: 'number', value, type: key.type, span: key.span };
      const { from, to } = match;
      return [
        ...(from === undefined ? [] : [compared(key, from.inclusive ? 'from' : 'above', limit(from.value))]),
        ...(to === undefined ? [] : [compared(key, to.inclusive ? 'up-to' : 'below', limit(to.value))]),
      ];
    }
    default:
      match satisfies never;
      return [];
  }
}

/** A value for items that have another name than those at hand, or for several: what is said of it is whether any reaches it. */
export const isOfOthers = ({ loops }: Definition): boolean =>
  loops.length > 1 || loops.some(({ id, list }) => id !== list);

// Expressions of hand-made models, in a few words.

import type {
  ComparisonOperator,
  Expression,
  Rational,
  RoundingMode,
  Type,
} from '../../compiler/3-model/model.js';
import { parseDecimal, rational } from '../../compiler/runtime/exact/rational.js';

export const span = { file: 'made.bareme', start: 0, end: 1 };
export const plain: Type = { kind: 'quantity', unit: { powers: [] }, percent: false };
export const yesNo: Type = { kind: 'yes-no' };
export const date: Type = { kind: 'date' };
const text: Type = { kind: 'text' };

/** `"2.5"`, `"1/3"` or a whole number. */
export function q(value: string | number | Rational): Rational {
  if (typeof value === 'object') return value;
  const [n, d] = String(value).split('/');
  const top = parseDecimal(n ?? '');
  const bottom = parseDecimal(d ?? '1');
  if (!top || !bottom) throw new Error(`no number: ${value}`);
  return rational(top.n * bottom.d, top.d * bottom.n);
}

export type Formula = Expression | string | number;

/** A number, or the name of a fact or definition given as an expression. */
export const e = (value: Formula): Expression =>
  typeof value === 'object' ? value : { kind: 'number', value: q(value), type: plain, span };
export const fact = (name: string, type: Type = plain, item?: string): Expression => ({
  kind: 'fact',
  fact: name,
  item,
  type,
  span,
});
const _given = (name: string): Expression => ({
  kind: 'given',
  fact: name,
  item: undefined,
  type: yesNo,
  span,
});
export const ref = (definition: string, type: Type = plain, ...items: string[]): Expression => ({
  kind: 'reference',
  definition,
  items,
  type,
  span,
});
export const reading = (name: string): Expression => ({
  kind: 'reading',
  reading: name,
  type: { kind: 'choice', set: { name, options: [] } },
  span,
});
export const option = (value: string): Expression => ({ kind: 'option', value, type: text, span });
const _yes: Expression = { kind: 'yes-no', value: true, type: yesNo, span };
const _no: Expression = { kind: 'yes-no', value: false, type: yesNo, span };
export const day = (value: number): Expression => ({ kind: 'date', value, type: date, span });
const two =
  (kind: 'add' | 'subtract' | 'multiply' | 'divide') =>
  (left: Formula, right: Formula): Expression => ({
    kind,
    left: e(left),
    right: e(right),
    type: plain,
    span,
  });
export const add = two('add');
export const sub = two('subtract');
export const mul = two('multiply');
export const div = two('divide');
export const neg = (operand: Formula): Expression => ({
  kind: 'negate',
  operand: e(operand),
  type: plain,
  span,
});
export const min = (...operands: Formula[]): Expression => ({
  kind: 'minimum',
  operands: operands.map(e),
  type: plain,
  span,
});
export const max = (...operands: Formula[]): Expression => ({
  kind: 'maximum',
  operands: operands.map(e),
  type: plain,
  span,
});
export const round = (operand: Formula, step: string | number = 1, mode: RoundingMode = 'half-up') =>
  ({ kind: 'round', mode, step: q(step), operand: e(operand), type: plain, span }) satisfies Expression;
const comparison =
  (operator: ComparisonOperator) =>
  (left: Formula, right: Formula): Expression => ({
    kind: 'compare',
    operator,
    left: e(left),
    right: e(right),
    type: yesNo,
    span,
  });
export const below = comparison('below');
export const upTo = comparison('up-to');
export const is = comparison('equal');
export const isNot = comparison('not-equal');
export const from = comparison('from');
export const above = comparison('above');
export const not = (operand: Expression): Expression => ({ kind: 'not', operand, type: yesNo, span });
export const and = (...operands: Expression[]): Expression => ({ kind: 'and', operands, type: yesNo, span });
export const or = (...operands: Expression[]): Expression => ({ kind: 'or', operands, type: yesNo, span });
export const when = (condition: Expression, then: Formula, otherwise: Formula): Expression => ({
  kind: 'conditional',
  branches: [{ when: condition, then: e(then) }],
  otherwise: e(otherwise),
  type: e(then).type,
  span,
});
export const alternatives = (rule: 'lower' | 'higher' | 'sum', ...items: Formula[]): Expression => ({
  kind: 'alternatives',
  rule,
  items: items.map((value, index) => ({ label: `row ${index + 1}`, value: e(value) })),
  type: plain,
  span,
});
export const lookup = (table: string, keys: Expression[], column = 0): Expression => ({
  kind: 'lookup',
  table,
  items: [],
  keys,
  column,
  type: plain,
  span,
});
export const scaled = (scale: string, input: Formula, variant?: Expression): Expression => ({
  kind: 'scale',
  scale,
  items: [],
  input: e(input),
  variant,
  type: plain,
  span,
});
export const over = (
  operation: 'sum' | 'count' | 'highest' | 'lowest',
  list: string,
  of?: Formula,
  where?: Expression,
): Expression => ({
  kind: 'aggregate',
  operation,
  list,
  loop: list,
  of: of === undefined ? undefined : e(of),
  where,
  type: plain,
  span,
});

// Nodes of the model as the edits of hypotheses build them.

import type { Expression, RoundingMode, Type } from '../../3-model/model.js';
import { type Rational, rational } from '../../runtime/exact/rational.js';

/** A number in place of `instead`. */
export const numberFor = (instead: Expression, value: Rational): Expression => ({
  kind: 'number',
  value,
  type: instead.type,
  span: instead.span,
});

export const times = (operand: Expression, factor: Rational): Expression => ({
  kind: 'multiply',
  left: operand,
  right: {
    kind: 'number',
    value: factor,
    type: { kind: 'quantity', unit: { powers: [] }, percent: false },
    span: operand.span,
  },
  type: operand.type,
  span: operand.span,
});

export const roundedTo = (operand: Expression, mode: RoundingMode, step: Rational): Expression => ({
  kind: 'round',
  mode,
  step,
  operand,
  type: operand.type,
  span: operand.span,
});

export const isMoney = ({ type }: Expression, currencies: ReadonlySet<string>): boolean =>
  type.kind === 'quantity' &&
  type.unit.powers.length === 1 &&
  type.unit.powers.every(({ symbol, power }) => power === 1 && currencies.has(symbol));

export const isPure = ({ type }: Pick<Expression, 'type'>): boolean =>
  type.kind === 'quantity' && type.unit.powers.length === 0;

/** 10 to the power of −`decimals`. */
export const stepOf = (decimals: number): Rational => rational(1n, 10n ** BigInt(decimals));

export const yesNo: Type = { kind: 'yes-no' };

export const nought = ({ type, span }: Expression): Expression => ({
  kind: 'number',
  value: rational(0),
  type,
  span,
});

export const when = (condition: Expression, then: Expression, otherwise: Expression): Expression => ({
  kind: 'conditional',
  branches: [{ when: condition, then }],
  otherwise,
  type: then.type,
  span: then.span,
});

export const compared = (
  left: Expression,
  operator: 'above' | 'up-to' | 'from' | 'equal',
  right: Expression,
): Expression => ({
  kind: 'compare',
  operator,
  left,
  right,
  type: yesNo,
  span: left.span,
});

/** A decimal as French writes it. */
export const inFrench = (decimal: string): string => decimal.replace('.', ',');

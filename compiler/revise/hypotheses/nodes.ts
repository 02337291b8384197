// Nodes of the model as the edits of hypotheses build them.

import type { Expression, RoundingMode } from '../../3-model/model.js';
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

export const isPure = ({ type }: Expression): boolean =>
  type.kind === 'quantity' && type.unit.powers.length === 0;

/** 10 to the power of −`decimals`. */
export const stepOf = (decimals: number): Rational => rational(1n, 10n ** BigInt(decimals));

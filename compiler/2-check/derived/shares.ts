// `total shared in proportion to weight`: the parts of the items, on the file's rounding step, add up to the total.

import type { Expr } from '../../../grammar/tree/syntax.js';
import { shareNotPossible } from '../../diagnostics/catalogue/rules/quantities.js';
import { type Rational, rational, zero } from '../../runtime/exact/rational.js';
import { arithmetic, compareTo, number, roundedTo, zeroOf } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { describeType } from '../types/describe.js';
import { plainNumber } from '../types/types.js';
import { moneyCode } from '../types/unit-algebra.js';
import { isNeverNegative } from './never-negative.js';

/**
 * By the largest remainders: each item has its share cut down to the step, and the steps that are left go to the items that lost most, of
 * equal ones to the earlier. Said by what the model has, so that all back ends know it.
 */
export function checkShare(
  context: Context,
  { of, weight: by, span }: Expr & { kind: 'shared' },
  scope: Scope,
): CheckedExpression | undefined {
  const { list, open, outer } = scope.items;
  if (list === undefined || open || outer !== undefined) {
    context.report(shareNotPossible(span, { problem: 'list', found: undefined }));
    return undefined;
  }
  const written = context.check(of, scope);
  const given = context.check(by, scope);
  if (written === undefined || given === undefined) return undefined;
  const { type } = written;
  const currency =
    type.kind === 'quantity' && !type.percent ? moneyCode(context.units, type.unit) : undefined;
  if (currency === undefined) {
    context.report(shareNotPossible(of.span, { problem: 'money', found: describeType(type) }));
    return undefined;
  }
  if (given.type.kind !== 'quantity') {
    context.report(shareNotPossible(by.span, { problem: 'weight', found: describeType(given.type) }));
    return undefined;
  }
  const rule = context.amountRule(span.file, currency);
  if (rule === undefined || rule === 'none') {
    context.report(shareNotPossible(of.span, { problem: 'step', found: undefined }));
    return undefined;
  }
  const total = roundedTo(written, rule.mode, rule.step, type, span);
  const weight = isNeverNegative(context, given) ? given : notBelowNought(given, context.text(by.span));
  return parts({ total, weight, step: rule.step, list });
}

/** A weight below nought refuses the case. */
function notBelowNought(weight: CheckedExpression, text: string): CheckedExpression {
  const { type, span } = weight;
  return {
    kind: 'conditional',
    branches: [{ when: compareTo('from', weight, zeroOf(type, span), span), then: weight }],
    otherwise: { kind: 'not-given', what: `${text} < 0`, type, span },
    type,
    span,
  };
}

interface Shared {
  readonly total: CheckedExpression;
  readonly weight: CheckedExpression;
  readonly step: Rational;
  readonly list: string;
}

function parts({ total, weight, step, list }: Shared): CheckedExpression {
  const { type, span } = total;
  const sum = (of: CheckedExpression): CheckedExpression => ({
    kind: 'aggregate',
    operation: 'sum',
    list,
    of,
    where: undefined,
    type: of.type,
    span,
  });
  // All weigh at least as much as one: what divides is nought only where all are.
  const all: CheckedExpression = {
    kind: 'maximum',
    operands: [sum(weight), weight],
    type: weight.type,
    span,
  };
  const quotient = arithmetic('divide', weight, all, plainNumber, span);
  const share = arithmetic('multiply', total, quotient, type, span);
  const cut = roundedTo(share, 'down', step, type, span);
  const lost = arithmetic('subtract', share, cut, type, span);
  const magnitude: CheckedExpression = {
    kind: 'maximum',
    operands: [lost, { kind: 'negate', operand: lost, type, span }],
    type,
    span,
  };
  const rank: CheckedExpression = { kind: 'rank', list, of: magnitude, type: plainNumber, span };
  const left = arithmetic('subtract', total, sum(cut), type, span);
  const count = arithmetic('divide', left, number(step, type, span), plainNumber, span);
  const backwards: CheckedExpression = { kind: 'negate', operand: count, type: plainNumber, span };
  const one = (value: Rational): CheckedExpression => number(value, type, span);
  const extra: CheckedExpression = {
    kind: 'conditional',
    branches: [
      { when: compareTo('up-to', rank, count, span), then: one(step) },
      { when: compareTo('up-to', rank, backwards, span), then: one(rational(-step.n, step.d)) },
    ],
    otherwise: one(zero),
    type,
    span,
  };
  return arithmetic('add', cut, extra, type, span);
}

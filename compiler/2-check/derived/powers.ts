// `(1 + 2 %) to the power of years`: as many factors as the exponent counts.

import type { Expr } from '../../../grammar/tree/syntax.js';
import { baseNotPlain, exponentUnknown } from '../../diagnostics/catalogue/rules/quantities.js';
import { rational } from '../../runtime/exact/rational.js';
import type { Localized } from '../../runtime/outcome/localized.js';
import type { Span } from '../../source.js';
import { arithmetic, compareTo, number, oneAt } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { describeType, unitName } from '../types/describe.js';
import { plainNumber, type Type, type Unit } from '../types/types.js';
import { dimensionOf, isPlain } from '../types/unit-algebra.js';
import { type Bounds, wholeBounds } from './whole-bounds.js';

/** More factors are no tariff; each is a multiplication in every case. */
const mostFactors = 60;

/**
 * Said by what the model has: `b * (b * (… when n is from 2, otherwise 1) when n is from 1, otherwise 1)`. So all back ends know it, and
 * what a case multiplies is as long as its exponent.
 */
export function checkPower(
  context: Context,
  { base: written, exponent: times, span }: Expr & { kind: 'power' },
  scope: Scope,
): CheckedExpression | undefined {
  const base = context.check(written, scope);
  const exponent = context.check(times, scope);
  if (base === undefined || exponent === undefined) return undefined;
  if (base.type.kind !== 'quantity' || !isPlain(base.type.unit)) {
    context.report(baseNotPlain(written.span, { found: describeType(base.type) }));
    return undefined;
  }
  const bounds = countBounds(context, exponent, times.span, mostFactors);
  return bounds && factors(base, exponent, bounds, span);
}

/** How small and large a whole number, or so much of one time, may be: from nought up to `most`, else it is reported. */
export function countBounds(
  context: Context,
  expression: CheckedExpression,
  span: Span,
  most: number,
): Bounds | undefined {
  const { type } = expression;
  const found = describeType(type);
  const text = context.text(span);
  const said = { found, text, most, limits: [inUnit(0, type), inUnit(most, type)] } as const;
  if (type.kind !== 'quantity' || type.percent || !counts(context, type.unit)) {
    context.report(exponentUnknown(span, { problem: 'type', ...said }));
    return undefined;
  }
  const bounds = wholeBounds(context, expression);
  if (bounds !== undefined && bounds.from >= 0 && bounds.to <= most) return bounds;
  const problem = bounds === undefined ? 'open' : bounds.from < 0 ? 'below' : 'above';
  context.report(exponentUnknown(span, { problem, ...said }));
  return undefined;
}

/** `60 years`, as the rules write it. */
function inUnit(value: number, type: Type): Localized {
  if (type.kind !== 'quantity' || isPlain(type.unit)) return { en: `${value}`, fr: `${value}` };
  const unit = unitName(type);
  return { en: `${value} ${unit.en}`, fr: `${value} ${unit.fr}` };
}

/** A number, or so much of one time. */
function counts(context: Context, unit: Unit): boolean {
  const [only, ...others] = dimensionOf(context.units, unit).powers;
  return (
    only === undefined || (others.length === 0 && only.power === 1 && ['time', 'month'].includes(only.symbol))
  );
}

function factors(
  base: CheckedExpression,
  exponent: CheckedExpression,
  { from, to }: { readonly from: number; readonly to: number },
  span: Span,
): CheckedExpression {
  const plain: CheckedExpression = { ...base, type: plainNumber };
  let made = oneAt(span);
  for (let count = to; count >= 1; count -= 1) {
    const factor = count === to ? plain : arithmetic('multiply', plain, made, plainNumber, span);
    if (count <= from) {
      made = factor;
      continue;
    }
    const when = compareTo('from', exponent, number(rational(count), exponent.type, span), span);
    made = {
      kind: 'conditional',
      branches: [{ when, then: factor }],
      otherwise: oneAt(span),
      type: plainNumber,
      span,
    };
  }
  return made;
}

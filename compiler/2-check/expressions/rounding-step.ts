// The step of a rounding: a quantity, or a number of decimals.

import type { Expr, RoundingRule } from '../../../grammar/tree/syntax.js';
import { contextualKeywords } from '../../../grammar/words/contextual-keywords.js';
import { notConstant, wrongType } from '../../diagnostics/catalogue/rules/types.js';
import { roundingStep } from '../../diagnostics/catalogue/syntax/statements.js';
import { compare, isInteger, one, type Rational, rational, sign } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { countBounds } from '../derived/powers.js';
import { arithmetic, compareTo, number, roundedTo } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import { type Context, type Scope, topScope } from '../types/context.js';
import { describeType, quantity } from '../types/describe.js';
import { plainNumber, type Type } from '../types/types.js';
import { constantOf, demandConstant } from './constants.js';
import { convertTo } from './convert.js';

/** `5 decimals`: of the number as it is written, so that a percentage keeps as many. */
function stepOfDecimals(context: Context, step: Expr, type: Type): Rational | undefined {
  if (step.kind !== 'number' || step.unit === undefined || !isInteger(step.value)) return undefined;
  const [word, another] = step.unit.names;
  if (word === undefined || another !== undefined || !isDecimals(word.text)) return undefined;
  if (context.units.find(word.text, context.languageOf(word.span.file)) !== undefined) return undefined;
  if (sign(step.value) < 0 || compare(step.value, mostDecimals) > 0) return undefined;
  const percent = type.kind === 'quantity' && type.percent ? 2n : 0n;
  return rational(1n, 10n ** (step.value.n + percent));
}

const mostDecimals = rational(30);
const isDecimals = (word: string): boolean =>
  contextualKeywords.decimals.some((words: readonly string[]) => words.includes(word));

/** How a result is shown; undefined when it cannot be rounded so, which is reported. */
export function resultRounding(context: Context, rule: RoundingRule, type: Type) {
  if (type.kind !== 'quantity') {
    context.report(wrongType(rule.span, { found: describeType(type), wanted: quantity }));
    return undefined;
  }
  const step = checkRoundingStep(context, rule, type, topScope('domain', ''));
  return step && { mode: rule.mode, step, span: rule.span };
}

/** The step of a rounding in the unit of what is rounded, more than zero. */
function checkRoundingStep(
  context: Context,
  rule: RoundingRule,
  type: Type,
  scope: Scope,
): Rational | undefined {
  if (rule.decimals) {
    context.report(notConstant(rule.step.span, {}));
    return undefined;
  }
  const decimals = stepOfDecimals(context, rule.step, type);
  if (decimals !== undefined) return decimals;
  const value = demandConstant(context, widthOf(context, rule, type, scope));
  return value && aboveNought(context, rule, value);
}

function widthOf(context: Context, rule: RoundingRule, type: Type, scope: Scope) {
  // The rounding that a check compares with repeats that of an amount: no sentence of the document.
  const width = context.check(rule.step, scope.use === 'check' ? { ...scope, use: 'domain' } : scope, type);
  return width && convertTo(context, width, { type, span: undefined });
}

function aboveNought(context: Context, rule: RoundingRule, step: Rational): Rational | undefined {
  if (sign(step) > 0) return step;
  context.report(roundingStep(rule.step.span, {}));
  return undefined;
}

/** `rounded half up to 1 EUR`, `… to step`, `… to places decimals`: a step that is a value is divided by, rounded, multiplied. */
export function roundedBy(
  context: Context,
  value: CheckedExpression,
  rule: RoundingRule,
  scope: Scope,
  span: Span,
): CheckedExpression | undefined {
  const { type } = value;
  if (rule.decimals) return roundedToPlaces(context, value, rule, scope, span);
  const decimals = stepOfDecimals(context, rule.step, type);
  if (decimals !== undefined) return roundedTo(value, rule.mode, decimals, type, span);
  const width = widthOf(context, rule, type, scope);
  if (width === undefined) return undefined;
  const constant = constantOf(width, context.statementsOf);
  if (constant !== undefined) {
    const step = aboveNought(context, rule, constant);
    return step && roundedTo(value, rule.mode, step, type, span);
  }
  const quotient = arithmetic('divide', value, width, plainNumber, span);
  return arithmetic('multiply', roundedTo(quotient, rule.mode, one, plainNumber, span), width, type, span);
}

/** To each number of decimals that may be meant there is a step. */
function roundedToPlaces(
  context: Context,
  value: CheckedExpression,
  { mode, step: written }: RoundingRule,
  scope: Scope,
  span: Span,
): CheckedExpression | undefined {
  const places = context.check(written, scope);
  const bounds = places && countBounds(context, places, written.span, Number(mostDecimals.n));
  if (places === undefined || bounds === undefined) return undefined;
  const { type } = value;
  const percent = type.kind === 'quantity' && type.percent ? 2 : 0;
  const to = (count: number): CheckedExpression =>
    roundedTo(value, mode, rational(1n, 10n ** BigInt(count + percent)), type, span);
  const counts = Array.from({ length: bounds.to - bounds.from }, (_, index) => bounds.from + index);
  const branches = counts.map((count) => {
    const exactly = number(rational(count), places.type, span);
    return { when: compareTo('equal', places, exactly, span), then: to(count) };
  });
  const otherwise = to(bounds.to);
  return branches.length === 0 ? otherwise : { kind: 'conditional', branches, otherwise, type, span };
}

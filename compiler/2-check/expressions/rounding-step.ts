// The step of a rounding: a quantity, or a number of decimals.

import type { Expr, RoundingRule } from '../../../grammar/tree/syntax.js';
import { contextualKeywords } from '../../../grammar/words/contextual-keywords.js';
import { wrongType } from '../../diagnostics/catalogue/rules/types.js';
import { roundingStep } from '../../diagnostics/catalogue/syntax/statements.js';
import { compare, isInteger, type Rational, rational, sign } from '../../runtime/exact/rational.js';
import { type Context, type Scope, topScope } from '../types/context.js';
import { describeType, quantity } from '../types/describe.js';
import type { Type } from '../types/types.js';
import { demandConstant } from './constants.js';
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
export function checkRoundingStep(
  context: Context,
  rule: RoundingRule,
  type: Type,
  scope: Scope,
): Rational | undefined {
  const decimals = stepOfDecimals(context, rule.step, type);
  if (decimals !== undefined) return decimals;
  // The rounding that a check compares with repeats that of an amount: no sentence of the document.
  const width = context.check(rule.step, scope.use === 'check' ? { ...scope, use: 'domain' } : scope, type);
  const value = demandConstant(context, width && convertTo(context, width, { type, span: undefined }));
  if (value !== undefined && sign(value) <= 0) {
    context.report(roundingStep(rule.step.span, {}));
    return undefined;
  }
  return value;
}

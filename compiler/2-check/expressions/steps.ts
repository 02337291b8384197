// Steps: what each line under a formula does to the value so far.

import type { Declaration, Expr } from '../../../grammar/tree/syntax.js';
import {
  guardedStepChangesUnit,
  relativeToPercentage,
  unitMissing,
} from '../../diagnostics/catalogue/rules/types.js';
import { add, formatDecimal, hundred, multiply, one, subtract } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { arithmetic, oneAt } from '../types/build.js';
import type { CheckedExpression, CheckedStep } from '../types/checked.js';
import type { Context, Scope, WorkingStep } from '../types/context.js';
import { decimal, quantity, unitWords } from '../types/describe.js';
import { isTime, plainNumber, type Type } from '../types/types.js';
import { isPlain } from '../types/unit-algebra.js';
import { added, divided, multiplied, subtracted } from './arithmetic.js';
import { checkCondition } from './conditions.js';
import { constantOf } from './constants.js';
import { convertTo, demand } from './convert.js';
import { roundedBy } from './rounding-step.js';

/** The step on a value of the given type, which stands at `above`. `not rounded` is no step: undefined, unreported. */
export function checkStep(
  context: Context,
  step: WorkingStep,
  soFarType: Type,
  above: Span,
  scope: Scope,
): CheckedStep | undefined {
  const { span } = step;
  const soFar: CheckedExpression = { kind: 'so-far', type: soFarType, span: above };
  const when = step.when && checkCondition(context, step.when, scope);
  const value = stepValue(context, step, soFar, scope);
  if (value === undefined || (step.when && when === undefined)) return undefined;
  if (step.when && !sameMeasure(value.type, soFarType)) {
    const names = { from: wordsOf(soFarType), to: wordsOf(value.type) };
    context.report(guardedStepChangesUnit(span, names));
    return undefined;
  }
  const kind = step.kind === 'plus-each' ? 'plus' : step.kind;
  return { kind, value, when, type: value.type, text: context.text(span), span };
}

const wordsOf = (type: Type): string => (type.kind === 'quantity' ? unitWords(type) : type.kind);

const sameMeasure = (a: Type, b: Type): boolean =>
  a.kind === 'quantity' && b.kind === 'quantity'
    ? unitWords({ ...a, percent: false }) === unitWords({ ...b, percent: false })
    : a.kind === b.kind;

/** What the step makes of a value; undefined when it cannot, which is reported. */
export function stepValue(
  context: Context,
  step: WorkingStep,
  soFar: CheckedExpression,
  scope: Scope,
): CheckedExpression | undefined {
  const { span } = step;
  switch (step.kind) {
    case 'at-least':
    case 'at-most': {
      const value = context.check(step.value, scope, soFar.type);
      const limit = value && convertTo(context, value, soFar);
      if (limit === undefined) return undefined;
      const kind = ({ 'at-least': 'maximum', 'at-most': 'minimum' } as const)[step.kind];
      if (soFar.type.kind === 'date' || isTime(soFar.type))
        return { kind, operands: [soFar, limit], type: soFar.type, span };
      if (demand(context, soFar, 'quantity', quantity) === undefined) return undefined;
      return { kind, operands: [soFar, limit], type: soFar.type, span };
    }
    case 'times':
    case 'divided-by': {
      const value = context.check(step.value, scope);
      if (value === undefined) return undefined;
      return { times: multiplied, 'divided-by': divided }[step.kind](context, soFar, value, span);
    }
    case 'plus':
      return plusOrLess(context, 'plus', [step.value], soFar, span, scope);
    case 'plus-each':
      return plusOrLess(context, 'plus', step.values, soFar, span, scope);
    case 'less':
      return plusOrLess(context, 'less', step.values, soFar, span, scope);
    case 'rounded': {
      const of = demand(context, soFar, 'quantity', quantity);
      return of && roundedBy(context, of, step.rule, scope, span);
    }
    default:
      return step satisfies never;
  }
}

// Percentages of a quantity with a unit are relative, and parallel when several: 1 ± their sum.
function plusOrLess(
  context: Context,
  step: 'plus' | 'less',
  written: readonly Expr[],
  soFar: CheckedExpression,
  span: Span,
  scope: Scope,
): CheckedExpression | undefined {
  const values = written.map((syntax) => ({ syntax, value: context.check(syntax, scope) }));
  const relative: CheckedExpression[] = [];
  const absolute: CheckedExpression[] = [];
  for (const { syntax, value } of values) {
    if (value === undefined) return undefined;
    const isPercentage = value.type.kind === 'quantity' && value.type.percent && !isPoints(syntax);
    if (!isPercentage) {
      absolute.push(value);
    } else if (soFar.type.kind === 'quantity' && isPlain(soFar.type.unit)) {
      if (isInPoints(context, syntax, new Set())) {
        absolute.push(value);
        continue;
      }
      reportTwoWays(context, step, syntax, value);
      return undefined;
    } else {
      relative.push(value);
    }
  }
  const combine = { plus: added, less: subtracted }[step];
  let result: CheckedExpression | undefined = soFar;
  const [first, ...others] = relative;
  if (first) {
    const share = others.reduce((sum, each) => arithmetic('add', sum, each, first.type, span), first);
    const factor = arithmetic(
      ({ plus: 'add', less: 'subtract' } as const)[step],
      oneAt(share.span),
      share,
      plainNumber,
      share.span,
    );
    result = multiplied(context, soFar, factor, span);
  }
  for (const value of absolute) {
    if (isBare(value) && soFar.type.kind === 'quantity' && !isPlain(soFar.type.unit)) {
      reportBare(context, value, soFar);
      return undefined;
    }
    result = result && combine(context, result, value, span);
  }
  return result;
}

const isBare = (value: CheckedExpression): boolean =>
  value.kind === 'number' &&
  value.type.kind === 'quantity' &&
  isPlain(value.type.unit) &&
  !value.type.percent;

/** `less 10` of an amount: ten of what? */
function reportBare(context: Context, value: CheckedExpression, soFar: CheckedExpression): void {
  const number = context.text(value.span);
  const unit = soFar.type.kind === 'quantity' ? unitWords(soFar.type) : '';
  const help = {
    en: `write \`${number} ${unit}\`, or \`${number} %\``,
    fr: `écrivez \`${number} ${unit}\`, ou \`${number} %\``,
  };
  context.report(unitMissing(value.span, { number, unit }, { help }));
}

const isPoints = (syntax: Expr): boolean =>
  syntax.kind === 'number'
    ? syntax.percent === 'points'
    : syntax.kind === 'negate'
      ? isPoints(syntax.operand)
      : false;

/** Whether all that a percentage comes from is written in points: `n * 2 points`, a table of points. */
function isInPoints(context: Context, syntax: Expr, seen: Set<string>): boolean {
  const isOf = (each: Expr): boolean => isInPoints(context, each, seen);
  if (syntax.kind === 'number') return syntax.percent === 'points';
  if (syntax.kind === 'negate') return isOf(syntax.operand);
  if (syntax.kind === 'binary') {
    const sides = [syntax.left, syntax.right];
    if (syntax.operator === '*') return sides.some(isOf);
    if (syntax.operator === '/') return isOf(syntax.left);
    if (syntax.operator === '+' || syntax.operator === '-') return sides.every(isOf);
    syntax.operator satisfies 'and' | 'or';
    return false;
  }
  if (syntax.kind !== 'name' || seen.has(syntax.name)) return false;
  seen.add(syntax.name);
  const declared = context.resolved.names.get(syntax.name) ?? [];
  return declared.length > 0 && declared.every(({ declaration }) => valuesOf(declaration)?.every(isOf));
}

/** What a name may stand for, where that is written out; undefined where it is not. */
function valuesOf(declaration: Declaration): readonly Expr[] | undefined {
  if (declaration.kind === 'value') {
    const { base, steps } = declaration.formula;
    return base.kind === 'expression' && steps.length === 0 ? [base.expression] : undefined;
  }
  if (declaration.kind !== 'table') return undefined;
  const keys = declaration.keys.filter(({ kind }) => kind !== 'across').length;
  const cells = declaration.rows.flatMap((row) => row.cells.slice(keys));
  return cells.map(({ content, span }) =>
    content.kind === 'expression' ? content.expression : { kind: 'broken', span },
  );
}

function reportTwoWays(
  context: Context,
  step: 'plus' | 'less',
  syntax: Expr,
  value: CheckedExpression,
): void {
  const share = constantOf(value, context.statementsOf);
  const rest = share && multiply({ plus: add, less: subtract }[step](one, share), hundred);
  const times = rest && formatDecimal(rest) !== undefined ? `${decimal(rest)} %` : undefined;
  const number = context.text(syntax.span);
  const fix =
    syntax.kind === 'number' && number.endsWith('%')
      ? {
          fix: {
            title: { en: 'take points', fr: 'prendre des points' },
            edits: [{ span: syntax.span, text: number.replace(/\s*%$/, ' points') }],
          },
        }
      : {};
  context.report(relativeToPercentage(syntax.span, { step, number, times }, fix));
}

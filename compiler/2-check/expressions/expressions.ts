// An expression as written → a typed one; each kind of expression is checked in the file of its subject.

import type { Expr } from '../../../grammar/tree/syntax.js';
import { nothingRounded } from '../../diagnostics/catalogue/rules/model.js';
import { nothingRetained } from '../../diagnostics/catalogue/rules/names.js';
import { otherwiseMissing, typeUnknown } from '../../diagnostics/catalogue/rules/types.js';
import { numbersFromDays } from '../../runtime/exact/calendar.js';
import { rational } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { checkPower } from '../derived/powers.js';
import { checkShare } from '../derived/shares.js';
import { checkTimeWithin } from '../derived/time-within.js';
import { negation, number } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { dateType, type Type, textType, yesNo } from '../types/types.js';
import { metCycle } from '../windows/windows.js';
import { checkArithmetic, negated } from './arithmetic.js';
import { checkCall, checkFor, checkReached } from './calls.js';
import { checkAnd, checkCondition, checkIs, checkOr } from './conditions.js';
import { constantOf } from './constants.js';
import { checkVersionBefore, checkWith } from './counterfactuals.js';
import { checkDateBetween, checkDateOf, checkDatePart } from './dates.js';
import { checkAggregate, checkItem, checkItemBefore, checkPlace, checkThisOne } from './lists.js';
import { checkName, reportUnknown } from './names.js';
import { checkBlocks, checkExtreme, checkIn, checkNumber, checkPart, checkRemainder } from './quantities.js';
import { unify } from './unify.js';

/** The typed expression, or undefined when something in it is wrong, which is reported. */
export function checkExpression(
  context: Context,
  expression: Expr,
  scope: Scope,
  expected?: Type,
): CheckedExpression | undefined {
  const { span } = expression;
  switch (expression.kind) {
    case 'number':
      return checkNumber(context, expression, scope);
    case 'date':
      noteDate(context, expression.value, span);
      return { kind: 'date', value: expression.value, type: dateType, span };
    case 'time':
      return number(rational(expression.value), metCycle(context, 'time'), span);
    case 'text':
      return { kind: 'text', value: expression.value, type: textType, span };
    case 'yes-no':
      return { kind: 'yes-no', value: expression.value, type: yesNo, span };
    case 'name':
      return checkName(context, expression.name, span, scope, expected);
    case 'call':
      return checkCall(context, expression, scope);
    case 'for':
      if (expression.table.kind === 'reached')
        return checkReached(context, expression.table, scope, expression.option);
      return checkFor(context, expression, scope);
    case 'binary':
      if (expression.operator === 'and') return checkAnd(context, expression, scope);
      if (expression.operator === 'or') return checkOr(context, expression, scope, expected);
      expression.operator satisfies '+' | '-' | '*' | '/';
      return checkArithmetic(context, expression, expression.operator, scope, expected);
    case 'negate': {
      const operand = context.check(expression.operand, scope, expected);
      return operand && negated(context, operand, span);
    }
    case 'not': {
      const operand = checkCondition(context, expression.operand, scope);
      return operand && negation(operand, span);
    }
    case 'is':
      return checkIs(context, expression, scope);
    case 'when':
      return checkWhen(context, expression, scope, expected);
    case 'otherwise': {
      const unified = unify(context, scope, [expression.value, expression.instead], expected);
      const [value, instead] = unified?.values ?? [];
      const type = unified?.type ?? value?.type;
      return value && instead && type && { kind: 'otherwise', value, instead, word: 'otherwise', type, span };
    }
    case 'steps': {
      const formula = context.formula(expression.formula, scope, expected);
      if (formula === undefined) return undefined;
      if (formula.base.kind === 'expression' && formula.steps.length === 0) return formula.base.expression;
      return { kind: 'formula', formula, type: formula.type, span };
    }
    case 'in':
      return checkIn(context, expression, scope);
    case 'with':
      return checkWith(context, expression, scope, expected);
    case 'blocks':
      return checkBlocks(context, expression, scope);
    case 'remainder':
      return checkRemainder(context, expression, scope);
    case 'part':
      return checkPart(context, expression, scope);
    case 'extreme':
      return checkExtreme(context, expression, scope, expected);
    case 'aggregate':
      return checkAggregate(context, expression, scope);
    case 'this-one':
      return checkThisOne(context, expression, scope, expected);
    case 'item':
      return checkItem(context, expression, scope);
    case 'version-before':
      return checkVersionBefore(context, expression, scope, expected);
    case 'item-before':
      return checkItemBefore(context, expression, scope, expected);
    case 'position':
    case 'running-total':
    case 'rank':
      return checkPlace(context, expression, scope);
    case 'retained':
      return checkRetained(context, expression, scope);
    case 'reached':
      return checkReached(context, expression, scope, undefined);
    case 'before-rounding':
      return checkBeforeRounding(context, expression, scope, expected);
    case 'power':
      return checkPower(context, expression, scope);
    case 'shared':
      return checkShare(context, expression, scope);
    case 'date-part':
      return checkDatePart(context, expression, scope);
    case 'date-between':
      return checkDateBetween(context, expression, scope);
    case 'time-within':
      return checkTimeWithin(context, expression, scope, (value) => constantOf(value, context.statementsOf));
    case 'date-of':
      return checkDateOf(context, expression, scope);
    case 'not-given':
      if (expected) return { kind: 'not-given', what: scope.owner, type: expected, span };
      context.report(typeUnknown(span, {}));
      return undefined;
    case 'broken':
      return undefined;
    default:
      return expression satisfies never;
  }
}

/** `A when C, B when D, otherwise E`. */
function checkWhen(
  context: Context,
  { branches, otherwise, span }: Expr & { kind: 'when' },
  scope: Scope,
  expected: Type | undefined,
): CheckedExpression | undefined {
  const conditions = branches.map(({ when }) => checkCondition(context, when, scope));
  const written = [...branches.map(({ value }) => value), ...(otherwise ? [otherwise] : [])];
  const unified = unify(context, scope, written, expected);
  if (otherwise === undefined) {
    context.report(otherwiseMissing({ ...span, start: span.end - 1 }, {}));
    return undefined;
  }
  const last = unified?.values.at(-1);
  if (unified === undefined || last === undefined) return undefined;
  const checked = conditions.flatMap((when, index) => {
    const then = unified.values[index];
    return when && then ? [{ when, then }] : [];
  });
  if (checked.length < branches.length) return undefined;
  return { kind: 'conditional', branches: checked, otherwise: last, type: unified.type, span };
}

/** `fee before rounding`, `(fee + rent) before rounding`. */
function checkBeforeRounding(
  context: Context,
  { of, span }: Expr & { kind: 'before-rounding' },
  scope: Scope,
  expected: Type | undefined,
): CheckedExpression | undefined {
  const exact = { names: new Set<string>() };
  const value = context.check(of, { ...scope, exact }, expected);
  if (value !== undefined && exact.names.size === 0) {
    context.report(nothingRounded(span, { name: undefined }));
    return undefined;
  }
  return value;
}

/** `retained in kiosks_fee`: the label of the row that was kept. */
function checkRetained(
  context: Context,
  { name, span }: Expr & { kind: 'retained' },
  scope: Scope,
): CheckedExpression | undefined {
  const entries = context.resolved.names.get(name.text);
  if (entries === undefined) {
    reportUnknown(context, name.text, name.span, scope, undefined);
    return undefined;
  }
  const keepsOne = entries.some(
    ({ declaration }) =>
      (declaration.kind === 'amount' || declaration.kind === 'value') &&
      (declaration.formula.base.kind === 'by' ||
        (declaration.formula.base.kind === 'alternatives' && declaration.formula.base.rule !== 'sum')),
  );
  if (!keepsOne) {
    context.report(nothingRetained(name.span, { name: name.text }));
    return undefined;
  }
  return { kind: 'retained', name: name.text, type: textType, span };
}

// The years and days of dates are looked for in documents, but documents may write a date in many ways.
function noteDate(context: Context, days: number, span: Span): void {
  const { year, day } = numbersFromDays(days);
  const { file, start, end } = span;
  const common = { unit: { powers: [] }, percent: false, use: 'date' as const, because: undefined };
  context.note({ ...common, value: rational(year), span: { file, start, end: end - 1 } });
  context.note({ ...common, value: rational(day), span: { file, start: start + 1, end } });
}

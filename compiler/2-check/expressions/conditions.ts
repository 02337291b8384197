// Conditions: `and`, `or`, `not`, and all that may follow `is`.

import type { Band, Expr, Limit, UnitSyntax } from '../../../grammar/tree/syntax.js';
import { nothingBefore } from '../../diagnostics/catalogue/rules/tables.js';
import { wrongType } from '../../diagnostics/catalogue/rules/types.js';
import type { Span } from '../../source.js';
import { all, any, beginningWith, compareTo, negation } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { condition, describeType } from '../types/describe.js';
import { type Type, yesNo } from '../types/types.js';
import { askWhichDay } from '../windows/which-day.js';
import { isInWindow, isOnDay } from '../windows/windows.js';
import { constantOf } from './constants.js';
import { convertTo, demand } from './convert.js';
import { inItem, reportUnknown, reportWrongKind } from './names.js';

/** An expression that must be a yes/no. */
export function checkCondition(
  context: Context,
  expression: Expr,
  scope: Scope,
): CheckedExpression | undefined {
  return demand(context, context.check(expression, scope, yesNo), 'yes-no', condition);
}

/** `A and B`; operands of the same word stand side by side. */
export function checkAnd(
  context: Context,
  expression: Expr & { kind: 'binary' },
  scope: Scope,
): CheckedExpression | undefined {
  const written = flatten(expression, 'and');
  askWhichDay(context, written);
  const operands = written.map((operand) => checkCondition(context, operand, scope));
  return operands.every((operand) => operand !== undefined) ? all(operands, expression.span) : undefined;
}

/** `A or B`, and `x or 5 EUR` where `x` is a fact that may be absent. */
export function checkOr(
  context: Context,
  expression: Expr & { kind: 'binary' },
  scope: Scope,
  expected: Type | undefined,
): CheckedExpression | undefined {
  const standIn = checkStandIn(context, expression, scope, expected);
  if (standIn !== 'none') return standIn;
  const operands = [expression.left, expression.right]
    .flatMap((operand) => flatten(operand, 'or'))
    .map((operand) => checkCondition(context, operand, scope));
  return operands.every((operand) => operand !== undefined) ? any(operands, expression.span) : undefined;
}

// `(o or no)` within a longer `or` stays what it is: `no` where `o` is not given.
const standsIn = ({ left, right }: Expr & { kind: 'binary' }): boolean =>
  left.kind === 'name' && right.kind === 'yes-no';

function flatten(expression: Expr, operator: 'and' | 'or'): readonly Expr[] {
  if (expression.kind !== 'binary' || expression.operator !== operator) return [expression];
  if (operator === 'or' && standsIn(expression)) return [expression];
  return [...flatten(expression.left, operator), ...flatten(expression.right, operator)];
}

// A yes/no fact is stood in for only by a literal: `x or y` of two yes/no facts is the ordinary `or`.
function checkStandIn(
  context: Context,
  { left, right, span }: Expr & { kind: 'binary' },
  scope: Scope,
  expected: Type | undefined,
): CheckedExpression | undefined | 'none' {
  if (left.kind !== 'name' || scope.parameters.has(left.name)) return 'none';
  const meaning = context.meaning(left.name, left.span);
  if (meaning?.kind !== 'fact') return 'none';
  if (meaning.type.kind === 'yes-no' && right.kind !== 'yes-no') return 'none';
  const fact = context.check(left, scope, expected);
  if (fact?.kind !== 'fact') return undefined;
  const instead = context.check(right, scope, fact.type);
  const value = instead && convertTo(context, instead, fact);
  if (value === undefined) return undefined;
  return { kind: 'otherwise', value: fact, instead: value, word: 'or', type: fact.type, span };
}

/** `X is above A`, `X is reduced`, `X is one of a, b`, `X is given`, and their opposites. */
export function checkIs(
  context: Context,
  expression: Expr & { kind: 'is' },
  scope: Scope,
): CheckedExpression | undefined {
  const { subject, test, span } = expression;
  const tested =
    test.kind === 'given'
      ? checkGiven(context, subject, span, scope)
      : checkTest(context, subject, test, span, scope);
  return tested && (expression.not ? negation(tested, span) : tested);
}

function checkGiven(
  context: Context,
  subject: Expr,
  span: Span,
  scope: Scope,
): CheckedExpression | undefined {
  const wanted = { en: 'a fact', fr: 'une donnée' };
  if (subject.kind !== 'name') {
    const value = context.check(subject, scope);
    if (value) context.report(wrongType(subject.span, { found: describeType(value.type), wanted }));
    return undefined;
  }
  const meaning = context.meaning(subject.name, subject.span);
  if (meaning === undefined) {
    reportUnknown(context, subject.name, subject.span, scope, undefined);
    return undefined;
  }
  if (meaning.kind === 'list' && meaning.mayBeAbsent) {
    return { kind: 'given', fact: subject.name, type: yesNo, span };
  }
  if (meaning.kind !== 'fact') {
    const orList = {
      en: 'a fact, or a list that is `optional` or `needed when …`',
      fr: 'une donnée, ou une liste `facultative` ou `nécessaire quand …`',
    };
    const isList = (meaning.kind satisfies 'list' | 'value' | 'broken' | 'switch' | 'columns') === 'list';
    reportWrongKind(context, subject.name, subject.span, meaning, isList ? orList : wanted);
    return undefined;
  }
  if (!inItem(context, subject.name, meaning.list, subject.span, scope)) return undefined;
  return { kind: 'given', fact: subject.name, type: yesNo, span };
}

function checkTest(
  context: Context,
  subject: Expr,
  test: Exclude<(Expr & { kind: 'is' })['test'], { kind: 'given' }>,
  span: Span,
  scope: Scope,
): CheckedExpression | undefined {
  const value = context.check(subject, scope);
  if (value === undefined) return undefined;
  switch (test.kind) {
    case 'band':
      return checkBandTest(context, value, test.band, span, scope);
    case 'value':
      return equalTo(context, value, test.value, span, scope);
    case 'names': {
      const tests = test.names.map(({ text, span: at }) =>
        equalTo(context, value, { kind: 'name', name: text, span: at }, at, scope),
      );
      return tests.every((one) => one !== undefined) ? any(tests, span) : undefined;
    }
    case 'prefixes': {
      const text = demand(context, value, 'text', { en: 'a text', fr: 'un texte' });
      return text && beginningWith(text, test.prefixes, span);
    }
    case 'values': {
      const tests = test.values.map((each) => equalTo(context, value, each, each.span, scope));
      return tests.every((one) => one !== undefined) ? any(tests, span) : undefined;
    }
    default:
      return test satisfies never;
  }
}

function equalTo(
  context: Context,
  subject: CheckedExpression,
  other: Expr,
  span: Span,
  scope: Scope,
): CheckedExpression | undefined {
  const onDay = isOnDay(context, subject, other, span);
  if (onDay !== undefined) return onDay;
  const right = context.check(other, scope, subject.type);
  const converted = right && convertTo(context, right, subject, { bareZero: true });
  return converted && compareTo('equal', subject, converted, span);
}

/** `subject` lies in the band. */
function checkBandTest(
  context: Context,
  subject: CheckedExpression,
  band: Band,
  span: Span,
  scope: Scope,
): CheckedExpression | undefined {
  const { type } = subject;
  if (type.kind !== 'quantity' && type.kind !== 'date') {
    const wanted = { en: 'a quantity or a date', fr: 'une grandeur ou une date' };
    context.report(wrongType(subject.span, { found: describeType(type), wanted }));
    return undefined;
  }
  const { lower, upper } = bandAlone(context, band);
  const window = isInWindow(
    context,
    subject,
    { ...band, lower, upper },
    (limit) => limitIn(context, subject, limit, scope),
    (limit) => constantOf(limit, context.statementsOf),
    span,
  );
  if (window !== 'none') return window;
  const tests: (CheckedExpression | undefined)[] = [];
  if (lower) tests.push(limitTest(context, subject, lower, lower.inclusive ? 'from' : 'above', span, scope));
  if (upper) tests.push(limitTest(context, subject, upper, upper.inclusive ? 'up-to' : 'below', span, scope));
  return tests.every((test) => test !== undefined) ? all(tests, span) : undefined;
}

function limitTest(
  context: Context,
  subject: CheckedExpression,
  limit: Limit,
  operator: 'from' | 'above' | 'up-to' | 'below',
  span: Span,
  scope: Scope,
): CheckedExpression | undefined {
  const value = limitIn(context, subject, limit.value, scope);
  return value && compareTo(operator, subject, value, span);
}

/** What a limit says, in the measure of what it limits. */
function limitIn(
  context: Context,
  subject: CheckedExpression,
  limit: Expr,
  scope: Scope,
): CheckedExpression | undefined {
  const value = context.check(limit, scope, subject.type);
  return value && convertTo(context, value, subject, { bareZero: true });
}

/** A band that stands alone, outside of rows: it has no row before that it could go on from. */
export function bandAlone(context: Context, band: Band): Band {
  if (band.then) context.report(nothingBefore(band.span, { several: false }));
  return sharedUnits(band);
}

/** A unit written once serves both limits: `from 11 to 30 %`. */
export function sharedUnits(band: Band): Band {
  if (band.lower === undefined || band.upper === undefined) return band;
  const lower = withUnitOf(band.lower.value, band.upper.value);
  const upper = withUnitOf(band.upper.value, band.lower.value);
  return { ...band, lower: { ...band.lower, value: lower }, upper: { ...band.upper, value: upper } };
}

function withUnitOf(limit: Expr, other: Expr): Expr {
  if (limit.kind === 'negate') return { ...limit, operand: withUnitOf(limit.operand, other) };
  const literal = other.kind === 'negate' ? other.operand : other;
  if (limit.kind !== 'number' || literal.kind !== 'number') return limit;
  if (limit.unit !== undefined || limit.percent !== undefined) return limit;
  return { ...limit, unit: literal.unit, percent: literal.percent };
}

/** A bare number in a unit that is said elsewhere, as under a heading `in kg`. */
export function inUnit(expression: Expr, unit: UnitSyntax | 'percent'): Expr {
  if (expression.kind === 'negate') return { ...expression, operand: inUnit(expression.operand, unit) };
  if (expression.kind !== 'number' || expression.unit !== undefined || expression.percent !== undefined) {
    return expression;
  }
  if (unit === 'percent') return { ...expression, percent: 'percent' };
  return { ...expression, unit, percent: unit.percent && 'percent' };
}

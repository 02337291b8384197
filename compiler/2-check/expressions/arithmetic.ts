// Sums, products and quotients of quantities and dates: units multiply, reconcile or disagree.

import type { Expr } from '../../../grammar/tree/syntax.js';
import { yearsNotWhole } from '../../diagnostics/catalogue/rules/times.js';
import {
  divisionByZero,
  notATimeSpan,
  partTimes,
  wrongType,
} from '../../diagnostics/catalogue/rules/types.js';
import { equals, one, type Rational, sign } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { wholeBounds } from '../derived/whole-bounds.js';
import { arithmetic, number } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { describeType, quantity, quantityType, unitWords } from '../types/describe.js';
import { endMoved } from '../types/kind-help.js';
import { cycleOf, dateType, isCalendarYear, isTime, plainNumber, type Type } from '../types/types.js';
import {
  conversionFactor,
  conversionWords,
  invertUnit,
  isPlain,
  normalUnit,
  reduceProduct,
  unitOf,
} from '../types/unit-algebra.js';
import { constantOf } from './constants.js';
import { convertTo } from './convert.js';

type Quantity = Type & { readonly kind: 'quantity' };

/** Checks `left operator right`. */
export function checkArithmetic(
  context: Context,
  expression: Expr & { kind: 'binary' },
  operator: '+' | '-' | '*' | '/',
  scope: Scope,
  expected: Type | undefined,
): CheckedExpression | undefined {
  const additive = operator === '+' || operator === '-';
  const left = context.check(expression.left, scope, additive ? expected : undefined);
  const around: Scope =
    additive || left === undefined || (expression.right.kind !== 'in' && expression.right.kind !== 'name')
      ? scope
      : { ...scope, factor: { of: expression.right, operator, left } };
  const right = context.check(expression.right, around, additive ? (left?.type ?? expected) : undefined);
  if (left === undefined || right === undefined) return undefined;
  const { span } = expression;
  switch (operator) {
    case '+':
    case '-':
      warnOfLimit(context, expression, operator);
      return addOrSubtract(context, operator, left, right, span);
    case '*':
      if (expression.left.kind === 'part') warnOfPart(context, expression.left.span, right);
      return multiplied(context, left, right, span);
    case '/':
      return divided(context, left, right, span);
    default:
      return operator satisfies never;
  }
}

/** `part of area above limit * n`: of which is the product, when n is a plain number and both would do? */
function warnOfPart(context: Context, part: Span, right: CheckedExpression): void {
  const { type } = right;
  if (type.kind !== 'quantity' || type.percent || !isPlain(type.unit)) return;
  const between = { ...part, start: part.end, end: right.span.start };
  if (between.end <= between.start || context.text(between).includes(')')) return;
  if (context.text(part).startsWith('(')) return;
  const [before, after] = [
    { ...part, end: part.start },
    { ...part, start: part.end },
  ];
  const title = { en: 'put the part in parentheses', fr: 'mettre la part entre parenthèses' };
  const edits = [
    { span: before, text: '(' },
    { span: after, text: ')' },
  ];
  context.report(partTimes(part, { value: context.text(right.span), sign: '*' }, { fix: { title, edits } }));
}

/** `part of used above allowance + carried`: is the sum the limit? Another part, or a number on both sides, asks nothing. */
function warnOfLimit(context: Context, { left, right }: Expr & { kind: 'binary' }, sign: '+' | '-'): void {
  const limit = left.kind === 'part' ? (left.band.upper ?? left.band.lower)?.value : undefined;
  if (limit === undefined || !isPlainTerm(right) || (limit.kind === 'number' && right.kind === 'number'))
    return;
  const between = { ...limit.span, start: limit.span.end, end: right.span.start };
  if (between.end <= between.start || context.text(between).includes(')')) return;
  const sum = { ...limit.span, end: right.span.end };
  const text = `(${context.text(sum)})`;
  const title = { en: `write \`${text}\``, fr: `écrire \`${text}\`` };
  context.report(
    partTimes(
      left.span,
      { value: context.text(right.span), sign },
      { fix: { title, edits: [{ span: sum, text }] } },
    ),
  );
}

const isPlainTerm = (term: Expr): boolean =>
  term.kind === 'binary'
    ? isPlainTerm(term.left) && isPlainTerm(term.right)
    : term.kind === 'name' || term.kind === 'number' || term.kind === 'call';

function addOrSubtract(
  context: Context,
  operator: '+' | '-',
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
): CheckedExpression | undefined {
  if (left.type.kind === 'date') {
    if (operator === '-' && right.type.kind === 'date') {
      const type = quantityType(unitOf('day'));
      return { kind: 'date-between', measure: 'days', from: right, to: left, type, span };
    }
    return shifted(context, left, right, operator === '-', span);
  }
  if (right.type.kind === 'date' && operator === '+') return shifted(context, right, left, false, span);
  if (isTime(left.type) && isTime(right.type) && operator === '-') {
    return arithmetic('subtract', left, right, quantityType(unitOf('minute')), span);
  }
  if (isCalendarYear(left.type)) return yearMoved(context, operator, left, right, span);
  return (operator satisfies '+' | '-') === '+'
    ? added(context, left, right, span)
    : subtracted(context, left, right, span);
}

/** A calendar year and whole years make one; between two of them lie years. */
function yearMoved(
  context: Context,
  operator: '+' | '-',
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
): CheckedExpression | undefined {
  const years = quantityType(unitOf('year'));
  if (isCalendarYear(right.type) && operator === '-') {
    return arithmetic('subtract', left, right, years, span);
  }
  const by = convertTo(context, right, { type: years, span: left.span });
  if (by === undefined) return undefined;
  if (wholeBounds(context, by) === undefined) {
    context.report(yearsNotWhole(right.span, { written: context.text(right.span) }));
    return undefined;
  }
  return arithmetic(({ '+': 'add', '-': 'subtract' } as const)[operator], left, by, left.type, span);
}

/** Hours and minutes are no part of a date. */
const dateUnits: Readonly<Record<string, 'days' | 'months'>> = {
  day: 'days',
  week: 'days',
  month: 'months',
  quarter: 'months',
  year: 'months',
};

/** Moves a date by a quantity of days, weeks, months, quarters or years. */
function shifted(
  context: Context,
  date: CheckedExpression,
  by: CheckedExpression,
  back: boolean,
  span: Span,
): CheckedExpression | undefined {
  const { type } = by;
  const symbol = type.kind === 'quantity' ? type.unit.powers[0]?.symbol : undefined;
  const unit = symbol === undefined ? undefined : dateUnits[symbol];
  if (type.kind === 'quantity' && unit !== undefined) {
    const target = quantityType(unitOf({ days: 'day', months: 'month' }[unit]));
    const fits = conversionFactor(context.units, type.unit, target.unit) !== undefined;
    const moved = fits ? convertTo(context, by, { type: target, span: undefined }) : undefined;
    if (moved !== undefined) {
      const amount: CheckedExpression = back
        ? { kind: 'negate', operand: moved, type: target, span: by.span }
        : moved;
      return { kind: 'date-shift', unit, date, by: amount, type: dateType, span };
    }
  }
  const found = type.kind === 'quantity' ? unitWords(type) : context.text(by.span);
  context.report(notATimeSpan(by.span, { found }));
  return undefined;
}

export function added(
  context: Context,
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
): CheckedExpression | undefined {
  return combined(context, 'add', left, right, span);
}

export function subtracted(
  context: Context,
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
): CheckedExpression | undefined {
  return combined(context, 'subtract', left, right, span);
}

function combined(
  context: Context,
  kind: 'add' | 'subtract',
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
): CheckedExpression | undefined {
  if (!areQuantities(context, left, right)) return undefined;
  const converted = convertTo(context, right, left, { hint: endMoved(context, left, right) });
  if (converted === undefined || left.type.kind !== 'quantity') return undefined;
  const percent = left.type.percent && right.type.kind === 'quantity' && right.type.percent;
  return arithmetic(kind, left, converted, quantityType(left.type.unit, percent), span);
}

export function multiplied(
  context: Context,
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
): CheckedExpression | undefined {
  if (!areQuantities(context, left, right)) return undefined;
  const [a, b] = [left.type, right.type];
  if (a.kind !== 'quantity' || b.kind !== 'quantity') return undefined;
  return reconciled('multiply', left, right, productType(context.units, '*', a, b), span);
}

export function divided(
  context: Context,
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
): CheckedExpression | undefined {
  if (!areQuantities(context, left, right)) return undefined;
  const [a, b] = [left.type, right.type];
  if (a.kind !== 'quantity' || b.kind !== 'quantity') return undefined;
  const divisor = constantOf(right, context.statementsOf);
  if (divisor !== undefined && sign(divisor) === 0) {
    context.report(divisionByZero(right.span, {}));
    return undefined;
  }
  return reconciled('divide', left, right, productType(context.units, '/', a, b), span);
}

interface ProductType {
  readonly type: Quantity;
  /** Before units of one dimension are brought together, by the factor. */
  readonly raw: Quantity['unit'];
  readonly factor: Rational;
}

/** Of a product or a quotient. */
export function productType(
  units: Context['units'],
  operator: '*' | '/',
  a: Quantity,
  b: Quantity,
): ProductType {
  const other = { '*': b.unit, '/': invertUnit(b.unit) }[operator];
  const powers = [...a.unit.powers, ...other.powers];
  const percent = {
    '*': isShare(a, b) || isShare(b, a),
    '/': a.percent && !b.percent && isPlain(b.unit),
  }[operator];
  const { unit, factor } = reduceProduct(units, powers);
  const type = quantityType(unit, percent && unit.powers.every(({ power }) => power < 0));
  return { type, raw: normalUnit(powers), factor };
}

/**
 * `1 %/block` of so many blocks is a percentage, `1 %/day` of an amount an amount a day; a number times a percentage is one,
 * whichever stands first.
 */
const isShare = (one: Quantity, other: Quantity): boolean =>
  one.percent && (isPlain(other.unit) || !isPlain(one.unit));

function reconciled(
  kind: 'multiply' | 'divide',
  left: CheckedExpression,
  right: CheckedExpression,
  { type, raw, factor }: ProductType,
  span: Span,
): CheckedExpression {
  if (equals(factor, one)) return arithmetic(kind, left, right, type, span);
  const product = arithmetic(kind, left, right, quantityType(raw), span);
  const conversion = conversionWords(raw, type.unit, factor);
  return arithmetic('multiply', product, number(factor, plainNumber, span, conversion), type, span);
}

function areQuantities(context: Context, ...values: readonly CheckedExpression[]): boolean {
  const wrong = values.filter(({ type }) => type.kind !== 'quantity' || cycleOf(type) !== undefined);
  for (const { type, span } of wrong) {
    context.report(wrongType(span, { found: describeType(type), wanted: quantity }));
  }
  return wrong.length === 0;
}

export function negated(
  context: Context,
  operand: CheckedExpression,
  span: Span,
): CheckedExpression | undefined {
  if (!areQuantities(context, operand)) return undefined;
  return { kind: 'negate', operand, type: operand.type, span };
}

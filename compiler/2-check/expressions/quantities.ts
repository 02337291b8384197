// Literals, conversions and the measures of a document: blocks, remainders, parts, the lower or higher of several.

import type { Expr } from '../../../grammar/tree/syntax.js';
import { datedConversion, divisionByZero } from '../../diagnostics/catalogue/rules/types.js';
import type { Details } from '../../diagnostics/define.js';
import { divide, hundred, one, sign, zero } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { all, arithmetic, compareTo, number, roundedTo, zeroOf } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Conversion, Scope } from '../types/context.js';
import { decimal, quantity, quantityType } from '../types/describe.js';
import { dateType, isTime, percentType, plainNumber, type Type } from '../types/types.js';
import {
  conversionFactor,
  formatUnit,
  invertUnit,
  normalUnit,
  noUnit,
  unitOf,
} from '../types/unit-algebra.js';
import { readUnit, readUnitType } from '../types/units.js';
import { bandAlone } from './conditions.js';
import { constantOf } from './constants.js';
import { convertTo, demand, reportNoConversion } from './convert.js';
import { unify } from './unify.js';

/** A number with its unit; per cent and points are divided by 100. */
export function checkNumber(
  context: Context,
  expression: Expr & { kind: 'number' },
  scope: Scope,
): CheckedExpression | undefined {
  const { value, unit: syntax, percent, span } = expression;
  const unit = syntax ? readUnit(context, syntax) : noUnit;
  if (unit === undefined) return undefined;
  const use = { use: scope.use, because: undefined, span };
  context.note({ value, unit, percent: percent !== undefined, ...use });
  if (percent === undefined) return number(value, quantityType(unit), span);
  const rate = syntax
    ? normalUnit(unit.powers.map((each) => ({ ...each, power: -Math.abs(each.power) })))
    : noUnit;
  const type = syntax ? quantityType(rate, true) : percentType;
  return number(divide(value, hundred), type, span);
}

type Quantity = Type & { readonly kind: 'quantity' };

/** `price in EUR`: an explicit conversion. */
export function checkIn(
  context: Context,
  expression: Expr & { kind: 'in' },
  scope: Scope,
): CheckedExpression | undefined {
  const target = readUnitType(context, expression.unit);
  const value = demand(context, context.check(expression.value, scope, target), 'quantity', quantity);
  if (value === undefined || target === undefined) return undefined;
  if (conversionFactor(context.units, value.type.unit, target.unit) !== undefined) {
    return convertTo(context, value, { type: target, span: undefined });
  }
  return byDeclaredRatio(context, value, value.type, target, expression, scope);
}

function byDeclaredRatio(
  context: Context,
  value: CheckedExpression,
  from: Quantity,
  target: Quantity,
  expression: Expr & { kind: 'in' },
  scope: Scope,
): CheckedExpression | undefined {
  const { span } = expression;
  for (const { symbol, power } of from.unit.powers) {
    for (const to of new Set(
      context.conversions.filter((one_) => one_.from === symbol).map((one_) => one_.to),
    )) {
      const without = from.unit.powers.filter((each) => each.symbol !== symbol);
      const unit = normalUnit([...without, { symbol: to, power }]);
      if (conversionFactor(context.units, unit, target.unit) === undefined) continue;
      const ratio = ratioOf(context, symbol, to, span);
      if (ratio === undefined) return undefined;
      const type = quantityType(unit);
      let converted = value;
      for (let count = 0; count < Math.abs(power); count++) {
        converted = arithmetic(power > 0 ? 'multiply' : 'divide', converted, ratio, type, span);
      }
      return convertTo(context, converted, { type: target, span: undefined });
    }
  }
  const to = formatUnit(target.unit);
  reportNoConversion(
    context,
    span,
    from,
    to,
    productMeant(context, value.span, from, target, expression, scope),
  );
  return undefined;
}

/** `area * height in m3`: the whole product was meant. */
function productMeant(
  context: Context,
  value: Span,
  from: Quantity,
  target: Quantity,
  expression: Expr & { kind: 'in' },
  { factor }: Scope,
): Details {
  if (factor?.of !== expression) return {};
  if (context.text(expression.span).startsWith('(')) return {};
  const { left, operator } = factor;
  if (left.type.kind !== 'quantity') return {};
  const right = { '*': from.unit, '/': invertUnit(from.unit) }[operator];
  const whole = normalUnit([...left.type.unit.powers, ...right.powers]);
  if (conversionFactor(context.units, whole, target.unit) === undefined) return {};
  const begin = { ...left.span, end: left.span.start };
  const end = { ...value, start: value.end };
  const product = `(${context.text({ ...left.span, end: value.end })})`;
  const unit = context.text({ ...expression.span, start: value.end }).trim();
  return {
    help: {
      en: `\`${unit}\` takes only what stands right before it; of the product write \`${product} ${unit}\``,
      fr: `\`${unit}\` ne prend que ce qui le précède ; pour le produit, écrivez \`${product} ${unit}\``,
    },
    fix: {
      title: { en: 'put the product in parentheses', fr: 'mettre le produit entre parenthèses' },
      edits: [
        { span: begin, text: '(' },
        { span: end, text: ')' },
      ],
    },
  };
}

// A ratio for all time is a factor; ratios of periods are chosen by the date that decides on versions.
function ratioOf(context: Context, from: string, to: string, span: Span): CheckedExpression | undefined {
  const ratios = context.conversions.filter((each) => each.from === from && each.to === to);
  const type = quantityType(
    normalUnit([
      { symbol: to, power: 1 },
      { symbol: from, power: -1 },
    ]),
  );
  const factor = (ratio: Conversion) =>
    number(ratio.factor, type, span, `1 ${from} = ${decimal(ratio.factor)} ${to}`);
  const always = ratios.find(({ period }) => period === undefined);
  const dated = ratios.filter(({ period }) => period !== undefined);
  if (dated.length === 0) return always && factor(always);
  if (context.dating.kind === 'none') {
    context.report(datedConversion(span, {}));
    return undefined;
  }
  const date: CheckedExpression = { kind: 'fact', fact: context.dating.fact, type: dateType, span };
  const at = (value: number): CheckedExpression => ({ kind: 'date', value, type: dateType, span });
  const branches = dated.map((ratio) => ({
    when: all(
      [
        ...(ratio.period?.from === undefined ? [] : [compareTo('from', date, at(ratio.period.from), span)]),
        ...(ratio.period?.to === undefined ? [] : [compareTo('up-to', date, at(ratio.period.to), span)]),
      ],
      span,
    ),
    then: factor(ratio),
  }));
  const otherwise: CheckedExpression = always
    ? factor(always)
    : { kind: 'not-given', what: `${from} → ${to}`, type, span };
  return { kind: 'conditional', branches, otherwise, type, span };
}

const blocks = quantityType(unitOf('block'));

/** `started blocks of 100 devices in kiosks`. */
export function checkBlocks(
  context: Context,
  { rounding, plain, width, count, span }: Expr & { kind: 'blocks' },
  scope: Scope,
): CheckedExpression | undefined {
  const parts = countAndWidth(context, count, width, scope);
  if (parts === undefined) return undefined;
  const type = plain ? plainNumber : blocks;
  const quotient = arithmetic('divide', parts.count, parts.width, type, span);
  if (rounding === 'exact') return quotient;
  return roundedTo(quotient, ({ started: 'up', full: 'down' } as const)[rounding], one, type, span);
}

/** `remainder of 17 items in blocks of 5 items`. */
export function checkRemainder(
  context: Context,
  { width, count, span }: Expr & { kind: 'remainder' },
  scope: Scope,
): CheckedExpression | undefined {
  const parts = countAndWidth(context, count, width, scope);
  if (parts === undefined) return undefined;
  const { type } = parts.count;
  const full = roundedTo(
    arithmetic('divide', parts.count, parts.width, plainNumber, span),
    'down',
    one,
    plainNumber,
    span,
  );
  return arithmetic(
    'subtract',
    parts.count,
    arithmetic('multiply', full, parts.width, type, span),
    type,
    span,
  );
}

/** `per started hour`: a unit alone is one of it, where no name of the file is called so. */
function oneOfUnit(context: Context, width: Expr, scope: Scope): Expr {
  if (width.kind !== 'name') return width;
  const { name: text, span } = width;
  const isName = scope.parameters.has(text) || context.resolved.names.has(text);
  if (isName || context.units.find(text, context.languageOf(span.file)) === undefined) return width;
  return { kind: 'number', value: one, unit: { names: [{ text, span }], span }, percent: undefined, span };
}

function countAndWidth(context: Context, count: Expr, width: Expr, scope: Scope) {
  const checkedCount = demand(context, context.check(count, scope), 'quantity', quantity);
  const checkedWidth = demand(
    context,
    context.check(oneOfUnit(context, width, scope), scope),
    'quantity',
    quantity,
  );
  if (checkedCount === undefined || checkedWidth === undefined) return undefined;
  const converted = convertTo(context, checkedWidth, checkedCount);
  if (converted === undefined) return undefined;
  const constant = constantOf(converted, context.statementsOf);
  if (constant !== undefined && sign(constant) === 0) {
    context.report(divisionByZero(width.span, {}));
    return undefined;
  }
  return { count: checkedCount, width: converted };
}

/** `part of usage above 100 kWh up to 200 kWh`. */
export function checkPart(
  context: Context,
  expression: Expr & { kind: 'part' },
  scope: Scope,
): CheckedExpression | undefined {
  const { span } = expression;
  const value = demand(context, context.check(expression.value, scope), 'quantity', quantity);
  if (value === undefined) return undefined;
  const band = bandAlone(context, expression.band);
  const limit = (syntax: Expr): CheckedExpression | undefined => {
    const checked = context.check(syntax, scope, value.type);
    return checked && convertTo(context, checked, value, { bareZero: true });
  };
  const lower = band.lower ? limit(band.lower.value) : zeroOf(value.type, span);
  const upper = band.upper && limit(band.upper.value);
  if (lower === undefined || (band.upper && upper === undefined)) return undefined;
  const { type } = value;
  const capped: CheckedExpression = upper ? { kind: 'minimum', operands: [value, upper], type, span } : value;
  const fromZero = lower.kind === 'number' && sign(lower.value) === 0;
  const within = fromZero ? capped : arithmetic('subtract', capped, lower, type, span);
  const part: CheckedExpression = {
    kind: 'maximum',
    operands: [within, number(zero, type, span)],
    type,
    span,
  };
  return band.lower ? part : { ...part, fromNought: { scale: undefined } };
}

/** `lower of (a; b)`, `higher of (a; b; c)`. */
export function checkExtreme(
  context: Context,
  { rule, values, span }: Expr & { kind: 'extreme' },
  scope: Scope,
  expected: Type | undefined,
): CheckedExpression | undefined {
  const unified = unify(context, scope, values, expected);
  if (unified === undefined) return undefined;
  for (const value of unified.values) {
    if (value.type.kind === 'date' || isTime(value.type)) continue;
    if (demand(context, value, 'quantity', quantity) === undefined) return undefined;
  }
  const kind = ({ lower: 'minimum', higher: 'maximum' } as const)[rule];
  return { kind, operands: unified.values, type: unified.type, span };
}

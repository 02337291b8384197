// One expression of the model into one formula; whatever cannot stand in a formula becomes steps before it.

import type { Expression } from '../../../3-model/model.js';
import { sign } from '../../../runtime/exact/rational.js';
import { textFormula } from '../blocks/long-texts.js';
import { serialOf } from '../book/dates.js';
import { acceptedFlag } from '../book/input-keys.js';
import * as exact from '../exactness/precision.js';
import {
  all,
  any,
  call,
  cell,
  choose,
  contrary,
  type Formula,
  flagOf,
  holds,
  isEqual,
  minus,
  nought,
  number,
  over,
  plus,
  telling,
  text,
  times,
  truth,
} from '../formula/formula.js';
import { keyOfDefinition, lowerApart } from './combine.js';
import { figure, printedFigure } from './figures.js';
import { lowerBefore, lowerRank, lowerRunningTotal } from './lower-before.js';
import { lowerAlternatives, lowerConditional, lowerRetainedLabel } from './lower-choices.js';
import { lowerBeginsWith, lowerComparison, optionIn } from './lower-comparison.js';
import { lowerDateBetween, lowerDateOf, lowerDatePart, lowerDateShift } from './lower-dates.js';
import { lowerInForce } from './lower-in-force.js';
import { lowerAggregate, lowerItem, lowerPosition } from './lower-lists.js';
import { lowerLookup } from './lower-lookup.js';
import { lowerRounding } from './lower-rounding.js';
import { lowerScale } from './lower-scale.js';
import { atom, flat, inDefined, type Lowered, lowered, partLabel, type Scope } from './scope.js';
import { harmless, nameOf } from './stand-ins.js';

/** The formula of an expression; for yes/no a condition (TRUE or FALSE). */
export const lower = (expression: Expression, scope: Scope): Lowered =>
  lowerApart(expression, scope) ?? lowerHere(expression, scope);

function lowerHere(expression: Expression, scope: Scope): Lowered {
  const { bench } = scope;
  switch (expression.kind) {
    case 'number': {
      const { value } = expression;
      const isPlain = value.n === 0n || (value.n === 1n && value.d === 1n);
      const printed = isPlain ? printedFigure(expression, scope) : undefined;
      if (isPlain && printed === undefined) return lowered(number(value), exact.constant(value));
      const key = printed ?? figure(expression, scope);
      return lowered(cell(key), bench.precisions.get(key));
    }
    case 'date': {
      const key = figure(expression, scope);
      return lowered(cell(key), exact.constant(serialOf(expression.value)));
    }
    case 'text':
      return lowered(textFormula(bench, expression.value, scope.label));
    case 'option':
      return lowered(optionIn(scope, textFormula(bench, expression.value, scope.label), expression.type));
    case 'yes-no':
      return lowered(truth(expression.value));
    case 'fact': {
      const fact = bench.model.facts.find(({ name }) => name === expression.fact);
      const key = bench.keyOf(fact?.list, `in_${expression.fact}`);
      const defined =
        fact !== undefined && bench.tracked.has(fact.name) ? holds(acceptedFlag(bench, fact)) : truth(true);
      if (expression.type.kind === 'yes-no') return lowered(holds(key), undefined, defined);
      return lowered(cell(key), bench.precisions.get(key), defined);
    }
    case 'given': {
      const fact = bench.model.facts.find(({ name }) => name === expression.fact);
      return lowered(holds(bench.keyOf(fact?.list, `in_${expression.fact}/given`)));
    }
    case 'reading':
      // A survey looks at the chosen readings only.
      if (bench.pass.kind === 'survey') {
        const reading = bench.model.readings.find(({ name }) => name === expression.reading);
        return lowered(text(reading?.chosen ?? ''));
      }
      bench.pass.kind satisfies 'final';
      return lowered(cell(bench.keyOf(undefined, `reading_${expression.reading}`)));
    case 'reference':
    case 'earlier': {
      const key = keyOfDefinition(bench, expression.definition);
      const defined = bench.definedAt(key);
      const constant = bench.constants.get(key);
      if (constant !== undefined && expression.type.kind !== 'quantity' && expression.type.kind !== 'date') {
        return lowered(
          constant.kind === 'number' ? truth(constant.value.n === 1n) : constant,
          undefined,
          defined,
        );
      }
      if (expression.type.kind === 'yes-no') return lowered(holds(key), undefined, defined);
      return lowered(cell(key), bench.precisions.get(key), defined);
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return lowerArithmetic(expression, scope);
    case 'negate': {
      const operand = flat(scope, lower(expression.operand, scope), expression.operand.type, scope.label);
      return {
        ...operand,
        formula: { kind: 'negate', operand: operand.formula },
        precision: operand.precision && exact.opposite(operand.precision),
      };
    }
    case 'not': {
      const operand = lower(expression.operand, scope);
      return { ...operand, formula: contrary(operand.formula) };
    }
    case 'begins-with':
      return lowerBeginsWith(expression, scope);
    case 'minimum':
    case 'maximum':
      return lowerExtreme(expression, scope);
    case 'and':
    case 'or':
      return lowerJunction(expression, scope);
    case 'round':
      return lowerRounding(expression, scope);
    case 'compare':
      return lowerComparison(expression, scope);
    case 'conditional':
      return lowerConditional(expression, scope);
    case 'alternatives':
      return lowerAlternatives(expression, scope);
    case 'retained-label':
      return lowerRetainedLabel(expression, scope);
    case 'lookup':
      return lowerLookup(expression, scope);
    case 'scale':
      return lowerScale(expression, scope);
    case 'in-force':
      return lowerInForce(expression, scope);
    case 'aggregate':
      return lowerAggregate(expression, scope);
    case 'before':
      return lowerBefore(expression, scope);
    case 'item':
      return lowerItem(expression, scope);
    case 'position':
      return lowerPosition(scope);
    case 'running-total':
      return lowerRunningTotal(expression, scope);
    case 'rank':
      return lowerRank(expression, scope);
    case 'date-part':
      return lowerDatePart(expression, scope);
    case 'date-between':
      return lowerDateBetween(expression, scope);
    case 'date-shift':
      return lowerDateShift(expression, scope);
    case 'date-of':
      return lowerDateOf(expression, scope);
    case 'not-given':
      return lowered(harmless(expression), exact.constant({ n: 0n, d: 1n }), truth(false));
    default:
      return expression satisfies never;
  }
}

/** The value as a cell stores it: yes/no as 1 or 0. */
export function lowerValue(expression: Expression, scope: Scope): Lowered {
  const value = lower(expression, scope);
  return expression.type.kind === 'yes-no'
    ? { ...value, formula: flagOf(value.formula), precision: exact.whole(0, 1) }
    : value;
}

const unknown = exact.constant({ n: 0n, d: 1n });

function lowerArithmetic(
  expression: Extract<Expression, { kind: 'add' | 'subtract' | 'multiply' | 'divide' }>,
  scope: Scope,
): Lowered {
  const { bench } = scope;
  const side = (operand: Expression) =>
    flat(scope, lower(operand, scope), operand.type, partLabel(scope, operand));
  const left = side(expression.left);
  const right = side(expression.right);
  const defined = inDefined(left, right);
  const a = left.precision ?? unknown;
  const b = right.precision ?? unknown;
  switch (expression.kind) {
    case 'add':
      return lowered(plus(left.formula, right.formula), exact.sum(a, b), defined);
    case 'subtract':
      return lowered(minus(left.formula, right.formula), exact.difference(a, b), defined);
    case 'multiply':
      return lowered(times(left.formula, right.formula), exact.product(a, b), defined);
    default: {
      expression.kind satisfies 'divide';
      const precision = exact.quotient(a, b, nameOf(right.formula));
      if (sign(b.lo) > 0 || sign(b.hi) < 0)
        return lowered(over(left.formula, right.formula), precision, defined);
      // A divisor that can be zero: the quotient is guarded, and does not exist there.
      const dividend = atom(scope, left, expression.left.type, `${scope.label} – ${bench.words.dividend}`);
      const divisor = atom(scope, right, expression.right.type, `${scope.label} – ${bench.words.divisor}`);
      const isZero = exact.isExact(b)
        ? isEqual(divisor.formula, nought)
        : telling(isEqual(call('ROUND', divisor.formula, number(zeroDigits(b))), nought), (say) =>
            say(isEqual(divisor.formula, nought)),
          );
      const zero = atom(
        scope,
        lowered(isZero),
        { kind: 'yes-no' },
        `${scope.label} – ${bench.words.divisorIsZero}`,
      );
      const guarded = choose(zero.formula, nought, over(dividend.formula, divisor.formula));
      return lowered(
        telling(guarded, (say) =>
          say(choose(isEqual(right.formula, nought), nought, over(left.formula, right.formula))),
        ),
        precision,
        all([defined, contrary(zero.formula)]),
      );
    }
  }
}

/** Digits at which a value that is not zero is still seen. */
function zeroDigits(value: exact.Precision): number {
  const least = exact.toFloat(exact.leastSize(value));
  return Math.max(0, Math.min(12, Math.ceil(-Math.log10(least)) + 1));
}

function lowerExtreme(
  expression: Extract<Expression, { kind: 'minimum' | 'maximum' }>,
  scope: Scope,
): Lowered {
  const operands = expression.operands.map((operand) =>
    flat(scope, lower(operand, scope), operand.type, partLabel(scope, operand)),
  );
  const [first, ...others] = operands;
  if (first === undefined) return lowered(nought, unknown);
  const join = { minimum: exact.lower, maximum: exact.higher }[expression.kind];
  return lowered(
    call(
      ({ minimum: 'MIN', maximum: 'MAX' } as const)[expression.kind],
      ...operands.map(({ formula }) => formula),
    ),
    operands.map(({ precision }) => precision ?? unknown).reduce(join),
    inDefined(first, ...others),
  );
}

/** `and` stops at the first that does not hold, `or` at the first that does: what follows need not have a value. */
function lowerJunction(expression: Extract<Expression, { kind: 'and' | 'or' }>, scope: Scope): Lowered {
  const operands = expression.operands.map((operand) => {
    const value = lower(operand, scope);
    return flat(scope, value, operand.type, scope.label);
  });
  const conditions = operands.map(({ formula }) => formula);
  const defined = operands.reduceRight<Formula>((rest, operand) => {
    const stops =
      (expression.kind satisfies 'and' | 'or') === 'and' ? contrary(operand.formula) : operand.formula;
    return all([operand.defined, any([stops, rest])]);
  }, truth(true));
  const joined = (expression.kind satisfies 'and' | 'or') === 'and' ? all(conditions) : any(conditions);
  const alwaysDefined = operands.every(
    (operand) => operand.defined.kind === 'truth' && operand.defined.value,
  );
  return lowered(joined, undefined, alwaysDefined ? truth(true) : defined);
}

// Rounding in the form that is proven exact in floats: first to a guard that the range makes safe, then to the step.

import type { Expression } from '../../../3-model/model.js';
import {
  add,
  decimalsOf,
  divide,
  one,
  type Rational,
  type RoundingMode,
  rational,
  roundTo,
  subtract,
  zero,
} from '../../../runtime/exact/rational.js';
import { roundingStep } from '../blocks/rounding-steps.js';
import { decisionOn } from '../exactness/guard.js';
import { constant, type Precision, product, typed } from '../exactness/precision.js';
import {
  call,
  cell,
  choose,
  type Formula,
  isEqual,
  minus,
  nought,
  number,
  over,
  telling,
  times,
  unity,
} from '../formula/formula.js';
import { figureInWords } from '../words/figure-in-words.js';
import { assure, guardOf, isCertain, reportUnsafe, type Taken } from './decide.js';
import { addPart, atom, flat, type Lowered, lowered, type Scope } from './scope.js';

const half = rational(1, 2);

export function lowerRounding(expression: Extract<Expression, { kind: 'round' }>, scope: Scope): Lowered {
  const inner = scope.lower(expression.operand, scope);
  const operand = flat(scope, inner, expression.operand.type, scope.label);
  return roundLowered(operand, expression.mode, expression.step, expression.span, expression.type, scope);
}

/** The value rounded to a multiple of the step. */
export function roundLowered(
  given: Lowered,
  mode: RoundingMode,
  step: Rational,
  span: Expression['span'],
  type: Expression['type'],
  scope: Scope,
): Lowered {
  const { words, model } = scope.bench;
  const rounded = roundedValue(given, mode, step, span, type, scope);
  const to = figureInWords(step, type, model, words);
  return {
    ...rounded,
    formula: telling(rounded.formula, (say) => words.told.rounded(say(given.formula), mode, to)),
  };
}

function roundedValue(
  given: Lowered,
  mode: RoundingMode,
  step: Rational,
  span: Expression['span'],
  type: Expression['type'],
  scope: Scope,
): Lowered {
  const before = given.precision ?? constant(zero);
  const scale = scaling(step, scope);
  const inSteps = product(before, scale.precision);
  const taken: Taken = {
    kind: 'rounding',
    span,
    part: mode,
    decision: decisionOn(inSteps, mode === 'up' || mode === 'down' ? one : half),
    steps: { of: step, type },
  };
  const guard = guardOf(scope, taken);
  const lo = before.lo.n < 0n ? roundTo(before.lo, 'up', step) : roundTo(before.lo, 'down', step);
  const precision = typed(lo, roundTo(before.hi, before.hi.n < 0n ? 'down' : 'up', step), step);
  reportUnsafe(scope, taken, guard);
  const surveyed = scope.bench.pass.kind === 'survey';
  const operand =
    surveyed || isCertain(guard)
      ? given
      : atom(scope, given, type, `${scope.label} – ${scope.bench.words.beforeRounding}`);
  assure(scope, taken, guard, [operand.formula], step, fromDecision(mode, scale.there(operand.formula)));
  const guarded = (value: Formula): Formula => call('ROUND', scale.there(value), number(guard.digits));
  switch (mode) {
    case 'half-up':
      return lowered(scale.back(call('ROUND', guarded(operand.formula), nought)), precision, operand.defined);
    case 'up':
      return lowered(
        scale.back(call('ROUNDUP', guarded(operand.formula), nought)),
        precision,
        operand.defined,
      );
    case 'down':
      return lowered(
        scale.back(call('ROUNDDOWN', guarded(operand.formula), nought)),
        precision,
        operand.defined,
      );
    case 'half-down':
    case 'half-even':
      return lowered(
        scale.back(towards(mode, guarded(operand.formula), inSteps, guard.digits, scope)),
        precision,
        operand.defined,
      );
    default:
      return mode satisfies never;
  }
}

/** How far a value in steps lies from where it is rounded otherwise: from a half, or from a whole number. */
function fromDecision(mode: RoundingMode, value: Formula): Formula {
  const whole = mode === 'up' || mode === 'down';
  return whole
    ? call('ABS', minus(value, call('ROUND', value, nought)))
    : call('ABS', minus(minus(value, call('INT', value)), over(unity, number(2))));
}

/**
 * After the guard a tie is exactly k + 1/2, so it can be seen: a flag of its own says that there is one. Half down takes
 * the whole number towards zero there, half even twice the rounded half of it.
 */
function towards(
  mode: 'half-down' | 'half-even',
  guarded: Formula,
  inSteps: Precision,
  guard: number,
  scope: Scope,
): Formula {
  const { words } = scope.bench;
  const precision = typed(inSteps.lo, inSteps.hi, rational(1n, 10n ** BigInt(guard)));
  const value = atom(
    scope,
    lowered(guarded, precision),
    { kind: 'quantity', unit: { powers: [] }, percent: false },
    `${scope.label} – ${words.inSteps}`,
  ).formula;
  const size = call('ABS', value);
  const tie = addPart(scope, {
    label: `${scope.label} – ${words.tie}`,
    kind: 'flag',
    formula: choose(isEqual(minus(size, call('INT', size)), over(unity, number(2))), unity, nought),
    show: { kind: 'flag', format: '0', unit: '0/1' },
  });
  const atTie =
    (mode satisfies 'half-down' | 'half-even') === 'half-down'
      ? call('ROUNDDOWN', value, nought)
      : times(number(2), call('ROUND', over(value, number(2)), nought));
  const rounded = addPart(scope, {
    label: `${scope.label} – ${words.inWholeSteps}`,
    kind: 'rounding',
    formula: telling(choose(isEqual(cell(tie), unity), atTie, call('ROUND', value, nought)), (say) =>
      words.told.rounded(say(value), mode, '1'),
    ),
    show: { kind: 'number', format: 'General', unit: '' },
    precision: typed(subtract(inSteps.lo, one), add(inSteps.hi, one), one),
  });
  return cell(rounded);
}

interface Scaling {
  readonly there: (value: Formula) => Formula;
  readonly back: (value: Formula) => Formula;
  readonly precision: Precision;
}

/** Into steps and back: by powers of ten in the formula, by a locked parameter otherwise. */
function scaling(step: Rational, scope: Scope): Scaling {
  const perUnit = divide(one, step);
  if (perUnit.n === 1n && perUnit.d === 1n) {
    return { there: (value) => value, back: (value) => value, precision: constant(one) };
  }
  if (perUnit.d === 1n && isPowerOfTen(perUnit.n)) {
    const factor = number(perUnit);
    return {
      there: (value) => times(factor, value),
      back: (value) => over(value, factor),
      precision: constant(perUnit),
    };
  }
  if (step.d === 1n && isPowerOfTen(step.n)) {
    const factor = number(step);
    return {
      there: (value) => over(value, factor),
      back: (value) => times(value, factor),
      precision: { ...constant(perUnit), relative: 0 },
    };
  }
  if (perUnit.d === 1n) {
    const factor = cell(roundingStep(scope.bench, perUnit, step));
    return {
      there: (value) => times(value, factor),
      back: (value) => over(value, factor),
      precision: constant(perUnit),
    };
  }
  const factor = cell(roundingStep(scope.bench, step, step));
  const digits = decimalsOf(step) ?? 0;
  return {
    there: (value) => over(value, factor),
    // A multiple of 0.15 is not the nearest float to itself until it is brought onto its digits.
    back: (value) =>
      digits === 0 ? times(value, factor) : call('ROUND', times(value, factor), number(digits)),
    precision: { ...constant(perUnit), relative: 2 ** -52 },
  };
}

const isPowerOfTen = (value: bigint): boolean => /^10*$/.test(value.toString());

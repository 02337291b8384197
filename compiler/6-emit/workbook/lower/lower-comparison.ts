// Comparisons: exact numbers are compared as they are, computed ones after rounding to a guard that the range proves safe.

import type { ComparisonOperator, Expression, Type } from '../../../3-model/model.js';
import { optionLabel } from '../../../3-model/wording.js';
import { compare as compareExact, decimalsOf, rational, zero } from '../../../runtime/exact/rational.js';
import { readable } from '../../wording/readable.js';
import type { Decision, Guard } from '../exactness/guard.js';
import {
  commonGrid,
  constant,
  difference,
  magnitude,
  type Precision,
  toFloat,
} from '../exactness/precision.js';
import {
  call,
  type Formula,
  flagOf,
  minus,
  nought,
  number,
  type Operator,
  operandsOf,
  operation,
  telling,
  text,
  truth,
} from '../formula/formula.js';
import { assure, guardOf, isCertain, reportUnsafe, type Taken } from './decide.js';
import { atom, flat, inDefined, type Lowered, lowered, type Scope } from './scope.js';

const operators: Readonly<Record<ComparisonOperator, Operator>> = {
  below: '<',
  'up-to': '<=',
  equal: '=',
  'not-equal': '<>',
  from: '>=',
  above: '>',
};

/** The first letters, compared as they are written: capitals count, as in the rules. */
export function lowerBeginsWith(
  { operand, prefix }: Extract<Expression, { kind: 'begins-with' }>,
  scope: Scope,
): Lowered {
  const { formula, defined } = flat(scope, scope.lower(operand, scope), operand.type, scope.label);
  const first = call('LEFT', formula, number(rational(prefix.length)));
  return lowered(call('EXACT', first, text(prefix)), undefined, defined);
}

export function lowerComparison(expression: Extract<Expression, { kind: 'compare' }>, scope: Scope): Lowered {
  const { left, right } = expression;
  const a = flat(scope, scope.lower(left, scope), left.type, scope.label);
  const b = flat(scope, scope.lower(right, scope), right.type, scope.label);
  const defined = inDefined(a, b);
  const operator = operators[expression.operator];
  switch (left.type.kind) {
    case 'yes-no': {
      const x = atom(scope, a, left.type, scope.label);
      const y = atom(scope, b, right.type, scope.label);
      return lowered(operation(operator, flagOf(x.formula), flagOf(y.formula)), undefined, defined);
    }
    case 'text': {
      const same = call('EXACT', a.formula, b.formula);
      return lowered(operator === '=' ? same : call('NOT', same), undefined, defined);
    }
    case 'choice':
      if (a.formula.kind === 'text' && b.formula.kind === 'text') {
        return lowered(
          truth((a.formula.value === b.formula.value) === (operator === '=')),
          undefined,
          defined,
        );
      }
      return lowered(
        operation(operator, optionIn(scope, a.formula, left.type), optionIn(scope, b.formula, right.type)),
        undefined,
        defined,
      );
    case 'date':
    case 'quantity':
      return lowered(compareNumbers(scope, a, operator, b, expression.span), undefined, defined);
    default:
      return left.type satisfies never;
  }
}

/** Whether a float is the nearest to its exact value, so that equal values are equal floats. */
export const isNearest = (value: Precision): boolean =>
  value.divisors.size === 0 &&
  value.absolute === 0 &&
  value.relative <= 2 ** -53 &&
  (decimalsOf(value.grid) ?? 99) <= 15 &&
  Math.abs(toFloat(value.hi)) / Math.max(toFloat(value.grid), Number.MIN_VALUE) < 1e15;

/**
 * A comparison of two numbers that decides as exact arithmetic does; where that is not certain for every input, a check
 * says when it is. `part` tells apart the comparisons of one place of the rule file.
 */
export function compareNumbers(
  scope: Scope,
  left: Lowered,
  operator: Operator,
  right: Lowered,
  span: Expression['span'],
  part = '',
): Formula {
  const a = left.precision ?? constant(zero);
  const b = right.precision ?? constant(zero);
  const apart = compareExact(a.hi, b.lo) < 0 || compareExact(b.hi, a.lo) < 0;
  if (apart || (isNearest(a) && isNearest(b))) return operation(operator, left.formula, right.formula);
  // Near a decision both sides are alike, so neither is greater than the lesser of the two can be.
  const size = Math.min(magnitude(a), magnitude(b));
  const options: { readonly taken: Taken; readonly guard: Guard; readonly form: 'onto' | 'difference' }[] =
    [];
  const consider = (decision: Decision, form: 'onto' | 'difference'): void => {
    const taken: Taken = { kind: 'comparison', span, part: `${part} ${form}`, decision };
    options.push({ taken, guard: guardOf(scope, taken), form });
  };
  if (isNearest(b) && operandsOf(right.formula).length === 0) {
    // The computed side comes onto the digits of the other, which is held as typed.
    consider({ precision: a, critical: b.grid, size, difference: false }, 'onto');
  }
  const grid = commonGrid(a.grid, b.grid);
  const both = difference(a, b);
  const precision = {
    ...both,
    grid,
    relative: a.relative + b.relative,
    absolute: a.absolute + b.absolute,
  };
  consider({ precision, critical: zero, size, difference: true }, 'difference');
  const best =
    options.find(({ guard }) => isCertain(guard)) ??
    options.find(({ guard }) => guard.delivered) ??
    options[options.length - 1];
  if (best === undefined) return operation(operator, left.formula, right.formula);
  reportUnsafe(scope, best.taken, best.guard);
  const certain = isCertain(best.guard) || scope.bench.pass.kind === 'survey';
  const label = `${scope.label} – ${scope.bench.words.toCompare}`;
  const x = certain ? left : atom(scope, left, plainNumber, label);
  const y = certain ? right : atom(scope, right, plainNumber, label);
  const distance = call('ABS', minus(x.formula, y.formula));
  assure(scope, best.taken, best.guard, [x.formula, y.formula], rational(1), distance);
  const digits = number(best.guard.digits);
  const compared =
    (best.form satisfies 'onto' | 'difference') === 'onto'
      ? operation(operator, call('ROUND', x.formula, digits), y.formula)
      : operation(operator, call('ROUND', minus(x.formula, y.formula), digits), nought);
  // The guard is of the spreadsheet alone.
  return telling(compared, (say) => say(operation(operator, x.formula, y.formula)));
}

const plainNumber = { kind: 'quantity', unit: { powers: [] }, percent: false } as const;

/** The name of an option in a formula, said by its label. */
export function optionIn({ bench }: Scope, option: Formula, type: Type): Formula {
  if (option.kind !== 'text') return option;
  const said = bench.words.told.quoted(readable(optionLabel(type, option.value)));
  return telling(option, () => said);
}

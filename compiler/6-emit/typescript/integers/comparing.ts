// Comparisons by cross-multiplication: no quotient is ever formed, constants become whole limits.

import type { ComparisonOperator } from '../../../3-model/model.js';
import { ceiling, compare, divide, floor, isInteger } from '../../../runtime/exact/rational.js';
import { type Code, call, infix, precedences, truthLiteral } from '../code/code.js';
import { runtime } from '../code/runtime-names.js';
import { comparable, type Integer, literal, product } from './integer.js';
import {
  asFraction,
  commonGrid,
  constantOf,
  highest,
  inGrid,
  loosened,
  lowest,
  onOneGrid,
  type Quantity,
  type Scaled,
} from './operand.js';

const symbols: Readonly<Record<ComparisonOperator, string>> = {
  below: '<',
  'up-to': '<=',
  equal: '===',
  'not-equal': '!==',
  from: '>=',
  above: '>',
};

const turned: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  below: 'above',
  'up-to': 'from',
  equal: 'equal',
  'not-equal': 'not-equal',
  from: 'up-to',
  above: 'below',
};

/** The truth of `left operator right`, decided where the bounds decide it. */
export function comparison(operator: ComparisonOperator, left: Quantity, right: Quantity): Code {
  const decided = decidedBy(operator, left, right);
  if (decided !== undefined) return truthLiteral(decided);
  if (left.kind === 'loose' || right.kind === 'loose') {
    const sign = call(runtime.compare, loosened(left).code, loosened(right).code);
    return infix(sign, symbols[operator], literal(0n).code, levelOf(operator));
  }
  if (left.kind === 'scaled' && right.kind === 'scaled') {
    if (constantOf(left) !== undefined) return toLimit(turned[operator], right, left);
    if (constantOf(right) !== undefined) return toLimit(operator, left, right);
    const [a, b] = onOneGrid(left, right);
    return relation(operator, a, b);
  }
  const [a, b] = [asFraction(left), asFraction(right)];
  const grid = commonGrid(a.grid, b.grid);
  const x = inGrid(a.numerator, a.grid, grid);
  const y = inGrid(b.numerator, b.grid, grid);
  const shared = a.denominator.code.text === b.denominator.code.text;
  return relation(operator, shared ? x : product(x, b.denominator), shared ? y : product(y, a.denominator));
}

const levelOf = (operator: ComparisonOperator): number =>
  operator === 'equal' || operator === 'not-equal' ? precedences.equality : precedences.relation;

function relation(operator: ComparisonOperator, a: Integer, b: Integer): Code {
  const [x, y] = comparable(a, b);
  return infix(x.code, symbols[operator], y.code, levelOf(operator));
}

/** A constant limit, brought onto the grid of the value: below 7.5 is up to 7 among whole numbers. */
function toLimit(operator: ComparisonOperator, value: Scaled, limit: Scaled): Code {
  const bound = divide(constantOf(limit) ?? limit.grid, value.grid);
  const side = (integer: bigint) => literal(integer, value.integer.big);
  if (isInteger(bound)) return relation(operator, value.integer, side(bound.n));
  switch (operator) {
    case 'below':
    case 'up-to':
      return relation('up-to', value.integer, side(floor(bound)));
    case 'above':
    case 'from':
      return relation('from', value.integer, side(ceiling(bound)));
    case 'equal':
      return truthLiteral(false);
    case 'not-equal':
      return truthLiteral(true);
    default:
      return operator satisfies never;
  }
}

function decidedBy(operator: ComparisonOperator, left: Quantity, right: Quantity): boolean | undefined {
  const [a, b, c, d] = [lowest(left), highest(left), lowest(right), highest(right)];
  const surely = (x: typeof a, y: typeof a, test: (sign: number) => boolean) =>
    x !== undefined && y !== undefined && test(compare(x, y));
  switch (operator) {
    case 'below':
      return surely(b, c, (sign) => sign < 0) ? true : surely(a, d, (sign) => sign >= 0) ? false : undefined;
    case 'up-to':
      return surely(b, c, (sign) => sign <= 0) ? true : surely(a, d, (sign) => sign > 0) ? false : undefined;
    case 'above':
      return decidedBy('below', right, left);
    case 'from':
      return decidedBy('up-to', right, left);
    case 'equal': {
      if (surely(b, c, (sign) => sign < 0) || surely(a, d, (sign) => sign > 0)) return false;
      const [x, y] = [constantOf(left), constantOf(right)];
      return x !== undefined && y !== undefined ? compare(x, y) === 0 : undefined;
    }
    case 'not-equal': {
      const equal = decidedBy('equal', left, right);
      return equal === undefined ? undefined : !equal;
    }
    default:
      return operator satisfies never;
  }
}

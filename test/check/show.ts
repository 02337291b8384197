// Checked expressions in one line, for tests: `(multiply 2 [EUR/m2] area)`.

import type {
  CheckedExpression,
  CheckedFormula,
  CheckedTable,
} from '../../compiler/2-check/types/checked.js';
import type { Match } from '../../compiler/2-check/types/parts.js';
import type { Type } from '../../compiler/2-check/types/types.js';
import { formatUnit } from '../../compiler/2-check/types/unit-algebra.js';
import { isoFromDays } from '../../compiler/runtime/exact/calendar.js';
import { formatDecimal, type Rational } from '../../compiler/runtime/exact/rational.js';

const decimal = (value: Rational): string => formatDecimal(value) ?? `${value.n}/${value.d}`;

export function showType(type: Type): string {
  if (type.kind === 'choice') return type.set.name;
  if (type.kind !== 'quantity') return type.kind;
  return type.percent ? '%' : formatUnit(type.unit) || 'number';
}

/** Names of kinds, operands in order; numbers bare, conversion factors with their words. */
export function show(expression: CheckedExpression): string {
  const list = (word: string, ...operands: readonly (CheckedExpression | undefined)[]) =>
    `(${[word, ...operands.flatMap((one) => (one ? [show(one)] : []))].join(' ')})`;
  switch (expression.kind) {
    case 'number':
      return decimal(expression.value) + (expression.conversion ? `{${expression.conversion}}` : '');
    case 'date':
      return isoFromDays(expression.value);
    case 'text':
      return `"${expression.value}"`;
    case 'yes-no':
      return expression.value ? 'yes' : 'no';
    case 'option':
      return `'${expression.value}`;
    case 'fact':
      return expression.fact;
    case 'given':
      return `(given ${expression.fact})`;
    case 'reading':
      return `(reading ${expression.reading})`;
    case 'name':
      return `@${expression.name}`;
    case 'so-far':
      return '…';
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return list(expression.kind, expression.left, expression.right);
    case 'negate':
    case 'not':
      return list(expression.kind, expression.operand);
    case 'begins-with':
      return list(`begins with "${expression.prefix}"`, expression.operand);
    case 'minimum':
    case 'maximum':
    case 'and':
    case 'or':
      return list(expression.kind, ...expression.operands);
    case 'round':
      return list(`round ${expression.mode} ${decimal(expression.step)}`, expression.operand);
    case 'compare':
      return list(expression.operator, expression.left, expression.right);
    case 'conditional':
      return `(${expression.branches.map(({ when, then }) => `${show(when)} ? ${show(then)} : `).join('')}${show(expression.otherwise)})`;
    case 'aggregate':
      return list(`${expression.operation} ${expression.list}`, expression.of, expression.where);
    case 'middle':
      return list(`${expression.operation} ${expression.list}`, expression.of, expression.where);
    case 'before':
      return list(`${expression.operation} before ${expression.list}`, expression.of, expression.where);
    case 'item':
      return list(`item ${expression.list}`, expression.index, expression.of);
    case 'this-one':
      return list('this-one', expression.of);
    case 'position':
      return 'position';
    case 'running-total':
      return list(expression.inclusive ? 'running' : 'running-before', expression.of);
    case 'rank':
      return list('rank', expression.of);
    case 'date-part':
      return list(expression.part, expression.date);
    case 'date-between':
      return list(expression.measure, expression.from, expression.to);
    case 'date-shift':
      return list(`shift ${expression.unit}`, expression.date, expression.by);
    case 'date-of':
      return list('date', expression.year, expression.month, expression.day);
    case 'not-given':
      return 'not-given';
    case 'call':
      return list(`@${expression.name}`, ...expression.arguments);
    case 'for':
      return list(`@${expression.name} for ${expression.option}`, ...expression.arguments);
    case 'with':
      return `(${show(expression.value)} with ${expression.replacements.map((one) => `${one.of} ${one.name} = ${show(one.value)}`).join(', ')})`;
    case 'formula':
      return `(${showFormula(expression.formula)})`;
    case 'otherwise':
      return `(${show(expression.value)} otherwise ${show(expression.instead)})`;
    case 'before-rounding':
      return `${expression.name} before rounding`;
    case 'retained':
      return `(retained ${expression.name})`;
    default:
      return expression satisfies never;
  }
}

/** The base, then `| kind value [when …]` for each step. */
export function showFormula({ base, steps }: CheckedFormula): string {
  const first =
    base.kind === 'expression'
      ? show(base.expression)
      : `${base.kind === 'first' ? 'first' : base.rule} ${base.items
          .map(({ label, value, when }) => `[${label}: ${show(value)}${when ? ` when ${show(when)}` : ''}]`)
          .join(' ')}`;
  const rest = steps.map(
    ({ kind, value, when }) => ` | ${kind} ${show(value)}${when ? ` when ${show(when)}` : ''}`,
  );
  return first + rest.join('');
}

function showMatch(match: Match): string {
  switch (match.kind) {
    case 'any':
      return 'any';
    case 'options':
      return match.options.join('|');
    case 'yes-no':
      return match.value ? 'yes' : 'no';
    case 'band': {
      const { from, to } = match;
      const left = from ? `${from.inclusive ? '[' : ']'}${decimal(from.value)}` : ']-∞';
      const right = to ? `${decimal(to.value)}${to.inclusive ? ']' : '['}` : '∞[';
      return `${left}, ${right}`;
    }
    default:
      return match satisfies never;
  }
}

/** One line per row: matches → cells. */
export const showRows = ({ rows }: CheckedTable): readonly string[] =>
  rows.map(({ matches, cells }) => `${matches.map(showMatch).join(' ; ')} → ${cells.map(show).join(' ; ')}`);

// How small and how large a whole number may be, as far as its formula shows it: what counts how often something is done.

import type { Expr, FactDeclaration } from '../../../grammar/tree/syntax.js';
import { numbersFromDays } from '../../runtime/exact/calendar.js';
import { isInteger, type Rational } from '../../runtime/exact/rational.js';
import type { CheckedExpression, CheckedFormula } from '../types/checked.js';
import type { Context } from '../types/context.js';
import type { DateMeasure } from '../types/expression.js';

/** Both included. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** How many days each counts at least, of those whose bounds are found. */
const shortestOf: Readonly<Record<DateMeasure, number | undefined>> = {
  'whole-years': 365,
  'whole-months': 28,
  days: 1,
  'days-inclusive': undefined,
  nights: undefined,
  'started-months': undefined,
  'calendar-weeks': undefined,
  'calendar-months': undefined,
  'calendar-years': undefined,
  'days-30-360': undefined,
};

/** Undefined where it may be no whole number, or its bounds are not seen. */
export function wholeBounds(
  context: Context,
  expression: CheckedExpression,
  soFar?: Bounds | undefined,
): Bounds | undefined {
  const of = (one: CheckedExpression): Bounds | undefined => wholeBounds(context, one, soFar);
  switch (expression.kind) {
    case 'number':
      return exactly(expression.value);
    case 'so-far':
      return soFar;
    case 'fact': {
      const fact = factNamed(context, expression.fact);
      return fact && (isWhole(fact) ? rangeOf(fact) : undefined);
    }
    case 'negate': {
      const operand = of(expression.operand);
      return operand && { from: -operand.to, to: -operand.from };
    }
    case 'add':
    case 'subtract': {
      const [left, right] = [of(expression.left), of(expression.right)];
      if (left === undefined || right === undefined) return undefined;
      if (expression.kind === 'add') return { from: left.from + right.from, to: left.to + right.to };
      expression.kind satisfies 'subtract';
      return { from: left.from - right.to, to: left.to - right.from };
    }
    case 'minimum':
    case 'maximum': {
      const all = expression.operands.map(of);
      const known = all.filter((one) => one !== undefined);
      if (known.length < all.length) return undefined;
      const pick = { minimum: Math.min, maximum: Math.max }[expression.kind];
      return { from: pick(...known.map(({ from }) => from)), to: pick(...known.map(({ to }) => to)) };
    }
    case 'date-part': {
      const days = expression.part === 'year' ? datesOf(context, expression.date) : undefined;
      return days && { from: numbersFromDays(days.from).year, to: numbersFromDays(days.to).year };
    }
    case 'date-between': {
      const [first, last] = [datesOf(context, expression.from), datesOf(context, expression.to)];
      const shortest = shortestOf[expression.measure];
      if (first === undefined || last === undefined || shortest === undefined) return undefined;
      const count = (days: number): number => Math.trunc(days / shortest);
      return { from: count(last.from - first.to), to: count(last.to - first.from) };
    }
    case 'name': {
      const all = (context.statementsOf(expression.name) ?? []).map((one) =>
        one.kind === 'value' && one.list === undefined ? ofFormula(context, one.formula) : undefined,
      );
      return all.length === 0 ? undefined : hull(all);
    }
    case 'formula':
      return ofFormula(context, expression.formula);
    case 'conditional':
      return hull([...expression.branches.map(({ then }) => of(then)), of(expression.otherwise)]);
    default:
      expression.kind satisfies
        | 'reading'
        | 'round'
        | 'and'
        | 'or'
        | 'not'
        | 'otherwise'
        | 'for'
        | 'with'
        | 'date'
        | 'text'
        | 'option'
        | 'given'
        | 'not-given'
        | 'yes-no'
        | 'call'
        | 'aggregate'
        | 'item'
        | 'this-one'
        | 'position'
        | 'running-total'
        | 'rank'
        | 'retained'
        | 'before-rounding'
        | 'date-of'
        | 'multiply'
        | 'divide'
        | 'compare'
        | 'begins-with'
        | 'before'
        | 'date-shift'
        | 'middle';
      return undefined;
  }
}

function exactly(value: Rational): Bounds | undefined {
  return isInteger(value) ? { from: Number(value.n), to: Number(value.n) } : undefined;
}

function hull(all: readonly (Bounds | undefined)[]): Bounds | undefined {
  const known = all.filter((one) => one !== undefined);
  if (known.length < all.length) return undefined;
  return {
    from: Math.min(...known.map(({ from }) => from)),
    to: Math.max(...known.map(({ to }) => to)),
  };
}

/** Of a step with a condition either may be. */
function ofFormula(context: Context, { base, steps }: CheckedFormula): Bounds | undefined {
  if (base.kind !== 'expression') return undefined;
  return steps.reduce<Bounds | undefined>(
    (above, { value, when }) => {
      const below = wholeBounds(context, value, above);
      return when === undefined ? below : hull([above, below]);
    },
    wholeBounds(context, base.expression),
  );
}

function factNamed(context: Context, name: string): FactDeclaration | undefined {
  const declaration = context.resolved.names.get(name)?.[0]?.declaration;
  return declaration?.kind === 'fact' ? declaration : undefined;
}

const isWhole = ({ whole, step }: FactDeclaration): boolean =>
  whole || (step?.kind === 'number' && isInteger(step.value));

function rangeOf({ range }: FactDeclaration): Bounds | undefined {
  const [from, to] = [literal(range?.lower?.value), literal(range?.upper?.value)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The days that a date may be. */
function datesOf(context: Context, date: CheckedExpression): Bounds | undefined {
  if (date.kind === 'date') return { from: date.value, to: date.value };
  const fact = date.kind === 'fact' ? factNamed(context, date.fact) : undefined;
  return fact && rangeOf(fact);
}

function literal(written: Expr | undefined): number | undefined {
  if (written?.kind === 'date') return written.value;
  if (written?.kind === 'negate') {
    const value = literal(written.operand);
    return value === undefined ? undefined : -value;
  }
  return written?.kind === 'number' && isInteger(written.value) ? Number(written.value.n) : undefined;
}

// What a condition or the row of a table says about the names in it, while a branch or cell is looked at.

import type { Bound, ComparisonOperator, Expression, Match, Rational } from '../../3-model/model.js';
import type {
  ArithmeticKind,
  ChosenKind,
  DateKind,
  ExtremeKind,
  ListKind,
  LiteralKind,
  LogicKind,
  ReferenceKind,
} from '../../3-model/model-expression.js';
import { add, divide, multiply, negate, sign, subtract } from '../../runtime/exact/rational.js';
import { type Abstract, canFail, canHold, join, meet, numbers, rangeOf, truth } from './abstract.js';
import { compared, exchanged, opposites } from './comparison.js';
import { pointOf, type Range, within } from './interval.js';
import type { Names, Scope } from './names.js';

export { everywhere, type Scope } from './names.js';

/** How far a phase that narrows scopes can look at values. */
export interface Narrowing {
  readonly names: Names;
  readonly valueIn: (expression: Expression, scope: Scope) => Abstract | undefined;
}

/** The scopes in which a condition holds and fails; undefined where that cannot be. Both undefined: it has no value. */
export interface Judgement {
  readonly holds: Scope | undefined;
  readonly fails: Scope | undefined;
}

/** What a condition tells about the names in it. `and` and `or` look at later operands only where earlier ones do not decide. */
export function judged(at: Narrowing, condition: Expression, scope: Scope): Judgement {
  switch (condition.kind) {
    case 'not': {
      const { holds, fails } = judged(at, condition.operand, scope);
      return { holds: fails, fails: holds };
    }
    case 'and':
    case 'or': {
      let through: Scope | undefined = scope;
      const decided: (Scope | undefined)[] = [];
      for (const operand of condition.operands) {
        if (!through) break;
        const { holds, fails }: Judgement = judged(at, operand, through);
        decided.push({ and: fails, or: holds }[condition.kind]);
        through = { and: holds, or: fails }[condition.kind];
      }
      const stopped = either(decided);
      return (condition.kind satisfies 'and' | 'or') === 'and'
        ? { holds: through, fails: stopped }
        : { holds: stopped, fails: through };
    }
    case 'compare': {
      const left = at.valueIn(condition.left, scope);
      const right = at.valueIn(condition.right, scope);
      if (!left || !right) return { holds: undefined, fails: undefined };
      const { operator } = condition;
      const value = compared(operator, left, right);
      const narrowed = (used: ComparisonOperator): Scope | undefined => {
        const inside = narrowedBy(at, condition.left, used, right, scope);
        return inside && narrowedBy(at, condition.right, exchanged[used], left, inside);
      };
      return {
        holds: canHold(value) ? narrowed(operator) : undefined,
        fails: canFail(value) ? narrowed(opposites[operator]) : undefined,
      };
    }
    default: {
      condition.kind satisfies
        | ArithmeticKind
        | LiteralKind
        | ListKind
        | DateKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'position'
        | 'conditional'
        | ChosenKind
        | ReferenceKind;
      const value = at.valueIn(condition, scope);
      const name = at.names.nameOf(condition);
      const narrowed = (holds: boolean): Scope =>
        name === undefined ? scope : new Map(scope).set(name, truth(holds));
      return {
        holds: value && canHold(value) ? narrowed(true) : undefined,
        fails: value && canFail(value) ? narrowed(false) : undefined,
      };
    }
  }
}

// Any of several scopes: a name is narrowed only where all narrow it.
function either(scopes: readonly (Scope | undefined)[]): Scope | undefined {
  const possible = scopes.filter((scope) => scope !== undefined);
  const [first, ...others] = possible;
  if (!first || others.length === 0) return first;
  const joined = new Map<string, Abstract>();
  for (const [name, value] of first) {
    let all: Abstract | undefined = value;
    for (const other of others) all = other.has(name) ? all && join(all, other.get(name)) : undefined;
    if (all) joined.set(name, all);
  }
  return joined;
}

function narrowedBy(
  at: Narrowing,
  expression: Expression,
  operator: ComparisonOperator,
  other: Abstract,
  scope: Scope,
): Scope | undefined {
  if (other.kind !== 'numbers') return narrowedSymbols(at, expression, operator, other, scope);
  const { lo, hi } = other.range;
  const low = lo && { value: lo, inclusive: operator !== 'above' };
  const high = hi && { value: hi, inclusive: operator !== 'below' };
  switch (operator) {
    case 'below':
    case 'up-to':
      return confined(at, expression, undefined, high, scope);
    case 'from':
    case 'above':
      return confined(at, expression, low, undefined, scope);
    case 'equal':
      return confined(at, expression, low, high, scope);
    case 'not-equal':
      return without(at, expression, pointOf(other.range), scope);
    default:
      operator satisfies never;
      return scope;
  }
}

function narrowedSymbols(
  at: Narrowing,
  expression: Expression,
  operator: ComparisonOperator,
  other: Abstract,
  scope: Scope,
): Scope | undefined {
  const name = at.names.nameOf(expression);
  const known = at.valueIn(expression, scope);
  if (!known) return undefined;
  if (operator === 'equal') {
    const both = meet(known, other);
    return both && (name === undefined ? scope : new Map(scope).set(name, both));
  }
  if (operator !== 'not-equal' || name === undefined) return scope;
  if (known.kind === 'truth' && other.kind === 'truth' && other.canHold !== other.canFail) {
    return new Map(scope).set(name, truth(other.canFail));
  }
  if (known.kind !== 'symbols' || !known.values || other.kind !== 'symbols' || other.values?.size !== 1) {
    return scope;
  }
  const left = [...known.values].filter((value) => !other.values?.has(value));
  return left.length === 0 ? undefined : new Map(scope).set(name, { kind: 'symbols', values: new Set(left) });
}

/** Whole range without its first or last value where that is the one excluded. */
function without(
  at: Narrowing,
  expression: Expression,
  value: Rational | undefined,
  scope: Scope,
): Scope | undefined {
  const known = rangeOf(at.valueIn(expression, scope));
  if (!value) return scope;
  const bound = { value, inclusive: false };
  if (known.lo && sign(subtract(known.lo, value)) === 0) {
    return confined(at, expression, bound, undefined, scope);
  }
  if (known.hi && sign(subtract(known.hi, value)) === 0) {
    return confined(at, expression, undefined, bound, scope);
  }
  return scope;
}

/** The scope in which a number lies between two limits. Sees through constant factors, terms and signs. */
export function confined(
  at: Narrowing,
  expression: Expression,
  from: Bound | undefined,
  to: Bound | undefined,
  scope: Scope,
): Scope | undefined {
  const name = at.names.nameOf(expression);
  if (name !== undefined) {
    const known = rangeOf(at.valueIn(expression, scope));
    const narrowed = between(known, from, to);
    return narrowed && new Map(scope).set(name, numbers(narrowed));
  }
  const moved = (bound: Bound | undefined, change: (value: Rational) => Rational): Bound | undefined =>
    bound && { value: change(bound.value), inclusive: bound.inclusive };
  switch (expression.kind) {
    case 'negate':
      return confined(at, expression.operand, moved(to, negate), moved(from, negate), scope);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const right = pointOf(rangeOf(at.valueIn(expression.right, scope)));
      if (right) {
        const back = inverse(expression.kind, right);
        if (!back) return scope;
        const [low, high] = back.turned ? [to, from] : [from, to];
        return confined(at, expression.left, moved(low, back.apply), moved(high, back.apply), scope);
      }
      const left = pointOf(rangeOf(at.valueIn(expression.left, scope)));
      if (!left || expression.kind === 'divide') return scope;
      if (expression.kind === 'subtract') {
        const flip = (value: Rational) => subtract(left, value);
        return confined(at, expression.right, moved(to, flip), moved(from, flip), scope);
      }
      const back = inverse(expression.kind, left);
      if (!back) return scope;
      const [low, high] = back.turned ? [to, from] : [from, to];
      return confined(at, expression.right, moved(low, back.apply), moved(high, back.apply), scope);
    }
    default:
      expression.kind satisfies
        | LiteralKind
        | ListKind
        | DateKind
        | LogicKind
        | ExtremeKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'position'
        | 'round'
        | 'compare'
        | 'conditional'
        | ChosenKind
        | ReferenceKind;
      return between(rangeOf(at.valueIn(expression, scope)), from, to) && scope;
  }
}

function inverse(
  kind: 'add' | 'subtract' | 'multiply' | 'divide',
  constant: Rational,
): { apply: (value: Rational) => Rational; turned: boolean } | undefined {
  if (kind === 'add') return { apply: (value) => subtract(value, constant), turned: false };
  if (kind === 'subtract') return { apply: (value) => add(value, constant), turned: false };
  if (constant.n === 0n) return undefined;
  const turned = constant.n < 0n;
  return (kind satisfies 'multiply' | 'divide') === 'multiply'
    ? { apply: (value) => divide(value, constant), turned }
    : { apply: (value) => multiply(value, constant), turned };
}

/** A range cut to limits; an excluded limit moves to the next value where the grid is known. */
function between(known: Range, from: Bound | undefined, to: Bound | undefined): Range | undefined {
  const lo = from && later(known.lo, next(from, known.grid, 1));
  const hi = to && earlier(known.hi, next(to, known.grid, -1));
  const cut = within(lo ?? known.lo, hi ?? known.hi, known.grid);
  if (!cut) return undefined;
  const only = pointOf(cut);
  const excluded = (bound: Bound | undefined) =>
    bound !== undefined && !bound.inclusive && only !== undefined && sign(subtract(bound.value, only)) === 0;
  return excluded(from) || excluded(to) ? undefined : cut;
}

const later = (a: Rational | undefined, b: Rational): Rational => (a && sign(subtract(a, b)) > 0 ? a : b);
const earlier = (a: Rational | undefined, b: Rational): Rational => (a && sign(subtract(a, b)) < 0 ? a : b);

function next(bound: Bound, grid: Rational | undefined, direction: 1 | -1): Rational {
  if (bound.inclusive || !grid || grid.n === 0n) return bound.value;
  if (divide(bound.value, grid).d !== 1n) return bound.value;
  return direction > 0 ? add(bound.value, grid) : subtract(bound.value, grid);
}

/** The scope in which a key matches a cell of a table. */
export function matching(at: Narrowing, key: Expression, match: Match, scope: Scope): Scope | undefined {
  switch (match.kind) {
    case 'any':
      return scope;
    case 'band':
      return confined(at, key, match.from, match.to, scope);
    case 'options':
      return narrowedSymbols(at, key, 'equal', { kind: 'symbols', values: new Set(match.options) }, scope);
    case 'yes-no':
      return judged(at, key, scope)[match.value ? 'holds' : 'fails'];
    default:
      match satisfies never;
      return scope;
  }
}

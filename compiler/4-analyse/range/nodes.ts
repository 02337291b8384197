// What is known of one node from what is known of its parts: one rule for every kind of expression.

import type { Definition, Expression, Scale, Table } from '../../3-model/model.js';
import { one, zero } from '../../runtime/exact/rational.js';
import { type Abstract, anySymbol, join, numbers, rangeOf, symbol, truth } from './abstract.js';
import { compared } from './comparison.js';
import { rangeOfDate, rangeOfDateBetween, rangeOfDatePart, rangeOfDateShift } from './dates.js';
import {
  higherOf,
  lowerOf,
  minus,
  opposite,
  over,
  plus,
  point,
  type Range,
  rounded,
  times,
  wholeBetween,
} from './interval.js';
import { confined, judged, type Narrowing, type Scope } from './scope.js';
import { rangeOfScale, valueOfLookup } from './tables-and-scales.js';

/** Where nodes find what they name. */
export interface Surroundings extends Narrowing {
  readonly ofFact: (fact: string) => Abstract | undefined;
  readonly ofGiven: (fact: string) => Abstract;
  readonly ofReading: (reading: string) => Abstract;
  readonly ofDefinition: (id: string) => Abstract | undefined;
  /** Of an item before, in a group that is carried from item to item. */
  readonly ofEarlier: (id: string) => Abstract | undefined;
  readonly definition: (id: string) => Definition | undefined;
  readonly table: (id: string) => Table | undefined;
  readonly scale: (id: string) => Scale | undefined;
  /** The number of items of a list, at least `from`. */
  readonly count: (list: string | undefined, from: 0 | 1) => Range;
  /** For any item of a list: the value of `of`, where `where` holds; no value where it cannot hold. */
  readonly perItem: (
    scope: Scope,
    of: Expression | undefined,
    where: Expression | undefined,
  ) => Abstract | undefined;
  /** Remembers look-ups that depend on the whole domain only. */
  readonly remembered: (key: string, make: () => Abstract | undefined) => Abstract | undefined;
}

/** Undefined when the node has no value: the case is refused, or never comes here. */
export function valueOfNode(at: Surroundings, expression: Expression, scope: Scope): Abstract | undefined {
  switch (expression.kind) {
    case 'number':
      return numbers(point(expression.value));
    case 'date':
      return numbers(wholeBetween(expression.value, expression.value));
    case 'text':
    case 'option':
      return symbol(expression.value);
    case 'yes-no':
      return truth(expression.value);
    case 'fact':
      return named(at, expression, scope, at.ofFact(expression.fact));
    case 'given':
      return named(at, expression, scope, at.ofGiven(expression.fact));
    case 'reading':
      return named(at, expression, scope, at.ofReading(expression.reading));
    case 'reference':
      return named(at, expression, scope, at.ofDefinition(expression.definition));
    case 'earlier':
      return at.ofEarlier(expression.definition);
    case 'add':
      return numeric(at, [expression.left, expression.right], scope, ([a, b]) => a && b && plus(a, b));
    case 'subtract':
      return numeric(at, [expression.left, expression.right], scope, ([a, b]) => a && b && minus(a, b));
    case 'multiply':
      return numeric(at, [expression.left, expression.right], scope, ([a, b]) => a && b && times(a, b));
    case 'divide':
      return numeric(at, [expression.left, expression.right], scope, ([a, b]) => a && b && over(a, b));
    case 'negate':
      return numeric(at, [expression.operand], scope, ([a]) => a && opposite(a));
    case 'round':
      return numeric(
        at,
        [expression.operand],
        scope,
        ([a]) => a && rounded(a, expression.mode, expression.step),
      );
    case 'minimum':
      return numeric(at, expression.operands, scope, (all) => extreme(all, lowerOf));
    case 'maximum':
      return numeric(at, expression.operands, scope, (all) => extreme(all, higherOf));
    case 'alternatives':
      return numeric(
        at,
        expression.items.map((item) => item.value),
        scope,
        (all) =>
          expression.rule === 'sum'
            ? all.reduce(plus, point(zero))
            : extreme(all, { lower: lowerOf, higher: higherOf }[expression.rule]),
      );
    case 'begins-with':
      return at.valueIn(expression.operand, scope) && { kind: 'truth', canHold: true, canFail: true };
    case 'not':
    case 'and':
    case 'or': {
      const { holds, fails } = judged(at, expression, scope);
      const possible = holds !== undefined || fails !== undefined;
      return possible
        ? { kind: 'truth', canHold: holds !== undefined, canFail: fails !== undefined }
        : undefined;
    }
    case 'compare': {
      const left = at.valueIn(expression.left, scope);
      const right = at.valueIn(expression.right, scope);
      return left && right && compared(expression.operator, left, right);
    }
    case 'conditional':
      return conditional(at, expression, scope);
    case 'lookup':
      return lookup(at, at.table(expression.table), expression, scope);
    case 'scale': {
      const scale = at.scale(expression.scale);
      const input = at.valueIn(expression.input, scope);
      const variant = expression.variant && at.valueIn(expression.variant, scope);
      if (!scale || !input || (expression.variant && !variant)) return undefined;
      const possible = scale.variants.filter(
        ({ option }) =>
          option === undefined || variant?.kind !== 'symbols' || (variant.values?.has(option) ?? true),
      );
      const result = rangeOfScale(possible, rangeOf(input), (amount) =>
        at.valueIn(amount, at.names.seenFrom(scope, scale.loops, expression.items)),
      );
      return result && numbers(result);
    }
    case 'in-force': {
      let value: Abstract | undefined;
      for (const period of expression.periods) {
        const from =
          period.from === undefined ? undefined : { value: dayNumber(period.from), inclusive: true };
        const to = period.to === undefined ? undefined : { value: dayNumber(period.to), inclusive: true };
        const inside = confined(at, expression.date, from, to, scope);
        if (inside) value = join(value, at.valueIn(period.value, inside));
      }
      return value;
    }
    case 'retained-label':
      return labelsOf(at.definition(expression.definition));
    case 'aggregate': {
      const item = at.perItem(scope, expression.of, expression.where);
      const items = at.count(expression.list, 0);
      if (expression.operation === 'count') return numbers(item ? items : point(zero));
      if (expression.operation === 'some') return item && numbers(at.count(expression.list, 1));
      if (expression.operation === 'sum') return numbers(item ? times(rangeOf(item), items) : point(zero));
      expression.operation satisfies 'highest' | 'lowest';
      return item;
    }
    case 'before': {
      const item = at.perItem(scope, expression.of, expression.where);
      const items = minus(at.count(expression.list, 1), point(one));
      if (expression.operation === 'count') return numbers(item ? items : point(zero));
      if (expression.operation === 'sum') return numbers(item ? times(rangeOf(item), items) : point(zero));
      expression.operation satisfies 'highest' | 'lowest' | 'last';
      return item;
    }
    case 'item':
      return at.valueIn(expression.index, scope) && at.perItem(scope, expression.of, undefined);
    case 'position':
      return named(at, expression, scope, numbers(at.count(expression.list, 1)));
    case 'rank':
      at.perItem(scope, expression.of, undefined);
      return numbers(at.count(expression.list, 1));
    case 'running-total': {
      const item = at.perItem(scope, expression.of, undefined);
      const items = at.count(expression.list, 1);
      const summed = expression.inclusive ? items : minus(items, point(one));
      if (!item && !expression.inclusive) return numbers(point(zero));
      return item && numbers(times(rangeOf(item), summed));
    }
    case 'date-part':
      return numeric(
        at,
        [expression.date],
        scope,
        ([date]) => date && rangeOfDatePart(expression.part, date),
      );
    case 'date-between':
      return numeric(
        at,
        [expression.from, expression.to],
        scope,
        ([from, to]) => from && to && rangeOfDateBetween(expression.measure, from, to),
      );
    case 'date-shift':
      return numeric(
        at,
        [expression.date, expression.by],
        scope,
        ([date, by]) => date && by && rangeOfDateShift(expression.unit, date, by),
      );
    case 'date-of':
      return numeric(
        at,
        [expression.year, expression.month, expression.day],
        scope,
        ([year, month, day]) => year && month && day && rangeOfDate(year, month, day),
      );
    case 'not-given':
      return undefined;
    default:
      expression satisfies never;
      return undefined;
  }
}

/** Narrower where the scope says something of the name. */
function named(
  at: Surroundings,
  expression: Expression,
  scope: Scope,
  general: Abstract | undefined,
): Abstract | undefined {
  const name = scope.size === 0 ? undefined : at.names.nameOf(expression);
  return (name === undefined ? undefined : scope.get(name)) ?? general;
}

function numeric(
  at: Surroundings,
  operands: readonly Expression[],
  scope: Scope,
  combine: (ranges: readonly Range[]) => Range | undefined,
): Abstract | undefined {
  const ranges: Range[] = [];
  for (const operand of operands) {
    const value = at.valueIn(operand, scope);
    if (!value) return undefined;
    ranges.push(rangeOf(value));
  }
  const combined = combine(ranges);
  return combined && numbers(combined);
}

const extreme = (all: readonly Range[], better: (a: Range, b: Range) => Range): Range | undefined => {
  const [first, ...others] = all;
  return first && others.reduce(better, first);
};

function conditional(
  at: Surroundings,
  expression: Extract<Expression, { kind: 'conditional' }>,
  scope: Scope,
): Abstract | undefined {
  let rest: Scope | undefined = scope;
  let value: Abstract | undefined;
  for (const branch of expression.branches) {
    if (!rest) return value;
    const { holds, fails } = judged(at, branch.when, rest);
    if (holds) value = join(value, at.valueIn(branch.then, holds));
    rest = fails;
  }
  return rest ? join(value, at.valueIn(expression.otherwise, rest)) : value;
}

function lookup(
  at: Surroundings,
  table: Table | undefined,
  expression: Extract<Expression, { kind: 'lookup' }>,
  scope: Scope,
): Abstract | undefined {
  if (!table) return undefined;
  const look = () => valueOfLookup(at, table, expression, scope);
  if (scope.size > 0) return look();
  // Equal keys give equal answers: a table that many definitions read is walked once.
  const named = expression.keys.map((key) => at.names.nameOf(key));
  if (named.includes(undefined)) return look();
  const keys = expression.keys.map((key) => described(at.valueIn(key, scope)));
  return at.remembered(JSON.stringify([table.id, expression.column, expression.items, named, keys]), look);
}

const dayNumber = (days: number) => ({ n: BigInt(days), d: 1n });

function described(value: Abstract | undefined): unknown {
  if (value?.kind === 'numbers') {
    const { lo, hi, grid } = value.range;
    return [lo, hi, grid].map((part) => (part ? `${part.n}/${part.d}` : ''));
  }
  if (value?.kind === 'symbols') return [...(value.values ?? ['*'])];
  value?.kind satisfies 'truth' | undefined;
  return value;
}

function labelsOf(definition: Definition | undefined): Abstract {
  const body = definition?.body;
  if (body?.kind === 'alternatives') {
    return { kind: 'symbols', values: new Set(body.items.map((item) => item.label)) };
  }
  if (body?.kind !== 'conditional') return anySymbol;
  const labels = [...body.branches.map((branch) => branch.label), body.otherwiseLabel];
  return { kind: 'symbols', values: new Set(labels.map((label) => label ?? '')) };
}

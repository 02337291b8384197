// Operations over the items of a list: sums, counts, extremes, places and running totals.

import { add, compare, isInteger, type Rational, rational, zero } from '../../runtime/exact/rational.js';
import type { Expression } from '../model.js';
import type { CaseRun, Compute, Refused } from './case-run.js';

type ListOperation = Extract<
  Expression,
  { readonly kind: 'aggregate' | 'item' | 'position' | 'running-total' | 'rank' }
>;
type Aggregate = Extract<Expression, { readonly kind: 'aggregate' }>;

/** `current` is the list whose items are being computed. */
export function listOperation(
  expression: ListOperation,
  compile: (operand: Expression, list?: string) => Compute,
  current: string | undefined,
  noItem: (list: string) => Refused,
): Compute {
  switch (expression.kind) {
    case 'aggregate':
      return compileAggregate(expression, compile, noItem);
    case 'item': {
      const { list } = expression;
      const index = compile(expression.index);
      const of = compile(expression.of, list);
      return (run, item) => {
        const wanted = index(run, item) as Rational;
        const there = rational(run.itemsOf(list).length);
        if (!isInteger(wanted) || wanted.n < 1n || compare(wanted, there) > 0) throw noItem(list);
        return of(run, Number(wanted.n) - 1);
      };
    }
    case 'position':
      return (_run, item) => rational(item + 1);
    case 'running-total': {
      const of = compile(expression.of);
      const { inclusive } = expression;
      return (run, item) => {
        const sums = run.along.get(expression) ?? [];
        run.along.set(expression, sums);
        const last = inclusive ? item : item - 1;
        for (let place = sums.length; place <= last; place++) {
          sums[place] = add(sums[place - 1] ?? zero, of(run, place) as Rational);
        }
        return sums[last] ?? zero;
      };
    }
    case 'rank': {
      const of = compile(expression.of);
      return (run, item) => {
        const ranks =
          run.along.get(expression) ??
          ranksOf(run, of, current === undefined ? 0 : run.itemsOf(current).length);
        run.along.set(expression, ranks);
        return ranks[item] ?? rational(1);
      };
    }
    default:
      expression satisfies never;
      return () => zero;
  }
}

/** From 1 for the highest; equal values by their place. */
function ranksOf(run: CaseRun, of: Compute, count: number): Rational[] {
  const values = Array.from({ length: count }, (_, place) => ({ place, value: of(run, place) as Rational }));
  values.sort((a, b) => compare(b.value, a.value) || a.place - b.place);
  const ranks: Rational[] = [];
  values.forEach(({ place }, index) => {
    ranks[place] = rational(index + 1);
  });
  return ranks;
}

function compileAggregate(
  { operation, list, of, where }: Aggregate,
  compile: (operand: Expression, list: string) => Compute,
  noItem: (list: string) => Refused,
): Compute {
  const value = of && compile(of, list);
  const counts = where && compile(where, list);
  const places = (run: CaseRun): number[] => {
    const all = run.itemsOf(list).map((_, place) => place);
    return counts === undefined ? all : all.filter((place) => counts(run, place) === true);
  };
  const values = (run: CaseRun) => places(run).map((place) => value?.(run, place) as Rational);
  switch (operation) {
    case 'count':
      return (run) => rational(places(run).length);
    case 'sum':
      return (run) => values(run).reduce(add, zero);
    case 'highest':
    case 'lowest': {
      const wanted = operation === 'highest' ? 1 : -1;
      return (run) => {
        const [first, ...rest] = values(run);
        if (first === undefined) throw noItem(list);
        return rest.reduce((best, next) => (compare(next, best) * wanted > 0 ? next : best), first);
      };
    }
    default:
      operation satisfies never;
      return () => zero;
  }
}

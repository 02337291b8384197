// Operations over the items of a list: sums, counts, extremes, places and running totals.

import { add, compare, isInteger, type Rational, rational, zero } from '../../runtime/exact/rational.js';
import { openLoops } from '../expressions/loops.js';
import type { Expression, LoopId } from '../model.js';
import type { CaseRun, Compute, Frame, Refused } from './case-run.js';
import { frameOf, placeOf } from './frames.js';

type ListOperation = Extract<
  Expression,
  { readonly kind: 'aggregate' | 'before' | 'item' | 'position' | 'running-total' | 'rank' }
>;
type Aggregate = Extract<Expression, { readonly kind: 'aggregate' }>;
type Before = Extract<Expression, { readonly kind: 'before' }>;

/** `open` are the loops around; operands over the items of a list are compiled with one more. */
export function listOperation(
  expression: ListOperation,
  compile: (operand: Expression, loop?: LoopId) => Compute,
  open: readonly LoopId[],
  noItem: (list: string, isNone: boolean) => Refused,
): Compute {
  switch (expression.kind) {
    case 'aggregate':
      return compileAggregate(expression, compile, noItem);
    case 'before':
      return compileBefore(expression, compile, open, noItem);
    case 'item': {
      const { list } = expression;
      const index = compile(expression.index);
      const of = compile(expression.of, expression.loop);
      return (run, at) => {
        const wanted = index(run, at) as Rational;
        const there = rational(run.itemsOf(list).length);
        if (!isInteger(wanted) || wanted.n < 1n || compare(wanted, there) > 0) throw noItem(list, false);
        return of(run, [...at, Number(wanted.n) - 1]);
      };
    }
    case 'position': {
      const place = placeOf(expression.item, open);
      return (_run, at) => rational(place(at) + 1);
    }
    case 'running-total': {
      const of = compile(expression.of, expression.loop);
      const place = placeOf(expression.item, open);
      const { inclusive } = expression;
      const along = alongOf(expression, open);
      return (run, at) => {
        const sums = along(run, at);
        const last = inclusive ? place(at) : place(at) - 1;
        for (let next = sums.length; next <= last; next++) {
          sums[next] = add(sums[next - 1] ?? zero, of(run, [...at, next]) as Rational);
        }
        return sums[last] ?? zero;
      };
    }
    case 'rank': {
      const of = compile(expression.of, expression.loop);
      const place = placeOf(expression.item, open);
      const { list } = expression;
      const along = alongOf(expression, open);
      return (run, at) => {
        const ranks = along(run, at);
        if (ranks.length === 0) {
          ranks.push(...ranksOf((item) => of(run, [...at, item]) as Rational, run.itemsOf(list).length));
        }
        return ranks[place(at)] ?? rational(1);
      };
    }
    default:
      expression satisfies never;
      return () => zero;
  }
}

/** Where sums and ranks along a list are remembered: they are the same for all items that nothing but the place differs in. */
function alongOf(
  expression: Extract<ListOperation, { readonly kind: 'running-total' | 'rank' | 'before' }>,
  open: readonly LoopId[],
): (run: CaseRun, at: Frame) => (Rational | undefined)[] {
  const parts = expression.kind === 'before' ? [expression.of, expression.where] : [expression.of];
  const around = [
    ...new Set(parts.flatMap((part) => (part === undefined ? [] : [...openLoops(part)]))),
  ].filter((loop) => loop !== expression.loop);
  const frame = frameOf(around, open);
  return (run, at) => {
    const known = run.along.get(expression) ?? new Map<string, (Rational | undefined)[]>();
    run.along.set(expression, known);
    const key = frame(at).join();
    const sums = known.get(key) ?? [];
    known.set(key, sums);
    return sums;
  };
}

/** From 1 for the highest; equal values by their place. */
function ranksOf(of: (place: number) => Rational, count: number): Rational[] {
  const values = Array.from({ length: count }, (_, place) => ({ place, value: of(place) }));
  values.sort((a, b) => compare(b.value, a.value) || a.place - b.place);
  const ranks: Rational[] = [];
  values.forEach(({ place }, index) => {
    ranks[place] = rational(index + 1);
  });
  return ranks;
}

/** Over the items before: what does not speak of the item itself is carried on from one item to the next. */
function compileBefore(
  expression: Before,
  compile: (operand: Expression, loop: LoopId) => Compute,
  open: readonly LoopId[],
  noItem: (list: string, isNone: boolean) => Refused,
): Compute {
  const { operation, list, loop, of, where } = expression;
  const place = placeOf(expression.item, open);
  const value = of && compile(of, loop);
  const counts = where && compile(where, loop);
  if (operation === 'last') {
    return (run, at) => {
      for (let item = place(at) - 1; item >= 0; item--) {
        const inner = [...at, item];
        if (counts === undefined || counts(run, inner) === true) return value?.(run, inner) ?? zero;
      }
      throw noItem(list, true);
    };
  }
  const next = (so: Rational | undefined, run: CaseRun, inner: Frame): Rational | undefined => {
    if (counts !== undefined && counts(run, inner) !== true) return so;
    if (operation === 'count') return add(so ?? zero, rational(1));
    const own = value?.(run, inner) as Rational;
    if (so === undefined) return own;
    if (operation === 'sum') return add(so, own);
    if (operation === 'highest') return compare(own, so) > 0 ? own : so;
    operation satisfies 'lowest';
    return compare(own, so) < 0 ? own : so;
  };
  const settled = (so: Rational | undefined): Rational => {
    if (so !== undefined) return so;
    if (operation === 'sum' || operation === 'count') return zero;
    throw noItem(list, true);
  };
  const speaksOfItem = [of, where].some(
    (part) => part !== undefined && expression.item !== undefined && openLoops(part).has(expression.item),
  );
  if (speaksOfItem) {
    return (run, at) => {
      let so: Rational | undefined;
      for (let item = 0; item < place(at); item++) so = next(so, run, [...at, item]);
      return settled(so);
    };
  }
  const along = alongOf(expression, open);
  return (run, at) => {
    const carried = along(run, at);
    for (let item = carried.length; item < place(at); item++) {
      carried[item] = next(carried[item - 1], run, [...at, item]);
    }
    return settled(carried[place(at) - 1]);
  };
}

function compileAggregate(
  { operation, list, loop, of, where }: Aggregate,
  compile: (operand: Expression, loop: LoopId) => Compute,
  noItem: (list: string, isNone: boolean) => Refused,
): Compute {
  const value = of && compile(of, loop);
  const counts = where && compile(where, loop);
  const counted = (run: CaseRun, at: Frame): Frame[] => {
    const all = run.itemsOf(list).map((_, place) => [...at, place]);
    return counts === undefined ? all : all.filter((inner) => counts(run, inner) === true);
  };
  const values = (run: CaseRun, at: Frame) =>
    counted(run, at).map((inner) => value?.(run, inner) as Rational);
  switch (operation) {
    case 'count':
      return (run, at) => rational(counted(run, at).length);
    case 'some':
      return (run, at) => {
        const { length } = counted(run, at);
        if (length === 0) throw noItem(list, true);
        return rational(length);
      };
    case 'sum':
      return (run, at) => values(run, at).reduce(add, zero);
    case 'highest':
    case 'lowest': {
      const wanted = { highest: 1, lowest: -1 }[operation];
      return (run, at) => {
        const [first, ...rest] = values(run, at);
        if (first === undefined) throw noItem(list, true);
        return rest.reduce((best, next) => (compare(next, best) * wanted > 0 ? next : best), first);
      };
    }
    default:
      operation satisfies never;
      return () => zero;
  }
}

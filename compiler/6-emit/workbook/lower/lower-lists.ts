// Lists: per item a column of the list's sheet, with what is blank counting nothing; over the items a sum of products.

import type { Expression } from '../../../3-model/model.js';
import { rational, sign, zero } from '../../../runtime/exact/rational.js';
import { positionKey, presenceKey } from '../book/list-columns.js';
import { countShow, flagShow, showFor } from '../book/show.js';
import { decisionOn } from '../exactness/guard.js';
import { constant, either, repeated, typed, whole } from '../exactness/precision.js';
import {
  all,
  type CellKey,
  call,
  cell,
  choose,
  column,
  type Formula,
  flagOf,
  holds,
  isEqual,
  nought,
  number,
  operation,
  plus,
  telling,
  text,
  times,
  unity,
} from '../formula/formula.js';
import { assure, guardOf, reportUnsafe, type Taken } from './decide.js';
import { isNearest } from './lower-comparison.js';
import { isAlways } from './pick.js';
import { addPart, atom, flat, inDefined, type Lowered, lowered, type Scope } from './scope.js';

type Aggregate = Extract<Expression, { kind: 'aggregate' }>;

export const capacityOf = (scope: Scope, list: string): number => scope.bench.capacities.get(list) ?? 0;

/** Every item of a list has the expression in a column; returns the column's step. */
export function columnOf(
  scope: Scope,
  list: string,
  expression: Expression,
  label: string,
): Lowered & { readonly key: CellKey } {
  const inner: Scope = { ...scope, list };
  const value = inner.lower(expression, inner);
  const held = value.formula;
  const isFlag = expression.type.kind === 'yes-no';
  const key =
    held.kind === 'cell'
      ? held.key
      : isFlag && held.kind === 'operation' && held.left.kind === 'cell' && flagOf(held).kind === 'cell'
        ? held.left.key
        : addPart(inner, {
            label,
            kind: isFlag ? 'flag' : 'part',
            formula: isFlag ? flagOf(held) : held,
            show: isFlag ? flagShow : showFor(expression.type, scope.bench.model, scope.bench.words),
            precision: value.precision,
          });
  // A value that is no column (the same for all items) is copied into one.
  const own = key.startsWith('item:')
    ? key
    : addPart(inner, {
        label,
        kind: 'link',
        formula: cell(key),
        show: showFor(expression.type, scope.bench.model, scope.bench.words),
        precision: value.precision,
      });
  return { ...value, key: own };
}

/** A condition of its own where there is no cell that says it. */
export const lacks = (defined: Formula): Formula => {
  const flag = flagOf(defined);
  return flag.kind === 'cell' ? operation('=', flag, nought) : call('NOT', defined);
};

const series = (key: CellKey): Formula => column(key, 'all');

export function lowerAggregate(expression: Aggregate, scope: Scope): Lowered {
  const { bench } = scope;
  const { told } = bench.words;
  const { list } = expression;
  const capacity = capacityOf(scope, list);
  const present = presenceKey(list);
  const condition = (say: (formula: Formula) => string): string | undefined => where && say(where.formula);
  const where =
    expression.where === undefined
      ? undefined
      : columnOf(scope, list, expression.where, `${scope.label} – ${bench.words.condition}`);
  const counted = [series(present), ...(where === undefined ? [] : [series(where.key)])];
  const missing = (
    value: Lowered & { readonly key: CellKey },
    among: readonly Formula[],
  ): readonly Formula[] => {
    if (isAlways(value.defined)) return [];
    const lacking = addPart(
      { ...scope, list },
      {
        label: `${scope.label} – ${bench.words.missing}`,
        kind: 'status',
        formula: flagOf(lacks(value.defined)),
        show: flagShow,
      },
    );
    return [telling(isEqual(call('SUMPRODUCT', ...among, series(lacking)), nought), () => told.noneLacks)];
  };
  const counting = telling(
    where === undefined ? call('SUM', series(present)) : call('SUMPRODUCT', ...counted),
    (say) => told.countWhere(condition(say)),
  );
  const whereDefined = where === undefined ? [] : missing(where, [series(present)]);
  if (expression.operation === 'count') {
    return lowered(counting, whole(0, capacity), all(whereDefined));
  }
  if (expression.operation === 'some') {
    const some = addPart(scope, {
      label: `${scope.label} – ${bench.words.count}`,
      kind: 'part',
      formula: counting,
      show: countShow,
      precision: whole(0, capacity),
    });
    const defined = all([...whereDefined, operation('>', cell(some), nought)]);
    return lowered(call('MAX', cell(some), unity), whole(1, Math.max(1, capacity)), defined);
  }
  if (expression.of === undefined) return lowered(nought, constant(zero));
  const of = columnOf(scope, list, expression.of, scope.label);
  const defined = all([...whereDefined, ...missing(of, counted)]);
  const precision = of.precision ?? constant(zero);
  if (expression.operation === 'sum') {
    const total = telling(call('SUMPRODUCT', ...counted, series(of.key)), (say) =>
      told.sumOver(say(cell(of.key)), condition(say)),
    );
    return lowered(total, repeated(precision, capacity), defined);
  }
  expression.operation satisfies 'highest' | 'lowest';
  // Items that do not count are blank texts, which MAX and MIN skip.
  const among = addPart(
    { ...scope, list },
    {
      label: `${scope.label} – ${bench.words.counted}`,
      kind: 'part',
      formula: choose(
        all([holds(present), ...(where === undefined ? [] : [holds(where.key)])]),
        cell(of.key),
        text(''),
      ),
      show: showFor(expression.type, bench.model, bench.words),
      precision,
    },
  );
  const any = addPart(scope, {
    label: `${scope.label} – ${bench.words.count}`,
    kind: 'part',
    formula: counting,
    show: countShow,
    precision: whole(0, capacity),
  });
  const extreme = telling(
    call(({ highest: 'MAX', lowest: 'MIN' } as const)[expression.operation], series(among)),
    (say) => told.extremeOver(say(cell(of.key)), expression.operation === 'highest'),
  );
  return lowered(
    extreme,
    either(precision, constant(zero)),
    all([defined, operation('>', cell(any), nought)]),
  );
}

/** The n-th item that is present. */
export function lowerItem(expression: Extract<Expression, { kind: 'item' }>, scope: Scope): Lowered {
  const { bench } = scope;
  const { list } = expression;
  const index = atom(
    scope,
    flat(scope, scope.lower(expression.index, scope), expression.index.type, scope.label),
    expression.index.type,
    `${scope.label} – ${bench.words.place}`,
  );
  const of = columnOf(scope, list, expression.of, scope.label);
  const position = positionKey(list);
  // The row of the item, or 0 where there are not so many.
  const found = addPart(scope, {
    label: `${scope.label} – ${bench.words.found}`,
    kind: 'part',
    formula: telling(
      call('SUMPRODUCT', series(presenceKey(list)), times(unity, isEqual(series(position), index.formula))),
      (say) => bench.words.told.itemExists(say(index.formula)),
    ),
    show: countShow,
    precision: whole(0, 1),
  });
  const exists = telling(holds(found), (say) => bench.words.told.itemFound(say(index.formula)));
  const defined: Formula[] = [inDefined(index), exists];
  const itemAt = (key: CellKey): Formula =>
    telling(call('INDEX', series(key), call('MATCH', index.formula, series(position), nought)), (say) =>
      bench.words.told.itemAt(say(cell(key)), say(index.formula)),
    );
  if (!isAlways(of.defined)) {
    const status = addPart(
      { ...scope, list },
      {
        label: `${scope.label} – ${bench.words.hasValue}`,
        kind: 'status',
        formula: flagOf(of.defined),
        show: flagShow,
      },
    );
    const itsStatus = addPart(scope, {
      label: `${scope.label} – ${bench.words.hasValue}`,
      kind: 'status',
      formula: choose(exists, itemAt(status), nought),
      show: flagShow,
    });
    defined.push(holds(itsStatus));
  }
  const blank = expression.type.kind === 'text' || expression.type.kind === 'choice' ? text('') : nought;
  const value = choose(exists, itemAt(of.key), blank);
  const precision = of.precision && either(of.precision, constant(zero));
  if (expression.type.kind === 'yes-no') {
    const key = addPart(scope, {
      label: scope.label,
      kind: 'part',
      formula: value,
      show: showFor(expression.type, bench.model, bench.words),
    });
    return lowered(holds(key), undefined, all(defined));
  }
  return lowered(value, precision, all(defined));
}

export function lowerPosition(scope: Scope): Lowered {
  const list = scope.list ?? '';
  return lowered(cell(positionKey(list)), whole(0, capacityOf(scope, list)));
}

export function lowerRunningTotal(
  expression: Extract<Expression, { kind: 'running-total' }>,
  scope: Scope,
): Lowered {
  const list = scope.list ?? '';
  const of = columnOf(scope, list, expression.of, scope.label);
  const part = expression.inclusive ? 'to-here' : 'before';
  const precision = of.precision && repeated(of.precision, capacityOf(scope, list));
  const { told } = scope.bench.words;
  const total = telling(call('SUMPRODUCT', column(presenceKey(list), part), column(of.key, part)), (say) =>
    told.runningTotal(say(cell(of.key)), expression.inclusive),
  );
  if (isAlways(of.defined)) return lowered(total, precision);
  const lacking = addPart(scope, {
    label: `${scope.label} – ${scope.bench.words.missing}`,
    kind: 'status',
    formula: flagOf(lacks(of.defined)),
    show: flagShow,
  });
  return lowered(
    total,
    precision,
    telling(
      isEqual(call('SUMPRODUCT', column(presenceKey(list), part), column(lacking, part)), nought),
      () => told.noneLacks,
    ),
  );
}

/** 1 for the highest; equal values in the order of their places. */
export function lowerRank(expression: Extract<Expression, { kind: 'rank' }>, scope: Scope): Lowered {
  const { bench } = scope;
  const list = scope.list ?? '';
  const of = columnOf(scope, list, expression.of, scope.label);
  const precision = of.precision ?? constant(zero);
  const key = isNearest(precision) ? of.key : comparable(of, precision, expression, scope);
  const present = presenceKey(list);
  const higher = call('SUMPRODUCT', series(present), times(unity, operation('>', series(key), cell(key))));
  const before = call(
    'SUMPRODUCT',
    column(present, 'before'),
    times(unity, isEqual(column(key, 'before'), cell(key))),
  );
  const above = addPart(scope, {
    label: `${scope.label} – ${bench.words.higherOnes}`,
    kind: 'part',
    formula: telling(higher, (say) => bench.words.told.higherItems(say(cell(of.key)))),
    show: countShow,
    precision: whole(0, capacityOf(scope, list)),
  });
  const alike = addPart(scope, {
    label: `${scope.label} – ${bench.words.equalBefore}`,
    kind: 'part',
    formula: telling(before, (say) => bench.words.told.equalItems(say(cell(of.key)))),
    show: countShow,
    precision: whole(0, capacityOf(scope, list)),
  });
  const defined = isAlways(of.defined) ? of.defined : everyItem(scope, list, of.defined);
  return lowered(
    plus(plus(cell(above), cell(alike)), unity),
    whole(1, Math.max(1, capacityOf(scope, list))),
    defined,
  );
}

/** That no item lacks the value. */
function everyItem(scope: Scope, list: string, defined: Formula): Formula {
  const lacking = addPart(scope, {
    label: `${scope.label} – ${scope.bench.words.missing}`,
    kind: 'status',
    formula: flagOf(lacks(defined)),
    show: flagShow,
  });
  const none = isEqual(call('SUMPRODUCT', series(presenceKey(list)), series(lacking)), nought);
  return telling(none, () => scope.bench.words.told.noneLacks);
}

/** Computed values are compared after rounding to a guard. */
function comparable(
  of: Lowered & { readonly key: CellKey },
  precision: NonNullable<Lowered['precision']>,
  expression: Extract<Expression, { kind: 'rank' }>,
  scope: Scope,
): CellKey {
  const apart = typed(minusOf(precision.hi), precision.hi, precision.grid);
  const taken: Taken = {
    kind: 'comparison',
    span: expression.span,
    part: 'rank',
    decision: { ...decisionOn({ ...precision, lo: apart.lo }, zero), difference: false },
  };
  const guard = guardOf(scope, taken);
  reportUnsafe(scope, taken, guard);
  assure(scope, taken, guard, [cell(of.key)], rational(1));
  return addPart(scope, {
    label: `${scope.label} – ${scope.bench.words.toCompare}`,
    kind: 'part',
    formula: call('ROUND', cell(of.key), number(guard.digits)),
    show: { kind: 'number', format: 'General', unit: '' },
    precision,
  });
}

const minusOf = (value: typeof zero) => (sign(value) > 0 ? { n: -value.n, d: value.d } : value);

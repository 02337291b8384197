// Lists: per item a column of the list's sheet, with what is blank counting nothing; over the items a sum of products.

import type { Expression } from '../../../3-model/model.js';
import { zero } from '../../../runtime/exact/rational.js';
import type { Words } from '../../wording/words.js';
import { positionKey, presenceKey } from '../book/list-columns.js';
import { countShow, flagShow, showFor } from '../book/show.js';
import { constant, either, repeated, whole } from '../exactness/precision.js';
import { isCombined, listsIn } from '../formula/combinations.js';
import {
  all,
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  flagOf,
  holds,
  isEqual,
  nought,
  operation,
  telling,
  text,
  times,
  unity,
} from '../formula/formula.js';
import { brought, type Looked, ofItems, rowsOf, series, takenBy } from './combine.js';
import { isAlways } from './pick.js';
import { addPart, atom, flat, inDefined, type Lowered, lowered, type Scope } from './scope.js';

type Aggregate = Extract<Expression, { kind: 'aggregate' }>;

export const capacityOf = (scope: Scope, list: string): number => scope.bench.capacities.get(list) ?? 0;

/** A value in a column of its own, on the rows of a scope. */
export interface InColumn extends Lowered {
  readonly key: CellKey;
  readonly rows: Scope;
}

/** Every item of a list has the expression in a column, or every combination with the items around; returns the column's step. */
export function columnOf(scope: Scope, looked: Looked, expression: Expression, label: string): InColumn {
  return columnIn(rowsOf(scope, looked, expression), expression, label);
}

export function columnIn(inner: Scope, expression: Expression, label: string): InColumn {
  const scope = inner;
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
  return { ...value, key: own, rows: inner };
}

/** A condition of its own where there is no cell that says it. */
export const lacks = (defined: Formula): Formula => {
  const flag = flagOf(defined);
  return flag.kind === 'cell' ? operation('=', flag, nought) : call('NOT', defined);
};

/** What holds for every item is no condition. */
export const conditionOf = ({ always }: Words['told'], said: string): string | undefined =>
  said === always ? undefined : said;

/** How many of the items before count, said as that. */
export const countedBefore = (told: Words['told'], formula: Formula, where: Formula | undefined): Formula =>
  telling(formula, (say) => told.countBefore(where && conditionOf(told, say(where))));

export function lowerAggregate(expression: Aggregate, scope: Scope): Lowered {
  const { bench } = scope;
  const { told } = bench.words;
  const { list } = expression;
  const capacity = capacityOf(scope, list);
  const present = presenceKey(list);
  const condition = (say: (formula: Formula) => string): string | undefined =>
    where && conditionOf(told, say(where.formula));
  const where =
    expression.where === undefined
      ? undefined
      : columnOf(scope, expression, expression.where, `${scope.label} – ${bench.words.condition}`);
  const counted = [series(bench, present), ...(where === undefined ? [] : [series(bench, where.key)])];
  const missing = (value: InColumn, among: readonly Formula[]): readonly Formula[] => {
    if (isAlways(value.defined)) return [];
    const lacking = addPart(value.rows, {
      label: `${scope.label} – ${bench.words.missing}`,
      kind: 'status',
      formula: flagOf(lacks(value.defined)),
      show: flagShow,
    });
    return [
      telling(isEqual(call('SUMPRODUCT', ...among, series(bench, lacking)), nought), () => told.noneLacks),
    ];
  };
  const counting = telling(
    where === undefined ? call('SUM', series(bench, present)) : call('SUMPRODUCT', ...counted),
    (say) => told.countWhere(condition(say)),
  );
  const whereDefined = where === undefined ? [] : missing(where, [series(bench, present)]);
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
  const of = columnOf(scope, expression, expression.of, scope.label);
  const defined = all([...whereDefined, ...missing(of, counted)]);
  const precision = of.precision ?? constant(zero);
  if (expression.operation === 'sum') {
    const total = telling(call('SUMPRODUCT', ...counted, series(bench, of.key)), (say) =>
      told.sumOver(say(cell(of.key)), condition(say)),
    );
    return lowered(total, repeated(ofItems(precision, `sum ${list}`, capacity), capacity), defined);
  }
  expression.operation satisfies 'highest' | 'lowest';
  // Items that do not count are blank texts, which MAX and MIN skip.
  const rows = where !== undefined && isCombined(where.rows.list) ? where.rows : of.rows;
  const there = (key: CellKey): CellKey => brought(rows, key, [listsIn(rows.list).length - 1]);
  const among = addPart(rows, {
    label: `${scope.label} – ${bench.words.counted}`,
    kind: 'part',
    formula: choose(
      all([holds(there(present)), ...(where === undefined ? [] : [holds(there(where.key))])]),
      cell(there(of.key)),
      text(''),
    ),
    show: showFor(expression.type, bench.model, bench.words),
    precision,
  });
  const any = addPart(scope, {
    label: `${scope.label} – ${bench.words.count}`,
    kind: 'part',
    formula: counting,
    show: countShow,
    precision: whole(0, capacity),
  });
  const extreme = telling(
    call(({ highest: 'MAX', lowest: 'MIN' } as const)[expression.operation], series(bench, among)),
    (say) => told.extremeOver(say(cell(of.key)), expression.operation === 'highest'),
  );
  return lowered(
    extreme,
    either(ofItems(precision, takenBy(scope, expression), 1), constant(zero)),
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
  const of = columnOf(scope, expression, expression.of, scope.label);
  const position = positionKey(list);
  // The row of the item, or 0 where there are not so many.
  const found = addPart(scope, {
    label: `${scope.label} – ${bench.words.found}`,
    kind: 'part',
    formula: telling(
      call(
        'SUMPRODUCT',
        series(bench, presenceKey(list)),
        times(unity, isEqual(series(bench, position), index.formula)),
      ),
      (say) => bench.words.told.itemExists(say(index.formula)),
    ),
    show: countShow,
    precision: whole(0, 1),
  });
  const exists = telling(holds(found), (say) => bench.words.told.itemFound(say(index.formula)));
  const defined: Formula[] = [inDefined(index), exists];
  const itemAt = (key: CellKey): Formula =>
    telling(
      call('INDEX', series(bench, key), call('MATCH', index.formula, series(bench, position), nought)),
      (say) => bench.words.told.itemAt(say(cell(key)), say(index.formula)),
    );
  if (!isAlways(of.defined)) {
    const status = addPart(of.rows, {
      label: `${scope.label} – ${bench.words.hasValue}`,
      kind: 'status',
      formula: flagOf(of.defined),
      show: flagShow,
    });
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
  const precision =
    of.precision && either(ofItems(of.precision, takenBy(scope, expression), 1), constant(zero));
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

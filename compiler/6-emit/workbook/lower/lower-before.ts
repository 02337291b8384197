// What depends on the order of items: a cell of the row above, a total of the rows above, a rank.

import { looksOutside, openLoops } from '../../../3-model/expressions/loops.js';
import type { Expression } from '../../../3-model/model.js';
import { rational, sign, zero } from '../../../runtime/exact/rational.js';
import { positionKey, presenceKey } from '../book/list-columns.js';
import { countShow, flagShow, showFor } from '../book/show.js';
import { decisionOn } from '../exactness/guard.js';
import { constant, either, repeated, typed, whole } from '../exactness/precision.js';
import { isCombined, listsIn } from '../formula/combinations.js';
import {
  all,
  block,
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
import {
  comingFirst,
  lowerAmongBefore,
  ofItems,
  placeAmong,
  placeOf,
  rankCounted,
  takenBy,
} from './combine.js';
import { assure, guardOf, reportUnsafe, type Taken } from './decide.js';
import { isNearest } from './lower-comparison.js';
import { capacityOf, columnIn, columnOf, conditionOf, countedBefore, lacks } from './lower-lists.js';
import { isAlways } from './pick.js';
import { addPart, type Lowered, lowered, type Scope } from './scope.js';

type Before = Extract<Expression, { kind: 'before' }>;

const above = (key: CellKey): Formula => column(key, 'before');

export function lowerBefore(expression: Before, scope: Scope): Lowered {
  const { bench } = scope;
  if (looksOutside(expression)) return lowerAmongBefore(expression, scope);
  const { told } = bench.words;
  const { list, operation: kind } = expression;
  const capacity = capacityOf(scope, list);
  const present = presenceKey(list);
  const where =
    expression.where === undefined
      ? undefined
      : columnOf(scope, expression, expression.where, `${scope.label} – ${bench.words.condition}`);
  const counted = [above(present), ...(where === undefined ? [] : [above(where.key)])];
  const missing = (value: Lowered, among: readonly Formula[]): readonly Formula[] => {
    if (isAlways(value.defined)) return [];
    const lacking = addPart(scope, {
      label: `${scope.label} – ${bench.words.missing}`,
      kind: 'status',
      formula: flagOf(lacks(value.defined)),
      show: flagShow,
    });
    const none = isEqual(call('SUMPRODUCT', ...among, above(lacking)), nought);
    return [telling(none, () => told.noneLacksBefore)];
  };
  const whereDefined = where === undefined ? [] : missing(where, [above(present)]);
  // Of one column alone the sum says as much.
  const count = (): Formula =>
    countedBefore(told, call(counted.length === 1 ? 'SUM' : 'SUMPRODUCT', ...counted), where?.formula);
  if (kind === 'count') return lowered(count(), whole(0, capacity), all(whereDefined));
  if (expression.of === undefined) return lowered(nought, constant(zero));
  const of = columnOf(scope, expression, expression.of, scope.label);
  if (kind === 'last') return lowerLast(expression, of, where?.key, whereDefined, scope);
  const defined = all([...whereDefined, ...missing(of, counted)]);
  const precision = of.precision ?? constant(zero);
  if (kind === 'sum') {
    const summed = repeated(ofItems(precision, `sum ${list}`, capacity), capacity);
    const total = telling(call('SUMPRODUCT', ...counted, above(of.key)), (say) =>
      told.itemsBefore(told.sumOver(say(of.formula), where && conditionOf(told, say(where.formula)))),
    );
    return lowered(total, summed, defined);
  }
  kind satisfies 'highest' | 'lowest';
  const among = addPart(scope, {
    label: `${scope.label} – ${bench.words.counted}`,
    kind: 'part',
    formula: choose(
      all([holds(present), ...(where === undefined ? [] : [holds(where.key)])]),
      cell(of.key),
      text(''),
    ),
    show: showFor(expression.type, bench.model, bench.words),
    precision,
  });
  const any = addPart(scope, {
    label: `${scope.label} – ${bench.words.count}`,
    kind: 'part',
    formula: count(),
    show: { kind: 'number', format: '0', unit: '' },
    precision: whole(0, capacity),
  });
  return lowered(
    call(extremes[kind], above(among)),
    either(ofItems(precision, takenBy(scope, expression), 1), constant(zero)),
    all([defined, operation('>', cell(any), nought)]),
  );
}

const extremes = { highest: 'MAX', lowest: 'MIN' } as const;

/** Handed on from row to row, past rows that are empty or do not count. */
function lowerLast(
  expression: Before,
  of: Lowered & { readonly key: CellKey },
  where: CellKey | undefined,
  whereDefined: readonly Formula[],
  scope: Scope,
): Lowered {
  const { bench } = scope;
  const { told } = bench.words;
  const { list } = expression;
  const counts = all([holds(presenceKey(list)), ...(where === undefined ? [] : [holds(where)])]);
  const shown = showFor(expression.type, bench.model, bench.words);
  const carried = carriedOn(scope, counts, of.key, `${scope.label} – ${bench.words.carried}`, {
    show: shown,
    precision: of.precision,
  });
  const defined: Formula[] = [...whereDefined];
  if (where !== undefined) {
    const any = countedBefore(told, call('SUMPRODUCT', above(presenceKey(list)), above(where)), holds(where));
    defined.push(operation('>', any, nought));
  } else if (scope.isBehindAnother !== true) {
    defined.push(operation('>=', cell(positionKey(list)), number(2)));
  }
  if (!isAlways(of.defined)) {
    const status = addPart(scope, {
      label: `${scope.label} – ${bench.words.hasValue}`,
      kind: 'status',
      formula: flagOf(of.defined),
      show: flagShow,
    });
    const label = `${scope.label} – ${bench.words.hasValue}, ${bench.words.carried}`;
    defined.push(
      isEqual(column(carriedOn(scope, counts, status, label, { show: flagShow }), 'above'), number(1)),
    );
  }
  const value = column(carried, 'above');
  // Above the first item stands the heading.
  const safe =
    scope.isBehindAnother === true
      ? value
      : choose(operation('>=', cell(positionKey(list)), number(2)), value, standIn(expression));
  if (expression.type.kind === 'yes-no') {
    const key = addPart(scope, { label: scope.label, kind: 'part', formula: safe, show: flagShow });
    return lowered(holds(key), undefined, all(defined));
  }
  const isDate = expression.type.kind === 'date';
  const taken = of.precision && ofItems(of.precision, takenBy(scope, expression), 1);
  const precision = isDate ? of.precision : taken && either(taken, constant(zero));
  return lowered(safe, precision, all(defined));
}

/** For what is not there: nothing is calculated from it. */
function standIn({ type }: Before): Formula {
  switch (type.kind) {
    case 'text':
    case 'choice':
      return text('');
    case 'date':
    case 'yes-no':
    case 'quantity':
      return nought;
    default:
      return type satisfies never;
  }
}

function carriedOn(
  scope: Scope,
  counts: Formula,
  key: CellKey,
  label: string,
  rest: Pick<Parameters<typeof addPart>[1], 'show' | 'precision'>,
): CellKey {
  const { bench, list } = scope;
  const place = `carried ${key} ${scope.owner} ${label}`;
  const known = bench.shared.get(place);
  if (typeof known === 'string') return known;
  const id = bench.take(list, `${scope.owner}#`);
  const own = bench.keyOf(list, id);
  bench.shared.set(place, own);
  return bench.add({
    ...rest,
    id,
    taken: true,
    label,
    kind: 'part',
    list,
    ...(scope.group === undefined ? {} : { group: scope.group }),
    section: scope.section,
    formula: choose(counts, cell(key), column(own, 'above')),
  });
}

export function lowerRunningTotal(
  expression: Extract<Expression, { kind: 'running-total' }>,
  scope: Scope,
): Lowered {
  const list = scope.list ?? '';
  if (looksOutside(expression)) {
    const where = comingFirst(expression, expression.inclusive ? 'up-to' : 'below');
    return scope.lower({ ...expression, kind: 'aggregate', operation: 'sum', where }, scope);
  }
  const of = columnOf(scope, expression, expression.of, scope.label);
  const part = expression.inclusive ? 'to-here' : 'before';
  const capacity = capacityOf(scope, list);
  const precision = of.precision && repeated(ofItems(of.precision, `sum ${list}`, capacity), capacity);
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
  const { list } = expression;
  if (!isAmongRows(expression, scope)) return scope.lower(rankCounted(expression), scope);
  const of = columnIn(rankedRows(expression, scope), expression.of, scope.label);
  const precision = of.precision ?? constant(zero);
  const key = isNearest(precision) ? of.key : comparable(of, precision, expression, scope);
  const present = presenceKey(list);
  const beside = isCombined(scope.list)
    ? block(key, 'beside-this', capacityOf(scope, list))
    : column(key, 'all');
  const higher = call('SUMPRODUCT', column(present, 'all'), times(unity, operation('>', beside, cell(key))));
  const before = isCombined(scope.list)
    ? call(
        'SUMPRODUCT',
        column(present, 'all'),
        times(
          unity,
          operation('<', column(positionKey(list), 'all'), cell(placeAmong(scope, list, lastPlace(scope)))),
        ),
        times(unity, isEqual(beside, cell(key))),
      )
    : call('SUMPRODUCT', column(present, 'before'), times(unity, isEqual(column(key, 'before'), cell(key))));
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

/** Whether the value of every item that is ranked stands in one column, whichever of them is asked for. */
const isAmongRows = ({ of, item }: Extract<Expression, { kind: 'rank' }>, scope: Scope): boolean =>
  item === undefined ||
  (!openLoops(of).has(item) && (!isCombined(scope.list) || placeOf(scope, item) === lastPlace(scope)));

const lastPlace = ({ list }: Scope): number => listsIn(list).length - 1;

/** Rows of the items that are ranked: those of a list, or of its combinations with one and the same item outside. */
const rankedRows = ({ list, loop }: Extract<Expression, { kind: 'rank' }>, scope: Scope): Scope =>
  isCombined(scope.list)
    ? { ...scope, places: new Map([...(scope.places ?? []), [loop, lastPlace(scope)]]) }
    : { ...scope, list, places: new Map([[loop, 0]]) };

/** That no item lacks the value. */
function everyItem(scope: Scope, list: string, defined: Formula): Formula {
  const lacking = addPart(scope, {
    label: `${scope.label} – ${scope.bench.words.missing}`,
    kind: 'status',
    formula: flagOf(lacks(defined)),
    show: flagShow,
  });
  const all = isCombined(scope.list)
    ? block(lacking, 'beside-this', capacityOf(scope, list))
    : column(lacking, 'all');
  const none = isEqual(call('SUMPRODUCT', column(presenceKey(list), 'all'), all), nought);
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

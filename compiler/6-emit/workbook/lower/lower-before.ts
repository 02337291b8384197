// What goes back to the items before an item: a cell of the row above, or a total of the rows above.

import type { Expression } from '../../../3-model/model.js';
import { zero } from '../../../runtime/exact/rational.js';
import { positionKey, presenceKey } from '../book/list-columns.js';
import { flagShow, showFor } from '../book/show.js';
import { constant, either, repeated, whole } from '../exactness/precision.js';
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
  text,
} from '../formula/formula.js';
import { capacityOf, columnOf, lacks } from './lower-lists.js';
import { isAlways } from './pick.js';
import { addPart, type Lowered, lowered, type Scope } from './scope.js';

type Before = Extract<Expression, { kind: 'before' }>;

const above = (key: CellKey): Formula => column(key, 'before');

export function lowerBefore(expression: Before, scope: Scope): Lowered {
  const { bench } = scope;
  const { list, operation: kind } = expression;
  const capacity = capacityOf(scope, list);
  const present = presenceKey(list);
  const where =
    expression.where === undefined
      ? undefined
      : columnOf(scope, list, expression.where, `${scope.label} – ${bench.words.condition}`);
  const counted = [above(present), ...(where === undefined ? [] : [above(where.key)])];
  const missing = (value: Lowered, among: readonly Formula[]): readonly Formula[] => {
    if (isAlways(value.defined)) return [];
    const lacking = addPart(scope, {
      label: `${scope.label} – ${bench.words.missing}`,
      kind: 'status',
      formula: flagOf(lacks(value.defined)),
      show: flagShow,
    });
    return [isEqual(call('SUMPRODUCT', ...among, above(lacking)), nought)];
  };
  const whereDefined = where === undefined ? [] : missing(where, [above(present)]);
  // Of one column alone the sum says as much.
  const count = (): Formula =>
    counted.length === 1 ? call('SUM', ...counted) : call('SUMPRODUCT', ...counted);
  if (kind === 'count') return lowered(count(), whole(0, capacity), all(whereDefined));
  if (expression.of === undefined) return lowered(nought, constant(zero));
  const of = columnOf(scope, list, expression.of, scope.label);
  if (kind === 'last') return lowerLast(expression, of, where?.key, whereDefined, scope);
  const defined = all([...whereDefined, ...missing(of, counted)]);
  const precision = of.precision ?? constant(zero);
  if (kind === 'sum') {
    return lowered(call('SUMPRODUCT', ...counted, above(of.key)), repeated(precision, capacity), defined);
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
    either(precision, constant(zero)),
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
  const { list } = expression;
  const counts = all([holds(presenceKey(list)), ...(where === undefined ? [] : [holds(where)])]);
  const shown = showFor(expression.type, bench.model, bench.words);
  const carried = carriedOn(scope, counts, of.key, `${scope.label} – ${bench.words.carried}`, {
    show: shown,
    precision: of.precision,
  });
  const defined: Formula[] = [...whereDefined];
  if (where !== undefined) {
    const any = call('SUMPRODUCT', above(presenceKey(list)), above(where));
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
  const precision = isDate ? of.precision : of.precision && either(of.precision, constant(zero));
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

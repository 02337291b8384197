// What speaks of several items at once: it is computed for each of their combinations, on rows of these, and all that it uses is brought
// there. What speaks of fewer items than there are around it is computed on rows of those alone.

import { callLoops } from '../../../3-model/expressions/loop-names.js';
import { isOfSeveral, openLoops } from '../../../3-model/expressions/loops.js';
import type { Definition, DefinitionId, Expression, Loop, LoopId, Type } from '../../../3-model/model.js';
import type { Bench } from '../book/bench.js';
import { positionKey, presenceKey } from '../book/list-columns.js';
import { flagShow, genericShow } from '../book/show.js';
import { type Precision, whole } from '../exactness/precision.js';
import { combined, isCombined, listsIn } from '../formula/combinations.js';
import {
  all,
  block,
  type CellKey,
  call,
  cell,
  column,
  type Formula,
  flagOf,
  holds,
  nought,
  operation,
  telling,
} from '../formula/formula.js';
import { itemStep, listOfStep } from '../formula/instantiate.js';
import { isAlways } from './pick.js';
import { addPart, atom, isHeldFlag, type Lowered, lowered, type Scope } from './scope.js';

export const placeOf = ({ places }: Scope, loop: LoopId): number => places?.get(loop) ?? 0;

/** Where the values of a definition stand: on the calculation, on rows of a list, or on rows of combinations. */
export const rowsOfDefinition = ({ list, loops }: Pick<Definition, 'list' | 'loops'>): string | undefined =>
  isOfSeveral({ loops }) ? combined(loops.map((loop) => loop.list)) : list;

export function keyOfDefinition(bench: Bench, id: DefinitionId): CellKey {
  const definition = bench.model.definitions.find((each) => each.id === id);
  return bench.keyOf(definition && rowsOfDefinition(definition), id);
}

/** The scope in which a cell of a table, or a rate, is computed for the items of a use of it. */
export function calledFor(scope: Scope, loops: readonly Loop[], items: readonly LoopId[]): Scope {
  if (!isCombined(scope.list)) return scope;
  const places = new Map(scope.places);
  loops.forEach(({ id }, index) => {
    const item = items[index];
    if (item !== undefined) places.set(id, placeOf(scope, item));
  });
  return { ...scope, places };
}

/** Items of the list looked at, as an operation over it names them. */
export interface Looked {
  readonly list: string;
  readonly loop: LoopId;
}

/** The rows on which something is computed for each item looked at: of the list, or of its combinations with the items around. */
export function rowsOf(scope: Scope, { list, loop }: Looked, operand: Expression): Scope {
  const around = [...openLoops(operand)].filter((id) => id !== loop);
  if (around.length === 0) return { ...scope, list, places: new Map([[loop, 0]]) };
  const lists = listsIn(scope.list);
  return combinedRows({
    ...scope,
    list: combined([...lists, list]),
    places: new Map([
      ...around.map((id): [LoopId, number] => [id, placeOf(scope, id)]),
      [loop, lists.length],
    ]),
  });
}

/** The same scope, with rows for its combinations. */
export function combinedRows(scope: Scope): Scope {
  const { bench, list } = scope;
  if (!isCombined(list) || bench.combinations.has(list)) return scope;
  bench.combinations.set(list, new Map());
  const lists = listsIn(list);
  const rows = lists.reduce((product, name) => product * (bench.capacities.get(name) ?? 1), 1);
  bench.capacities.set(list, rows);
  const { words } = bench;
  const own: Scope = { ...scope, owner: 'present', label: words.present, group: 'state', section: undefined };
  const present = lists.map((name, place) => holds(brought(own, presenceKey(name), [place])));
  addPart(own, {
    id: 'present',
    label: words.present,
    kind: 'flag',
    formula: telling(flagOf(all(present)), () => words.told.oneIf(words.told.allPresent)),
    show: flagShow,
    precision: whole(0, 1),
    clause: { yes: words.told.allPresent, no: words.told.holdsNot(words.told.allPresent) },
  });
  return scope;
}

/** Rows of combinations with the item (the combination) of a row; of a list, those of all items. */
export const series = ({ capacities }: Bench, key: CellKey): Formula => {
  const lists = listsIn(listOfStep(key));
  const last = lists[lists.length - 1];
  return isCombined(listOfStep(key))
    ? block(key, 'with-this', capacities.get(last ?? '') ?? 1)
    : column(key, 'all');
};

/** Of an expression that does not speak of all items around it: its value on rows of those that it speaks of, brought to these. */
export function lowerApart(expression: Expression, scope: Scope): Lowered | undefined {
  if (!isCombined(scope.list)) return undefined;
  const lists = listsIn(scope.list);
  const open = [...openLoops(expression)];
  const places = [...new Set(open.map((id) => placeOf(scope, id)))].sort((a, b) => a - b);
  if (places.length === lists.length) return undefined;
  const inner = combinedRows({
    ...scope,
    list: combined(places.flatMap((place) => lists[place] ?? [])),
    places: new Map(open.map((id) => [id, places.indexOf(placeOf(scope, id))])),
  });
  const value = scope.lower(expression, inner);
  const held = atom(inner, value, expression.type, scope.label);
  return {
    formula: formulaBrought(scope, inner, held.formula, places),
    precision: value.precision && apart(value.precision, places),
    defined: isAlways(value.defined) ? value.defined : definedBrought(scope, inner, value.defined, places),
  };
}

function formulaBrought(scope: Scope, from: Scope, formula: Formula, places: readonly number[]): Formula {
  const there = (key: CellKey): CellKey =>
    listOfStep(key) === from.list ? brought(scope, key, places) : key;
  if (formula.kind === 'cell') return cell(there(formula.key));
  if (isHeldFlag(formula) && formula.left.kind === 'cell')
    return operation(formula.operator, cell(there(formula.left.key)), formula.right);
  return formula;
}

function definedBrought(scope: Scope, from: Scope, defined: Formula, places: readonly number[]): Formula {
  const flag = flagOf(defined);
  const key =
    flag.kind === 'cell'
      ? flag.key
      : addPart(from, {
          label: `${scope.label} – ${scope.bench.words.hasValue}`,
          kind: 'status',
          formula: flag,
          show: flagShow,
        });
  return formulaBrought(scope, from, holds(key), places);
}

/** What stands on the row of one item, or of some of the items that a row combines; `places` say which of them. */
export function brought(scope: Scope, key: CellKey, places: readonly number[]): CellKey {
  const { bench, list = '' } = scope;
  if (listOfStep(key) === list) return key;
  const { words } = bench;
  const step = bench.steps.find((each) => each.key === key);
  const lists = listsIn(list);
  const items = places.map((place) => itemLabel(bench, lists, place)).join(', ');
  const label = `${bench.labels.get(key) ?? ''} – ${items}`;
  const clause = bench.clauses.get(key);
  const precision = bench.precisions.get(key);
  return addPart(scope, {
    label,
    kind: 'link',
    formula: telling(call('INDEX', column(key, 'all'), cell(rowsColumn(scope, places))), (say) =>
      words.told.ofCombined(say(cell(key)), items),
    ),
    show: step?.show ?? genericShow,
    ...(precision === undefined ? {} : { precision: apart(precision, places) }),
    ...(clause === undefined
      ? {}
      : { clause: { yes: words.told.saidOf(items, clause.yes), no: words.told.saidOf(items, clause.no) } }),
  });
}

/** One of the items that are combined: by its list, with a letter where there are several of that list. */
export function itemLabel({ model }: Bench, lists: readonly string[], place: number): string {
  const list = lists[place];
  const label = model.lists.find(({ name }) => name === list)?.label ?? '';
  const alike = lists.filter((each) => each === list).length > 1;
  const before = lists.slice(0, place).filter((each) => each === list).length;
  return alike ? `${label} (${String.fromCharCode(65 + before)})` : label;
}

/** The column of numbers that say on which row the items at some places stand. */
function rowsColumn({ bench, list = '' }: Scope, places: readonly number[]): CellKey {
  const key = itemStep(list, `row ${places.join('.')}`);
  bench.combinations.get(list)?.set(key, places);
  const label = places.map((place) => itemLabel(bench, listsIn(list), place)).join(', ');
  bench.labels.set(key, `${label} – ${bench.words.rowOf}`);
  return key;
}

/** What a value of one item is divided by is not what that of another is. */
function apart(value: Precision, places: readonly number[]): Precision {
  if (value.divisors.size === 0) return value;
  const divisors = [...value.divisors].map(
    ([name, found]) => [`${name} @${places.join('.')}`, found] as const,
  );
  return { ...value, divisors: new Map(divisors) };
}

/**
 * What is known of a value of one item, where it stands for one of any item (`count` 1) or goes into a total of so many: each item
 * divides by its own. `name` is the same only where it is of the same items.
 */
export function ofItems(value: Precision, name: string, count: number): Precision {
  if (value.divisors.size === 0) return value;
  const divisors = [...value.divisors].map(([divisor, { bound, power }]) =>
    divisor.includes('[item:')
      ? ([`${name} ${divisor}`, { bound, power: power * count }] as const)
      : ([divisor, { bound, power }] as const),
  );
  return { ...value, divisors: new Map(divisors) };
}

/** Which items an operation takes its value from, apart from all other operations. */
export const takenBy = ({ owner, list }: Scope, { span }: Expression): string =>
  `${owner} ${list ?? ''} ${span.file}:${span.start}-${span.end}`;

/** The number of an item among those of its list that are filled in. */
export const placeAmong = (scope: Scope, list: string, place: number): CellKey =>
  brought(scope, positionKey(list), [place]);

type Before = Extract<Expression, { kind: 'before' }>;

/**
 * What says of the item at hand which of the items before it count is no total of rows above: it is one over the combinations of
 * both, of which those count whose item looked at comes first.
 */
export function lowerAmongBefore(expression: Before, scope: Scope): Lowered {
  const { list, loop, span, type, of, operation: kind } = expression;
  const where = comingFirst(expression, 'below', expression.where);
  const over = { kind: 'aggregate', list, loop, span, where } as const;
  if (kind !== 'last') return scope.lower({ ...over, operation: kind, of, type }, scope);
  if (of === undefined) return lowered(nought, whole(0, 0));
  const looked: Expression = { kind: 'position', list, item: loop, type: plain, span };
  const index: Expression = { ...over, operation: 'highest', of: looked, type: plain };
  return scope.lower({ kind: 'item', list, loop, index, of, type, span }, scope);
}

const plain: Type = { kind: 'quantity', unit: { powers: [] }, percent: false };

/** Whether the item looked at comes before the one at hand, and counts. */
export function comingFirst(
  { list, loop, item, span }: Pick<Before, 'list' | 'loop' | 'item' | 'span'>,
  operator: 'below' | 'up-to',
  where?: Expression,
): Expression {
  const place = (of: Before['item']): Expression => ({ kind: 'position', list, item: of, type: plain, span });
  const type: Type = { kind: 'yes-no' };
  const first: Expression = { kind: 'compare', operator, left: place(loop), right: place(item), type, span };
  return where === undefined ? first : { kind: 'and', operands: [first, where], type, span };
}

/** A rank as it is counted: those that are higher, those before it that are equal, and itself. */
export function rankCounted(expression: Extract<Expression, { kind: 'rank' }>): Expression {
  const { list, loop, item, of, span } = expression;
  const own = item === undefined ? of : callLoops(of, new Map([[loop, item]]));
  const compared = (operator: 'above' | 'equal'): Expression => ({
    kind: 'compare',
    operator,
    left: of,
    right: own,
    type: { kind: 'yes-no' },
    span,
  });
  const count = (where: Expression): Expression => ({
    kind: 'aggregate',
    operation: 'count',
    list,
    loop,
    of: undefined,
    where,
    type: plain,
    span,
  });
  const add = (left: Expression, right: Expression): Expression => ({
    kind: 'add',
    left,
    right,
    type: plain,
    span,
  });
  const itself: Expression = { kind: 'number', value: { n: 1n, d: 1n }, type: plain, span };
  const equalBefore = comingFirst(expression, 'below', compared('equal'));
  return add(add(count(compared('above')), count(equalBefore)), itself);
}

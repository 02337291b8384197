// Boundaries, and which row of several takes a case.

import type { Band, Cell, Expr } from '../../grammar/tree/syntax.js';
import { evaluate } from './evaluate.js';
import { folded } from './program.js';
import { isLiteral, type Run, type Scope } from './run.js';
import type { Value } from './values.js';
import * as v from './values.js';
import { goesRound, isInWindow, isOnDay } from './windows.js';

export interface Limit {
  readonly value: Value;
  readonly inclusive: boolean;
}
export interface Limits {
  readonly from: Limit | undefined;
  readonly to: Limit | undefined;
}

/** A bare number in a column with a unit is in that unit. */
export type InUnit = (value: Value) => Value;
const asItIs: InUnit = (value) => value;

export function limitsOf(run: Run, scope: Scope, band: Band, inUnit: InUnit = asItIs): Limits {
  const limit = (side: Band['lower']): Limit | undefined =>
    side && { value: inUnit(evaluate(run, scope, side.value)), inclusive: side.inclusive };
  return { from: limit(band.lower), to: limit(band.upper) };
}

export function isInside(value: Value, { from, to }: Limits): boolean {
  if (from) {
    const order = v.compareValues(value, from.value);
    if (order < 0 || (order === 0 && !from.inclusive)) return false;
  }
  if (to) {
    const order = v.compareValues(value, to.value);
    if (order > 0 || (order === 0 && !to.inclusive)) return false;
  }
  return true;
}

/** A cell of a key: what it takes, `rest` for all that no other row takes. */
type Match =
  | { readonly kind: 'rest' }
  | { readonly kind: 'exactly'; readonly cell: Cell; readonly inUnit: InUnit }
  | ({ readonly kind: 'band' } & Limits)
  | { readonly kind: 'window'; readonly band: Band }
  | { readonly kind: 'any-of'; readonly parts: readonly Match[] };

export interface KeyedRow {
  readonly cells: readonly Cell[];
}

const isMoving = (cell: Cell): boolean => {
  if (cell.content.kind !== 'band') return false;
  const { lower, upper } = cell.content.band;
  return [lower, upper].some((limit) => limit && !isConstant(limit.value));
};
const isConstant = (expr: Expr): boolean =>
  isLiteral(expr) ||
  (expr.kind === 'negate' && isConstant(expr.operand)) ||
  (expr.kind === 'binary' && isConstant(expr.left) && isConstant(expr.right));

/** Of the rows, the one that takes the keys; undefined where none does. */
export function rowFor(
  run: Run,
  scope: Scope,
  rows: readonly KeyedRow[],
  keys: readonly Value[],
  inUnits: readonly InUnit[] = [],
): number | undefined {
  const matches: Match[][] = [];
  for (const [index, row] of rows.entries()) {
    matches.push(
      row.cells.map((cell, key) =>
        matchOf(run, scope, cell, rows, matches, { index, key }, keys[key]!, inUnits[key] ?? asItIs),
      ),
    );
  }
  const taking = matches.flatMap((row, index) =>
    row.every((match, key) => takes(run, scope, match, keys[key]!)) ? [index] : [],
  );
  const rests = (index: number) => matches[index]!.filter(({ kind }) => kind === 'rest').length;
  const fewest = Math.min(...taking.map(rests));
  const best = taking.filter((index) => rests(index) === fewest);
  const fromTop = rows.some(({ cells }) => cells.some(isMoving));
  if (fromTop) return best[0];
  return best.reduce<number | undefined>((kept, index) => {
    if (kept === undefined) return index;
    const byText = keys.findIndex((key, at) => {
      const [one, other] = [matches[index]![at]!, matches[kept]![at]!];
      return key.kind === 'text' && named(one, key) !== named(other, key);
    });
    if (byText >= 0)
      return named(matches[index]![byText]!, keys[byText]!) > named(matches[kept]![byText]!, keys[byText]!)
        ? index
        : kept;
    return isCloser(matches[index]!, matches[kept]!) ? index : kept;
  }, undefined);
}

function matchOf(
  run: Run,
  scope: Scope,
  cell: Cell,
  rows: readonly KeyedRow[],
  above: readonly (readonly Match[])[],
  { index, key }: { readonly index: number; readonly key: number },
  asked: Value,
  inUnit: InUnit,
): Match {
  const { content } = cell;
  if (content.kind === 'rest' || content.kind === 'otherwise') return { kind: 'rest' };
  if (content.kind === 'any-of') {
    const one = (part: Cell['content']) =>
      matchOf(run, scope, { ...cell, content: part }, rows, above, { index, key }, asked, inUnit);
    return { kind: 'any-of', parts: content.parts.map(one) };
  }
  if (content.kind !== 'band') return { kind: 'exactly', cell, inUnit };
  if (goesRound(run, content.band, asked)) return { kind: 'window', band: content.band };
  const written = limitsOf(run, scope, content.band, inUnit);
  if (!content.band.then) return { kind: 'band', ...written };
  // The nearest row above that says the same in the other keys; where there is none, all groups above end alike.
  const alike = (other: number) =>
    rows[other]!.cells.every(
      (one, at) => at === key || folded(one.text) === folded(rows[index]!.cells[at]!.text),
    );
  const before = above.findLastIndex((_, other) => alike(other));
  const start = above[before >= 0 ? before : above.length - 1]?.[key];
  if (start?.kind !== 'band' || !start.to) throw new v.Meaningless('nothing to go on from');
  const from: Limit = { value: start.to.value, inclusive: !start.to.inclusive };
  if (!content.band.next || !written.to) return { kind: 'band', from, to: written.to };
  const end = v.add(v.asQuantity(start.to.value), v.asQuantity(written.to.value));
  return { kind: 'band', from, to: { value: end, inclusive: written.to.inclusive } };
}

function takes(run: Run, scope: Scope, match: Match, key: Value): boolean {
  switch (match.kind) {
    case 'rest':
      return true;
    case 'band':
      return isInside(key, match);
    case 'window':
      return isInWindow(run, match.band, key, (limit) => evaluate(run, scope, limit));
    case 'any-of':
      return match.parts.some((part) => takes(run, scope, part, key));
    case 'exactly':
      return isExactly(run, scope, match, key);
    default:
      return match satisfies never;
  }
}

function isExactly(
  run: Run,
  scope: Scope,
  match: Extract<Match, { readonly kind: 'exactly' }>,
  key: Value,
): boolean {
  const { content, text } = match.cell;
  const onDay = (expr: Expr) => isOnDay(run, expr, key);
  if (content.kind === 'names')
    return content.names.some(
      ({ text: name, span }) => onDay({ kind: 'name', name, span }) ?? isNamed(key, name),
    );
  if (content.kind === 'words') return isNamed(key, text);
  if (content.kind === 'prefixes') return beginning(content.prefixes, key) > 0;
  if (content.kind !== 'values' && content.kind !== 'expression')
    throw new v.Meaningless(`a key cell ${content.kind}`);
  const isOneOf = (expr: Expr): boolean => {
    if (expr.kind === 'binary' && expr.operator === 'or') return withUnitOfLast(joinedBy(expr)).some(isOneOf);
    if (key.kind === 'option' && (expr.kind === 'text' || expr.kind === 'name'))
      return isNamed(key, expr.kind === 'text' ? expr.value : expr.name);
    return onDay(expr) ?? v.isSame(key, match.inUnit(evaluate(run, scope, expr)));
  };
  return content.kind === 'values'
    ? withUnitOfLast(content.values).some(isOneOf)
    : isOneOf(content.expression);
}

const joinedBy = (expr: Expr): readonly Expr[] =>
  expr.kind === 'binary' && expr.operator === 'or'
    ? [...joinedBy(expr.left), ...joinedBy(expr.right)]
    : [expr];

/** `13 or 20 mm`: a unit that is written once, behind the last, is that of all. */
function withUnitOfLast(all: readonly Expr[]): readonly Expr[] {
  const last = all.at(-1);
  if (last?.kind !== 'number') return all;
  return all.map((each) =>
    each.kind === 'number' && each.unit === undefined && each.percent === undefined
      ? { ...each, unit: last.unit, percent: last.percent }
      : each,
  );
}

/** The length of the longest of the prefixes with which the text begins. */
const beginning = (prefixes: readonly string[], key: Value): number =>
  Math.max(
    0,
    ...prefixes.map((prefix) => (key.kind === 'text' && key.text.startsWith(prefix) ? prefix.length : 0)),
  );

/** How much of the text a cell names: all of it, or its beginning. */
const named = (match: Match, key: Value): number =>
  match.kind !== 'exactly'
    ? 0
    : match.cell.content.kind === 'prefixes'
      ? beginning(match.cell.content.prefixes, key)
      : Number.POSITIVE_INFINITY;

const isNamed = (key: Value, name: string): boolean =>
  key.kind === 'option'
    ? (key.of?.spellings.get(folded(name)) ?? name) === key.name
    : key.kind === 'text' && key.text === name;

/** Of rows bounded on the same one side only the closest bound wins. */
function isCloser(a: readonly Match[], b: readonly Match[]): boolean {
  return a.some((one, key) => {
    const other = b[key];
    // `near, the rest` stands before the bands of other options, `the rest, up to 10 kg`.
    if (one.kind === 'exactly' && other?.kind === 'rest') return true;
    if (one.kind !== 'band' || other?.kind !== 'band') return false;
    if (one.to && other.to && !one.from && !other.from)
      return v.compareValues(one.to.value, other.to.value) < 0;
    if (one.from && other.from && !one.to && !other.to)
      return v.compareValues(one.from.value, other.from.value) > 0;
    return false;
  });
}

// Rows whose limits depend on facts, and rows of texts: read from the top, each with its condition. That every case is
// taken, and by one row only, is claimed where it does not follow from how the rows are written, and proved later.

import { nothingBefore } from '../../diagnostics/catalogue/rules/tables.js';
import type { Span } from '../../source.js';
import { all, any, arithmetic, beginningWith, compareTo, negation } from '../types/build.js';
import type { CheckedExpression, Claim } from '../types/checked.js';
import type { Context } from '../types/context.js';
import { conditionOf } from './match-condition.js';
import { eachOf, type KeyMatch, type KeyRow, type MovingBand, type MovingBound } from './matches.js';
import { knownRange, moving, within } from './moving-limits.js';
import { intersection, isCloser, type Range, rangeOf, sameRange } from './ranges.js';
import { outranks, type RestRow, rank } from './rest-rows.js';
import { rowsBefore } from './row-before.js';

export interface RowsFromTop {
  /**
   * The rows by index in the order in which they are tried, those that take the rest last, each with its condition: undefined
   * where it takes all that is left. A row that names several values may stand there several times.
   */
  readonly tried: readonly { readonly row: number; readonly when: CheckedExpression | undefined }[];
  readonly claims: readonly Claim[];
}

/** What one cell asks of its key. */
interface Asked {
  readonly test: CheckedExpression | undefined;
  readonly band: MovingBand | undefined;
  /** Known without facts; undefined where it is not. */
  readonly range: Range | undefined;
  readonly texts: readonly string[] | undefined;
  readonly prefix: string | undefined;
  /** Begins where these rows end: no other order is possible. */
  readonly after: readonly number[];
  readonly rest: boolean;
}

/** Undefined when a cell is wrong, which is reported. `subjects` are the keys' values. */
export function rowsFromTop(
  context: Context,
  printed: readonly KeyRow[],
  subjects: readonly CheckedExpression[],
): RowsFromTop | undefined {
  // A cell that names several values is a row for each of them: of prefixes each has a length of its own.
  const each = printed.flatMap((row, index) => eachOf(row).map((one) => ({ one, index })));
  const read = rowsTried(
    context,
    each.map(({ one }) => one),
    subjects,
  );
  return (
    read && {
      tried: read.order.map((place) => ({ row: each[place]?.index ?? place, when: read.whens[place] })),
      claims: read.claims,
    }
  );
}

function rowsTried(
  context: Context,
  rows: readonly KeyRow[],
  subjects: readonly CheckedExpression[],
):
  | {
      readonly order: readonly number[];
      readonly whens: readonly (CheckedExpression | undefined)[];
      readonly claims: readonly Claim[];
    }
  | undefined {
  const columns = subjects.map((subject, key) => askedOfColumn(context, rows, key, subject));
  if (!columns.every((column) => column !== undefined)) return undefined;
  const restOf = (row: number): number => columns.filter((column) => column[row]?.rest).length;
  const choices = subjects.map(({ type }) => type.kind === 'choice' || type.kind === 'yes-no');
  const named = rows.map((_, row): RestRow => restRow(columns.map((column) => column[row])));
  const ranks = named.map((row) => rank(row, choices));
  const order = rows.map((_, row) => row).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  const isSettled = (first: number, second: number): boolean => {
    const [a, b] = [named[first], named[second]];
    return !!a && !!b && (outranks(a, b, named, choices) || outranks(b, a, named, choices));
  };
  const chained = columns.length === 1 && columns[0] !== undefined && isChain(context, columns[0]);
  const last = order.at(-1);
  const tried = chained ? order : closestFirst(order, ranks, columns);
  const whens = rows.map(({ span }, row) => {
    if (row === last && (chained || restOf(row) === columns.length)) return undefined;
    return all(
      columns.flatMap((column) => column[row]?.test ?? []),
      span,
    );
  });
  const claims: Claim[] = [];
  for (const [second, { span }] of rows.entries()) {
    for (let first = 0; first < second; first++) {
      if (isSettled(first, second) || !canOverlap(context, columns, first, second)) continue;
      if (isCloserRow(columns, first, second) || isCloserRow(columns, second, first)) continue;
      const apart = columns.flatMap((column) => ordersApart(column[first]?.band, column[second]?.band, span));
      const both = [whens[first], whens[second]].flatMap((when) => when ?? []);
      const condition = apart.length > 0 ? any(apart, span) : negation(all(both, span), span);
      claims.push({ condition, problem: 'overlap', span });
    }
  }
  if (last !== undefined && whens[last] !== undefined) {
    const span = rows[last]?.span ?? rows[0]?.span;
    const tests = whens.flatMap((when) => when ?? []);
    if (span) claims.push({ condition: any(tests, span), problem: 'gap', span });
  }
  return { order: tried, whens, claims };
}

/** Rows of one rank with the closest of known bounds first; all others as they stand. */
function closestFirst(
  order: readonly number[],
  ranks: readonly number[],
  columns: readonly (readonly Asked[])[],
): readonly number[] {
  const left = [...order];
  const sorted: number[] = [];
  while (left.length > 0) {
    const [top] = left;
    const same = left.filter((row) => ranks[row] === ranks[top ?? 0]);
    const place = same.findIndex((row) => !same.some((other) => isCloserRow(columns, other, row)));
    const [next] = left.splice(Math.max(0, place), 1);
    if (next !== undefined) sorted.push(next);
  }
  return sorted;
}

/** Bounded on the same one side and closer, all else in common: known without facts. */
function isCloserRow(columns: readonly (readonly Asked[])[], winner: number, loser: number): boolean {
  let closer = false;
  const common = columns.every((column) => {
    const [a, b] = [column[winner], column[loser]];
    if (a === undefined || b === undefined || a.rest !== b.rest) return false;
    if (a.rest) return true;
    if (a.texts && b.texts) return a.texts.some((text) => b.texts?.includes(text));
    if (b.prefix !== undefined) {
      const begins = beginsIn(a, b.prefix);
      closer ||= begins && a.prefix !== b.prefix;
      return begins;
    }
    if (a.range === undefined || b.range === undefined) return false;
    if (a.range.kind === 'members') return intersection(a.range, b.range) !== undefined;
    a.range.kind satisfies 'interval';
    if (sameRange(a.range, b.range)) return true;
    if (!isCloser(a.range, b.range)) return false;
    closer = true;
    return true;
  });
  return common && closer;
}

/** From no lower limit, row by row, to no upper limit: together they take every case, in whatever order the limits lie. */
const isChain = (context: Context, column: readonly Asked[]): boolean =>
  column.every(({ after, rest, band }, row) => {
    const end = column[row - 1]?.band?.to;
    const start = band?.from;
    return (
      row === 0 ||
      rest ||
      after.length > 0 ||
      (touches(context, end, start) && end?.inclusive !== start?.inclusive)
    );
  }) &&
  column[0]?.band !== undefined &&
  column[0].band.from === undefined &&
  (column.at(-1)?.rest === true || column.at(-1)?.band?.to === undefined);

// One goes on from the other, over rows between, or the two are disjoint in some key.
function canOverlap(
  context: Context,
  columns: readonly (readonly Asked[])[],
  first: number,
  second: number,
): boolean {
  return !columns.some((column) => {
    const [a, b] = [column[first], column[second]];
    if (a === undefined || b === undefined) return false;
    if (leadsTo(column, second, first)) return true;
    if (a.range && b.range) return intersection(a.range, b.range) === undefined;
    if (a.texts && b.texts) return !a.texts.some((text) => b.texts?.includes(text));
    if (a.prefix !== undefined || b.prefix !== undefined) {
      return (
        !(a.prefix !== undefined && beginsIn(b, a.prefix)) &&
        !(b.prefix !== undefined && beginsIn(a, b.prefix))
      );
    }
    return touches(context, a.band?.to, b.band?.from) || touches(context, b.band?.to, a.band?.from);
  });
}

/** Some text of the cell begins so. */
const beginsIn = ({ texts, prefix }: Asked, beginning: string): boolean =>
  prefix?.startsWith(beginning) === true || texts?.some((text) => text.startsWith(beginning)) === true;

function leadsTo(column: readonly Asked[], row: number, earlier: number): boolean {
  const after = column[row]?.after ?? [];
  return after.some((before) => before === earlier || (before > earlier && leadsTo(column, before, earlier)));
}

const restRow = (cells: readonly (Asked | undefined)[]): RestRow => ({
  rest: cells.map((cell) => cell?.rest === true),
  named: cells.map((cell) => (cell?.range?.kind === 'members' ? cell.range.members : undefined)),
});

/** The orders of limits in which two bands have nothing in common. */
function ordersApart(
  a: MovingBand | undefined,
  b: MovingBand | undefined,
  span: Span,
): readonly CheckedExpression[] {
  return [
    [a?.to, b?.from],
    [b?.to, a?.from],
  ].flatMap(([end, start]) =>
    end && start
      ? [compareTo(end.inclusive && start.inclusive ? 'below' : 'up-to', end.value, start.value, span)]
      : [],
  );
}

/** One ends where the other begins, in the same words. */
const touches = (context: Context, end: MovingBound | undefined, start: MovingBound | undefined): boolean =>
  end !== undefined &&
  start !== undefined &&
  !(end.inclusive && start.inclusive) &&
  context.text(end.value.span) === context.text(start.value.span);

function askedOfColumn(
  context: Context,
  rows: readonly KeyRow[],
  key: number,
  subject: CheckedExpression,
): readonly Asked[] | undefined {
  const asked: Asked[] = [];
  for (const [index, row] of rows.entries()) {
    const cell = row.cells[key];
    const span = row.cellSpans[key] ?? row.span;
    if (cell === undefined) return undefined;
    const after = goesOn(cell) ? rowsBefore(context, rows, index, key) : [];
    const ends = after.map((place) => asked[place]?.band?.to);
    const [before] = ends;
    const several = !ends.every((end) => isSameEnd(context, end, before));
    if (goesOn(cell) && (before === undefined || several)) {
      context.report(nothingBefore(span, { several }));
      return undefined;
    }
    asked.push({ ...askedOf(context, cell, subject, before, span), after });
  }
  return asked;
}

/** Whether a band begins where another ends. */
const goesOn = (cell: KeyMatch): boolean =>
  cell.kind === 'then' || cell.kind === 'next' || (cell.kind === 'moving' && cell.then);

const isSameEnd = (context: Context, a: MovingBound | undefined, b: MovingBound | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.inclusive === b.inclusive &&
    context.text(a.value.span) === context.text(b.value.span));

function askedOf(
  context: Context,
  cell: KeyMatch,
  subject: CheckedExpression,
  before: MovingBound | undefined,
  span: Span,
): Omit<Asked, 'after'> {
  const none = {
    test: undefined,
    band: undefined,
    range: undefined,
    texts: undefined,
    prefix: undefined,
    rest: false,
  };
  switch (cell.kind) {
    case 'rest':
      return { ...none, rest: true };
    case 'several':
      return none;
    case 'prefixes':
      return {
        ...none,
        test: beginningWith(subject, cell.prefixes, span),
        prefix: cell.prefixes[0],
      };
    case 'texts': {
      const tests = cell.texts.map((value) =>
        compareTo('equal', subject, { kind: 'text', value, type: subject.type, span }, span),
      );
      return { ...none, test: any(tests, span), texts: cell.texts };
    }
    case 'match': {
      const range = rangeOf(cell.match, subject.type);
      if (cell.match.kind !== 'band') return { ...none, test: conditionOf(subject, cell.match, span), range };
      const band = { from: moving(cell.match.from, subject, span), to: moving(cell.match.to, subject, span) };
      return { ...none, test: within(subject, band, span), band, range };
    }
    case 'then':
    case 'next':
    case 'moving': {
      const then = goesOn(cell);
      const to =
        cell.kind === 'moving' ? cell.to : moving(cell.kind === 'then' ? cell.to : cell.width, subject, span);
      const next = cell.kind === 'next' || (cell.kind === 'moving' && cell.next);
      const from = then
        ? before && { value: before.value, inclusive: !before.inclusive }
        : cell.kind === 'moving'
          ? cell.from
          : undefined;
      const end =
        next && before && to
          ? { ...to, value: arithmetic('add', before.value, to.value, subject.type, span) }
          : to;
      const band = { from, to: end };
      return {
        ...none,
        test: within(subject, band, span),
        band,
        range: knownRange(context, band),
      };
    }
    default:
      return cell satisfies never;
  }
}

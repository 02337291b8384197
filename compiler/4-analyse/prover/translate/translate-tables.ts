// A look-up into nested choices, one key after the other: first options and yes/no, then bands in ascending order.

import type { Expression, Match, Table, TableRow } from '../../../3-model/model.js';
import { compare } from '../../../runtime/exact/rational.js';
import type { Atom, Condition, Poly, Value } from '../terms/terms.js';
import type { Translating } from './places.js';

interface Lookup {
  readonly to: Translating;
  readonly column: number;
  /** The value of a cell. */
  readonly cell: (expression: Expression) => Value;
  readonly origin: string;
}

/** Rows of a key that is chosen by conditions are looked at for each of its values, up to this many. */
const mostKeyRows = 8;

/**
 * The last row that can match stands for the rest: a table leaves no gap, and where one does, the case is refused and
 * nothing is claimed of it.
 */
export function translateLookup(
  to: Translating,
  table: Table,
  keys: readonly Value[],
  column: number,
  cell: (expression: Expression) => Value,
  origin: string,
): Value {
  return overKeys({ to, column, cell, origin }, table.rows, keys, 0);
}

/** A key that is itself chosen by conditions: the look-up for each of its values. */
function overKeys(at: Lookup, rows: readonly TableRow[], keys: readonly Value[], index: number): Value {
  const key = keys[index];
  if (!key) return overRows(at, rows, keys);
  const choices = choicesOf(at, key);
  if (!choices) return overKeys(at, rows, keys, index + 1);
  return at.to.chosen(
    choices.map(({ when, value }) => ({
      when,
      value: overKeys(
        at,
        rows,
        keys.map((other, place) => (place === index ? value : other)),
        index + 1,
      ),
    })),
    at.origin,
  );
}

function choicesOf(
  { to }: Lookup,
  key: Value,
): readonly { readonly when: Condition; readonly value: Value }[] | undefined {
  const { pool } = to;
  if (key.kind === 'symbol') {
    if (key.rows.length < 2 || key.rows.length > mostKeyRows) return undefined;
    return key.rows.map(({ when, value }) => ({
      when,
      value: { kind: 'symbol', rows: [{ when: pool.holds, value }] },
    }));
  }
  const cases = key.kind === 'number' ? casesOf(key.poly) : undefined;
  if (!cases || cases.atom.rows.length > mostKeyRows) return undefined;
  return cases.atom.rows.map((row) => ({
    when: row.when,
    value: { kind: 'number', poly: pool.sum([pool.scaled(row.then, cases.coefficient), cases.constant]) },
  }));

  function casesOf(poly: Poly) {
    const [term, other] = poly.terms;
    const [atom, second] = term?.factors ?? [];
    if (!term || other || second || atom?.kind !== 'cases') return undefined;
    const found: Extract<Atom, { kind: 'cases' }> = atom;
    return { atom: found, coefficient: term.coefficient, constant: pool.constant(poly.constant) };
  }
}

/** Bands in ascending order: what a band has below it, an earlier one took, or the case is refused. */
const fromHereOn = (match: Match): Match => (match.kind === 'band' ? { ...match, from: undefined } : match);

interface Group {
  readonly match: Match;
  readonly rows: TableRow[];
}

function overRows(at: Lookup, rows: readonly TableRow[], keys: readonly Value[]): Value {
  const { to } = at;
  const [only] = rows;
  if (!only) return { kind: 'number', poly: to.pool.nothing };
  const open = keys.map((_, index) => index).filter((index) => groupsBy(rows, index).length > 1);
  // Bands come last: what is inside them is narrowed step by step.
  const next = open.find((index) => keys[index]?.kind !== 'number') ?? open[0];
  const groups = next === undefined ? [] : groupsBy(rows, next);
  if (next === undefined || !areApart(groups)) return flat(at, rows, keys);
  const ordered = [...groups].sort(byPlace);
  return to.chosen(
    ordered.map(({ match, rows: inside }, place) => ({
      when: place === ordered.length - 1 ? to.pool.holds : to.matches(fromHereOn(match), keys[next]),
      value: overRows(at, inside, keys),
    })),
    at.origin,
  );
}

function groupsBy(rows: readonly TableRow[], index: number): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const match = row.matches[index] ?? { kind: 'any' };
    const key = keyOf(match);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { match, rows: [row] });
  }
  return [...groups.values()];
}

function keyOf(match: Match): string {
  switch (match.kind) {
    case 'any':
      return '*';
    case 'yes-no':
      return String(match.value);
    case 'options':
      return JSON.stringify([...match.options].sort());
    case 'band': {
      const bound = (limit: { value: { n: bigint; d: bigint }; inclusive: boolean } | undefined) =>
        limit ? `${limit.value.n}/${limit.value.d}${limit.inclusive}` : '';
      return `${bound(match.from)}..${bound(match.to)}`;
    }
    default:
      match satisfies never;
      return '';
  }
}

/** True when no value matches two of them. */
function areApart(groups: readonly Group[]): boolean {
  const ordered = [...groups].sort(byPlace);
  return ordered.every(({ match }, place) => {
    const next = ordered[place + 1]?.match;
    if (match.kind === 'any') return groups.length === 1;
    if (match.kind === 'options') {
      const options = new Set(match.options);
      return groups.every(
        (other) =>
          other.match === match ||
          (other.match.kind === 'options' && !other.match.options.some((option) => options.has(option))),
      );
    }
    if (match.kind !== 'band' || !next) return true;
    if (next.kind !== 'band' || !match.to || !next.from) return false;
    const order = compare(match.to.value, next.from.value);
    return order < 0 || (order === 0 && !(match.to.inclusive && next.from.inclusive));
  });
}

function byPlace(a: Group, b: Group): number {
  if (a.match.kind !== 'band' || b.match.kind !== 'band') return 0;
  if (!a.match.from || !b.match.from) return a.match.from ? 1 : b.match.from ? -1 : 0;
  return compare(a.match.from.value, b.match.from.value);
}

/** Rows that are not told apart key by key: all their conditions together. */
function flat(at: Lookup, rows: readonly TableRow[], keys: readonly Value[]): Value {
  const { to } = at;
  const last = rows.length - 1;
  return to.chosen(
    rows.flatMap((row, place) => {
      const cell = row.cells[at.column];
      const when =
        place === last && rows.length === 1
          ? to.pool.holds
          : to.pool.and(row.matches.map((match, index) => to.matches(match, keys[index])));
      return cell && when !== to.pool.fails ? [{ when, value: at.cell(cell) }] : [];
    }),
    at.origin,
  );
}

// A boundary of a table counted to the other side or moved, a row taken for its neighbour, columns exchanged.

import type { Bound, Model, Table, TableRow } from '../../3-model/model.js';
import { add, compare, formatDecimal, multiply, rational } from '../../runtime/exact/rational.js';
import { inFrench } from '../edits/nodes.js';
import type { Hypothesis } from './hypothesis.js';

const decimal = ({ value }: Bound): string => formatDecimal(value) ?? `${value.n}/${value.d}`;

/** The limit of a row, and whether it belongs to the row itself. */
interface Limit {
  readonly key: number;
  readonly at: Bound;
}

const sameLimit = (a: Bound | undefined, b: Bound): boolean =>
  a !== undefined && compare(a.value, b.value) === 0;

function limitsOf(table: Table): readonly Limit[] {
  const limits: Limit[] = [];
  for (const { matches } of table.rows) {
    matches.forEach((match, key) => {
      if (match.kind !== 'band') return;
      for (const at of [match.from, match.to]) {
        if (at === undefined || limits.some((known) => known.key === key && sameLimit(known.at, at)))
          continue;
        limits.push({ key, at });
      }
    });
  }
  return limits;
}

const otherSide = (row: TableRow, limits: readonly Limit[]): TableRow => ({
  ...row,
  matches: row.matches.map((match, key) => {
    if (match.kind !== 'band') return match;
    const turned = (bound: Bound | undefined): Bound | undefined =>
      bound !== undefined && limits.some((limit) => limit.key === key && sameLimit(bound, limit.at))
        ? { ...bound, inclusive: !bound.inclusive }
        : bound;
    return { ...match, from: turned(match.from), to: turned(match.to) };
  }),
});

const inTable = (model: Model, origin: string, change: (table: Table) => Table): Model => ({
  ...model,
  tables: model.tables.map((table) => (table.origin === origin ? change(table) : table)),
});

/** A row as people call it: what is written in its first cell, by labels where that is options. */
function rowWords({ keys }: Table, { matches, printed }: TableRow): string {
  const [key, match] = [keys[0], matches[0]];
  if (match?.kind !== 'options' || key?.type.kind !== 'choice') return printed[0] ?? '';
  const { options } = key.type.set;
  return match.options
    .map((name) => options.find((option) => option.name === name)?.label || name)
    .join(', ');
}

export function* fromTables(model: Model): Generator<Hypothesis> {
  for (const table of new Map(model.tables.map((one) => [one.origin, one])).values()) {
    const limits = limitsOf(table);
    for (const limit of limits) {
      const row = table.rows.find(({ matches }) => {
        const match = matches[limit.key];
        return match?.kind === 'band' && sameLimit(match.to, limit.at);
      });
      yield {
        id: `boundary/${table.origin}/${limit.key}/${decimal(limit.at)}`,
        kind: 'boundary',
        change: 'other side',
        names: {
          table: table.origin,
          limit: decimal(limit.at),
          ...(row === undefined ? {} : { row: rowWords(table, row) }),
        },
        says: {
          en: `in “${table.label}” it counts ${decimal(limit.at)} to the other side`,
          fr: `dans « ${table.label} » il compte ${inFrench(decimal(limit.at))} de l'autre côté`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            inTable(rules, table.origin, (one) => ({
              ...one,
              rows: one.rows.map((each) => otherSide(each, [limit])),
            })),
        },
      };
    }
    if (limits.length > 1) {
      yield {
        id: `boundary/${table.origin}/*`,
        kind: 'boundary',
        change: 'every limit on the other side',
        names: { table: table.origin, limit: '*' },
        says: {
          en: `in “${table.label}” it counts every limit to the other side`,
          fr: `dans « ${table.label} » il compte chaque limite de l'autre côté`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            inTable(rules, table.origin, (one) => ({
              ...one,
              rows: one.rows.map((each) => otherSide(each, limits)),
            })),
        },
      };
    }
    yield* fromMovedLimits(table, limits);
    yield* fromRows(table);
  }
}

/** Steps by which limits are mistyped or were revised, in their own unit. */
const shifts = [1, -1, 5, -5, 10, -10].map((shift) => rational(shift));

function* fromMovedLimits(table: Table, limits: readonly Limit[]): Generator<Hypothesis> {
  for (const limit of limits) {
    const type = table.keys[limit.key]?.type;
    const unit = type?.kind === 'quantity' && type.percent ? rational(1, 100) : rational(1);
    for (const shift of shifts) {
      const value = add(limit.at.value, multiply(shift, unit));
      if (compare(value, rational(0)) <= 0) continue;
      const moved = (bound: Bound | undefined): Bound | undefined =>
        bound !== undefined && sameLimit(bound, limit.at) ? { ...bound, value } : bound;
      const is = decimal({ value, inclusive: true });
      yield {
        id: `moved/${table.origin}/${limit.key}/${decimal(limit.at)}/${is}`,
        kind: 'boundary',
        change: 'another limit',
        names: { table: table.origin, limit: decimal(limit.at), is },
        says: {
          en: `in “${table.label}” it has the limit ${is} for ${decimal(limit.at)}`,
          fr: `dans « ${table.label} » il a la limite ${inFrench(is)} au lieu de ${inFrench(decimal(limit.at))}`,
        },
        does: {
          kind: 'rules',
          edit: (rules) =>
            inTable(rules, table.origin, (one) => ({
              ...one,
              rows: one.rows.map((row) => ({
                ...row,
                matches: row.matches.map((match, key) =>
                  match.kind === 'band' && key === limit.key
                    ? { ...match, from: moved(match.from), to: moved(match.to) }
                    : match,
                ),
              })),
            })),
        },
      };
    }
  }
}

function* fromRows(table: Table): Generator<Hypothesis> {
  const cellsFrom = (index: number, from: number) => (one: Table) => ({
    ...one,
    rows: one.rows.map((row, place) =>
      place === index ? { ...row, cells: one.rows[from]?.cells ?? row.cells } : row,
    ),
  });
  for (const [index, row] of table.rows.entries()) {
    for (const from of [index - 1, index + 1]) {
      const other = table.rows[from];
      if (other === undefined) continue;
      yield {
        id: `row/${table.origin}/${index}/${from}`,
        kind: 'row',
        change: 'another row',
        names: { table: table.origin, row: rowWords(table, row), as: rowWords(table, other) },
        says: {
          en: `in “${table.label}” it takes the row “${rowWords(table, other)}” for “${rowWords(table, row)}”`,
          fr: `dans « ${table.label} » il prend la ligne « ${rowWords(table, other)} » pour « ${rowWords(table, row)} »`,
        },
        does: { kind: 'rules', edit: (rules) => inTable(rules, table.origin, cellsFrom(index, from)) },
      };
    }
  }
  for (const [index, row] of table.rows.entries()) {
    const other = table.rows[index + 1];
    if (other === undefined) continue;
    const [one, next] = [rowWords(table, row), rowWords(table, other)];
    yield {
      id: `row/${table.origin}/${index}/exchanged`,
      kind: 'row',
      change: 'rows exchanged',
      names: { table: table.origin, row: one, as: next },
      says: {
        en: `in “${table.label}” it exchanges the rows “${one}” and “${next}”`,
        fr: `dans « ${table.label} » il intervertit les lignes « ${one} » et « ${next} »`,
      },
      does: {
        kind: 'rules',
        edit: (rules) =>
          inTable(rules, table.origin, (whole) => ({
            ...whole,
            rows: whole.rows.map((each, place) => {
              const from = place === index ? index + 1 : place === index + 1 ? index : place;
              return { ...each, cells: whole.rows[from]?.cells ?? each.cells };
            }),
          })),
      },
    };
  }
  for (const by of [-1, 1]) {
    if (table.rows.length < 3) break;
    yield {
      id: `row/${table.origin}/all/${by}`,
      kind: 'row',
      change: 'one row off',
      names: { table: table.origin, row: '*', by: String(by) },
      says: {
        en: `in “${table.label}” it is one row ${by < 0 ? 'too high' : 'too low'}`,
        fr: `dans « ${table.label} » il est une ligne ${by < 0 ? 'trop haut' : 'trop bas'}`,
      },
      does: {
        kind: 'rules',
        edit: (rules) =>
          inTable(rules, table.origin, (one) => ({
            ...one,
            rows: one.rows.map((row, place) => ({ ...row, cells: one.rows[place + by]?.cells ?? row.cells })),
          })),
      },
    };
  }
  if (table.columns.length === 2) {
    yield {
      id: `columns/${table.origin}`,
      kind: 'row',
      change: 'columns exchanged',
      names: { table: table.origin, row: '*', columns: 'exchanged' },
      says: {
        en: `in “${table.label}” it exchanges the columns`,
        fr: `dans « ${table.label} » il échange les colonnes`,
      },
      does: {
        kind: 'rules',
        edit: (rules) =>
          inTable(rules, table.origin, (one) => ({
            ...one,
            rows: one.rows.map((row) => ({ ...row, cells: [...row.cells].reverse() })),
          })),
      },
    };
  }
}

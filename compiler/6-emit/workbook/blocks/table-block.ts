// A table as the document prints it, in cells: limits with their kind in words, and the options of a choice side by side.

import type { Expression, Match, Model, Table, TableRow, Type } from '../../../3-model/model.js';
import { one } from '../../../runtime/exact/rational.js';
import { matchInWords, matchText } from '../../wording/matches.js';
import { unitText } from '../../wording/unit-text.js';
import type { Bench } from '../book/bench.js';
import { serialOf } from '../book/dates.js';
import { followedLimit, type LimitedRow, limitKey, type Side } from '../book/followed-limits.js';
import type { ParameterCell, ParameterRow } from '../book/parameters.js';
import type { CellKey } from '../formula/formula.js';
import { unitAfter } from '../words/figure-in-words.js';
import { limitsOfColumns } from './column-limits.js';
import { groupsByOptions, ordersOf } from './limit-orders.js';
import { figureCell, limitCell, limitInWords, valueCell } from './value-cell.js';

/** One printed row: its matches, and per column of options the row of the model. */
export interface PrintedRow {
  readonly label: string;
  /** Of the keys that make rows. */
  readonly matches: readonly Match[];
  /** Lower and upper limit per key, where it has one. */
  readonly limits: readonly { readonly from: CellKey | undefined; readonly to: CellKey | undefined }[];
  /** Indices into the table's rows, one per column of options; a single one without. */
  readonly rows: readonly number[];
}

export interface PrintedTable {
  /** Set when the last key makes columns: what it must match in each. */
  readonly across: readonly Match[] | undefined;
  /** Lower and upper limit of each such column, where it has one. */
  readonly acrossLimits: PrintedRow['limits'];
  readonly rows: readonly PrintedRow[];
  /** The cell of a constant. */
  readonly cell: (row: number, column: number) => CellKey | undefined;
  /** Name of the cells of a value column, where all are constants and stand in one piece. */
  readonly series: (
    column: number,
    across: number,
  ) => { readonly from: CellKey; readonly to: CellKey } | undefined;
}

export const tableOf = (model: Model, id: string): Table | undefined =>
  model.tables.find((table) => table.id === id);

/** Printed once, however many copies of the table the model has. */
export function printedTable(bench: Bench, table: Table): PrintedTable {
  const place = `table ${table.origin} ${table.version ?? ''} ${table.span.file}:${table.span.start}`;
  const known = bench.shared.get(place);
  if (isPrinted(known)) return known;
  const printed = print(bench, table);
  bench.shared.set(place, printed);
  return printed;
}

const isPrinted = (value: unknown): value is PrintedTable =>
  typeof value === 'object' && value !== null && 'across' in value && 'series' in value;

interface Grouping {
  readonly across: readonly Match[] | undefined;
  readonly groups: readonly (readonly number[])[];
}

/** Rows that the document prints as one line, where the options only make columns. */
function grouping({ rows, keys }: Table): Grouping {
  const single: Grouping = { across: undefined, groups: rows.map((_, index) => [index]) };
  if (keys.length === 0 || rows.some((row) => row.printedColumn === undefined)) return single;
  const byLine = new Map<number, number[]>();
  rows.forEach((row, index) => {
    byLine.set(row.printedRow, [...(byLine.get(row.printedRow) ?? []), index]);
  });
  const groups = [...byLine.values()].map((group) =>
    group.sort((a, b) => (rows[a]?.printedColumn ?? 0) - (rows[b]?.printedColumn ?? 0)),
  );
  const last = keys.length - 1;
  const own = (index: number) => rows[index]?.matches.slice(0, last).map(matchText).join(' ');
  const option = (index: number) => matchText(rows[index]?.matches[last] ?? { kind: 'any' });
  const [first = []] = groups;
  const regular = groups.every(
    (group) =>
      group.length === first.length &&
      group.every((index) => own(index) === own(group[0] ?? -1)) &&
      group.every((index, column) => option(index) === option(first[column] ?? -1)),
  );
  if (!regular || first.length < 2) return single;
  return { across: first.map((index) => rows[index]?.matches[last] ?? { kind: 'any' }), groups };
}

function print(bench: Bench, table: Table): PrintedTable {
  const { words } = bench;
  const { across, groups } = grouping(table);
  const keys = across === undefined ? table.keys : table.keys.slice(0, -1);
  const id = bench.names.give(`t_${table.origin}`);
  const cells = new Map<string, CellKey>();
  const bands = keys.map((_, key) => groups.some((group) => matchAt(table, group, key)?.kind === 'band'));
  const acrossType = table.keys[table.keys.length - 1]?.type;

  const headings = [
    words.row,
    ...keys.flatMap((key, index) =>
      bands[index]
        ? [
            words.lowWord,
            `${words.low} – ${withUnit(bench, key.heading, key.type)}`,
            words.highWord,
            `${words.high} – ${withUnit(bench, key.heading, key.type)}`,
          ]
        : [key.heading],
    ),
    ...table.columns.flatMap((column) =>
      across === undefined || acrossType === undefined
        ? [withUnit(bench, column.heading, column.type)]
        : across.map((match) => {
            const option = rowInWords(bench, match, acrossType);
            return table.columns.length === 1
              ? withUnit(bench, option, column.type)
              : withUnit(bench, `${column.heading} – ${option}`, column.type);
          }),
    ),
  ];

  const columnLimits = limitsOfColumns(bench, table, across ?? [], keyColumns(bands));
  const rows: ParameterRow[] = [];
  const limited = groups.map(
    (group, index): LimitedRow => ({
      id: `${id}/${index + 1}`,
      matches: keys.map((_, key) => matchAt(table, group, key) ?? ({ kind: 'any' } as const)),
      span: table.rows[group[0] ?? 0]?.span,
    }),
  );
  const printedRows = groups.map((group, index): PrintedRow => {
    const matches = limited[index]?.matches ?? [];
    const label =
      matches.map((match, key) => rowInWords(bench, match, keys[key]?.type ?? anyType)).join(' · ') ||
      table.label;
    const rowId = `${id}/${index + 1}`;
    const span = table.rows[group[0] ?? 0]?.span;
    const limits = matches.map((match, key) => ({
      from: match.kind === 'band' && match.from ? limitKey(rowId, key, 'from') : undefined,
      to: match.kind === 'band' && match.to ? limitKey(rowId, key, 'to') : undefined,
    }));
    const keyCells = matches.flatMap((match, key): readonly (ParameterCell | undefined)[] => {
      const type = keys[key]?.type ?? anyType;
      if (!bands[key]) return [{ kind: 'text', text: matchInWords(match, type, words) }];
      if (match.kind !== 'band')
        return [{ kind: 'text', text: words.theRest }, undefined, undefined, undefined];
      const bound = (
        limit: typeof match.from,
        place: CellKey | undefined,
        kinds: readonly ['from' | 'up-to', 'above' | 'below'],
        side: Side,
      ): readonly (ParameterCell | undefined)[] =>
        limit === undefined || place === undefined
          ? [{ kind: 'text', text: words.noLimit }, undefined]
          : [
              { kind: 'text', text: words.bound(limit.inclusive ? kinds[0] : kinds[1]) },
              limitCell(
                bench,
                place,
                limit.value,
                type,
                span,
                limitInWords(bench, limit.value, type),
                followedLimit(bench.model, limited, index, key, side),
              ),
            ];
      return [
        ...bound(match.from, limits[key]?.from, ['from', 'above'], 'from'),
        ...bound(match.to, limits[key]?.to, ['up-to', 'below'], 'to'),
      ];
    });
    const valueCells = table.columns.flatMap((column, place) =>
      group.map((row): ParameterCell => {
        const expression = table.rows[row]?.cells[place];
        const key: CellKey = `par:${rowId}/=${place}/${row}`;
        if (expression?.kind === 'number' || expression?.kind === 'date') {
          cells.set(`${row}/${place}`, key);
          const said = `${column.heading} – ${label}`;
          if (expression.kind === 'number') return figureCell(bench, key, expression, said);
          expression.kind satisfies 'date';
          return valueCell(bench, key, serialOf(expression.value), expression.type, expression.span, said);
        }
        return { kind: 'words', text: cellInWords(bench, table.rows[row], place, expression) };
      }),
    );
    rows.push({ id: rowId, cells: [{ kind: 'text', text: label }, ...keyCells, ...valueCells] });
    return { label, matches, limits, rows: group };
  });
  rows.push(...columnLimits.rows);
  const types = keys.map(({ type }) => type);
  for (const group of groupsByOptions(printedRows, ({ matches }) => matches, types)) {
    bands.forEach((isBand, key) => {
      if (!isBand || types[key]?.kind === 'date') return;
      const limited = group.map(({ matches, limits }) => {
        const match = matches[key];
        const side = (name: Side) => {
          const bound = match?.kind === 'band' ? match[name] : undefined;
          return bound && { value: bound.value, cell: limits[key]?.[name] };
        };
        return { from: side('from'), to: side('to') };
      });
      bench.orders.push(...ordersOf(table.label, limited));
    });
  }
  bench.blocks.push({
    id,
    kind: 'table',
    title: table.version === undefined ? table.label : `${table.label} – ${table.version}`,
    section: table.section,
    quote: table.quote,
    headings,
    rows,
  });

  return {
    across,
    acrossLimits: columnLimits.limits,
    rows: printedRows,
    cell: (row, column) => cells.get(`${row}/${column}`),
    series(column, place) {
      const keysOf = groups.map((group) => cells.get(`${group[place] ?? -1}/${column}`));
      const from = keysOf[0];
      const to = keysOf[keysOf.length - 1];
      if (from === undefined || to === undefined || keysOf.some((key) => key === undefined)) return undefined;
      if (groups.length > 1 && !bench.ranges.some((range) => range.from === from && range.to === to)) {
        const heading = table.columns[column]?.name ?? '';
        const suffix = heading === table.origin || heading === '' ? '' : `_${heading}`;
        const name =
          across === undefined ? `t_${table.origin}${suffix}` : `t_${table.origin}${suffix}_${place + 1}`;
        bench.ranges.push({ name: name === id ? id : bench.names.give(name), from, to });
      }
      return { from, to };
    },
  };
}

/** A heading with the unit of what stands under it. */
function withUnit(bench: Bench, heading: string, type: Type): string {
  if (type.kind !== 'quantity' || type.percent) return heading;
  const unit = unitText(type.unit, bench.model);
  return unit === '' ? heading : `${heading} (${unit})`;
}

/** A row's match with the unit of its limits. */
function rowInWords(bench: Bench, match: Match, type: Type): string {
  const said = matchInWords(match, type, bench.words);
  const unit =
    type.kind === 'quantity' && !type.percent && match.kind === 'band'
      ? unitAfter((match.to ?? match.from)?.value ?? one, type, bench.model)
      : '';
  return unit === '' ? said : `${said} ${unit}`;
}

/** How many cells the keys of a row take. */
const keyColumns = (bands: readonly boolean[]): number =>
  bands.reduce((count, isBand) => count + (isBand ? 4 : 1), 0);

const anyType: Type = { kind: 'text' };

const matchAt = (table: Table, group: readonly number[], key: number): Match | undefined =>
  table.rows[group[0] ?? -1]?.matches[key];

function cellInWords(
  bench: Bench,
  row: TableRow | undefined,
  column: number,
  expression: Expression | undefined,
): string {
  if (expression?.kind === 'not-given') return bench.words.notGiven;
  if (expression?.kind === 'option' && expression.type.kind === 'choice') {
    const { value, type } = expression;
    return type.set.options.find((option) => option.name === value)?.label ?? value;
  }
  if (expression?.kind === 'text') return expression.value;
  if (expression?.kind === 'yes-no') return expression.value ? bench.words.yes : bench.words.no;
  if (expression?.kind === 'fact' || expression?.kind === 'reference') {
    const name = expression.kind === 'fact' ? expression.fact : expression.definition;
    const fact = bench.model.facts.find((candidate) => candidate.name === name);
    const definition = bench.model.definitions.find((candidate) => candidate.id === name);
    return fact?.label ?? definition?.label ?? name;
  }
  const printed = row?.printed ?? [];
  return printed[printed.length - 1 - ((row?.cells.length ?? 1) - 1 - column)] ?? bench.words.calculated;
}

// A look-up in a table: one visible flag per printed row, then the sum of flags times values.

import type { Expression, Match, Table, Type } from '../../../3-model/model.js';
import { equals, rational } from '../../../runtime/exact/rational.js';
import { matchInWords, matchText } from '../../wording/matches.js';
import { readable } from '../../wording/readable.js';
import { type PrintedRow, type PrintedTable, printedTable, tableOf } from '../blocks/table-block.js';
import { coversAll } from '../book/coverage.js';
import { countShow, flagShow } from '../book/show.js';
import { either } from '../exactness/precision.js';
import {
  all,
  any,
  type CellKey,
  call,
  cell,
  contrary,
  type Formula,
  flagOf,
  isEqual,
  nought,
  range,
  telling,
  text,
  truth,
  unity,
} from '../formula/formula.js';
import { calledFor } from './combine.js';
import { compareNumbers, optionIn } from './lower-comparison.js';
import { isAlways, pick, pickFrom, type Row, retainedClause, seriesOf, sumOf } from './pick.js';
import { addBlock, addPart, atom, flat, type Lowered, lowered, type Scope } from './scope.js';
import { harmless, nameOf } from './stand-ins.js';

type Lookup = Extract<Expression, { kind: 'lookup' }>;

export function lowerLookup(expression: Lookup, scope: Scope): Lowered {
  const table = tableOf(scope.bench.model, expression.table);
  if (table === undefined) return lowered(harmless(expression), undefined, truth(false));
  const printed = printedTable(scope.bench, table);
  const keys = expression.keys.map((key, index) => {
    const heading = table.keys[index]?.heading ?? '';
    return {
      value: atom(scope, flat(scope, scope.lower(key, scope), key.type, heading), key.type, heading),
      type: key.type,
    };
  });
  const across = printed.across === undefined ? undefined : keys[keys.length - 1];
  const rowKeys = across === undefined ? keys : keys.slice(0, -1);
  const surely = coversAll(
    table.rows.map((row) => row.matches),
    keys.map(({ value, type }) => ({
      type,
      precision: value.precision,
      shift: rational(type.kind === 'date' ? -25569 : 0),
    })),
  );
  const columnFlags =
    across === undefined || printed.across === undefined
      ? undefined
      : acrossFlags(scope, table, printed.across, printed.acrossLimits, across);
  const cells = calledFor(scope, table.loops, expression.items);
  const rows = printed.rows.map((row) => ({
    label: `${readable(table.columns[expression.column]?.heading || table.label)} – ${row.label}`,
    value:
      columnFlags === undefined
        ? cellOf(cells, printed, table, row.rows[0] ?? 0, expression.column, row.label)
        : acrossValue(cells, printed, table, row, expression, columnFlags),
  }));
  const [only] = rows;
  const keysDefined = all(keys.map(({ value }) => value.defined));
  if (rows.length === 1 && only !== undefined && rowKeys.length === 0) {
    return { ...only.value, defined: all([keysDefined, only.value.defined]) };
  }
  const flags = rowFlags(scope, table, printed.rows, rowKeys, nameOfKeys(expression, rowKeys), surely);
  const picked = pickRow(scope, printed, expression, flags, rows, columnFlags !== undefined, surely);
  return { ...picked, defined: all([keysDefined, picked.defined]) };
}

interface Key {
  readonly value: Lowered;
  readonly type: Type;
}

const nameOfKeys = (expression: Lookup, keys: readonly Key[]): string =>
  `${expression.table} ${keys.map(({ value }) => nameOf(value.formula)).join(';')}`;

/** One flag per row; shared by all look-ups of the table with the same keys. */
function rowFlags(
  scope: Scope,
  table: Table,
  rows: readonly PrintedRow[],
  keys: readonly Key[],
  name: string,
  surely: boolean,
): readonly CellKey[] {
  const { bench } = scope;
  const { words } = bench;
  const place = `flags ${scope.list ?? ''} ${name}`;
  const known = bench.shared.get(place);
  if (isKeys(known)) return known;
  const flags = addBlock(
    scope,
    rows.map((row, index) => ({
      id: `${scope.owner}?${index + 1}`,
      label: `${row.label} – ${bench.words.retainedQuestion}`,
      kind: 'flag' as const,
      formula: flagOf(
        all(
          keys.map((key, at) =>
            matchFormula(
              scope,
              key,
              row.matches[at],
              row.limits[at],
              table.rows[row.rows[0] ?? 0]?.span ?? table.span,
              String(at),
            ),
          ),
        ),
      ),
      show: flagShow,
      clause: retainedClause(bench, row.label),
    })),
  );
  bench.shared.set(place, flags);
  const one = isEqual(sumOf(flags), unity);
  // Where a key has no value, no row need be retained.
  const without = keys.flatMap(({ value }) => (isAlways(value.defined) ? [] : [contrary(value.defined)]));
  const single = addPart(scope, {
    label: `${readable(table.label)} – ${bench.words.singleRow}`,
    kind: 'flag',
    formula: telling(flagOf(any([one, ...without])), () => words.told.oneIf(words.told.exactlyOne)),
    show: flagShow,
  });
  bench.lookups.push({ label: table.label, single, surely });
  return flags;
}

const isKeys = (value: unknown): value is readonly CellKey[] => Array.isArray(value);

/** Whether a key lies in a row. */
function matchFormula(
  scope: Scope,
  key: Key,
  match: Match | undefined,
  limits: PrintedRow['limits'][number] | undefined,
  span: Table['span'],
  part: string,
): Formula {
  if (match === undefined) return truth(true);
  switch (match.kind) {
    case 'any':
      return truth(true);
    case 'yes-no':
      return match.value ? key.value.formula : contrary(key.value.formula);
    case 'options':
      return any(
        match.options.map((option) => isEqual(key.value.formula, optionIn(scope, text(option), key.type))),
      );
    case 'band': {
      const limit = (at: CellKey): Lowered => lowered(cell(at), scope.bench.precisions.get(at));
      const parts: Formula[] = [];
      if (match.from && limits?.from) {
        parts.push(
          compareNumbers(
            scope,
            key.value,
            match.from.inclusive ? '>=' : '>',
            limit(limits.from),
            span,
            `${part} from`,
          ),
        );
      }
      if (match.to && limits?.to) {
        parts.push(
          compareNumbers(
            scope,
            key.value,
            match.to.inclusive ? '<=' : '<',
            limit(limits.to),
            span,
            `${part} to`,
          ),
        );
      }
      const [{ words }, held] = [scope.bench, key.value.formula];
      const single = match.from && match.to && equals(match.from.value, match.to.value);
      const { from } = limits ?? {};
      return single && from !== undefined
        ? telling(all(parts), (say) => words.told.equals(say(held), say(cell(from))))
        : all(parts);
    }
    default:
      return match satisfies never;
  }
}

/** One flag per option that makes a column, and the number of the column in force. */
function acrossFlags(
  scope: Scope,
  table: Table,
  matches: readonly Match[],
  limits: PrintedTable['acrossLimits'],
  key: Key,
): { readonly flags: readonly CellKey[]; readonly place: CellKey } {
  const { bench } = scope;
  const place = limits.length === 0 ? '' : `${table.origin} ${table.version ?? ''}`;
  const name = `${scope.list ?? ''} ${nameOf(key.value.formula)} ${place} ${matches.map(matchText).join(';')}`;
  const known = bench.shared.get(`across ${name}`);
  const heading = table.keys[table.keys.length - 1]?.heading ?? '';
  const flags = isKeys(known)
    ? known
    : addBlock(
        scope,
        matches.map((match, index) => ({
          id: `${scope.owner}?c${index + 1}`,
          label: `${matchInWords(match, key.type, bench.words)} – ${bench.words.retainedQuestion}`,
          kind: 'flag' as const,
          formula: flagOf(
            matchFormula(scope, key, match, limits[index], table.span, `across ${index} ${place}`),
          ),
          show: flagShow,
          clause: retainedClause(bench, matchInWords(match, key.type, bench.words)),
        })),
      );
  bench.shared.set(`across ${name}`, flags);
  const knownPlace = bench.shared.get(`place ${name}`);
  const column =
    typeof knownPlace === 'string'
      ? knownPlace
      : addPart(scope, {
          label: `${readable(heading || table.label)} – ${bench.words.columnInForce}`,
          kind: 'part',
          formula: telling(
            call('MATCH', unity, seriesOf(flags), nought),
            () => bench.words.told.placeOfRetained,
          ),
          show: countShow,
        });
  bench.shared.set(`place ${name}`, column);
  return { flags, place: column };
}

/** The value of a row in the column of the option in force. */
function acrossValue(
  scope: Scope,
  printed: PrintedTable,
  table: Table,
  row: PrintedRow,
  expression: Lookup,
  columns: { readonly flags: readonly CellKey[]; readonly place: CellKey },
): Lowered {
  const keys = row.rows.map((index) => printed.cell(index, expression.column));
  const from = keys[0];
  const to = keys[keys.length - 1];
  if (from !== undefined && to !== undefined && keys.every((key) => key !== undefined)) {
    const precisions = keys.flatMap((key) => scope.bench.precisions.get(key ?? '') ?? []);
    const [first, ...others] = precisions;
    const { told } = scope.bench.words;
    const said = told.columnOf(told.quoted(readable(row.label)));
    return lowered(
      telling(call('INDEX', range(from, to), cell(columns.place)), () => said),
      first && others.reduce(either, first),
    );
  }
  const rows: readonly Row[] = row.rows.map((index) => ({
    label: `${readable(table.label)} – ${row.label} – ${matchInWords(table.rows[index]?.matches[table.keys.length - 1] ?? { kind: 'any' }, table.keys[table.keys.length - 1]?.type ?? { kind: 'text' }, scope.bench.words)}`,
    value: cellOf(scope, printed, table, index, expression.column, row.label),
  }));
  return flat(scope, pick(scope, columns.flags, rows, expression.type, true), expression.type, row.label);
}

/** A cell of the table: its parameter, or the formula that stands there. */
function cellOf(
  scope: Scope,
  printed: PrintedTable,
  table: Table,
  row: number,
  column: number,
  label: string,
): Lowered {
  const expression = table.rows[row]?.cells[column];
  if (expression === undefined) return lowered(nought, undefined, truth(false));
  const key = printed.cell(row, column);
  if (key !== undefined) return lowered(cell(key), scope.bench.precisions.get(key));
  const inner: Scope = { ...scope, label: `${readable(table.label)} – ${label}`, declared: table.origin };
  return flat(inner, inner.lower(expression, inner), expression.type, inner.label);
}

function pickRow(
  scope: Scope,
  printed: PrintedTable,
  expression: Lookup,
  flags: readonly CellKey[],
  rows: readonly Row[],
  computed: boolean,
  surely: boolean,
): Lowered {
  const plain = !computed && scope.list === undefined && rows.every(({ value }) => isAlways(value.defined));
  const series = plain ? printed.series(expression.column, 0) : undefined;
  if (series !== undefined) {
    return pickFrom(scope, flags, rows, range(series.from, series.to), expression.type, surely);
  }
  const picked = pick(scope, flags, rows, expression.type, surely);
  return picked;
}

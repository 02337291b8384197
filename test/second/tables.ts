// Tables: by keys in columns, across options or bands in headings, or with the bands below the headings.

import type { Cell, CellContent } from '../../grammar/tree/syntax.js';
import { type InUnit, type KeyedRow, rowFor } from './bands.js';
import { evaluate } from './evaluate.js';
import * as n from './numbers.js';
import { folded, type Of, type Program } from './program.js';
import type { Run, Scope } from './run.js';
import type { Value } from './values.js';
import * as v from './values.js';

export type Heading = Extract<CellContent, { readonly kind: 'heading' }>;
type Across = Extract<Of<'table'>['keys'][number], { readonly kind: 'across' }>;

export const headingOf = ({ content, text }: Cell): Heading =>
  content.kind === 'heading'
    ? content
    : { kind: 'heading', text, as: undefined, option: undefined, unit: undefined, key: undefined };

/** What the unit of a heading makes of a bare number below it. */
export function inUnitOf(program: Program, heading: Heading | undefined): InUnit {
  const unit = heading?.unit;
  if (unit === undefined) return (value) => value;
  const percent = 'percent' in unit && unit.percent === true;
  const one = 'names' in unit ? program.unit(unit) : program.units.read('');
  return (value) => {
    if (value.kind !== 'quantity' || value.wild || value.percent || value.unit.dims.size > 0) return value;
    const number = percent ? n.times(value.base, n.over(1n, 100n)) : value.base;
    return v.quantity(number, one, percent);
  };
}

export function tableValue(
  run: Run,
  scope: Scope,
  table: Of<'table'>,
  name: string,
  given: readonly (() => Value)[],
  forOption: string | undefined,
): Value {
  const args = [...given];
  const keyed = table.keys.filter(({ kind }) => kind !== 'across');
  const across = table.keys.find((key): key is Across => key.kind === 'across');
  const keys = keyed.map((key) => {
    if (key.kind === 'by') return () => evaluate(run, scope, key.value);
    const argument = args.shift();
    if (argument === undefined) throw new v.Meaningless('a table without its argument');
    return argument;
  });
  const header = (table.header?.cells ?? []).map(headingOf);
  if (across && isTurned(table, keyed.length))
    return turned(run, scope, table, header, keys, across, forOption);

  const rows = keyedRows(table, keyed.length);
  const inUnits = header.slice(0, keyed.length).map((heading) => inUnitOf(run.program, heading));
  const row =
    rows.length === 1 && keyed.length === 0
      ? 0
      : rowFor(
          run,
          scope,
          rows,
          keys.map((key) => key()),
          inUnits,
        );
  const columns = columnsOf(table, header, name, keyed.length);
  const column = across ? columnAcross(run, scope, columns, across, forOption) : columns[0];
  const cell = row === undefined || column === undefined ? undefined : table.rows[row]?.cells[column.at];
  if (cell === undefined || column === undefined) throw new v.Refused('no_row', table.name.text);
  return cellValue(run, scope, cell, inUnitOf(run.program, column.heading));
}

/** With several keys an empty one says what the one above says. */
function keyedRows(table: Of<'table'>, keys: number): readonly KeyedRow[] {
  let above: readonly Cell[] = [];
  return table.rows.map(({ cells }) => {
    above = cells
      .slice(0, keys)
      .map((cell, key) => (keys > 1 && cell.content.kind === 'empty' ? (above[key] ?? cell) : cell));
    return { cells: above };
  });
}

export function cellValue(run: Run, scope: Scope, { content }: Cell, inUnit: InUnit): Value {
  if (content.kind === 'not-given') throw new v.Refused('not_given', '');
  if (content.kind !== 'expression') throw new v.Meaningless(`a cell ${content.kind}`);
  return inUnit(evaluate(run, scope, content.expression));
}

interface Column {
  readonly at: number;
  readonly heading: Heading;
}

/** The columns of one of the table's values. */
function columnsOf(
  table: Of<'table'>,
  header: readonly Heading[],
  name: string,
  keys: number,
): readonly Column[] {
  const all = header.map((heading, at): Column => ({ at, heading })).slice(keys);
  const across = table.keys.some(({ kind }) => kind === 'across');
  const said = all.filter(
    ({ heading }) =>
      heading.as?.kind === 'name' &&
      heading.as.name.text === name &&
      (!across || heading.option !== undefined),
  );
  if (said.length > 0) return said;
  const place = table.gives.findIndex((one) => one.name.text === name);
  if (across || place < 0) return all;
  return all.slice(place, place + 1);
}

const optionSaid = ({ heading }: Column): string | undefined =>
  heading.option?.text ?? (heading.as?.kind === 'name' ? heading.as.name.text : undefined);

function columnAcross(
  run: Run,
  scope: Scope,
  columns: readonly Column[],
  across: Across,
  forOption: string | undefined,
): Column | undefined {
  const value = forOption === undefined ? evaluate(run, scope, across.value) : undefined;
  if (value === undefined || value.kind === 'option') {
    const option = forOption ?? (value?.kind === 'option' ? value.name : '');
    const of = value?.kind === 'option' ? value.of : undefined;
    const isOf = (column: Column) => {
      const said = optionSaid(column) ?? column.heading.text;
      return said === option || (of?.spellings.get(folded(said)) ?? folded(said)) === folded(option);
    };
    return columns.find(isOf);
  }
  const rows = columns.map(({ heading: { key, text }, at }) => {
    if (key === undefined) throw new v.Meaningless(`a heading without a band: ${text}`);
    return { cells: [{ text: `${at}`, content: key, span: { file: '', start: 0, end: 0 } }] };
  });
  const found = rowFor(run, scope, rows, [value]);
  return found === undefined ? undefined : columns[found];
}

const isBandLike = ({ content }: Cell): boolean => content.kind === 'band' || content.kind === 'rest';

/** Bands stand below the options, values in the first column. */
function isTurned(table: Of<'table'>, keys: number): boolean {
  return keys > 0 && table.rows.some(({ cells }) => cells.slice(keys).some(isBandLike));
}

function turned(
  run: Run,
  scope: Scope,
  table: Of<'table'>,
  header: readonly Heading[],
  keys: readonly (() => Value)[],
  across: Across,
  forOption: string | undefined,
): Value {
  const options = header
    .map((heading, at): Column => ({ at, heading }))
    .filter(({ at }) => table.rows.some(({ cells }) => cells[at] && isBandLike(cells[at])));
  const column = columnAcross(run, scope, options, across, forOption);
  const value = header.findIndex((_, at) => !options.some((one) => one.at === at));
  if (column === undefined) throw new v.Refused('no_row', table.name.text);
  const inUnit = inUnitOf(run.program, column.heading);
  const rows = table.rows.map(({ cells }) => ({ cells: [cells[column.at]!] }));
  const row = rowFor(
    run,
    scope,
    rows,
    keys.map((key) => key()),
    [inUnit],
  );
  const cell = row === undefined ? undefined : table.rows[row]?.cells[value];
  if (cell === undefined) throw new v.Refused('no_row', table.name.text);
  return cellValue(run, scope, cell, inUnitOf(run.program, header[value]));
}

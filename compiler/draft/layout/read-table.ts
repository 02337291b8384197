// A block of a sheet → its keys and what they give, each cell accounted for.

import { compare, one, rational } from '../../runtime/exact/rational.js';
import type { Account } from '../account.js';
import type { DecimalSign } from '../cells/amounts.js';
import { bandIn } from '../cells/convert.js';
import { namesMoment } from '../cells/days.js';
import { readBand, withoutRole } from '../cells/limits.js';
import { type CellReading, readCell } from '../cells/read-cell.js';
import { headingParts, noUnit, type Unit, unitOf } from '../cells/unit-words.js';
import { addressOf, type GridCell } from '../grid.js';
import { doubts } from '../words.js';
import type { Block } from './find-blocks.js';
import type { Dimension, Entry, KeyValue, Measure, RawTable } from './raw-table.js';
import { type HeadingPath, type Level, levelsOf } from './read-headings.js';
import { type ColumnRole, columnsOf, headingsOf, spanning } from './read-keys.js';
import { consecutive, exactly, groupValue, keyOf, wordsOf } from './read-line.js';

export interface SheetContext {
  readonly sheet: string;
  readonly decimal: DecimalSign | undefined;
  readonly account: Account;
  /** What a title says that amounts are in. */
  readonly titled: { readonly unit: Unit; readonly where: string } | undefined;
}

/** Undefined where the block holds no table. */
export function readTable(block: Block, context: SheetContext): RawTable | undefined {
  const { account, decimal, sheet } = context;
  const { keys, values, remarks } = columnsOf(block, decimal);
  if (block.rows.length === 0 || values.length === 0) return undefined;
  const headings = values.map((column) => headingsOf(block, column));
  const units = values.map((column, index) => unitOfColumn(block, column, headings[index] ?? [], context));
  const paths = headings.map((cells): HeadingPath => ({ cells }));
  const { common, levels } = levelsOf(paths, units, decimal);
  for (const column of block.columns) {
    account.doubt(
      block.headings.map((row) =>
        block.places.at(row, column) === undefined ? spanning(block, row, column) : undefined,
      ),
      doubts.spans,
    );
  }
  for (const cell of [...block.titles, ...headings.flat()]) account.mark(cell, 'heading');
  for (const cell of block.notes) noted(cell, account);
  for (const column of remarks) {
    for (const cell of headingsOf(block, column)) account.mark(cell, 'note');
    for (const { row } of block.rows) account.mark(block.places.at(row, column), 'note');
  }
  if (block.numericHeading) {
    account.doubt(
      headings.flat().filter((cell) => readCell(cell, decimal).kind === 'amount'),
      doubts.numericHeading,
    );
  }
  for (const level of levels) {
    if (!level.guessed) continue;
    account.doubt(
      level.cells.flatMap(([first]) => first ?? []),
      level.role === 'measure' ? doubts.measures : doubts.options,
    );
  }

  const grouped = block.rows.some(({ group }) => group !== undefined);
  const groupKey: readonly Dimension[] = grouped
    ? [{ label: '', kind: 'category', unit: noUnit, headings: [], across: false }]
    : [];
  const rowKeys = keys.map((role) => rowDimension(block, role, context));
  const headedKeys = levels.filter(({ role }) => role !== 'measure');
  const across = headedKeys.map((level) => acrossDimension(level, decimal));
  const measured = levels.find(({ role }) => role === 'measure');
  const title = block.titles.at(-1)?.text ?? '';
  const measureLabels =
    measured === undefined ? [measureLabel(common, title)] : [...new Set(measured.labels)];
  const measures = measureLabels.map((label): Measure => {
    const at = measured === undefined ? 0 : measured.labels.indexOf(label);
    return { label, unit: units[at] ?? noUnit, headings: measured?.cells[at] ?? common };
  });

  const entries: Entry[] = [];
  const above: (KeyValue | undefined)[] = [];
  for (const line of block.rows) {
    const own: KeyValue[] = [];
    if (grouped) own.push(groupValue(line, account));
    let complete = true;
    for (const [index, role] of keys.entries()) {
      const cells = cellsOf(block, line.row, role);
      const areConsecutive = role.kind === 'numbers' && consecutive(columnCells(block, role.column), decimal);
      const read = keyOf(block, line, role, { account, decimal, areConsecutive });
      // A blank key says what the one above says; one that cannot be read says nothing.
      const value = read ?? (cells.length === 0 ? above[index] : undefined);
      above[index] = value;
      if (value === undefined) {
        account.doubt(cells, doubts.noKey);
        complete = false;
      } else own.push(inUnitOf(value, rowKeys[index], account));
    }
    for (const [index, column] of values.entries()) {
      const cell = block.places.at(line.row, column);
      if (!complete) {
        account.doubt([cell], doubts.noKey);
        continue;
      }
      const headed = headedKeys.map((level, at) =>
        inUnitOf(headedBy(level, index, decimal), across[at], account),
      );
      const measure = measured === undefined ? 0 : measureLabels.indexOf(measured.labels[index] ?? '');
      const reading: CellReading = cell === undefined ? { kind: 'absent' } : readCell(cell, decimal);
      account.mark(cell, 'used');
      entries.push({ keys: [...own, ...headed], measure, place: { row: line.row, column }, cell, reading });
    }
  }
  const dimensions = [...groupKey, ...rowKeys, ...across];
  for (const { headings: cells } of dimensions) for (const cell of cells) account.mark(cell, 'heading');
  return { sheet, titles: block.titles, notes: block.notes, dimensions, measures, entries };
}

const measureLabel = (common: readonly GridCell[], title: string): string =>
  common.map(({ text }) => headingParts(text).label).join(' – ') || title;

const namesAmount = /\d\s*(?:[€$£%]|(?:EUR|USD|GBP|CHF|XPF|euros?|francs?)(?!\p{L}))|[€$£]\s*\d/iu;

/** A note is no rule; one that names an amount may hold one. */
export function noted(cell: GridCell, account: Account): void {
  account.mark(cell, 'note');
  if (namesAmount.test(cell.text)) account.doubt([cell], doubts.notedAmount);
}

/** What an amount under these headings is in: the headings' own unit, that of its cells, that of a title. */
function unitOfColumn(
  block: Block,
  column: number,
  headings: readonly GridCell[],
  { decimal, account, titled }: SheetContext,
): Unit {
  const cells = block.rows.flatMap(({ row }) => block.places.at(row, column) ?? []);
  const readings = cells.map((cell) => readCell(cell, decimal));
  // What a column of a band is for is no unit of its amounts.
  const named = headings
    .flatMap((cell) => (readBand(cell.text, decimal) ? [] : (headingParts(cell.text).unit ?? [])))
    .at(-1);
  if (named !== undefined) {
    const fractions = readings.every(
      (reading) =>
        reading.kind !== 'amount' ||
        (reading.unit === noUnit &&
          compare(reading.value, one) <= 0 &&
          compare(reading.value, rational(0)) >= 0),
    );
    if (named.percent && fractions) account.doubt(cells, doubts.percentStored);
    return named;
  }
  const own = readings.flatMap((reading) =>
    reading.kind === 'amount' && reading.unit !== noUnit ? [reading.unit] : [],
  );
  const [first] = own;
  if (first !== undefined) return first;
  const counts = headings.some(({ text }) => count.test(text));
  if (titled !== undefined && !counts) {
    account.doubt(headings.slice(-1), doubts.titleCurrency(titled.unit.currency ?? '', titled.where));
    return titled.unit;
  }
  account.doubt(headings.slice(-1), doubts.noUnit);
  return noUnit;
}

/** What is no money, whatever a title says. */
const count = /nombre|délai|durée|points?|coefficient|numéro|number|count|delay|factor|quantity|quantité/iu;

function rowDimension(block: Block, role: ColumnRole, { account, decimal }: SheetContext): Dimension {
  const own = headingsOf(block, role.column);
  const pair = role.kind === 'from-to' || role.kind === 'days' ? role.to : undefined;
  const both = pair === undefined ? own : [...new Set([...own, ...headingsOf(block, pair)])];
  for (const cell of both) account.mark(cell, 'heading');
  const named = both.map(({ text }) => ({ ...headingParts(text), text }));
  const unitOfHeading = named.flatMap(({ unit }) => unit ?? []).at(-1);
  const label = (
    role.kind === 'days' && pair !== undefined
      ? named.slice(0, 1).map(({ label: shown }) => withoutRole(shown))
      : pair !== undefined
        ? named.map(({ label: shown }) => withoutRole(shown))
        : named.map(({ label: shown }) =>
            role.kind === 'numbers' && role.limit ? withoutRole(shown) : shown,
          )
  )
    .filter((text, index, all) => text !== '' && all.indexOf(text) === index)
    .join(' – ');
  const kind = (
    {
      category: 'category',
      'yes-no': 'yes-no',
      days: 'date',
      bands: 'quantity',
      numbers: 'quantity',
      'from-to': 'quantity',
    } as const
  )[role.kind];
  const cells = block.rows.flatMap(({ row }) => block.places.at(row, role.column) ?? []);
  const cellUnit = (): Unit | undefined => {
    if (kind !== 'quantity') return undefined;
    return cells
      .flatMap((cell) => wordsOf(cell, decimal))
      .map(unitOf)
      .find(isUnit);
  };
  if (kind === 'category') categoryDoubts(cells, both, account);
  if (role.kind === 'numbers' && role.limit === undefined) {
    account.doubt(
      both.slice(-1).concat(both.length === 0 ? cells.slice(0, 1) : []),
      consecutive(cells, decimal) ? doubts.plainValues : doubts.plainLimits,
    );
  }
  return { label, kind, unit: unitOfHeading ?? cellUnit() ?? noUnit, headings: both, across: false };
}

const total = /^(?:sous-|grand |sub-?)?total(?:e|ité)?\b|^summe\b|^ensemble$/iu;

/** Words of a choice that may be no option of it. */
function categoryDoubts(cells: readonly GridCell[], headings: readonly GridCell[], account: Account): void {
  account.doubt(
    cells.filter(({ text }) => total.test(text.trim())),
    doubts.total,
  );
  for (const cell of [...cells, ...headings]) {
    const mark = /(?:\((\d{1,2})\)|(\*+)|([¹²³⁴⁵]))\s*$/u.exec(cell.text.trim())?.[0];
    if (mark !== undefined && !/[a-z][²³]$/iu.test(cell.text.trim()))
      account.doubt([cell], doubts.mark(mark.trim()));
  }
  if (cells.some(({ text }) => namesMoment(text)))
    account.doubt(headings.length > 0 ? headings.slice(-1) : cells.slice(0, 1), doubts.moments);
}

const isUnit = (unit: Unit | undefined): unit is Unit => unit !== undefined && unit !== noUnit;

function acrossDimension(level: Level, decimal: DecimalSign | undefined): Dimension {
  const parent = level.parent.map(({ text }) => headingParts(text));
  const bands = level.cells.map(([first]) => readBand(first?.text ?? '', decimal));
  const named = bands.flatMap((band) => [band?.lower?.words ?? '', band?.upper?.words ?? '']);
  const printed = parent.flatMap(({ unit }) => unit ?? []).at(-1) ?? named.map(unitOf).find(isUnit);
  return {
    label: parent.map(({ label }) => label).join(' – '),
    kind: level.role === 'quantity' ? 'quantity' : 'category',
    unit: (level.role === 'quantity' ? printed : undefined) ?? noUnit,
    headings: [...new Set([...level.parent, ...level.cells.flat()])],
    across: true,
  };
}

/** What the heading of a column of values says at one level. */
function headedBy({ role, labels, cells }: Level, index: number, decimal: DecimalSign | undefined): KeyValue {
  const own = cells[index] ?? [];
  const [cell] = own;
  const band = role === 'quantity' && cell && (readBand(cell.text, decimal) ?? exactly(cell, decimal));
  return band
    ? { kind: 'band', band, cells: own }
    : { kind: 'option', label: labels[index] ?? '', cells: own };
}

/** Limits are read in the unit of their column. */
function inUnitOf(value: KeyValue, dimension: Dimension | undefined, account: Account): KeyValue {
  if (value.kind !== 'band' || dimension === undefined) return value;
  const { band, strange } = bandIn(value.band, dimension.unit);
  if (strange !== undefined) account.doubt(value.cells, doubts.strangeUnit(strange));
  return { ...value, band };
}

const columnCells = ({ rows, places }: Block, column: number): readonly GridCell[] =>
  rows.flatMap(({ row }) => places.at(row, column) ?? []);

const cellsOf = ({ places }: Block, row: number, role: ColumnRole): readonly GridCell[] =>
  [role.column, ...(role.kind === 'from-to' || role.kind === 'days' ? [role.to ?? role.column] : [])].flatMap(
    (column) => places.at(row, column) ?? [],
  );

/** A title that names a currency: « Tarifs en euros ». */
export function titledUnit(cells: readonly GridCell[]): SheetContext['titled'] {
  for (const cell of cells) {
    const words = cell.text.match(/(?:en|in)\s+(\p{L}+(?:\s+(?:d['’])?\p{L}+)?|[€$£])/giu) ?? [];
    for (const word of [
      ...words,
      ...(cell.text.match(/\(([^()]+)\)/gu) ?? []).map((text) => text.slice(1, -1)),
    ]) {
      const unit = unitOf(word) ?? unitOf(word.split(/\s+/).slice(0, 2).join(' '));
      if (unit?.currency !== undefined) return { unit, where: addressOf(cell) };
    }
  }
  return undefined;
}

// A table of a sheet → a table of the language, with the amounts and values that it gives.

import { currencyDecimals } from '../../2-check/types/currencies.js';
import type { Locale, Localized } from '../../diagnostics/diagnostic.js';
import { decimalsOf, multiply, type Rational, zero } from '../../runtime/exact/rational.js';
import type { Account } from '../account.js';
import { noUnit, sameUnit } from '../cells/unit-words.js';
import { addressOf, type GridCell } from '../grid.js';
import type { Entry, KeyValue, Measure, RawTable } from '../layout/raw-table.js';
import { doubts } from '../words.js';
import type { Fact, Facts } from './facts.js';
import type { Names } from './names.js';
import { type BandValue, settleLimits } from './settle-limits.js';
import { headingText, quantity, quoted, theRest, writtenNumber, writtenUnit } from './written.js';
import { acrossHeading, writtenKey } from './written-keys.js';

export interface WrittenTable {
  /** Of the table as declared: what messages of the compiler speak of. */
  readonly name: string;
  readonly label: string;
  /** A row of `the rest` for all keys, ready to be put in where the lines leave something out. */
  readonly restRow: string;
  readonly rows: readonly string[];
  /** Before the rows: comments, heading; and what uses the table. */
  readonly heading: readonly string[];
  readonly results: readonly string[];
  readonly names: readonly string[];
  readonly currencies: readonly string[];
}

export interface TableContext {
  readonly locale: Locale;
  readonly account: Account;
  readonly facts: Facts;
  readonly names: Names;
  /** The only amount of the whole draft is its total. */
  readonly isTotal: (measure: Measure) => boolean;
  /** `# TO CHECK C7: …`. */
  readonly remark: (where: readonly string[], says: Localized) => string | undefined;
}

const words = {
  en: {
    table: 'table',
    by: 'by',
    across: 'across',
    gives: 'gives',
    as: 'as',
    amount: 'amount',
    value: 'value',
    notGiven: 'not given',
    exact: 'not rounded',
    printed: 'printed',
    group: 'Kind',
    key: 'Key',
  },
  fr: {
    table: 'tableau',
    by: 'selon',
    across: 'en colonnes selon',
    gives: 'donne',
    as: 'comme',
    amount: 'montant',
    value: 'valeur',
    notGiven: 'non donné',
    exact: 'non arrondi',
    printed: 'imprimé',
    group: 'Genre',
    key: 'Clé',
  },
} as const satisfies Record<Locale, unknown>;

export function writeTable(table: RawTable, context: TableContext): WrittenTable {
  const { locale, account, facts, names } = context;
  const w = words[locale];
  const owners: Fact[] = [];
  for (const [index, dimension] of table.dimensions.entries()) {
    const isGroup =
      dimension.headings.length === 0 && dimension.label === '' && dimension.kind === 'category';
    if (isGroup)
      account.doubt(
        table.entries.slice(0, 1).flatMap(({ keys }) => keys[index]?.cells ?? []),
        doubts.sameLabel,
      );
    const inUnit =
      dimension.kind === 'quantity'
        ? { ...dimension, unit: { ...dimension.unit, factor: noUnit.factor } }
        : dimension;
    owners.push(facts.of(inUnit, isGroup ? w.group : w.key, owners));
  }
  const settled = table.dimensions.map(({ kind }, index) => {
    if (kind === 'date') admitPeriods(table, index, owners[index], facts);
    if (kind !== 'quantity') return undefined;
    const values = table.entries.flatMap(({ keys }) =>
      keys[index]?.kind === 'band' ? [keys[index] as BandValue] : [],
    );
    const found = settleLimits(values, account, (value) => writtenNumber(value, locale));
    const fact = owners[index];
    if (fact !== undefined) facts.admit(fact, found);
    return found;
  });
  const across =
    table.measures.length === 1 ? table.dimensions.findLastIndex((dimension) => dimension.across) : -1;
  const rowKeys = table.dimensions.map((_, index) => index).filter((index) => index !== across);
  const cellOf = (value: KeyValue | undefined, index: number): string =>
    writtenKey(value, owners[index], settled[index], facts, locale);

  const label = headingText(table.titles.at(-1)?.text ?? table.measures[0]?.label ?? w.table);
  const results = table.measures.map((measure) => resultOf(measure, table, owners, context, label));
  const printed = results.map(({ name }) => names.take([`${name} ${w.printed}`], w.table));
  const single = table.measures.length === 1;
  const tableName = single ? (printed[0] ?? w.table) : names.take([`${label} ${w.table}`], w.table);

  const columns =
    across < 0
      ? [undefined]
      : distinct(
          table.entries.map(({ keys }) => keys[across]),
          (value) => cellOf(value, across),
        );
  const lines = distinct(table.entries, ({ keys }) =>
    rowKeys.map((index) => cellOf(keys[index], index)).join(' | '),
  );
  const rows = lines.flatMap((first) => {
    const keys = rowKeys.map((index) => cellOf(first?.keys[index], index));
    const own = table.entries.filter((entry) =>
      rowKeys.every((index, at) => cellOf(entry.keys[index], index) === keys[at]),
    );
    const remarks: string[] = [];
    const cells = table.measures.flatMap((measure, at) =>
      columns.map((column) => {
        const found = own.filter(
          (entry) =>
            entry.measure === at &&
            (across < 0 || cellOf(entry.keys[across], across) === cellOf(column, across)),
        );
        return valueCell(found, measure, context, remarks);
      }),
    );
    const told = new Set<GridCell>([
      ...rowKeys.flatMap((index) => first?.keys[index]?.cells ?? []),
      ...own.flatMap(({ cell }) => cell ?? []),
    ]);
    const doubted = [...told].flatMap((cell) =>
      account.doubtsOf(cell).flatMap((says) => context.remark([addressOf(cell)], says) ?? []),
    );
    return [...new Set([...doubted, ...remarks]), `| ${[...keys, ...cells].join(' | ')} |`];
  });

  const headingCells = distinct(
    [
      ...table.dimensions.flatMap(({ headings }) => headings),
      ...table.measures.flatMap(({ headings }) => headings),
    ],
    addressOf,
  );
  // What is doubtful of several headings alike is said once.
  const sayings = new Map<string, { readonly says: Localized; readonly places: string[] }>();
  for (const cell of headingCells) {
    for (const says of account.doubtsOf(cell)) {
      const known = sayings.get(says.en) ?? { says, places: [] };
      if (cell !== undefined) known.places.push(addressOf(cell));
      sayings.set(says.en, known);
    }
  }
  const comments = [...sayings.values()].flatMap(({ says, places }) => context.remark(places, says) ?? []);
  const by =
    rowKeys.length === 0 ? '' : ` ${w.by} ${rowKeys.map((index) => owners[index]?.name ?? '').join(', ')}`;
  const acrossWords = across < 0 ? '' : `${by === '' ? '' : ','} ${w.across} ${owners[across]?.name ?? ''}`;
  const gives = single
    ? ''
    : ` ${w.gives} ${table.measures.map((measure, at) => `${printed[at] ?? ''} ${quoted(headingText(measure.label))}`).join(', ')}`;
  const named =
    across >= 0
      ? columns.map((column) => acrossHeading(column, cellOf(column, across), w.as))
      : table.measures.map(
          (measure, at) => `${headingText(measure.label)}${single ? '' : ` ${w.as} ${printed[at] ?? ''}`}`,
        );
  const heading = [
    ...comments,
    `${w.table} ${tableName} ${quoted(label)}${by}${acrossWords}${gives}`,
    `| ${[...rowKeys.map((index) => owners[index]?.label ?? ''), ...named].join(' | ')} |`,
  ];
  const width = table.measures.length * columns.length;
  return {
    name: tableName,
    label,
    restRow: `| ${[...rowKeys.map(() => theRest(locale)), ...Array.from({ length: width }, () => w.notGiven)].join(' | ')} |`,
    heading,
    rows,
    results: results.flatMap(({ lines: told }, at) => told(printed[at] ?? '')),
    names: results.map(({ name }) => name),
    currencies: table.measures.flatMap(({ unit }) => unit.currency ?? []),
  };
}

/** Makes room for the periods of a date. */
function admitPeriods(table: RawTable, index: number, fact: Fact | undefined, facts: Facts): void {
  if (fact === undefined) return;
  for (const { keys } of table.entries) {
    const value = keys[index];
    if (value?.kind !== 'days') continue;
    facts.admitDays(fact, value);
    if (value.from === undefined) fact.decide.add('start');
    if (value.to === undefined) fact.decide.add('end');
  }
}

/** The first of each key, in order. */
function distinct<T>(all: readonly T[], keyOf: (one: T) => string): readonly (T | undefined)[] {
  const found = new Map<string, T>();
  for (const one of all) {
    const key = keyOf(one);
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

function valueCell(
  found: readonly Entry[],
  measure: Measure,
  { locale, account, remark }: TableContext,
  remarks: string[],
): string {
  const notGiven = words[locale].notGiven;
  const [entry, ...others] = found;
  if (entry === undefined) return notGiven;
  const { cell, reading, place } = entry;
  for (const other of others) account.doubt([other.cell], doubts.twice(addressOf(place)));
  const doubt = (says: Localized): void => {
    if (cell === undefined) remarks.push(...[remark([addressOf(place)], says)].flatMap((line) => line ?? []));
    else account.doubt([cell], says);
  };
  switch (reading.kind) {
    case 'free':
      doubt(doubts.free(cell?.text ?? ''));
      return quantity(zero, measure.unit, locale);
    case 'amount': {
      const own = reading.unit === noUnit ? measure.unit : reading.unit;
      if (!sameUnit(own, measure.unit)) {
        doubt(doubts.otherUnit(cell?.text ?? '', writtenUnit(measure.unit, locale) || '1'));
        return notGiven;
      }
      if (reading.mark !== undefined) doubt(doubts.mark(reading.mark));
      if (reading.twoWays) doubt(doubts.twoWays(cell?.text ?? ''));
      return quantity(inFull(entry, measure), measure.unit, locale);
    }
    case 'absent':
    case 'yes':
    case 'no':
    case 'words':
      doubt(cell === undefined ? doubts.blank : doubts.absent(cell.text));
      return notGiven;
    default:
      return reading satisfies never;
  }
}

/** In the unit of the measure: amounts in thousands are written out. */
function inFull({ reading }: Entry, { unit }: Measure): Rational {
  if (reading.kind !== 'amount') return zero;
  return multiply(reading.value, reading.unit === noUnit ? unit.factor : reading.unit.factor);
}

/** What the draft makes of what a table gives: an amount where it is money, else a value. */
function resultOf(
  measure: Measure,
  table: RawTable,
  owners: readonly Fact[],
  context: TableContext,
  title: string,
) {
  const { locale, account, names, isTotal } = context;
  const w = words[locale];
  const { unit } = measure;
  const label = headingText(measure.label === '' ? title : measure.label);
  const counted = owners.find(
    (fact) =>
      fact.kind === 'quantity' &&
      unit.units.length === 1 &&
      fact.unit.currency === undefined &&
      fact.unit.units.join('/') === unit.units[0],
  );
  const isMoney = unit.currency !== undefined && (unit.units.length === 0 || counted !== undefined);
  const kindWord = isMoney ? w.amount : w.value;
  // A heading over options names the choice already.
  const wanted = owners.some((fact) => fact.label === label) ? [`${kindWord} ${label}`] : [label, title];
  const name = names.take(isMoney && isTotal(measure) ? ['total'] : wanted, kindWord);
  if (unit.units.length > 0 && unit.currency !== undefined) {
    account.doubt(
      measure.headings.slice(-1),
      counted === undefined
        ? doubts.rate(writtenUnit({ ...unit, currency: undefined }, locale))
        : doubts.wholeAmount(counted.label),
    );
  }
  const bands = owners.find((fact) => fact.kind === 'quantity' && fact.unit.currency !== undefined);
  if (unit.percent && bands !== undefined)
    account.doubt(measure.headings.slice(-1), doubts.partsOrWhole(bands.label));
  const decimals = currencyDecimals(unit.currency ?? '') ?? 2;
  const finer =
    isMoney &&
    counted === undefined &&
    table.entries.some(
      (entry) =>
        table.measures[entry.measure] === measure && (decimalsOf(inFull(entry, measure)) ?? 0) > decimals,
    );
  return {
    name,
    lines: (printed: string): readonly string[] => [
      `${isMoney ? w.amount : w.value} ${name} ${quoted(label)} = ${printed}${counted !== undefined && isMoney ? ` * ${counted.name}` : ''}`,
      ...(finer ? [w.exact] : []),
    ],
  };
}

// Values of the declared domain that no row of a table, or of a `by`, takes, and rows of tables that no value reaches.

import { rowTaking } from '../../../3-model/evaluate/matches.js';
import { walk } from '../../../3-model/expressions/walk.js';
import type { Expression, Fact, Model, Rational, Table } from '../../../3-model/model.js';
import { noRowTakes, rowNeverApplies } from '../../../diagnostics/catalogue/analysis/analysis.js';
import { writtenValue } from '../../written-value.js';
import type { Check, Checked } from '../check.js';
import { type KeyValue, keyPoints } from './key-points.js';

/** Beyond this many combinations of key values a table is left to its examples. */
const mostCombinations = 20_000;

export const tableRows: Check = (checked, report) => {
  const reached = new Map<string, { readonly table: Table; readonly rows: Set<number> }>();
  const gaps = new Set<string>();
  for (const definition of checked.index.model.definitions) {
    walk(definition.body, (expression) => {
      if (expression.kind !== 'lookup') return;
      const table = checked.index.tables.get(expression.table);
      if (table === undefined) return;
      const points = pointsOf(checked, expression, table);
      if (points === undefined) return;
      const seen = reached.get(table.id) ?? { table, rows: new Set<number>() };
      reached.set(table.id, seen);
      for (const combination of combinations(points)) {
        const row = rowTaking(table.rows, combination);
        if (row >= 0) {
          seen.rows.add(table.rows[row]?.printedRow ?? row);
          continue;
        }
        const place = `${table.origin}/${table.version ?? ''}`;
        if (gaps.has(place)) continue;
        gaps.add(place);
        const witness = combination
          .map((value, index) =>
            writtenValue(value, table.keys[index]?.type ?? { kind: 'text' }, checked.index.model),
          )
          .join(', ');
        const certain = expression.keys.every((key) => isGiven(key));
        report(noRowTakes(table.span, { table: table.label, witness, certain }));
      }
    });
  }
  reportUnreached(reached, report);
  gapsInKeyedRows(checked, report);
};

/** The rows of `by` are held to the same as those of a table; each declaration is told of once. */
function gapsInKeyedRows({ index, ranges }: Checked, report: Parameters<Check>[1]): void {
  const told = new Set<string>();
  for (const { owner, keys, rows, span } of index.model.keyedRows ?? []) {
    const place = `${span.file} ${span.start}`;
    if (told.has(place)) continue;
    const points = keys.map(
      (key, at) =>
        numbersOf(index.model, key) ??
        keyPoints({ type: key.type }, ranges.ofExpression(key), at, rows) ??
        [],
    );
    const size = points.reduce((product, each) => product * each.length, 1);
    if (size > mostCombinations) continue;
    for (const combination of combinations(points)) {
      if (rowTaking(rows, combination) >= 0) continue;
      told.add(place);
      const witness = combination
        .map((value, at) => writtenValue(value, keys[at]?.type ?? { kind: 'text' }, index.model))
        .join(', ');
      const gives = index.definitions.get(owner)?.type.kind === 'choice' ? 'option' : undefined;
      report(noRowTakes(span, { table: owner, witness, certain: keys.every(isGiven), gives }));
      break;
    }
  }
}

/** A row is reported when no use of the table, in any clone, reaches it. */
function reportUnreached(
  reached: ReadonlyMap<string, { readonly table: Table; readonly rows: ReadonlySet<number> }>,
  report: Parameters<Check>[1],
): void {
  const byOrigin = new Map<string, { readonly table: Table; readonly rows: Set<number> }>();
  for (const { table, rows } of reached.values()) {
    const place = `${table.origin}/${table.version ?? ''}`;
    const known = byOrigin.get(place) ?? { table, rows: new Set<number>() };
    for (const row of rows) known.rows.add(row);
    byOrigin.set(place, known);
  }
  for (const { table, rows } of byOrigin.values()) {
    const missing = new Map(table.rows.map((row) => [row.printedRow, row] as const));
    for (const [printedRow, row] of missing) {
      if (!rows.has(printedRow)) report(rowNeverApplies(row.span, { table: table.label }));
    }
  }
}

function pointsOf(
  { ranges, index }: Checked,
  lookup: Extract<Expression, { kind: 'lookup' }>,
  table: Table,
): readonly (readonly KeyValue[])[] | undefined {
  const points: (readonly KeyValue[])[] = [];
  let size = 1;
  for (const [place, key] of table.keys.entries()) {
    const value = lookup.keys[place];
    if (value === undefined) return undefined;
    const found =
      value.kind === 'option'
        ? [value.value]
        : (numbersOf(index.model, value) ?? keyPoints(key, ranges.ofExpression(value), place, table.rows));
    if (found === undefined) return undefined;
    size *= found.length;
    points.push(found);
  }
  return size > mostCombinations ? undefined : points;
}

/** A fact that is one of some numbers is nothing between them. */
function numbersOf({ facts }: Model, key: Expression): readonly Rational[] | undefined {
  const isIt = ({ name, presence }: Fact): boolean =>
    key.kind === 'fact'
      ? name === key.fact
      : key.kind === 'reference' && presence.kind === 'default' && presence.definition === key.definition;
  return facts.find(isIt)?.domain?.values;
}

function* combinations(points: readonly (readonly KeyValue[])[]): Generator<readonly KeyValue[]> {
  const [first, ...rest] = points;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const value of first) {
    for (const others of combinations(rest)) yield [value, ...others];
  }
}

/** The limits of a fact are exact; those of a calculated key may be wider than its values. */
const isGiven = (key: Expression): boolean =>
  key.kind === 'fact' || key.kind === 'option' || key.type.kind === 'choice' || key.type.kind === 'yes-no';

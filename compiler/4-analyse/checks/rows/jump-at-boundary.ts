// Rows that should meet and do not: a rate times the quantity beside a fixed sum that was computed from another rate.

import { walk } from '../../../3-model/expressions/walk.js';
import type { Expression, Rational, Table, TableRow } from '../../../3-model/model.js';
import { jumpAtBoundary } from '../../../diagnostics/catalogue/analysis/analysis-tables.js';
import {
  absolute,
  compare,
  divide,
  rational,
  sign,
  subtract,
  zero,
} from '../../../runtime/exact/rational.js';
import { numbers, rangeOf, unsure } from '../../range/abstract.js';
import { point, pointOf } from '../../range/interval.js';
import { writtenValue } from '../../written-value.js';
import type { Check, Checked } from '../check.js';
import { bandOf, runsAlong } from './bands-in-order.js';

/** Figures that differ by more than this part were hardly computed from one another. */
const nearly = rational(1, 10);

export const jumpsAtBoundaries: Check = (checked, report) => {
  const { model, tables } = checked.index;
  const seen = new Set<string>();
  for (const { body } of model.definitions) {
    walk(body, (expression) => {
      if (expression.kind !== 'lookup') return;
      const table = tables.get(expression.table);
      const place = `${table?.origin}/${table?.version ?? ''}/${expression.column}`;
      if (table === undefined || seen.has(place)) return;
      seen.add(place);
      for (const { cell, beside, at, before, after, type } of jumpsOf(checked, table, expression)) {
        const written = (value: Rational) => writtenValue(value, type, model);
        const [key] = table.keys.filter(({ type: { kind } }) => kind === 'quantity');
        report(
          jumpAtBoundary(
            cell.span,
            {
              table: table.label,
              at: key === undefined ? written(at) : writtenValue(at, key.type, model),
              before: written(before),
              after: written(after),
            },
            { related: [{ span: beside.span, label: { en: 'the row before', fr: 'la ligne précédente' } }] },
          ),
        );
      }
    });
  }
};

interface Jump {
  readonly cell: Expression;
  /** In the row before. */
  readonly beside: Expression;
  readonly at: Rational;
  readonly before: Rational;
  readonly after: Rational;
  readonly type: Expression['type'];
}

function jumpsOf(
  { index, values }: Checked,
  table: Table,
  { keys, column, items }: Extract<Expression, { kind: 'lookup' }>,
): readonly Jump[] {
  const place = table.keys.findIndex(({ type }) => type.kind === 'quantity');
  const key = keys[place];
  const named = key && index.names.nameOf(key);
  if (named === undefined) return [];
  const [name] = index.names.seenFrom(new Map([[named, unsure]]), table.loops, items).keys();
  if (name === undefined) return [];
  const depends = (cell: Expression): boolean => {
    let found = false;
    walk(cell, (node) => {
      found ||= index.names.nameOf(node) === name;
    });
    return found;
  };
  const valueAt = (cell: Expression, at: Rational): Rational | undefined =>
    pointOf(rangeOf(values.at.valueIn(cell, new Map([[name, numbers(point(at))]]))));
  return runsAlong(table).flatMap((rows) =>
    rows.slice(1).flatMap((row, index): readonly Jump[] => {
      const earlier = rows[index];
      const [first, second] = [earlier?.cells[column], row.cells[column]];
      const [limit, begin] = [earlier && bandOf(earlier, table)?.to?.value, bandOf(row, table)?.from?.value];
      if (!earlier || !first || !second || !limit || !begin) return [];
      const firstMoves = depends(first);
      if (firstMoves === depends(second)) return [];
      const at = firstMoves ? limit : begin;
      const [before, after] = [valueAt(first, at), valueAt(second, at)];
      if (!before || !after || sign(before) <= 0 || sign(after) <= 0) return [];
      const start = bandOf(earlier, table)?.from?.value ?? zero;
      const grows = firstMoves
        ? [valueAt(first, start), before]
        : [after, valueAt(second, later(row, table, at))];
      return isSuspicious(before, after, grows)
        ? [{ cell: second, beside: first, at, before, after, type: first.type }]
        : [];
    }),
  );
}

/** A value within the row, later than its begin. */
const later = (row: TableRow, table: Table, begin: Rational): Rational =>
  bandOf(row, table)?.to?.value ?? { n: begin.n * 2n + begin.d, d: begin.d };

function isSuspicious(
  before: Rational,
  after: Rational,
  [low, high]: readonly (Rational | undefined)[],
): boolean {
  const step = subtract(after, before);
  if (step.n === 0n) return false;
  const greater = step.n > 0n ? after : before;
  if (compare(divide(absolute(step), greater), nearly) <= 0) return true;
  return step.n < 0n && low !== undefined && high !== undefined && compare(low, high) < 0;
}

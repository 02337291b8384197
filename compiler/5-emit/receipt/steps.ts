// One definition of a case into a step of the receipt: formula, numbers, the row, the alternative, the rounding.

import type { Definition, Expression } from '../../3-model/model.js';
import { equals } from '../../runtime/rational.js';
import { follow, type Occurrence } from './followed.js';
import { withNumbers } from './formula-text.js';
import type { ReceiptRow, ReceiptStep } from './receipt.js';
import type { Telling } from './telling.js';
import { writeNumber, writeValue } from './written.js';

/** `of` is the definition of the entry that the step belongs to: its clause is not repeated. */
export function stepOf({ definition, item }: Occurrence, of: Definition, telling: Telling): ReceiptStep {
  const { index, view, locale, itemOf, clauseOf } = telling;
  const { model } = index;
  const { body, type } = definition;
  const value = view.value(body, item);
  const other = definition.section !== of.section || (definition.final && definition.quote !== of.quote);
  const quote = definition.final && definition.quote !== of.quote ? definition.quote : undefined;
  return {
    owner: definition.owner,
    label: definition.label,
    final: definition.final,
    item: itemOf(definition.list, item),
    formula: definition.formula,
    numbers: withNumbers(body, { model, locale, view, item }),
    written: value === undefined ? '…' : writeValue(value, type, model, locale),
    clause: other && definition.owner !== of.owner ? clauseOf(definition.section, quote) : undefined,
    rows: rowsOf(body, item, telling),
    alternatives: alternativesOf(body, item, telling),
    rounding: roundingOf(definition, item, telling),
    counterfactual: definition.counterfactual,
  };
}

function roundingOf(definition: Definition, item: number | undefined, { view, locale, index }: Telling) {
  const { body } = definition;
  if (body.kind !== 'round') return undefined;
  const before = view.value(body.operand, item);
  const after = view.value(body, item);
  if (typeof before !== 'object' || typeof after !== 'object') return undefined;
  return {
    exact: writeValue(before, body.operand.type, index.model, locale),
    rule: definition.role === 'rounding' ? definition.formula : `→ ${writeNumber(after, locale)}`,
    changes: !equals(before, after),
  };
}

/** All alternatives of a choice between amounts, with the one retained. */
function alternativesOf(
  body: Expression,
  item: number | undefined,
  { view, index, locale }: Telling,
): ReceiptStep['alternatives'] {
  const { model } = index;
  if (body.kind === 'alternatives' && body.rule !== 'sum') {
    const chosen = view.value(body, item);
    const values = body.items.map(({ value }) => view.value(value, item));
    const retained = values.findIndex(
      (value) => typeof value === 'object' && typeof chosen === 'object' && equals(value, chosen),
    );
    return body.items.map(({ label, value }, place) => ({
      label,
      written: writeValue(values[place] ?? '…', value.type, model, locale),
      retained: place === retained,
    }));
  }
  if (body.kind === 'conditional' && body.branches.some(({ label }) => label !== undefined)) {
    const taken = view.taken(body, item);
    const label =
      body.branches.find(({ then }) => then === taken)?.label ??
      (taken === body.otherwise ? body.otherwiseLabel : undefined);
    const value = taken && view.value(taken, item);
    if (label === undefined || taken === undefined || value === undefined) return [];
    return [{ label, written: writeValue(value, taken.type, model, locale), retained: true }];
  }
  return [];
}

/** The rows of tables and bands of scales that the body itself looks up. */
function rowsOf(body: Expression, item: number | undefined, telling: Telling): readonly ReceiptRow[] {
  const { index, view, clauseOf } = telling;
  return follow(body, item, index, view).lookups.flatMap((node) => {
    if (node.kind === 'lookup') {
      const table = index.tables.get(node.table);
      const row = table && view.row(node, table, item);
      if (table === undefined || row === undefined) return [];
      const headings = [...table.keys, ...table.columns].map(({ heading }) => heading);
      return [
        { table: table.label, headings, cells: row.printed, clause: clauseOf(table.section, table.quote) },
      ];
    }
    const scale = index.scales.get(node.scale);
    const option = node.variant && view.value(node.variant, item);
    const input = view.value(node.input, item);
    const variant = scale?.variants.find(
      (candidate) => candidate.option === undefined || candidate.option === option,
    );
    if (scale === undefined || variant === undefined || typeof input !== 'object') return [];
    return variant.bands
      .filter((band) => input.n * band.from.d > band.from.n * input.d || band.from.n === 0n)
      .map((band) => ({
        table: scale.label,
        headings: [],
        cells: band.printed,
        clause: clauseOf(scale.section, scale.quote),
      }));
  });
}

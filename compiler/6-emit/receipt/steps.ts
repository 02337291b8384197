// One definition of a case into a step of the receipt: formula, numbers, the row, the alternative, the rounding.

import type { Definition, Expression } from '../../3-model/model.js';
import { equals } from '../../runtime/exact/rational.js';
import { follow, type Occurrence } from './followed.js';
import { withNumbers } from './formula-text.js';
import type { ReceiptRow, ReceiptStep } from './receipt.js';
import { bandsOf } from './scale-bands.js';
import type { Telling } from './telling.js';
import { writeValue } from './written.js';

/** `cites` is set on the step at which the clause of the declaration is told. */
export function stepOf(
  { definition, item }: Occurrence,
  cites: Definition | undefined,
  telling: Telling,
): ReceiptStep {
  const { index, view, locale, itemOf, clauseOf } = telling;
  const { model } = index;
  // What a reading decides is told by the option in force.
  const decided = decidedBy(definition, item, telling);
  const { body } = decided?.told ?? definition;
  const value = view.value(body, item);
  return {
    definition: definition.id,
    span: decided?.told?.span ?? definition.span,
    owner: definition.owner,
    label: definition.label,
    final: definition.final,
    item: itemOf(definition.list, item),
    formula: decided?.formula || definition.formula,
    numbers: withNumbers(body, { model, locale, view, item }),
    written: value === undefined ? '…' : writeValue(value, definition.type, model, locale),
    clause: cites && clauseOf(cites.section, cites.quote),
    rows: rowsOf(body, item, telling),
    alternatives: decided === undefined ? alternativesOf(body, item, telling) : [],
    rounding: roundingOf(body, item, telling),
    reading: decided?.reading,
    counterfactual: definition.counterfactual,
  };
}

/** The reading that a definition's value is chosen by, and the definition of the option in force, where it has one. */
export function decidedBy({ body }: Definition, item: number | undefined, { view, index }: Telling) {
  if (body.kind !== 'conditional') return undefined;
  const when = body.branches[0]?.when;
  if (when?.kind !== 'compare' || when.left.kind !== 'reading') return undefined;
  const name = when.left.reading;
  const option = String(view.value(when.left, item) ?? '');
  const reading = index.model.readings.find((candidate) => candidate.name === name);
  const taken = view.taken(body, item);
  const target = taken?.kind === 'reference' ? index.definitions.get(taken.definition) : undefined;
  return {
    reading: { name, option },
    formula: reading?.options.find((candidate) => candidate.name === option)?.formula ?? '',
    told: target?.role === 'alternative' ? target : undefined,
  };
}

function roundingOf(body: Expression, item: number | undefined, { view, locale, index }: Telling) {
  if (body.kind !== 'round') return undefined;
  const before = view.value(body.operand, item);
  const after = view.value(body, item);
  if (typeof before !== 'object' || typeof after !== 'object') return undefined;
  return {
    exact: writeValue(before, body.operand.type, index.model, locale),
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
  if (body.kind === 'conditional') {
    const taken = view.taken(body, item);
    const label =
      body.branches.find(({ then }) => then === taken)?.label ??
      (taken === body.otherwise ? body.otherwiseLabel : undefined);
    const value = taken && view.value(taken, item);
    if (label === undefined || taken === undefined || value === undefined) return [];
    const written = writeValue(value, taken.type, model, locale);
    return label === written ? [] : [{ label, written, retained: true }];
  }
  return [];
}

/** The rows of tables and bands of scales that the body itself looks up. */
function rowsOf(body: Expression, item: number | undefined, telling: Telling): readonly ReceiptRow[] {
  const { index, view, clauseOf } = telling;
  return follow(body, item, index, view).lookups.flatMap((node) => {
    if (node.kind === 'scale') return bandsOf(node, item, telling);
    const table = index.tables.get(node.table);
    const row = table && view.row(node, table, item);
    if (table === undefined || row === undefined) return [];
    const several = table.rows.some(
      ({ printedRow, printedColumn }) => printedRow === row.printedRow && printedColumn !== row.printedColumn,
    );
    return [
      {
        table: table.label,
        headings: [...table.keys, ...table.columns].map(({ heading }) => heading),
        cells: row.printed,
        taken: several ? row.printedColumn : undefined,
        numbers: undefined,
        clause: clauseOf(table.section, table.quote),
        span: row.span,
      },
    ];
  });
}

// The rows that a step takes in a case: of the table that it looks into, or of what it chooses from.

import { rowTaking } from '../../3-model/evaluate/matches.js';
import { childrenOf } from '../../3-model/expressions/children.js';
import type { Definition, Expression } from '../../3-model/model.js';
import { compare } from '../../runtime/exact/rational.js';
import type { FactValues, Value } from '../../runtime/facts/fact-shapes.js';
import type { ModelIndex } from '../model-index.js';
import type { Trials } from './trial.js';

export interface RowTaken {
  readonly table: string;
  readonly row: number;
  readonly printed: readonly string[];
}

/** In each case, where the step looks into one table or chooses by itself; a row that several cases take comes once. */
export function rowsTaken(
  index: ModelIndex,
  trials: Trials,
  { owner, body }: Definition,
  cases: readonly FactValues[],
  item: number,
): readonly RowTaken[] {
  const taken = cases.flatMap((facts): readonly RowTaken[] => {
    const lookups = lookupsIn(index, trials, body, facts, item);
    const [lookup] = lookups;
    const table = lookup && index.tables.get(lookup.table);
    if (lookup && table) {
      if (lookups.some((other) => other.table !== lookup.table)) return [];
      const keys = lookup.keys.map((key) => trials.value(facts, key, item));
      const row = table.rows[rowTaking(table.rows, keys)];
      return row ? [{ table: table.origin, row: row.printedRow, printed: row.printed }] : [];
    }
    const label = branchTaken(trials, body, facts, item);
    return label ? [{ table: owner, row: label.place, printed: [label.text] }] : [];
  });
  return taken.filter((one, place) => taken.findIndex(({ row }) => row === one.row) === place);
}

type Lookup = Extract<Expression, { kind: 'lookup' }>;

/** The tables that a case looks into: those of branches that it does not take say nothing of it. */
function lookupsIn(
  index: ModelIndex,
  trials: Trials,
  body: Expression,
  facts: FactValues,
  item: number,
): readonly Lookup[] {
  const found: Lookup[] = [];
  const visit = (node: Expression): void => {
    if (node.kind === 'conditional') {
      const place = node.branches.findIndex(({ when }) => trials.value(facts, when, item) === true);
      const asked = place < 0 ? node.branches : node.branches.slice(0, place + 1);
      for (const { when } of asked) visit(when);
      const value = node.branches[place]?.then ?? node.otherwise;
      if (value) visit(value);
      return;
    }
    // A table's value is a step of its own, which the one that uses it names.
    const named = node.kind === 'reference' ? index.definitions.get(node.definition)?.body : undefined;
    if (node.kind === 'lookup') found.push(node);
    else if (named?.kind === 'lookup') found.push(named);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(body);
  return found;
}

/** What a value is in a case, through the branches, rows and alternatives that the case takes: mostly something named. */
export function expressionTaken(
  index: ModelIndex,
  trials: Trials,
  body: Expression,
  facts: FactValues,
  item: number,
): Expression {
  const valueIn = (one: Expression): Value | undefined => trials.value(facts, one, item);
  let at = body;
  for (;;) {
    let next: Expression | undefined;
    if (at.kind === 'conditional') {
      next = at.branches.find(({ when }) => valueIn(when) === true)?.then ?? at.otherwise;
    } else if (at.kind === 'lookup') {
      const keys = at.keys.map(valueIn);
      const rows = index.tables.get(at.table)?.rows ?? [];
      const row = rows[rowTaking(rows, keys)];
      next = row?.cells[at.column];
    } else if (at.kind === 'alternatives' && at.rule !== 'sum') {
      const whole = valueIn(at);
      next = at.items.find(({ value }) => isSame(valueIn(value), whole))?.value;
    } else if (at.kind === 'minimum' || at.kind === 'maximum') {
      const whole = valueIn(at);
      next = at.operands.find((operand) => isSame(valueIn(operand), whole));
    }
    if (!next) return at;
    at = next;
  }
}

const isSame = (a: Value | undefined, b: Value | undefined): boolean =>
  typeof a === 'object' && typeof b === 'object' && compare(a, b) === 0;

function branchTaken(
  trials: Trials,
  body: Expression,
  facts: FactValues,
  item: number,
): { readonly place: number; readonly text: string } | undefined {
  if (body.kind !== 'conditional') return undefined;
  const place = body.branches.findIndex(({ when }) => trials.value(facts, when, item) === true);
  const text = place < 0 ? body.otherwiseLabel : body.branches[place]?.label;
  return text === undefined || text === '' ? undefined : { place, text };
}

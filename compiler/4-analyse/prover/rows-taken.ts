// The rows that a step takes in a case: of the table that it looks into, or of what it chooses from.

import { walk } from '../../3-model/expression-walk.js';
import type { Definition, Expression, Match, TableRow } from '../../3-model/model.js';
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
  const lookups: Extract<Expression, { kind: 'lookup' }>[] = [];
  walk(body, (node) => {
    // A table's value is a step of its own, which the one that uses it names.
    const named = node.kind === 'reference' ? index.definitions.get(node.definition)?.body : undefined;
    if (node.kind === 'lookup') lookups.push(node);
    else if (named?.kind === 'lookup') lookups.push(named);
  });
  const [lookup] = lookups;
  const table = lookup && index.tables.get(lookup.table);
  const taken = cases.flatMap((facts): readonly RowTaken[] => {
    if (lookup && table) {
      if (lookups.some((other) => other.table !== lookup.table)) return [];
      const keys = lookup.keys.map((key) => trials.value(facts, key, item));
      const row = table.rows.find((one) => matches(one, keys));
      return row ? [{ table: table.origin, row: row.printedRow, printed: row.printed }] : [];
    }
    const label = branchTaken(trials, body, facts, item);
    return label ? [{ table: owner, row: label.place, printed: [label.text] }] : [];
  });
  return taken.filter((one, place) => taken.findIndex(({ row }) => row === one.row) === place);
}

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

/** Rows are apart from one another, but for the last one, which may take the rest. */
const matches = ({ matches: all }: TableRow, keys: readonly (Value | undefined)[]): boolean =>
  all.every((match, place) => isIn(match, keys[place]));

function isIn(match: Match, key: Value | undefined): boolean {
  switch (match.kind) {
    case 'any':
      return true;
    case 'yes-no':
      return key === match.value;
    case 'options':
      return typeof key === 'string' && match.options.includes(key);
    case 'band': {
      if (typeof key !== 'object') return false;
      const low = match.from && compare(key, match.from.value);
      const high = match.to && compare(key, match.to.value);
      return (
        (low === undefined || low > 0 || (low === 0 && match.from?.inclusive === true)) &&
        (high === undefined || high < 0 || (high === 0 && match.to?.inclusive === true))
      );
    }
    default:
      match satisfies never;
      return false;
  }
}

// One evaluated case as a receipt looks at it: values, and which branches and rows were taken.

import { rowTaking } from '../../3-model/evaluate/matches.js';
import type { Expression, Table, TableRow } from '../../3-model/model.js';
import type { Value } from '../../runtime/facts/fact-shapes.js';

/** Items count from 0; outside of lists there is none. */
export interface CaseView {
  /** The value of an expression of the model; undefined where the case refuses it. */
  readonly value: (expression: Expression, item: number | undefined) => Value | undefined;
  /** What was given for a fact. */
  readonly fact: (name: string, item: number | undefined) => Value | undefined;
  readonly itemCount: (list: string) => number;
  /** The branch of a conditional that the case takes. */
  readonly taken: (
    node: Extract<Expression, { kind: 'conditional' }>,
    item: number | undefined,
  ) => Expression | undefined;
  /** The value in force on the date of the case. */
  readonly inForce: (
    node: Extract<Expression, { kind: 'in-force' }>,
    item: number | undefined,
  ) => Expression | undefined;
  /** The row of a table that the case takes. */
  readonly row: (
    node: Extract<Expression, { kind: 'lookup' }>,
    table: Table,
    item: number | undefined,
  ) => TableRow | undefined;
}

type Sight = Pick<CaseView, 'value' | 'fact' | 'itemCount'>;

/** All that follows from being able to see values. */
export function caseView({ value, fact, itemCount }: Sight): CaseView {
  return {
    value,
    fact,
    itemCount,
    taken(node, item) {
      return node.branches.find(({ when }) => value(when, item) === true)?.then ?? node.otherwise;
    },
    inForce(node, item) {
      const date = value(node.date, item);
      if (typeof date !== 'object') return undefined;
      const day = Number(date.n);
      return node.periods.find(
        ({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to),
      )?.value;
    },
    row(node, table, item) {
      const keys = node.keys.map((key) => value(key, item));
      return table.rows[rowTaking(table.rows, keys)];
    },
  };
}

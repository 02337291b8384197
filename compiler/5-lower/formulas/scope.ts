// What lowering knows where it stands: whose formula it is in, under which conditions, and where values are kept.

import type { DefinitionId, Expression, Rational } from '../../3-model/model.js';
import type { ModelIndex } from '../../4-analyse/model-index.js';
import type { Values } from '../../4-analyse/range/values.js';
import type { FactShape } from '../../runtime/facts/fact-shapes.js';
import type { CaseErrorCode } from '../../runtime/outcome/assessment.js';
import type { CalendarNodes } from '../nodes/calendar-nodes.js';
import type { Nodes } from '../nodes/nodes.js';
import type { Input, IntegerNode, Lowered, TruthNode } from '../program/program.js';
import type { Sites } from '../program/sites.js';

export interface Scope {
  readonly nodes: Nodes;
  readonly calendar: CalendarNodes;
  readonly index: ModelIndex;
  readonly values: Values;
  readonly sites: Sites;
  readonly readings: Readonly<Record<string, string>>;
  readonly shapes: ReadonlyMap<string, FactShape>;
  readonly steps: ReadonlyMap<string, NonNullable<Input['steps']>>;
  /** Facts whose value is the same for every case. */
  readonly fixed: ReadonlyMap<string, Rational>;
  readonly definition: (id: DefinitionId, partial: boolean) => Lowered;
  /** The same for an item before, of a definition that goes back to the one that the formula is in. */
  readonly earlier: (id: DefinitionId, partial: boolean) => Lowered;
  /** The declared name that refusals are told of. */
  readonly owner: string;
  /** The definition goes round with others by the items before. */
  readonly isCarried: boolean;
  /** The list whose item is looked at. */
  readonly list: string | undefined;
  /** Facts that every case needs may be missing: for conditions under which others are needed. */
  readonly partial: boolean;
  /** Computed in every case, so that what an analysis knows of the expression holds. */
  readonly certain: boolean;
  /** What is known to hold or to fail here. */
  readonly known: ReadonlyMap<TruthNode, boolean>;
}

export type Lower = (expression: Expression, scope: Scope) => Lowered;

export const refusedBy = (scope: Scope, code: CaseErrorCode, path = scope.owner): IntegerNode =>
  scope.nodes.constant(BigInt(scope.sites.number(code, path)));

/** The scope where a condition is known to hold or to fail. */
export function assuming(scope: Scope, condition: TruthNode, holds: boolean): Scope {
  const known = new Map(scope.known);
  const learn = (node: TruthNode, truth: boolean): void => {
    if (node.kind === 'not') learn(node.operand, !truth);
    if ((node.kind === 'and' && truth) || (node.kind === 'or' && !truth)) {
      for (const operand of node.operands) learn(operand, truth);
    }
    known.set(node, truth);
  };
  learn(condition, holds);
  return { ...scope, known, certain: false };
}

/** Inside a loop over a list: what is known of single items is not known of the others. */
export const perItem = (scope: Scope, list: string): Scope => ({
  ...scope,
  list,
  certain: false,
  known: new Map([...scope.known].filter(([node]) => node.list === undefined)),
});

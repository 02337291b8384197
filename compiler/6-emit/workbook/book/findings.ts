// What passes over a model find: decisions and how safe they are, look-ups and limits to be checked in the workbook, and
// what the target cannot do.

import type { Type } from '../../../3-model/model.js';
import type { Rational } from '../../../runtime/exact/rational.js';
import type { Span } from '../../../source.js';
import type { Decision } from '../exactness/guard.js';
import type { CellKey, Formula } from '../formula/formula.js';
import type { LimitOrder } from './parameters.js';

/** What a phase on the bench found that the target cannot do; turned into diagnostics by the back end. */
export type Limitation =
  | {
      readonly kind: 'rounding' | 'comparison';
      readonly span: Span;
      readonly what: string;
      /** Size of the value up to which it is certain all the same. */
      readonly upTo: Rational;
      /** Of the value, where it is known. */
      readonly type: Type | undefined;
    }
  | { readonly kind: 'date-range'; readonly span: Span; readonly what: string }
  | {
      readonly kind: 'capacity';
      readonly span: Span;
      readonly what: string;
      readonly kept: number;
      readonly of: number;
    };

/** A look-up of which exactly one row must be retained, checked in the workbook. */
export interface CheckedLookup {
  readonly label: string;
  /** Whether exactly one row is retained; in a list, a column that says so for each item. */
  readonly single: CellKey;
  /** As printed, the table takes every key that can occur. */
  readonly surely: boolean;
}

export interface Findings {
  readonly decisions: Map<string, Decision>;
  /** Flags that say whether a decision is certain for the present values. */
  readonly assured: { readonly key: CellKey; readonly label: string; readonly list: string | undefined }[];
  /** Definitions that are constant under the chosen readings, in a survey. */
  readonly constants: Map<CellKey, Formula>;
  readonly limitations: Limitation[];
  readonly lookups: CheckedLookup[];
  /** Limits that must keep their order, whatever is edited. */
  readonly orders: LimitOrder[];
}

export const createFindings = (): Findings => ({
  decisions: new Map(),
  assured: [],
  constants: new Map(),
  limitations: [],
  lookups: [],
  orders: [],
});

// Expressions of the model: every name resolved, every item named by the loop that it belongs to.

import type { CommonNode, Typed } from '../2-check/types/expression.js';

/**
 * Names one of the items that an expression speaks of: the item that its definition is computed for, or the one that an operation over
 * a list looks at. Unique among those that can be meant in one place, so that a name never stands for another item than where it was written.
 */
export type LoopId = string;

export interface Loop {
  readonly id: LoopId;
  readonly list: string;
}

/** Unique in the model; a declared name, or `owner/2`, `owner/label` for a step on the way to it. */
export type DefinitionId = string;

/** Every node carries its type; `span` points into the rule file. */
export type Expression = Typed & (ModelNode | CommonNode<ModelLanguage>);

export interface ModelLanguage {
  readonly expression: Expression;
  readonly item: OfItem;
  readonly loop: Looks;
}

/** Undefined for facts that belong to no list. */
export interface OfItem {
  readonly item: LoopId | undefined;
}

/** Binds `loop` to each item looked at, within the operands that are computed per item. */
export interface Looks {
  readonly loop: LoopId;
}

/** The items for the loops of what is referred to, in their order. */
export interface At {
  readonly items: readonly LoopId[];
}

/** The nodes that only the model has: names, functions, versions and counterfactuals are resolved into these. */
export type ModelNode =
  | ({ readonly kind: 'reference'; readonly definition: DefinitionId } & At)
  /**
   * A value of an item before: within `before`, or a running total before the item, of a definition that itself goes back to what the
   * node stands in. It may be defined further down (see `carriedGroups`).
   */
  | ({ readonly kind: 'earlier'; readonly definition: DefinitionId } & At)
  /** The alternatives of a declaration; each value refers to its own definition. `label` is shown as retained. */
  | {
      readonly kind: 'alternatives';
      readonly rule: 'lower' | 'higher' | 'sum';
      readonly items: readonly { readonly label: string; readonly value: Expression }[];
    }
  /** Label of the alternative retained in a definition whose body is `alternatives` or a labelled `conditional`. */
  | ({ readonly kind: 'retained-label'; readonly definition: DefinitionId } & At)
  /** Cell of the one row whose matches all hold for `keys`; `column` indexes the table's value columns. */
  | ({
      readonly kind: 'lookup';
      readonly table: string;
      readonly keys: readonly Expression[];
      readonly column: number;
    } & At)
  /** Cumulative scale applied to `input`; bands chosen by `variant` where the scale has several. */
  | ({
      readonly kind: 'scale';
      readonly scale: string;
      readonly input: Expression;
      readonly variant: Expression | undefined;
    } & At)
  /** The value in force on a date; a date that no period covers refuses the case (`not_in_force`). */
  | {
      readonly kind: 'in-force';
      readonly date: Expression;
      readonly periods: readonly {
        readonly from: number | undefined;
        readonly to: number | undefined;
        readonly version: string | undefined;
        readonly value: Expression;
      }[];
    };

// Groups of kinds, named where a switch leaves them to its last case.
export type {
  ArithmeticKind,
  ComputedKind,
  DateKind,
  ExtremeKind,
  ListKind,
  LiteralKind,
  LogicKind,
  ProductKind,
  SumKind,
} from '../2-check/types/expression.js';
export type ReferenceKind = 'reference' | 'earlier' | 'retained-label';
/** One of several values is chosen, by what else is given. */
export type ChosenKind = 'lookup' | 'scale' | 'alternatives' | 'in-force';

// What is reasoned about: the values of a model as a graph in which what is equal by structure is one node.

import type { DateMeasure, DatePart, Rational, RoundingMode } from '../../../3-model/model.js';
import type { Range } from '../../range/interval.js';

/** Of the two cases that a claim compares: the one with the lower value of the fact that moves is A. */
export type Side = 'A' | 'B';

export type Sort = 'number' | 'truth' | 'symbol';

export interface Row {
  readonly when: Node;
  readonly value: Node;
}

/** One term of a sum. */
export interface Share {
  readonly by: Rational;
  readonly of: Node;
}

export type Shape =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'symbol'; readonly value: string }
  /** The value of a fact; `item` is the level of the item whose fact it is, 0 for the one that a claim speaks of. */
  | {
      readonly kind: 'fact';
      readonly fact: string;
      readonly item: number | undefined;
      readonly side: Side | undefined;
    }
  | {
      readonly kind: 'given';
      readonly fact: string;
      readonly item: number | undefined;
      readonly side: Side | undefined;
    }
  /** How many items a list has. */
  | { readonly kind: 'count'; readonly list: string }
  /** The item of `level` stands before that of `own`. */
  | { readonly kind: 'precedes'; readonly list: string; readonly level: number; readonly own: number }
  /** What an item takes from those before it, which hangs on itself. */
  | {
      readonly kind: 'carried';
      readonly definition: string;
      readonly level: number;
      readonly side: Side | undefined;
    }
  | { readonly kind: 'sum'; readonly terms: readonly Share[]; readonly constant: Rational }
  | { readonly kind: 'product'; readonly of: readonly Node[] }
  | { readonly kind: 'reciprocal'; readonly of: readonly [Node] }
  | { readonly kind: 'lowest' | 'highest'; readonly of: readonly Node[] }
  | {
      readonly kind: 'round';
      readonly mode: RoundingMode;
      readonly step: Rational;
      readonly of: readonly [Node];
    }
  /** The value of the first row whose condition holds; none holds: no value, the case is refused. */
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  /** No value: reaching it refuses the case. */
  | { readonly kind: 'none' }
  /** Above zero; is zero. */
  | { readonly kind: 'positive' | 'zero'; readonly of: readonly [Node] }
  | { readonly kind: 'is'; readonly of: readonly [Node]; readonly value: string }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Node[] }
  | { readonly kind: 'not'; readonly of: readonly [Node] }
  | { readonly kind: 'part'; readonly part: DatePart; readonly of: readonly [Node] }
  | { readonly kind: 'between'; readonly measure: DateMeasure; readonly of: readonly [Node, Node] }
  | { readonly kind: 'shift'; readonly unit: 'days' | 'months'; readonly of: readonly [Node, Node] }
  | { readonly kind: 'day'; readonly of: readonly [Node, Node, Node] }
  /**
   * Over the items of a list but the one that the claim speaks of and that of the level `own`, for any item of the level: `of` where
   * `where` holds.
   */
  | {
      readonly kind: 'fold';
      readonly operation: FoldOperation;
      readonly list: string;
      readonly level: number;
      readonly of: Node;
      readonly where: Node;
      readonly own: number | undefined;
    }
  /** A value of which only limits are known: the item of a place, the last one that counts. `level` is bound as in a fold. */
  | {
      readonly kind: 'opaque';
      readonly what: 'item' | 'last' | 'other';
      /** What else it hangs on. */
      readonly note: string;
      readonly list: string;
      readonly level: number;
      readonly own: number | undefined;
      readonly of: readonly Node[];
    };

export type Node = Shape & {
  /** Made after all that it is made of. */
  readonly id: number;
  /** Says what it is made of: equal names, equal values in every case. */
  readonly name: string;
  readonly sort: Sort;
  /** Whether the fact that moves has a part in it. */
  readonly moves: boolean;
  /** The levels of items whose facts have a part in it, a bit for each. */
  readonly levels: number;
  /** Numbers that are always whole multiples of it; zero: always zero. */
  readonly grid: Rational | undefined;
};

/** What is known of a fact before anything is assumed. */
export interface Known {
  readonly range: Range | undefined;
  readonly options: readonly string[] | undefined;
}

/** The nodes that a node is made of. */
export function partsOf(node: Shape): readonly Node[] {
  switch (node.kind) {
    case 'number':
    case 'truth':
    case 'symbol':
    case 'fact':
    case 'given':
    case 'count':
    case 'precedes':
    case 'carried':
    case 'none':
      return [];
    case 'sum':
      return node.terms.map(({ of }) => of);
    case 'rows':
      return node.rows.flatMap(({ when, value }) => [when, value]);
    case 'fold':
      return [node.of, node.where];
    case 'product':
    case 'reciprocal':
    case 'lowest':
    case 'highest':
    case 'round':
    case 'positive':
    case 'zero':
    case 'is':
    case 'and':
    case 'or':
    case 'not':
    case 'part':
    case 'between':
    case 'shift':
    case 'day':
    case 'opaque':
      return node.of;
    default:
      node satisfies never;
      return [];
  }
}

// Groups of kinds, named where a rule leaves them alone (see `2-check/types/expression.ts`).
export type ArithmeticNodeKind = 'sum' | 'product' | 'reciprocal' | 'lowest' | 'highest' | 'round';
export type TruthNodeKind = 'truth' | 'positive' | 'zero' | 'is' | 'and' | 'or' | 'not';
export type DateNodeKind = 'part' | 'between' | 'shift' | 'day';
export type FactNodeKind = 'fact' | 'given' | 'count' | 'precedes';
/** Nodes of which nothing is known but their range. */
export type OtherNodeKind = 'fold' | 'opaque' | 'carried' | 'none';

type FoldOperation = 'sum' | 'count' | 'highest' | 'lowest';

/**
 * What may be said of a fold over items whatever it folds. `grows`: it is not lower where no item's value is; `refusesNone`:
 * it refuses the case where no item counts. An operation has its line here before anything is shown of it.
 */
export const foldTraits: Readonly<
  Record<FoldOperation, { readonly grows: boolean; readonly refusesNone: boolean }>
> = {
  sum: { grows: true, refusesNone: false },
  count: { grows: true, refusesNone: false },
  highest: { grows: true, refusesNone: true },
  lowest: { grows: true, refusesNone: true },
};

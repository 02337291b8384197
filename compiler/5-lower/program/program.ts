// The integer program of a tariff: what to compute, as typed nodes with exact bounds and no text. It is total: every node
// has a value for every case whose facts are in their domains, refused or not, so that a printer may compute all of them
// in any order. What a case is refused for stands beside the values, as numbers of sites.

import type { Rational, Result, RoundingMode } from '../../3-model/model.js';
import type { FactShape } from '../../runtime/facts/fact-shapes.js';
import type { CaseErrorCode } from '../../runtime/outcome/assessment.js';

export interface Bounds {
  readonly lo: bigint;
  readonly hi: bigint;
}

/** What all nodes carry: their number in the order of computation, and the list whose items have a value each. */
interface Placed {
  readonly id: number;
  readonly list: string | undefined;
}

export type Comparison = 'below' | 'up-to' | 'equal';
/** `floor` goes down also below zero; the others as the model has them. */
export type Division = RoundingMode | 'floor';

/** INVARIANT: the value lies within the bounds, whatever the case. */
export type IntegerNode = Placed &
  Bounds & { readonly sort: 'integer' } & (
    | { readonly kind: 'constant'; readonly value: bigint }
    /** Steps of the fact's domain, days, place of the option; of its least value where it was not given or not readable. */
    | { readonly kind: 'input'; readonly input: string }
    /** How many items the list has. */
    | { readonly kind: 'count'; readonly of: string }
    /** One-based place of the item. */
    | { readonly kind: 'place' }
    | {
        readonly kind: 'add' | 'subtract' | 'multiply';
        readonly left: IntegerNode;
        readonly right: IntegerNode;
      }
    | { readonly kind: 'least' | 'greatest'; readonly operands: readonly IntegerNode[] }
    /** INVARIANT: the divisor is positive. */
    | {
        readonly kind: 'quotient';
        readonly division: Division;
        readonly dividend: IntegerNode;
        readonly divisor: IntegerNode;
      }
    /** The same value, of which an analysis knows narrower bounds. */
    | { readonly kind: 'within'; readonly of: IntegerNode }
    | {
        readonly kind: 'choose';
        readonly when: TruthNode;
        readonly then: IntegerNode;
        readonly otherwise: IntegerNode;
      }
    /** Over all items: the sum, the least, the greatest; the first that is not zero, or zero. Of no item: zero, or the bound. */
    | { readonly kind: 'fold'; readonly fold: Fold; readonly of: IntegerNode; readonly over: string }
    /** Per item: the same over the items before it, itself included or not. */
    | {
        readonly kind: 'along';
        readonly fold: 'sum' | 'first';
        readonly inclusive: boolean;
        readonly of: IntegerNode;
      }
    /** Per item: what `of` is for the item before; `first` for the first item. `of` may come from this very node. */
    | { readonly kind: 'before'; readonly first: bigint; readonly of: IntegerNode }
    /** Per item: the same value as a node that is made later. It closes a circle, and each circle goes back to an item before. */
    | { readonly kind: 'ahead'; readonly of: IntegerNode }
    /** Per item: its one-based place by `of`, the highest first, ties by place. */
    | { readonly kind: 'rank'; readonly of: IntegerNode }
    /** The value of the item at a one-based place; the lower bound where there is no such item. */
    | { readonly kind: 'item'; readonly of: IntegerNode; readonly at: IntegerNode; readonly over: string }
  );

export type Fold = 'sum' | 'least' | 'greatest' | 'first';

export type TruthNode = Placed & { readonly sort: 'truth' } & (
    | { readonly kind: 'constant'; readonly value: boolean }
    /** False where it was not given or not readable. */
    | { readonly kind: 'input' | 'given'; readonly input: string }
    | {
        readonly kind: 'compare';
        readonly comparison: Comparison;
        readonly left: IntegerNode;
        readonly right: IntegerNode;
      }
    | { readonly kind: 'same-text'; readonly left: TextNode; readonly right: TextNode }
    | { readonly kind: 'begins-with'; readonly of: TextNode; readonly prefix: string }
    | { readonly kind: 'not'; readonly operand: TruthNode }
    | { readonly kind: 'and' | 'or'; readonly operands: readonly TruthNode[] }
    | {
        readonly kind: 'choose';
        readonly when: TruthNode;
        readonly then: TruthNode;
        readonly otherwise: TruthNode;
      }
    | { readonly kind: 'item'; readonly of: TruthNode; readonly at: IntegerNode; readonly over: string }
  );

export type TextNode = Placed & { readonly sort: 'text' } & (
    | { readonly kind: 'constant'; readonly value: string }
    /** Empty where it was not given or not readable. */
    | { readonly kind: 'input'; readonly input: string }
    | {
        readonly kind: 'choose';
        readonly when: TruthNode;
        readonly then: TextNode;
        readonly otherwise: TextNode;
      }
    | { readonly kind: 'item'; readonly of: TextNode; readonly at: IntegerNode; readonly over: string }
  );

export type Node = IntegerNode | TruthNode | TextNode;

/** value = integer × grid, grid > 0. */
export interface Scaled {
  readonly kind: 'scaled';
  readonly integer: IntegerNode;
  readonly grid: Rational;
}

/** value = numerator / denominator × grid. INVARIANT: the denominator is positive. */
export interface Fraction {
  readonly kind: 'fraction';
  readonly numerator: IntegerNode;
  readonly denominator: IntegerNode;
  readonly grid: Rational;
}

export type Quantity = Scaled | Fraction;

/** What nodes mean. */
export type Operand =
  | Quantity
  | { readonly kind: 'truth'; readonly truth: TruthNode }
  /** The integer is the place among the options. */
  | { readonly kind: 'option'; readonly place: IntegerNode; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly text: TextNode }
  /** Always refused: there is no value. */
  | { readonly kind: 'none' };

/** A value and the site that refuses it: 0 for none, undefined where none ever does. */
export interface Lowered {
  readonly value: Operand;
  readonly refusal: IntegerNode | undefined;
}

/** Where a case can be refused. Sites of items take as many numbers as the list may have items, the first item's first. */
export interface Site {
  readonly number: number;
  readonly code: CaseErrorCode;
  /** For items: `list[`, then the place from 0, then `after`. */
  readonly path: string;
  readonly items: { readonly list: string; readonly count: number; readonly after: string } | undefined;
}

export interface Input {
  readonly shape: FactShape;
  /** Least and greatest number of steps and what one is worth; undefined for yes/no and texts. */
  readonly steps: (Bounds & { readonly grid: Rational }) | undefined;
  /** Whether the case needs it, where that depends on the case. It is told of partial cases, see `lower`. */
  readonly needed: TruthNode | undefined;
}

export interface Output {
  readonly result: Result;
  readonly value: Operand;
  /** Of each item, for results of a list. */
  readonly list: string | undefined;
}

export interface ProgramList {
  readonly name: string;
  readonly label: string;
  readonly capacity: number;
  /** Left out, it is without items; any other list must be there, be it without items. */
  readonly mayBeAbsent: boolean;
}

export interface Program {
  /** Option of every reading. */
  readonly readings: Readonly<Record<string, string>>;
  /** In the order of the file; lists stand where their first fact does. */
  readonly inputs: readonly Input[];
  readonly lists: readonly ProgramList[];
  readonly sites: readonly Site[];
  /** The first refusal of a case whose facts are whole, in the order of the evaluator; 0 where it has results. */
  readonly refusal: IntegerNode;
  readonly outputs: readonly Output[];
  /** Conditions as the case has them; told where the case is not refused. */
  readonly notices: readonly { readonly text: string; readonly when: TruthNode }[];
  /** The values of definitions, for tests and comments. */
  readonly steps: readonly {
    readonly definition: string;
    readonly list: string | undefined;
    readonly lowered: Lowered;
  }[];
}

/** What an integer program cannot say. */
export interface CannotLower {
  /** The declared name on the way to which it was met. */
  readonly owner: string;
  readonly reason: LimitReason;
}

export type LimitReason =
  | 'unbounded'
  | 'too-wide'
  | 'nested-lists'
  | 'items-before'
  | 'quotients-of-items'
  | 'endless-decimals'
  | 'absent-result';

// Typed expressions, shared by the checked tree and the model: each phase adds its own nodes to the common ones.

import type { CalendarMeasure, CalendarPart } from '../../runtime/exact/calendar.js';
import type { Rational, RoundingMode } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import type { Type } from './types.js';

export type ComparisonOperator = 'below' | 'up-to' | 'equal' | 'not-equal' | 'from' | 'above';

/** What is asked of dates is what the calendar answers. A number, or for the `start-of-` and `end-of-` parts a date. */
export type DatePart = CalendarPart;
/** A number of days, nights, months or years, as the calendar counts them. */
export type DateMeasure = CalendarMeasure;

export interface Typed {
  readonly type: Type;
  readonly span: Span;
}

/** What the items of a list that count have. */
export interface ItemValues<E> {
  readonly list: string;
  readonly of: E;
  readonly where: E | undefined;
}

/** Ties the knot of a recursive union: an interface is looked into only when a member is asked for. */
export interface Language {
  readonly expression: unknown;
  /** Which item a name of a list, or a place in it, speaks of. */
  readonly item: unknown;
  /** What an operation that goes through the items of a list calls the one that it looks at. */
  readonly loop: unknown;
}

/** Values are exact; a date is a whole number of days since 1970-01-01. `L['expression']` is the expression itself. */
export type CommonNode<L extends Language> =
  /** `conversion` names a unit conversion factor that the compiler inserted ("1 t = 1000 kg"). */
  | { readonly kind: 'number'; readonly value: Rational; readonly conversion?: string }
  | { readonly kind: 'date'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  | { readonly kind: 'option'; readonly value: string }
  /** The value of an input. */
  | ({ readonly kind: 'fact'; readonly fact: string } & L['item'])
  | ({ readonly kind: 'given'; readonly fact: string } & L['item'])
  /** The option in force of a reading, as a choice. */
  | { readonly kind: 'reading'; readonly reading: string }
  | {
      readonly kind: 'add' | 'subtract' | 'multiply' | 'divide';
      readonly left: L['expression'];
      readonly right: L['expression'];
    }
  | { readonly kind: 'negate' | 'not'; readonly operand: L['expression'] }
  /** Ties retain the first. For `at least` the value so far comes first. */
  /** `fromNought`: what a part counted from nought, or the first band of a scale, makes of its first operand. */
  | {
      readonly kind: 'minimum' | 'maximum';
      readonly operands: readonly L['expression'][];
      readonly fromNought?: { readonly scale: string | undefined };
    }
  /** To a multiple of `step` (> 0). Started and full blocks are `up`/`down` of a quotient to 1. */
  | {
      readonly kind: 'round';
      readonly mode: RoundingMode;
      readonly step: Rational;
      readonly operand: L['expression'];
    }
  /** Two values of one type; only `equal`, `not-equal` for choices, texts, yes/no. */
  | {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: L['expression'];
      readonly right: L['expression'];
    }
  /** Of a text. */
  | { readonly kind: 'begins-with'; readonly operand: L['expression']; readonly prefix: string }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly L['expression'][] }
  /** First branch whose condition holds; only the branch taken is evaluated. Labels serve `first of` and `by`. */
  | {
      readonly kind: 'conditional';
      readonly branches: readonly {
        readonly when: L['expression'];
        readonly then: L['expression'];
        readonly label?: string;
      }[];
      readonly otherwise: L['expression'];
      readonly otherwiseLabel?: string;
    }
  /**
   * Over the items of a list, in order; `of` and `where` per item. highest and lowest of no item refuse the case (`no_item`), and so
   * does `some`, the count of items of which there must be one.
   */
  | ({
      readonly kind: 'aggregate';
      readonly operation: 'sum' | 'count' | 'some' | 'highest' | 'lowest';
      readonly list: string;
      readonly of: L['expression'] | undefined;
      readonly where: L['expression'] | undefined;
    } & L['loop'])
  /**
   * As `aggregate`, over the items before the item only. `last` is that of the nearest one that counts; highest, lowest and last of none
   * refuse the case (`no_item`).
   */
  | ({
      readonly kind: 'before';
      readonly operation: 'sum' | 'count' | 'highest' | 'lowest' | 'last';
      /** `of the item before`: before the item that is looked at, not before the one that the declaration speaks of. */
      readonly ofLookedAt?: true;
      readonly list: string;
      readonly of: L['expression'] | undefined;
      readonly where: L['expression'] | undefined;
    } & L['item'] &
      L['loop'])
  /** `of` for the n-th item, from 1; beyond the end refuses the case (`no_item`). */
  | ({
      readonly kind: 'item';
      readonly list: string;
      readonly index: L['expression'];
      readonly of: L['expression'];
    } & L['loop'])
  /** One-based place of the item. */
  | ({ readonly kind: 'position'; readonly list: string } & L['item'])
  /** Sum of `of` over the items of the list up to the item, this one included or not. */
  | ({
      readonly kind: 'running-total';
      readonly list: string;
      readonly of: L['expression'];
      readonly inclusive: boolean;
    } & L['item'] &
      L['loop'])
  /** One-based rank of the item among those of the list by `of`, the highest first; ties go by position. */
  | ({ readonly kind: 'rank'; readonly list: string; readonly of: L['expression'] } & L['item'] & L['loop'])
  | { readonly kind: 'date-part'; readonly part: DatePart; readonly date: L['expression'] }
  | {
      readonly kind: 'date-between';
      readonly measure: DateMeasure;
      readonly from: L['expression'];
      readonly to: L['expression'];
    }
  /** By whole days, or by whole months that clamp to the end of the month. */
  | {
      readonly kind: 'date-shift';
      readonly unit: 'days' | 'months';
      readonly date: L['expression'];
      readonly by: L['expression'];
    }
  | {
      readonly kind: 'date-of';
      readonly year: L['expression'];
      readonly month: L['expression'];
      readonly day: L['expression'];
    }
  /** Reaching it refuses the case (`not_given`): the document refers to a value that it does not give. */
  | { readonly kind: 'not-given'; readonly what: string };

/** What can be asked of the band of a scale that takes a value. */
export type ReachedPart = 'rate' | 'once' | 'band';

export interface CallOf<E> {
  readonly name: string;
  readonly arguments: readonly E[];
  /** Of a scale: what the band says that takes the argument, in place of what is owed. */
  readonly reached?: ReachedPart;
}

// Kinds that most questions answer alike. A switch that leaves a whole group to its last case says so by name
// (`node.kind satisfies DateKind | …`): a new kind is a type error there, until somebody has answered for it.

export type LiteralKind = 'number' | 'date' | 'text' | 'yes-no' | 'option';
export type SumKind = 'add' | 'subtract';
export type ProductKind = 'multiply' | 'divide';
export type ExtremeKind = 'minimum' | 'maximum';
export type ArithmeticKind = SumKind | ProductKind | ExtremeKind | 'negate' | 'round';
export type LogicKind = 'and' | 'or' | 'not';
/** What is asked of dates, and of texts. */
export type DateKind = 'begins-with' | 'date-part' | 'date-between' | 'date-shift' | 'date-of';
/** All that goes through the items of a list. */
export type ListKind = 'aggregate' | 'before' | 'item' | 'running-total' | 'rank';

/** Only in the checked tree: what the model has resolved. */
export type CheckedOnlyKind =
  | 'name'
  | 'call'
  | 'for'
  | 'with'
  | 'this-one'
  | 'formula'
  | 'so-far'
  | 'otherwise'
  | 'before-rounding'
  | 'retained';
/** Made of its operands and nothing else, whatever they are. */
export type ComputedKind = ArithmeticKind | LogicKind | DateKind | 'compare';

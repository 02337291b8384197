// What the prover reasons about: sums of products, each distinct one made once, so that equal values are one object.

import type { DateMeasure, DatePart, Rational, RoundingMode } from '../../../3-model/model.js';
import type { Abstract } from '../../range/abstract.js';

/** An unknown of a property: a fact, whether it is given, the number of items of a list, or something of an item. */
export interface Variable {
  readonly name: string;
  /** One bit of its own: sets of variables are whole numbers. */
  readonly bit: bigint;
  readonly initial: Abstract;
  /** What it stands for depends on these too, such as the rank of an item on what it is ranked by. */
  readonly hides: bigint;
  /** False for what stands for any item of a list: it has many values at once, so that cases cannot be told apart by it. */
  readonly splittable: boolean;
}

/** coefficient × product; factors in the order of their ids, repeated for powers. */
export interface Term {
  readonly coefficient: Rational;
  readonly factors: readonly Atom[];
}

/** constant + sum of terms, no two of which have the same factors. */
export interface Poly {
  readonly id: number;
  readonly constant: Rational;
  readonly terms: readonly Term[];
  /** The variables it depends on. */
  readonly variables: bigint;
}

export type CalendarFunction =
  | { readonly kind: 'part'; readonly part: DatePart }
  | { readonly kind: 'between'; readonly measure: DateMeasure }
  | { readonly kind: 'shift' }
  | { readonly kind: 'date' };

/** A number that is no sum or product of others. `origin` is where the model has it: counterparts share it. */
export type Atom = { readonly id: number; readonly variables: bigint; readonly origin: string } & (
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'round'; readonly mode: RoundingMode; readonly step: Rational; readonly of: Poly }
  | { readonly kind: 'lowest' | 'highest'; readonly of: readonly Poly[] }
  /** The first row whose condition holds; the last condition always holds. */
  | { readonly kind: 'cases'; readonly rows: readonly CaseRow[] }
  | { readonly kind: 'inverse'; readonly of: Poly }
  /** A sum as a factor of a product. */
  | { readonly kind: 'sum'; readonly of: Poly }
  | { readonly kind: 'calendar'; readonly function: CalendarFunction; readonly of: readonly Poly[] }
  /** Over items of a list, as many as `count`; `of` is in terms of any one of them. */
  | {
      readonly kind: 'aggregate';
      readonly operation: 'sum' | 'highest' | 'lowest';
      readonly count: Poly;
      readonly of: Poly;
    }
);

export interface CaseRow {
  readonly when: Condition;
  readonly then: Poly;
}

export type Condition = { readonly id: number; readonly variables: bigint } & (
  | { readonly kind: 'constant'; readonly value: boolean }
  /** No value: the case is refused when it comes here. */
  | { readonly kind: 'nothing' }
  /** `of` is at most, below or exactly zero. */
  | { readonly kind: 'sign'; readonly relation: Relation; readonly of: Poly }
  | { readonly kind: 'flag'; readonly variable: Variable }
  | { readonly kind: 'member'; readonly variable: Variable; readonly values: ReadonlySet<string> }
  | { readonly kind: 'not'; readonly operand: Condition }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
);

export type Relation = 'up-to' | 'below' | 'equal';

/** A condition, option or text of the model as the prover sees it. */
export type Value =
  | { readonly kind: 'number'; readonly poly: Poly }
  | { readonly kind: 'truth'; readonly condition: Condition }
  /** The first row whose condition holds; a variable stands for its own value. */
  | {
      readonly kind: 'symbol';
      readonly rows: readonly { readonly when: Condition; readonly value: string | Variable }[];
    };

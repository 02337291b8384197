// Where an expression stands and in which world it is looked at, and what translating one asks of translating others.

import type { Expression, Match } from '../../../3-model/model.js';
import type { ModelIndex } from '../../model-index.js';
import type { Pool } from '../terms/pool.js';
import type { Rules } from '../terms/rules.js';
import type { Condition, Poly, Value, Variable } from '../terms/terms.js';

/** Facts that are something else than themselves: one step more, another option. By the name of the variable. */
export interface World {
  readonly key: string;
  readonly changed: ReadonlyMap<string, Value>;
  /** Definitions that stand for something else, by id; all else is made anew from them. */
  readonly replaced?: ReadonlyMap<string, Value>;
}

export const actual: World = { key: '', changed: new Map() };

/** Where an expression stands: outside lists, or in an item, which is the one looked at or any other. */
export interface Place {
  /** '' outside lists, '@this', or '@any1', '@any2' … for items within items. */
  readonly item: string;
  readonly list: string | undefined;
}

export const outside: Place = { item: '', list: undefined };

/** The item that a property looks at on its own. */
export const thisItem = (list: string): Place => ({ item: '@this', list });

/** What the parts of the translation ask of one another. */
export interface Translating {
  readonly index: ModelIndex;
  readonly pool: Pool;
  readonly rules: Rules;
  /** The list one of whose items is looked at on its own. */
  readonly focus: string | undefined;
  /** The variable of a fact, in an item or outside. */
  readonly variable: (fact: string, place: Place) => Variable;
  readonly translate: (expression: Expression, place: Place, world: World) => Value;
  readonly number: (value: Value) => Poly;
  readonly truth: (value: Value) => Condition;
  /** The value of the first row whose condition holds. */
  readonly chosen: (
    rows: readonly { readonly when: Condition; readonly value: Value }[],
    origin: string,
  ) => Value;
  readonly matches: (match: Match, key: Value | undefined) => Condition;
}

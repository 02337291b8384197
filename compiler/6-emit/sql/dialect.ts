// What engines say differently. Integers are 64 bits wide everywhere; division and remainder truncate towards zero.

import type { Fold } from '../../5-lower/program/program.js';
import type { Localized } from '../../diagnostics/diagnostic.js';

export type DialectName = 'duckdb' | 'postgres' | 'clickhouse' | 'spark' | 'sqlite';

/** How the value of one fact is counted. */
export interface NumberInput {
  /** Limits as facts write them: plain decimals, per cent as 47. */
  readonly from: string;
  readonly to: string;
  /** Decimals of a step; value = units / 10^decimals. */
  readonly decimals: number;
}

/** How a column of the query is named where it stands: of items, the element at their place. */
export type At = (name: string) => string;

/** A value on its way from a column to an integer, in stages: an expression may use names of the stages before. */
export interface Stages {
  readonly first: Readonly<Record<string, string>>;
  readonly second: Readonly<Record<string, string>>;
  /** With names of both: 0 absent, 1 of a wrong type, 2 out of its domain, 3 between units, 4 whole. */
  readonly state: string;
  /** Whole units in the state 4, any value otherwise. */
  readonly units: string;
}

export interface ListDialect {
  /** How the list is kept: a nested column of the facts, or a table of its own with key and place. */
  readonly storage: 'nested' | 'table';
  /** The number of items of a nested column; NULL where there is no list. */
  readonly length: (column: string) => string;
  /** An array over places 1 … count; `body` gets the place, an integer. */
  readonly map: (count: string, body: (place: string) => string) => string;
  readonly element: (array: string, place: string) => string;
  /** The fact of an item of a nested column. */
  readonly field: (column: string, place: string, name: string) => string;
  /** True where the item of a nested column is NULL. */
  readonly isNull: (column: string, place: string) => string;
  /** The results of a list in a refused row. */
  readonly none: string;
  readonly fold: (
    fold: Fold,
    array: string,
    count: string,
    bounds: { readonly lo: string; readonly hi: string },
  ) => string;
  /** Over the first `until` elements. */
  readonly foldUntil: (fold: 'sum' | 'first', array: string, until: string) => string;
  /**
   * An array of integers that grows: from `start`, in `rounds` rounds for each item, by the values that the round gives. They may read `array`,
   * what is there so far, and `step`, how many rounds there were. No engine is asked to bind a name inside of it: some bind all that is
   * around anew for each.
   */
  readonly grow: (
    count: string,
    rounds: number,
    start: readonly string[],
    values: (array: string, step: string) => readonly (readonly string[])[],
  ) => string;
  /** One more than the elements that come before the one at `place`, the highest first. */
  readonly rank: (array: string, count: string, place: string) => string;
}

export interface Dialect {
  readonly name: DialectName;
  readonly label: string;
  /** Bytes of one statement that the engine reads as it is delivered; undefined where none was met. */
  readonly longestStatement: number | undefined;
  readonly identifier: (name: string) => string;
  readonly text: (value: string) => string;
  readonly truth: (value: boolean) => string;
  /** `wide` where its type would otherwise follow its size. */
  readonly integer: (value: bigint, wide: boolean) => string;
  readonly divide: (dividend: string, divisor: string) => string;
  readonly extreme: (kind: 'least' | 'greatest', operands: readonly string[]) => string;
  readonly level: (name: string, body: string) => string;
  /** Ends every level: keeps the engine from writing it into the next. */
  readonly fence: string;
  readonly concat: (parts: readonly string[]) => string;
  readonly asText: (integer: string) => string;
  /** The integer that a text of digits is. */
  readonly numberOf: (digits: string) => string;
  readonly number: (column: string, input: NumberInput, prefix: string, at: At) => Stages;
  /** Units are days since 1970-01-01; limits as ISO dates. */
  readonly date: (column: string, from: string, to: string, prefix: string, at: At) => Stages;
  /** 0 absent, 1 of a wrong type, 4 true or false. */
  readonly truthState: (column: string) => string;
  readonly isTrue: (column: string) => string;
  readonly textLength: (column: string) => string;
  /** integer / 10^places with `decimals` decimals at least. */
  readonly decimal: (integer: string, places: number, decimals: number) => string;
  readonly dateOf: (days: string) => string;
  /** Days that its dates can be. */
  readonly days: { readonly first: number; readonly last: number };
  readonly lists: ListDialect;
  readonly types: ColumnTypes;
  /** Behind the query. */
  readonly ending: string;
  /** Told beside the query: settings without which its answer may be partial, and what may look like a fault. */
  readonly settings: readonly Localized[];
}

/** A column of a table of constants. */
export interface TypedName {
  readonly name: string;
  readonly type: string;
}

export interface ColumnTypes {
  /** A common table expression of constant rows; each value is a literal already. */
  readonly rows: (
    name: string,
    columns: readonly TypedName[],
    rows: readonly (readonly string[])[],
  ) => string;
  /** A value of a type from its text; NULL without one. */
  readonly literal: (text: string | undefined, type: string) => string;
  /** The items of a list; each value is a literal already. */
  readonly items: (fields: readonly TypedName[], items: readonly (readonly string[])[]) => string;
  /** An array of literals of one type. */
  readonly array: (literals: readonly string[], type: string) => string;
  readonly arrayOf: (type: string) => string;
  readonly number: (digits: number, decimals: number) => string;
  readonly truth: string;
  readonly date: string;
  readonly text: string;
  readonly key: string;
  readonly nested: (fields: readonly TypedName[]) => string;
  /** Behind the columns of a new table. */
  readonly afterTable: string;
  readonly notNull: (type: string) => string;
  readonly nullable: (type: string) => string;
}

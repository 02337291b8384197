// What the checker reckons with: a value of a model in a case, by what it is made of.

import type { Rational, RoundingMode } from '../../../runtime/exact/rational.js';

export type Side = 'A' | 'B';
export type Sort = 'number' | 'truth' | 'symbol';
export type Kind =
  | 'number' // as written
  | 'truth'
  | 'symbol'
  | 'fact' // of a case; `level` is the item whose fact it is
  | 'given'
  | 'count' // items of a list
  | 'precedes' // the item of `level` stands before that of `own`
  | 'carried' // the value of the definition `text` for the item of `level`, which goes back to those before it
  | 'none' // no value: reaching it refuses the case
  | 'sum' // `by` · operands + `number`
  | 'product'
  | 'reciprocal'
  | 'lowest'
  | 'highest'
  | 'round' // to multiples of `number`
  | 'rows' // condition, value, condition, value …: that of the first condition that holds; none holds: none
  | 'positive'
  | 'zero'
  | 'is' // the option `text`
  | 'and'
  | 'or'
  | 'not'
  | 'part' // of a date
  | 'between'
  | 'shift'
  | 'day'
  | 'fold' // value, condition: over the items of a list but the one spoken of and that of `own`, any at `level`
  | 'opaque'; // of which only limits are known; `level` is bound as in a fold

// Kinds by what they are, where some of them are all the same to a rule.
export type WrittenKind = 'number' | 'truth' | 'symbol';
export type AskedKind = 'fact' | 'given' | 'count' | 'precedes' | 'carried' | 'none';
export type DateKind = 'part' | 'between' | 'shift' | 'day';
export type SumKind = 'sum' | 'product' | 'reciprocal' | 'lowest' | 'highest' | 'round';
export type ConditionKind = 'positive' | 'zero' | 'is' | 'and' | 'or' | 'not';
export type ListKind = 'fold' | 'opaque';
/** What no truth is made of but by being what it is. */
export type RestOfTruths = 'number' | 'symbol' | AskedKind | DateKind | SumKind | ListKind;

/** What decides about a value beside its operands. */
export interface About {
  readonly sort: Sort;
  readonly text?: string;
  readonly list?: string;
  readonly level?: number | undefined;
  /** The item that others are compared with. */
  readonly own?: number;
  readonly side?: Side | undefined;
  readonly mode?: RoundingMode;
  readonly number?: Rational;
  readonly by?: readonly Rational[];
}

export interface Value extends About {
  readonly kind: Kind;
  readonly of: readonly Value[];
  readonly id: number;
  /** Whether it hangs on the fact that moves. */
  readonly moves: boolean;
  /** The items that it hangs on, a bit for each level. */
  readonly levels: number;
  readonly grid: Rational | undefined;
}

export const written = ({ n, d }: Rational): string => (d === 1n ? `${n}` : `${n}/${d}`);
export const operand = (value: Value, place = 0): Value => {
  const found = value.of[place];
  if (!found) throw new RangeError(`a value of ${value.kind} without operand ${place}`);
  return found;
};
export interface Row {
  readonly when: Value;
  readonly value: Value;
}
export const rowsOf = ({ of }: Value): readonly Row[] =>
  of.flatMap((when, place) => {
    const value = of[place + 1];
    return place % 2 === 0 && value ? [{ when, value }] : [];
  });

export const aboutOf = ({ sort, text, list, level, own, side, mode, number }: About) =>
  [sort, text, list, level, own, side, mode, number && written(number)] as const;

export const aboutOnly = ({
  kind: _,
  of: __,
  id: ___,
  moves: ____,
  levels: _____,
  grid: ______,
  ...about
}: Value): About => about;

/** Whether a value that has its operands is there in every case. */
const isThere: Readonly<Record<Kind, boolean>> = {
  number: true,
  truth: true,
  symbol: true,
  fact: true,
  given: true,
  count: true,
  precedes: true,
  carried: false,
  none: false,
  sum: true,
  product: true,
  reciprocal: false,
  lowest: true,
  highest: true,
  round: true,
  rows: false,
  positive: true,
  zero: true,
  is: true,
  and: true,
  or: true,
  not: true,
  part: true,
  between: true,
  shift: false,
  day: false,
  fold: false,
  opaque: false,
};

/** A condition that every case has a value of. */
const sure = new WeakMap<Value, boolean>();
export function isSure(value: Value): boolean {
  const answer = sure.get(value) ?? (isThere[value.kind] && value.of.every(isSure));
  sure.set(value, answer);
  return answer;
}

/** Folds over items of which something holds, by their text; of any other nothing is known. */
export const isSum = ({ text }: { readonly text?: string | undefined }): boolean =>
  text === 'sum' || text === 'count';
export const isExtreme = ({ text }: { readonly text?: string | undefined }): boolean =>
  text === 'highest' || text === 'lowest';

// One case on its way: what is in force, the facts as given, what was computed already.

import type { Expr } from '../../grammar/tree/syntax.js';
import type { InForce, Placed, Program } from './program.js';
import type { Value } from './values.js';

export type Item = Readonly<Record<string, Value>>;

export interface Given {
  readonly facts: Readonly<Record<string, Value>>;
  readonly lists: Readonly<Record<string, readonly Item[]>>;
}

/** What names mean where an expression stands. */
export interface Scope {
  /** The item looked at, of every list. */
  readonly items: ReadonlyMap<string, number>;
  /** The list of the innermost operation or declaration. */
  readonly innermost: string | undefined;
  /** The item that the declaration speaks of. */
  readonly self: { readonly list: string; readonly index: number } | undefined;
  readonly parameters: ReadonlyMap<string, () => Value>;
}

export const outside: Scope = {
  items: new Map(),
  innermost: undefined,
  self: undefined,
  parameters: new Map(),
};

export const atItem = (list: string, index: number): Scope => ({
  items: new Map([[list, index]]),
  innermost: list,
  self: { list, index },
  parameters: new Map(),
});

/** Inside an operation over a list: one item further in. */
export const lookingAt = (scope: Scope, list: string, index: number): Scope => ({
  ...scope,
  items: new Map(scope.items).set(list, index),
  innermost: list,
});

export interface Run {
  readonly program: Program;
  readonly inForce: InForce;
  readonly given: Given;
  readonly day: number | undefined;
  readonly readings: ReadonlyMap<string, string>;
  /** What `with` puts in the place of names. */
  readonly replaced: ReadonlyMap<string, () => Value>;
  readonly computed: Map<string, Value>;
  readonly retained: Map<string, string>;
  /** The results asked for. */
  readonly results: readonly string[];
  /** Facts that the results came to. */
  readonly reached: Set<string>;
}

export const declared = ({ inForce }: Run, name: string): Placed | undefined => inForce.named.get(name);

export const sizeOf = ({ given }: Run, list: string): number => given.lists[list]?.length ?? 0;

export const isLiteral = ({ kind }: Expr): boolean => kind === 'number' || kind === 'date' || kind === 'time';

/** Computed once; what goes wrong goes wrong each time. */
export function once(run: Run, key: string, compute: () => Value): Value {
  const known = run.computed.get(key);
  if (known) return known;
  const value = compute();
  run.computed.set(key, value);
  return value;
}

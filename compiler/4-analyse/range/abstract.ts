// What may be known of a value of any type: numbers by their range, yes/no and options by the values still possible.

import { anything, hull, intersection, type Range } from './interval.js';

/** Undefined, where an Abstract is expected, says that there is no value at all: the case is refused or never comes here. */
export type Abstract =
  | { readonly kind: 'numbers'; readonly range: Range }
  | { readonly kind: 'truth'; readonly canHold: boolean; readonly canFail: boolean }
  /** Options or texts; undefined when any text is possible. */
  | { readonly kind: 'symbols'; readonly values: ReadonlySet<string> | undefined };

export const numbers = (range: Range): Abstract => ({ kind: 'numbers', range });
export const symbol = (value: string): Abstract => ({ kind: 'symbols', values: new Set([value]) });
export const anySymbol: Abstract = { kind: 'symbols', values: undefined };
export const unsure: Abstract = { kind: 'truth', canHold: true, canFail: true };
const surely: Abstract = { kind: 'truth', canHold: true, canFail: false };
const never: Abstract = { kind: 'truth', canHold: false, canFail: true };
export const truth = (holds: boolean): Abstract => (holds ? surely : never);

/** The range of a number; nothing known for anything else. */
export const rangeOf = (value: Abstract | undefined): Range =>
  value?.kind === 'numbers' ? value.range : anything;

export const canHold = (value: Abstract | undefined): boolean => value?.kind !== 'truth' || value.canHold;
export const canFail = (value: Abstract | undefined): boolean => value?.kind !== 'truth' || value.canFail;

/** All values of either; where one has none, the other. */
export function join(a: Abstract | undefined, b: Abstract | undefined): Abstract | undefined {
  if (!a || a === b) return b;
  if (!b) return a;
  if (a.kind === 'numbers') return numbers(b.kind === 'numbers' ? hull(a.range, b.range) : anything);
  if (a.kind === 'truth') {
    if (b.kind !== 'truth') return unsure;
    return { kind: 'truth', canHold: a.canHold || b.canHold, canFail: a.canFail || b.canFail };
  }
  if (b.kind !== 'symbols' || !a.values || !b.values) return anySymbol;
  return { kind: 'symbols', values: new Set([...a.values, ...b.values]) };
}

/** The values that are in both; undefined when there are none. */
export function meet(a: Abstract, b: Abstract): Abstract | undefined {
  if (a.kind === 'numbers' && b.kind === 'numbers') {
    const both = intersection(a.range, b.range);
    return both && numbers(both);
  }
  if (a.kind === 'truth' && b.kind === 'truth') {
    const canHold = a.canHold && b.canHold;
    const canFail = a.canFail && b.canFail;
    return canHold || canFail ? { kind: 'truth', canHold, canFail } : undefined;
  }
  if (a.kind === 'symbols' && b.kind === 'symbols') {
    if (!a.values) return b;
    if (!b.values) return a;
    const both = [...a.values].filter((value) => b.values?.has(value));
    return both.length > 0 ? { kind: 'symbols', values: new Set(both) } : undefined;
  }
  return a;
}

// Sets of values of one key: intervals of numbers or dates, and sets of options; cut and compared exactly.

import {
  add,
  ceiling,
  compare,
  divide,
  equals,
  type Rational,
  rational,
} from '../../runtime/exact/rational.js';
import type { Bound, Match } from '../types/parts.js';
import type { Type } from '../types/types.js';

export type Range =
  | { readonly kind: 'interval'; readonly from: Bound | undefined; readonly to: Bound | undefined }
  | { readonly kind: 'members'; readonly members: readonly string[] };

/** Every value of the type. */
export function fullRange(type: Type): Range {
  if (type.kind === 'choice') return { kind: 'members', members: type.set.options.map(({ name }) => name) };
  if (type.kind === 'yes-no') return { kind: 'members', members: ['yes', 'no'] };
  type.kind satisfies 'date' | 'text' | 'quantity';
  return { kind: 'interval', from: undefined, to: undefined };
}

export function rangeOf(match: Match, type: Type): Range {
  switch (match.kind) {
    case 'band':
      return { kind: 'interval', from: match.from, to: match.to };
    case 'options':
      return { kind: 'members', members: match.options };
    case 'yes-no':
      return { kind: 'members', members: [match.value ? 'yes' : 'no'] };
    case 'any':
      return fullRange(type);
    default:
      return match satisfies never;
  }
}

export function matchOf(range: Range, type: Type): Match {
  if (range.kind === 'interval') {
    return range.from || range.to ? { kind: 'band', from: range.from, to: range.to } : { kind: 'any' };
  }
  const full = fullRange(type);
  if (full.kind === 'members' && full.members.every((member) => range.members.includes(member))) {
    return { kind: 'any' };
  }
  if (type.kind === 'yes-no') return { kind: 'yes-no', value: range.members.includes('yes') };
  return { kind: 'options', options: range.members };
}

// A lower bound that includes its value lies before one that does not; an upper one after.
const compareLower = (a: Bound | undefined, b: Bound | undefined): number => {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  return compare(a.value, b.value) || Number(b.inclusive) - Number(a.inclusive);
};
const compareUpper = (a: Bound | undefined, b: Bound | undefined): number => {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return compare(a.value, b.value) || Number(a.inclusive) - Number(b.inclusive);
};

const isEmpty = (from: Bound | undefined, to: Bound | undefined): boolean => {
  if (from === undefined || to === undefined) return false;
  const order = compare(from.value, to.value);
  return order > 0 || (order === 0 && !(from.inclusive && to.inclusive));
};

export function intersection(a: Range, b: Range): Range | undefined {
  if (a.kind === 'interval' && b.kind === 'interval') {
    const from = compareLower(a.from, b.from) >= 0 ? a.from : b.from;
    const to = compareUpper(a.to, b.to) <= 0 ? a.to : b.to;
    return isEmpty(from, to) ? undefined : { kind: 'interval', from, to };
  }
  if (a.kind !== 'members' || b.kind !== 'members') return undefined;
  const members = a.members.filter((member) => b.members.includes(member));
  return members.length > 0 ? { kind: 'members', members } : undefined;
}

/** What of `a` is not in `b`. */
export function difference(a: Range, b: Range): readonly Range[] {
  if (a.kind === 'members' && b.kind === 'members') {
    const members = a.members.filter((member) => !b.members.includes(member));
    return members.length > 0 ? [{ kind: 'members', members }] : [];
  }
  if (a.kind !== 'interval' || b.kind !== 'interval' || intersection(a, b) === undefined) return [a];
  const pieces: Range[] = [];
  if (b.from && compareLower(a.from, b.from) < 0) {
    pieces.push({
      kind: 'interval',
      from: a.from,
      to: { value: b.from.value, inclusive: !b.from.inclusive },
    });
  }
  if (b.to && compareUpper(a.to, b.to) > 0) {
    pieces.push({ kind: 'interval', from: { value: b.to.value, inclusive: !b.to.inclusive }, to: a.to });
  }
  return pieces;
}

export const sameRange = (a: Range, b: Range): boolean =>
  difference(a, b).length === 0 && difference(b, a).length === 0;

/** Both bounded on the same one side only, `a` closer. */
export function isCloser(a: Range, b: Range): boolean {
  if (a.kind !== 'interval' || b.kind !== 'interval') return false;
  if (!a.from && !b.from && a.to && b.to) return compareUpper(a.to, b.to) < 0;
  if (!a.to && !b.to && a.from && b.from) return compareLower(a.from, b.from) > 0;
  return false;
}

/** A value that lies in the range, preferably a limit. */
export function witnessOf(range: Range): Rational | string {
  if (range.kind === 'members') return range.members[0] ?? '';
  const { from, to } = range;
  if (from?.inclusive) return from.value;
  if (to?.inclusive) return to.value;
  if (from && to) return divide(add(from.value, to.value), rational(2));
  if (from) return add(from.value, rational(1));
  if (to) return add(to.value, rational(-1));
  return rational(0);
}

/** The range from its first whole number on; undefined where it has none. */
export function wholeRange(range: Range): Range | undefined {
  if (range.kind === 'members') return range;
  const { from, to } = range;
  if (from === undefined) return range;
  const least = rational(ceiling(from.value));
  const first = !from.inclusive && equals(least, from.value) ? add(least, rational(1)) : least;
  const begin = { value: first, inclusive: true };
  return isEmpty(begin, to) ? undefined : { kind: 'interval', from: begin, to };
}

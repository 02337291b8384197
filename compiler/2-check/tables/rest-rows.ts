// Which of two rows keeps what both take, where cells say `the rest`: the same for rows laid out and rows read from the top.

import type { CheckedExpression } from '../types/checked.js';

/** What a row says, key by key. */
export interface RestRow {
  /** Which of its cells say `the rest`. */
  readonly rest: readonly boolean[];
  /** The options, or yes and no, that a cell names; undefined where it names none. */
  readonly named: readonly (readonly string[] | undefined)[];
}

const restCount = ({ rest }: RestRow): number => rest.filter(Boolean).length;

/** By its place rows can be sorted: whoever outranks another stands before it. `choices` are the keys that have options. */
export function rank(row: RestRow, choices: readonly boolean[]): number {
  const ofOptions = row.rest.filter((rest, key) => rest && choices[key]).length;
  return restCount(row) * (choices.length + 1) + ofOptions;
}

/**
 * The fewer cells say `the rest` the better. Of as many, a row that names its options and takes the rest of the bands stands before one
 * with bands for the rest of the options: `near, the rest` before `the rest, up to 10 kg`. That is plain where the options come first, or
 * where another row gives the same options a band of their own; otherwise neither outranks the other.
 */
export function outranks(
  a: RestRow,
  b: RestRow,
  rows: readonly RestRow[],
  choices: readonly boolean[],
): boolean {
  const [own, other] = [restCount(a), restCount(b)];
  if (own !== other) return own < other;
  if (own === 0) return false;
  const [bands, options]: [number[], number[]] = [[], []];
  for (const [key, rest] of a.rest.entries()) {
    if (rest === b.rest[key]) continue;
    if (rest === choices[key]) return false;
    (rest ? bands : options).push(key);
  }
  if (options.length === 0) return false;
  if (Math.max(...options) < Math.min(...bands)) return true;
  return rows.some(
    (row) =>
      row !== a &&
      bands.every((key) => !row.rest[key]) &&
      options.every((key) => row.named[key]?.some((name) => a.named[key]?.includes(name))),
  );
}

/** The row that takes what is left is tried last, wherever it stands. */
export const restLast = <Item extends { readonly when: CheckedExpression | undefined }>(
  items: readonly Item[],
): readonly Item[] => [
  ...items.filter(({ when }) => when !== undefined),
  ...items.filter(({ when }) => when === undefined),
];

// What is known of values that are carried from item to item: the first item has none before it, and each one more step is taken from
// what is known of those before, until nothing more comes or there are no more items.

import { compare } from '../../runtime/exact/rational.js';
import type { ModelIndex } from '../model-index.js';
import { type Abstract, anySymbol, join, numbers, unsure } from './abstract.js';

/** Steps that are taken one by one; what still grows then is taken to have no limit. */
const mostSteps = 400;

/** A grid that still becomes finer after so many steps does so for ever. */
const stepsOfGrids = 24;

export interface Carrying {
  /** Makes all values of a group known, if the definition is in one. */
  readonly settle: (id: string) => void;
  readonly ofEarlier: (id: string) => Abstract | undefined;
}

export function carrying(
  index: ModelIndex,
  known: Map<string, Abstract | undefined>,
  compute: (id: string) => Abstract | undefined,
  forget: () => void,
): Carrying {
  const earlier = new Map<string, Abstract | undefined>();
  const settled = new Set<string>();

  function settle(id: string): void {
    const group = index.carried.get(id);
    if (group === undefined || settled.has(id)) return;
    const ids = group.members.map((member) => member.id);
    for (const each of ids) {
      settled.add(each);
      earlier.set(each, undefined);
    }
    const capacity = index.capacities.get(group.list) ?? mostSteps;
    for (let step = 1; ; step++) {
      for (const each of ids) known.delete(each);
      forget();
      for (const each of ids) known.set(each, compute(each));
      if (step >= capacity) break;
      const before = ids.map((each) => earlier.get(each));
      const after = ids.map((each, place) => join(before[place], known.get(each)));
      if (after.every((value, place) => isSame(before[place], value))) break;
      ids.forEach((each, place) => {
        const value = step < mostSteps ? after[place] : widened(before[place], after[place]);
        earlier.set(each, step < stepsOfGrids ? value : withStableGrid(before[place], value));
      });
    }
    // Any item: the first, or one of those behind it.
    for (const each of ids) known.set(each, join(earlier.get(each), known.get(each)));
  }

  return { settle, ofEarlier: (id) => earlier.get(id) };
}

const sameLimit = (
  a: { n: bigint; d: bigint } | undefined,
  b: { n: bigint; d: bigint } | undefined,
): boolean => a === b || (a !== undefined && b !== undefined && compare(a, b) === 0);

function isSame(a: Abstract | undefined, b: Abstract | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  switch (a.kind) {
    case 'numbers':
      return (
        b.kind === 'numbers' &&
        sameLimit(a.range.lo, b.range.lo) &&
        sameLimit(a.range.hi, b.range.hi) &&
        sameLimit(a.range.grid, b.range.grid)
      );
    case 'truth':
      return b.kind === 'truth' && a.canHold === b.canHold && a.canFail === b.canFail;
    case 'symbols':
      return (
        b.kind === 'symbols' &&
        (a.values === b.values || (a.values !== undefined && a.values.size === b.values?.size))
      );
    default:
      a satisfies never;
      return false;
  }
}

/** Limits that moved in the last step are given up. */
function widened(before: Abstract | undefined, after: Abstract | undefined): Abstract | undefined {
  if (before === undefined || after === undefined || isSame(before, after)) return after;
  switch (after.kind) {
    case 'numbers': {
      if (before.kind !== 'numbers') return after;
      const { lo, hi, grid } = after.range;
      return numbers({
        lo: sameLimit(before.range.lo, lo) ? lo : undefined,
        hi: sameLimit(before.range.hi, hi) ? hi : undefined,
        grid: sameLimit(before.range.grid, grid) ? grid : undefined,
      });
    }
    case 'truth':
      return unsure;
    case 'symbols':
      return anySymbol;
    default:
      after satisfies never;
      return after;
  }
}

function withStableGrid(before: Abstract | undefined, after: Abstract | undefined): Abstract | undefined {
  if (before?.kind !== 'numbers' || after?.kind !== 'numbers') return after;
  if (sameLimit(before.range.grid, after.range.grid)) return after;
  return numbers({ ...after.range, grid: undefined });
}

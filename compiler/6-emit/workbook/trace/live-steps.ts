// Which steps counted for the amount that is chosen, as formulas: a step counts where its value goes into one that counts.

import type { Bench } from '../book/bench.js';
import { longestFormula } from '../book/written.js';
import {
  all,
  any,
  type CellKey,
  call,
  cell,
  type Formula,
  flagOf,
  holds,
  isEqual,
  range,
  truth,
} from '../formula/formula.js';
import { inPlace, type Printed } from '../formula/in-place.js';
import { textFromFormula } from '../formula/text-from-formula.js';
import type { Way } from './ways.js';

/** One row that says whether a step counts, or one of the ways to it. */
export interface LiveRow {
  readonly key: CellKey;
  /** The step of which it speaks. */
  readonly step: CellKey;
  readonly formula: Formula;
}

/** What says whether a step counts, and the rows that it needs before it. */
export interface LiveStep {
  readonly ways: readonly LiveRow[];
  readonly formula: Formula;
}

export interface LiveSteps {
  /** Of each step that is shown and that an amount reaches. */
  readonly shown: ReadonlyMap<CellKey, LiveStep>;
  /** Rows of steps in between. */
  readonly between: readonly LiveRow[];
}

/** The cell that says whether a step counts. */
export const liveKey = (step: CellKey): CellKey => `live:${step}`;

/**
 * Users before used, as the calculation runs backwards. `roots` are the values of amounts with the condition under which they
 * are looked at; `shown` are the steps that have a row of their own in any case.
 */
export function liveSteps(
  bench: Bench,
  ways: readonly Way[],
  roots: ReadonlyMap<CellKey, Formula>,
  shown: ReadonlySet<CellKey>,
): LiveSteps {
  const kept = leadingTo(ways, shown);
  const into = new Map<CellKey, Way[]>();
  for (const way of ways) {
    if (!kept.has(way.from)) continue;
    const others = into.get(way.from);
    if (others === undefined) into.set(way.from, [way]);
    else others.push(way);
  }
  const cells = new Map<CellKey, CellKey>();
  const own = new Map<CellKey, LiveStep>();
  const between: LiveRow[] = [];
  for (const { key } of [...bench.steps].reverse()) {
    const reasons = new Map<string, Formula>();
    const add = (reason: Formula): void => {
      reasons.set(textFromFormula(reason, bare), reason);
    };
    const root = roots.get(key);
    if (root !== undefined) add(root);
    for (const { to, when } of into.get(key) ?? []) {
      const user = cells.get(to);
      if (user !== undefined) add(all([holds(user), when ?? truth(true)]));
    }
    const found = [...reasons.values()];
    const [only] = found;
    if (only === undefined) continue;
    // What lies on a single way without a condition counts as its user does.
    const same = found.length === 1 ? heldBy(only) : undefined;
    if (same !== undefined && !shown.has(key)) cells.set(key, same);
    else {
      const live = liveStep(key, found);
      if (shown.has(key)) own.set(key, live);
      else between.push(...live.ways, { key: liveKey(key), step: key, formula: live.formula });
      cells.set(key, liveKey(key));
    }
  }
  return { shown: own, between };
}

const bare = { cell: (key: CellKey) => `[${key}]`, range: (from: CellKey, to: CellKey) => `[${from}:${to}]` };

const heldBy = (reason: Formula): CellKey | undefined =>
  reason.kind === 'operation' && reason.operator === '=' && reason.left.kind === 'cell'
    ? reason.left.key
    : undefined;

/** Steps from which one that is shown is reached, these included. */
function leadingTo(ways: readonly Way[], shown: ReadonlySet<CellKey>): ReadonlySet<CellKey> {
  const users = new Map<CellKey, Set<CellKey>>();
  for (const { from, to } of ways) {
    const found = users.get(from);
    if (found === undefined) users.set(from, new Set([to]));
    else found.add(to);
  }
  const kept = new Set(shown);
  const open = [...shown];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const user of users.get(key) ?? []) {
      if (kept.has(user)) continue;
      kept.add(user);
      open.push(user);
    }
  }
  return kept;
}

/** All reasons in one formula where it is short enough, else each in a row and the greatest of them. */
function liveStep(step: CellKey, reasons: readonly Formula[]): LiveStep {
  const together = flagOf(any(reasons));
  if (isShort(together)) return { ways: [], formula: together };
  const ways = reasons.flatMap((reason, index) => wayRows(`way:${index + 1}:${step}`, step, reason));
  const [first, last] = [ways[0], ways[ways.length - 1]];
  const formula =
    first === undefined || last === undefined ? together : call('MAX', range(first.key, last.key));
  return { ways, formula };
}

/** A reason that is too long is left to the user alone: rather a step too many than one too few. */
function wayRows(key: CellKey, step: CellKey, reason: Formula): readonly LiveRow[] {
  const formula = flagOf(reason);
  if (isShort(formula)) return [{ key, step, formula }];
  const [user] = reason.kind === 'call' ? reason.arguments : [];
  return [{ key, step, formula: user === undefined ? formula : flagOf(user) }];
}

/** With the longest addresses that there can be. */
function isShort(formula: Formula): boolean {
  const address = (key: CellKey): string => (/^(live|way):/.test(key) ? 'E9999' : "'Calculation'!C9999");
  const text = textFromFormula(formula, {
    cell: address,
    range: (from, to) => `${address(from)}:${address(to)}`,
  });
  return text.length <= longestFormula;
}

/** How many shown steps lie between each step and the nearest of some amounts. */
export function distances(
  ways: readonly Way[],
  from: readonly CellKey[],
  shown: ReadonlySet<CellKey>,
): ReadonlyMap<CellKey, number> {
  const uses = new Map<CellKey, Set<CellKey>>();
  for (const way of ways) {
    const found = uses.get(way.to);
    if (found === undefined) uses.set(way.to, new Set([way.from]));
    else found.add(way.from);
  }
  const far = new Map(from.map((key) => [key, 0]));
  let ring: readonly CellKey[] = from;
  for (let distance = 0; ring.length > 0; distance++) {
    const next: CellKey[] = [];
    const open = [...ring];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      for (const used of uses.get(key) ?? []) {
        if (far.has(used)) continue;
        far.set(used, shown.has(used) ? distance + 1 : distance);
        (shown.has(used) ? next : open).push(used);
      }
    }
    ring = next;
  }
  return far;
}

/** The condition under which a step is looked at for itself: its amount is chosen, and shown. */
export const isChosen = (chosen: Printed, label: CellKey, shown: CellKey): Formula =>
  all([isEqual(inPlace(chosen), cell(label)), holds(shown)]);

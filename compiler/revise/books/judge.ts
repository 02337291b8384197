// Tallies → explanations: what may be said of a book, and how sure it is. Nothing is called an explanation on fewer than three bills.

import { byPlainness } from '../hypotheses/hypothesis.js';
import { mostValues, type Tally } from './tally.js';

/** On fewer bills anything may fit by chance. */
export const fewest = 3;

/** A slip of the whole system may be wrong about so many of the bills that it changes: corrections by hand. */
const noise = 0.02;

/**
 * `everywhere`: on all bills that it changes. `in part`: on those that `where` says, or on a part that no column tells.
 */
export type Reach = 'everywhere' | 'in part';

export interface Explanation {
  readonly tally: Tally;
  /** Others that predict the same of every bill of this book, the plainest first. */
  readonly alike: readonly Tally[];
  readonly reach: Reach;
  /** What the bills have in common where it holds on a part of the book. */
  readonly where: Where | undefined;
  /** Differences that no better explanation accounts for. */
  readonly explains: number;
}

export interface Where {
  readonly column: string;
  readonly values: readonly string[];
}

/** Most explained first; then least wrong; then the plainest. */
const byWorth = (a: Tally, b: Tally): number =>
  b.explains - a.explains || a.wrong - b.wrong || byPlainness(a.hypothesis, b.hypothesis);

/** Explanations that account for as many differences as possible, the best first; each accounts for bills that those before do not. */
export function explanationsOf(tallies: readonly Tally[]): readonly Explanation[] {
  const entries = grouped(tallies);
  const explained = new Set<number>();
  const found: Explanation[] = [];
  for (;;) {
    let best: { readonly entry: readonly Tally[]; readonly fresh: number; readonly held: Held } | undefined;
    for (const entry of entries) {
      const [tally] = entry;
      if (tally === undefined) continue;
      const fresh =
        found.length === 0 ? tally.explains : [...tally.explained].filter((at) => !explained.has(at)).length;
      if (fresh < fewest) continue;
      const held = heldBy(tally, fresh);
      if (held === undefined) continue;
      const better =
        best?.entry[0] === undefined ||
        fresh > best.fresh ||
        (fresh === best.fresh && byWorth(tally, best.entry[0]) < 0);
      if (better) best = { entry, fresh, held };
    }
    const [tally, ...alike] = best?.entry ?? [];
    if (best === undefined || tally === undefined) return found;
    for (const at of tally.explained) explained.add(at);
    found.push({ tally, alike, ...best.held, explains: best.fresh });
  }
}

/** Hypotheses that cannot be told apart in this book are one entry, the plainest first. */
function grouped(tallies: readonly Tally[]): readonly (readonly Tally[])[] {
  const groups = new Map<string, Tally[]>();
  for (const tally of tallies) {
    if (tally.explains === 0) continue;
    const key = `${tally.vector}/${tally.explains}/${tally.wrong}/${tally.live}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [tally]);
    else group.push(tally);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => byPlainness(a.hypothesis, b.hypothesis)));
}

type Held = Pick<Explanation, 'reach' | 'where'>;

/** How far a hypothesis holds; undefined where it may be chance. */
function heldBy(tally: Tally, fresh: number): Held | undefined {
  if (tally.wrong <= noise * tally.live) return { reach: 'everywhere', where: undefined };
  const where = commonTo(tally);
  if (where !== undefined) return { reach: 'in part', where };
  // Two slips at once fit a part of any book: more must be as they say than otherwise.
  if (tally.hypothesis.rare && tally.wrong > tally.explains) return undefined;
  // On a part that no column tells: much of what it would change among the differences is as it says.
  return fresh >= 5 && tally.explains >= 0.2 * tally.liveDifferences
    ? { reach: 'in part', where: undefined }
    : undefined;
}

/** Values of one column that hold nearly all of what is explained, and nearly nothing of what is wrong. */
function commonTo(tally: Tally): Where | undefined {
  for (const [column, values] of tally.groups) {
    if (values.size < 2 || values.size > mostValues) continue;
    const inside = [...values].filter(
      ([, { explains, wrong }]) => explains >= fewest && wrong <= noise * (explains + wrong),
    );
    const held = inside.reduce((sum, [, { explains }]) => sum + explains, 0);
    if (inside.length > 0 && inside.length < values.size && held >= 0.9 * tally.explains) {
      return { column, values: inside.map(([value]) => value) };
    }
  }
  return undefined;
}

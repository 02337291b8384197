// Under which replacements a value is meant: the actual case, or a counterfactual made by `with`.

import type { Expression, LoopId } from '../../model.js';
import type { NameGraph } from './name-graph.js';

export interface Replacement {
  readonly name: string;
  /** For a reading the value is its option: the reading's own value follows from that. */
  readonly of: 'fact' | 'choice' | 'reading' | 'value';
  readonly value: Expression;
  /** Equal for equal values. */
  readonly key: string;
  /** In words for people: "Tarif : Tarif réduit". */
  readonly words: string;
  /** For ids: `regime_reduced`. */
  readonly slug: string;
  /** The items that the value speaks of. */
  readonly loops: ReadonlySet<LoopId>;
}

/** Equal keys for equal worlds; the actual one has an empty key. */
export interface World {
  readonly replacements: ReadonlyMap<string, Replacement>;
  readonly key: string;
  /** The items that what replaces speaks of: whatever is computed in this world may differ for each. */
  readonly loops: ReadonlySet<LoopId>;
}

export const actual: World = { replacements: new Map(), key: '', loops: new Set() };

function worldOf(replacements: ReadonlyMap<string, Replacement>): World {
  if (replacements.size === 0) return actual;
  const parts = [...replacements.values()].map(({ name, key }) => `${name}=${key}`);
  const loops = new Set([...replacements.values()].flatMap((replacement) => [...replacement.loops]));
  return { replacements, key: parts.sort().join(';'), loops };
}

/** The world in which further names are replaced; a later replacement of a name wins. */
export function replace(world: World, replacements: readonly Replacement[]): World {
  const all = new Map(world.replacements);
  for (const replacement of replacements) {
    all.delete(replacement.name);
    all.set(replacement.name, replacement);
  }
  return worldOf(all);
}

/** Leaves out the replacements that cannot change a node, so that equal counterfactuals are one. */
export function restrict(world: World, node: string, graph: NameGraph): World {
  if (world.key === '') return world;
  const kept = [...world.replacements].filter(([name]) => graph.affectedBy(name).has(node));
  return kept.length === world.replacements.size ? world : worldOf(new Map(kept));
}

/** Replaced facts and readings in words; undefined in the actual world. */
export function wordsOf(world: World): string | undefined {
  if (world.key === '') return undefined;
  return [...world.replacements.values()].map(({ words }) => words).join(', ');
}

/** Behind the ids of what is made in this world; empty in the actual one. */
export function suffixOf(world: World): string {
  if (world.key === '') return '';
  return `@${[...world.replacements.values()].map((replacement) => replacement.slug).join('+')}`;
}

// The headings above columns of values → what each level of them is: options, bands, or what is measured.

import type { DecimalSign } from '../cells/amounts.js';
import { readBand } from '../cells/limits.js';
import { readCell } from '../cells/read-cell.js';
import { headingParts, noUnit, sameUnit, type Unit } from '../cells/unit-words.js';
import type { GridCell } from '../grid.js';

export interface HeadingPath {
  /** From the top down, merged ones once. */
  readonly cells: readonly GridCell[];
}

export interface Level {
  readonly role: 'category' | 'quantity' | 'measure';
  /** Above it, over all of its columns. */
  readonly parent: readonly GridCell[];
  /** Of each column. */
  readonly labels: readonly string[];
  readonly cells: readonly (readonly GridCell[])[];
  /** Nothing in the sheet says that these are options of one thing, or that they are not. */
  readonly guessed: boolean;
}

/** Their common heading is left out of the levels. */
export function levelsOf(
  paths: readonly HeadingPath[],
  units: readonly Unit[],
  decimal: DecimalSign | undefined,
): { readonly common: readonly GridCell[]; readonly levels: readonly Level[] } {
  const shortest = Math.min(...paths.map(({ cells }) => cells.length));
  let shared = 0;
  const same = (depth: number) => paths.every(({ cells }) => cells[depth] === paths[0]?.cells[depth]);
  while (shared < shortest && same(shared)) shared++;
  if (paths.length === 1) return { common: paths[0]?.cells ?? [], levels: [] };
  const common = paths[0]?.cells.slice(0, shared) ?? [];
  const rest = paths.map(({ cells }) => cells.slice(shared));
  if (rest.every((cells) => cells.length === 2)) {
    const outer = rest.map((cells) => cells.slice(0, 1));
    const inner = rest.map((cells) => cells.slice(1));
    const groups = new Map<string, string[]>();
    for (const [index, cells] of outer.entries()) {
      const key = joined(cells);
      groups.set(key, [...(groups.get(key) ?? []), joined(inner[index] ?? [])]);
    }
    const lists = [...groups.values()].map((labels) => labels.join('\n'));
    if (groups.size > 1 && new Set(lists).size === 1) {
      return {
        common,
        levels: [levelOf(outer, units, common, decimal, true), levelOf(inner, units, [], decimal, false)],
      };
    }
  }
  return { common, levels: [levelOf(rest, units, common, decimal, false)] };
}

const joined = (cells: readonly GridCell[]): string => cells.map(({ text }) => text).join(' – ');

function levelOf(
  cells: readonly (readonly GridCell[])[],
  units: readonly Unit[],
  parent: readonly GridCell[],
  decimal: DecimalSign | undefined,
  outer: boolean,
): Level {
  const labels = cells.map((path) => headingParts(joined(path)).label);
  const level = { parent, labels, cells };
  const differ = labels.some((label, index) =>
    labels.some((other, at) => label !== other && !sameUnit(units[index] ?? noUnit, units[at] ?? noUnit)),
  );
  if (!outer && differ) return { ...level, role: 'measure', guessed: false };
  const bands = cells.map((path) => (path.length === 1 ? readBand(path[0]?.text ?? '', decimal) : undefined));
  const plain = cells.map((path) => path.length === 1 && isNumber(path[0], decimal));
  if (
    bands.some((band) => band?.kind === 'band') &&
    bands.every((band, index) => band !== undefined || plain[index])
  ) {
    return { ...level, role: 'quantity', guessed: false };
  }
  if (parent.length > 0 || outer) return { ...level, role: 'category', guessed: false };
  return { ...level, role: alike(labels) ? 'category' : 'measure', guessed: true };
}

const isNumber = (cell: GridCell | undefined, decimal: DecimalSign | undefined): boolean =>
  cell !== undefined && readCell(cell, decimal).kind === 'amount';

/** A word in common, as in « tarif général » and « tarif réduit », codes, years. */
function alike(labels: readonly string[]): boolean {
  if (labels.every((label) => /^(?:[A-Z0-9]{1,3}|(?:19|20)\d\d)$/u.test(label))) return true;
  const words = labels.map((label) => new Set(label.toLowerCase().match(/\p{L}{3,}/gu) ?? []));
  return [...(words[0] ?? [])].some((word) => words.every((others) => others.has(word)));
}

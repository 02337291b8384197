// Random rows of a table, of an amount by a key, of a scale: bands in any words and, where none goes on from another, any order.

import { type Draw, shuffled } from './draw.js';
import { zones } from './random-terms.js';

interface Row {
  readonly cells: readonly string[];
  /** It goes on from the row above. */
  readonly follows: boolean;
}

/** Bands over all kilograms, from below nought to the last. */
function bands(draw: Draw, unit: string, mayFollow: boolean): readonly Row[] {
  const count = 1 + draw.below(4);
  const ends = [...new Set(Array.from({ length: count }, () => 1 + draw.below(18)))].sort((a, b) => a - b);
  const rows: Row[] = ends.map((end, index) => {
    const before = ends[index - 1];
    const plain = (cell: string): Row => ({ cells: [cell], follows: false });
    if (before === undefined) return plain(draw.pick([`up to ${end} ${unit}`, `first ${end} ${unit}`]));
    const forms = [
      plain(`above ${before} up to ${end} ${unit}`),
      plain(`above ${before} up to ${end} ${unit}`),
      ...(mayFollow
        ? [
            { cells: [`then up to ${end} ${unit}`], follows: true },
            { cells: [`the next ${end - before} ${unit}`], follows: true },
          ]
        : []),
    ];
    return draw.pick(forms);
  });
  const last = ends.at(-1) ?? 0;
  return [
    ...rows,
    draw.pick([
      { cells: [`above ${last} ${unit}`], follows: false },
      { cells: ['the rest'], follows: false },
      { cells: ['then the rest'], follows: false },
    ]),
  ];
}

/** Rows that go on from one another stay together. */
function anyOrder(draw: Draw, rows: readonly Row[]): readonly Row[] {
  const runs: Row[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (row.follows && run) run.push(row);
    else runs.push([row]);
  }
  return draw.chance(40) ? shuffled(draw, runs).flat() : runs.flat();
}

/** The key cells of rows by one band. */
export const byBand = (draw: Draw, unit: string): readonly (readonly string[])[] =>
  anyOrder(draw, bands(draw, unit, true)).map(({ cells }) => cells);

/** By an option. */
export function byZone(draw: Draw): readonly (readonly string[])[] {
  const all = draw.pick([
    ['near', 'far', 'out'],
    ['near or far', 'out'],
    ['near', 'the rest'],
    ['the rest', 'far'],
    ['far or out', 'near'],
  ]);
  return shuffled(draw, all).map((cell) => [cell]);
}

/** By an option and a band: each group of options has bands of its own; the option may stand in its first row alone. */
export function byZoneAndBand(draw: Draw, unit: string): readonly (readonly string[])[] {
  const groups = draw.pick([zones, ['near or far', 'out'], ['near', 'far or out'], ['near', 'the rest']]);
  return groups.flatMap((group) =>
    anyOrder(draw, bands(draw, unit, true)).map(({ cells: [band = ''] }, row) => [
      row > 0 && draw.chance(40) ? '' : group,
      band,
    ]),
  );
}

/** Bands of a scale rise from nought. */
export function risingBands(draw: Draw, unit: string): readonly string[] {
  const count = 1 + draw.below(3);
  const ends = [...new Set(Array.from({ length: count }, () => 2 + draw.below(30)))].sort((a, b) => a - b);
  return [
    ...ends.map((end, index) => {
      const before = ends[index - 1];
      if (before === undefined) return draw.pick([`up to ${end} ${unit}`, `first ${end} ${unit}`]);
      return draw.pick([
        `then up to ${end} ${unit}`,
        `next ${end - before} ${unit}`,
        `above ${before} up to ${end} ${unit}`,
      ]);
    }),
    'then the rest',
  ];
}

// Which cells some values are calculated from, users after what they use, and on which of them one cell has an effect.

import { type CellKey, type Formula, operandsOf } from '../formula/formula.js';
import type { Addresses } from '../formula/text-from-formula.js';
import type { CellImage, SheetImage } from '../sheets/parts/image.js';

export interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** The sheets of a workbook that have their places already. */
export interface Laid {
  readonly sheets: readonly Pick<SheetImage, 'kind'>[];
  readonly placeOf: (key: CellKey) => Place | undefined;
  readonly cellAt: (place: Place) => CellImage | undefined;
  readonly addressesFrom: (from: Place) => Addresses;
}

/** One cell on the way; ranges count with every cell that they span, blank ones too. */
export interface Reached {
  readonly place: Place;
  /** Undefined where it holds no formula. */
  readonly formula: Formula | undefined;
  readonly key: CellKey | undefined;
  readonly uses: readonly number[];
}

export interface Reach {
  readonly cells: readonly Reached[];
  readonly indexOf: (key: CellKey) => number | undefined;
  readonly spanOf: (from: CellKey, to: CellKey) => readonly number[];
}

/** More cells than these are not looked through. */
const mostCells = 60_000;

/** Undefined where more cells are reached than can be looked through. */
export function reachOf(layout: Laid, roots: readonly CellKey[]): Reach | undefined {
  const indices = new Map<string, number>();
  const cells: Reached[] = [];
  const textOf = ({ sheet, row, column }: Place): string => `${sheet}/${row}/${column}`;
  const rectangle = (from: CellKey, to: CellKey): readonly Place[] => {
    const [start, end] = [layout.placeOf(from), layout.placeOf(to)];
    if (start === undefined || end === undefined) return [];
    const places: Place[] = [];
    for (let column = start.column; column <= end.column; column++)
      for (let row = start.row; row <= end.row; row++) places.push({ sheet: start.sheet, row, column });
    return places;
  };
  const used = (formula: Formula): readonly Place[] => {
    if (formula.kind === 'cell') {
      const place = formula.key.startsWith('#') ? undefined : layout.placeOf(formula.key);
      return place === undefined ? [] : [place];
    }
    if (formula.kind === 'range') return rectangle(formula.from, formula.to);
    return operandsOf(formula).flatMap(used);
  };
  const open: { readonly place: Place; readonly uses: readonly Place[]; next: number }[] = [];
  const seen = new Set<string>();
  const enter = (place: Place): void => {
    const at = textOf(place);
    if (seen.has(at)) return;
    seen.add(at);
    const content = layout.cellAt(place)?.content;
    open.push({ place, uses: content?.kind === 'formula' ? used(content.formula) : [], next: 0 });
  };
  for (const root of roots) {
    const place = layout.placeOf(root);
    if (place !== undefined) enter(place);
    for (let top = open[open.length - 1]; top !== undefined; top = open[open.length - 1]) {
      const following = top.uses[top.next];
      if (following !== undefined) {
        top.next += 1;
        enter(following);
        continue;
      }
      open.pop();
      const image = layout.cellAt(top.place);
      indices.set(textOf(top.place), cells.length);
      cells.push({
        place: top.place,
        formula: image?.content.kind === 'formula' ? image.content.formula : undefined,
        key: image?.keys[0],
        uses: top.uses.flatMap((one) => indices.get(textOf(one)) ?? []),
      });
      if (cells.length > mostCells) return undefined;
    }
  }
  const indexAt = (place: Place | undefined): number | undefined =>
    place === undefined ? undefined : indices.get(textOf(place));
  return {
    cells,
    indexOf: (key) => (key.startsWith('#') ? undefined : indexAt(layout.placeOf(key))),
    spanOf: (from, to) => rectangle(from, to).flatMap((place) => indexAt(place) ?? []),
  };
}

/** The cell itself and all that it has an effect on. */
export function affectedBy({ cells }: Reach, cell: number): ReadonlySet<number> {
  const affected = new Set([cell]);
  cells.forEach(({ uses }, index) => {
    if (uses.some((used) => affected.has(used))) affected.add(index);
  });
  return affected;
}

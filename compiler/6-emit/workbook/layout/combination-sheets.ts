// The sheets on which items are combined with one another: one combination a row, which items it has on the left, one step a column.

import { rational } from '../../../runtime/exact/rational.js';
import { sheetTitle } from '../book/sheet-title.js';
import { listsIn, rowAmong } from '../formula/combinations.js';
import type { CellKey } from '../formula/formula.js';
import { itemCell } from '../formula/instantiate.js';
import { itemLabel } from '../lower/combine.js';
import type { Plan } from '../plan/plan.js';
import { type Column, rowsSheet, stepColumns } from '../sheets/list-sheet.js';
import { numberContent, type SheetImage } from '../sheets/parts/image.js';

/** Sheets of the combinations of items, each on rows of its own. */
export function combinationSheets(plan: Plan): readonly SheetImage[] {
  const { bench } = plan;
  const taken = new Set([...bench.listTitles.values()].map((title) => title.toLowerCase()));
  return [...bench.combinations].map(([name, rows]) => {
    const lists = listsIn(name);
    const label = lists.map((_, place) => itemLabel(bench, lists, place)).join(' × ');
    const capacity = bench.capacities.get(name) ?? 0;
    const columns = [...placeColumns(plan, name, rows), ...stepColumns(plan, name)];
    const intro = bench.words.told.combinations(label, capacity);
    return rowsSheet(plan, { title: freeTitle(label, taken), label, intro }, columns, capacity);
  });
}

function freeTitle(label: string, taken: Set<string>): string {
  const clean = sheetTitle(label, 28);
  let title = clean;
  for (let count = 2; taken.has(title.toLowerCase()); count++) title = `${clean} ${count}`;
  taken.add(title.toLowerCase());
  return title;
}

/** On which rows of their lists the items of a combination stand. */
function placeColumns(
  { bench }: Plan,
  name: string,
  rows: ReadonlyMap<CellKey, readonly number[]>,
): readonly Column[] {
  const capacities = listsIn(name).map((list) => bench.capacities.get(list) ?? 1);
  return [...rows].map(([key, places]) => ({
    id: `row_${places.map((place) => place + 1).join('_')}`,
    label: bench.labels.get(key) ?? '',
    unit: '',
    words: '',
    clause: '',
    key,
    width: 10,
    fact: undefined,
    cell: (row) => ({
      role: 'id',
      key: itemCell(key, row),
      content: numberContent(rational(rowAmong(row, capacities, places))),
      format: '0',
    }),
  }));
}

// What the sheet of changes has a row for, in its order: every parameter that may be changed, then the limits that must keep
// their order.

import type { Bench } from '../book/bench.js';
import { changeKey } from '../book/input-keys.js';
import type { LimitOrder, ParameterBlock, ParameterCell, ParameterRow } from '../book/parameters.js';
import type { CellKey } from '../formula/formula.js';
import { blocksInOrder } from './parameter-order.js';

type ValueCell = Extract<ParameterCell, { kind: 'value' }>;

export interface Editable {
  readonly cell: ValueCell & { readonly limits: NonNullable<ValueCell['limits']> };
  readonly block: ParameterBlock;
  readonly row: ParameterRow;
  /** Columns from the id of the row to the cell. */
  readonly after: number;
  /** What the cell is within its block. */
  readonly label: string;
}

/** All parameters that may be changed, as the sheet of parameters has them. */
export function editableParameters(bench: Bench): readonly Editable[] {
  return blocksInOrder(bench).flatMap((block) =>
    block.rows.flatMap((row) =>
      row.cells.flatMap((found, index): readonly Editable[] => {
        if (found?.kind !== 'value' || found.limits === undefined) return [];
        const [head] = row.cells;
        const said = head?.kind === 'text' ? head.text : row.id;
        const heading = block.kind === 'figures' ? '' : (block.headings[index] ?? '');
        const label = heading === '' ? said : `${said} – ${heading}`;
        return [{ cell: { ...found, limits: found.limits }, block, row, after: index + 1, label }];
      }),
    ),
  );
}

/** Those of which at least one limit can be changed. */
export function editedOrders(bench: Bench, found: readonly Editable[]): readonly LimitOrder[] {
  const editable = new Set(found.map(({ cell: { key } }) => key));
  const follows = new Map<CellKey, CellKey>();
  for (const { rows } of bench.blocks) {
    for (const { cells } of rows) {
      for (const own of cells) {
        if (own?.kind === 'value' && own.follows !== undefined) follows.set(own.key, own.follows);
      }
    }
  }
  const source = (key: CellKey): CellKey => follows.get(key) ?? key;
  const seen = new Set<string>();
  return bench.orders.flatMap((order): readonly LimitOrder[] => {
    const [earlier, later] = [source(order.earlier), source(order.later)];
    if (earlier === later || !(editable.has(earlier) || editable.has(later))) return [];
    const place = `${earlier} ${later}`;
    if (seen.has(place)) return [];
    seen.add(place);
    return [{ ...order, earlier, later }];
  });
}

export const orderId = (place: number): string => `order/${place}`;
/** Cells that say whether an order is broken. */
export const brokenOrder = (id: string): CellKey => `order-refused:${id}`;
export const orderOf = (key: CellKey): string | undefined => /^order-refused:(.*)$/.exec(key)?.[1];

/** A flag that is 1 where a figure, or the order of two, cannot be taken, and the figures that it is about. */
export interface Refusable {
  readonly refused: CellKey;
  readonly about: readonly CellKey[];
}

/** One below the other, as the sheet has them. */
export function refusable(bench: Bench): readonly Refusable[] {
  const found = editableParameters(bench);
  return [
    ...found.map(({ cell: { key } }) => ({ refused: changeKey(key, 'refused'), about: [key] })),
    ...editedOrders(bench, found).map(({ earlier, later }, index) => ({
      refused: brokenOrder(orderId(index + 1)),
      about: [earlier, later],
    })),
  ];
}

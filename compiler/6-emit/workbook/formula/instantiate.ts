// A formula written once for all items of a list, turned into that of one item; columns become ranges of cells.

import { type CellKey, type Formula, operandsOf, withOperands } from './formula.js';

const itemPrefix = 'item:';
/** No id holds a tab. */
const beforeItem = '\t';

/** Key of a step of a list, the same for all its items. */
export const itemStep = (list: string, id: string): CellKey => `${itemPrefix}${list}:${id}`;
/** Key of the cell of one item, from 1; 0 is the heading above. */
export const itemCell = (step: CellKey, item: number): CellKey => `${step}${beforeItem}${item}`;
/** The list whose sheet a column is on. */
export const listOfStep = (step: CellKey): string => /^item:([^:]*):/.exec(step)?.[1] ?? '';
export const isItemStep = (key: CellKey): boolean => key.startsWith(itemPrefix) && !key.includes(beforeItem);
/** The step, list and number of an item's cell. */
export function itemOf(
  key: CellKey,
): { readonly step: CellKey; readonly list: string; readonly number: number } | undefined {
  const at = key.indexOf(beforeItem);
  if (at < 0 || !key.startsWith(itemPrefix)) return undefined;
  const step = key.slice(0, at);
  return { step, list: listOfStep(step), number: Number(key.slice(at + 1)) };
}

/** The formula of one item as that of all of them: the contrary of `instantiate`, where it refers to its own row only. */
export function ofAnyItem(formula: Formula): Formula {
  const own = (key: CellKey): CellKey => itemOf(key)?.step ?? key;
  if (formula.kind === 'cell') return { kind: 'cell', key: own(formula.key) };
  if (formula.kind === 'range') return { ...formula, from: own(formula.from), to: own(formula.to) };
  return withOperands(formula, operandsOf(formula).map(ofAnyItem));
}

/** Key of the text that labels a step: column B of the calculation, the heading of a list's column. */
export const labelKey = (step: CellKey): CellKey => `label|${step}`;

/** `item` is undefined outside of lists, where only whole columns may occur. */
export function instantiate(
  formula: Formula,
  item: number | undefined,
  capacityOf: (step: CellKey) => number,
): Formula {
  const own = (key: CellKey): CellKey => (item !== undefined && isItemStep(key) ? itemCell(key, item) : key);
  switch (formula.kind) {
    case 'cell':
      return { kind: 'cell', key: own(formula.key) };
    case 'range':
      return { ...formula, from: own(formula.from), to: own(formula.to) };
    case 'column': {
      const range = (from: number, to: number, fixed: 'both' | 'start'): Formula => ({
        kind: 'range',
        from: itemCell(formula.key, from),
        to: itemCell(formula.key, to),
        fixed,
      });
      const blockAt = (place: number, size: number): Formula =>
        range(place * size + 1, (place + 1) * size, 'both');
      switch (formula.part) {
        case 'above':
          return { kind: 'cell', key: itemCell(formula.key, (item ?? 1) - 1) };
        case 'all':
          return range(1, capacityOf(formula.key), 'both');
        case 'to-here':
          return range(1, item ?? 1, 'start');
        case 'before':
          return range(0, (item ?? 1) - 1, 'start');
        case 'with-this':
          return blockAt((item ?? 1) - 1, formula.size ?? 1);
        case 'beside-this':
          return blockAt(Math.floor(((item ?? 1) - 1) / (formula.size ?? 1)), formula.size ?? 1);
        default:
          return formula.part satisfies never;
      }
    }
    default:
      formula.kind satisfies 'number' | 'text' | 'call' | 'negate' | 'operation' | 'truth';
      return withOperands(
        formula,
        operandsOf(formula).map((operand) => instantiate(operand, item, capacityOf)),
      );
  }
}

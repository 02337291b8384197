// One line of a block → what it says at each key.

import type { Account } from '../account.js';
import { type DecimalSign, readAmount } from '../cells/amounts.js';
import { orderIn, readDay, readDays } from '../cells/days.js';
import { type Band, readBand } from '../cells/limits.js';
import { readCell } from '../cells/read-cell.js';
import type { GridCell } from '../grid.js';
import { doubts } from '../words.js';
import type { Block, BlockRow } from './find-blocks.js';
import type { KeyValue } from './raw-table.js';
import { bandFrom, type ColumnRole, isOpenEnd, openBand } from './read-keys.js';

interface LineContext {
  readonly account: Account;
  readonly decimal: DecimalSign | undefined;
  /** The numbers of the column follow one another: 1, 2, 3. */
  readonly areConsecutive: boolean;
}

/** A number alone: a band of one value. */
export const exactly = (cell: GridCell, decimal: DecimalSign | undefined) => {
  const reading = readCell(cell, decimal);
  // A number in a unit that the language does not know is a number still; that its unit is strange is said.
  const amount = reading.kind === 'amount' ? reading : readAmount(cell.text, decimal);
  if (amount === undefined) return undefined;
  const limit = { value: amount.value, inclusive: true, words: wordsOfNumber(cell, decimal) };
  return { kind: 'exactly', lower: limit, upper: limit, twoWays: amount.twoWays } as const;
};

/** What the line of its own above a line says. */
export function groupValue({ group }: BlockRow, account: Account): KeyValue {
  account.doubt([group], doubts.group);
  return { kind: 'option', label: group?.text ?? '–', cells: group === undefined ? [] : [group] };
}

/** What one line says at a key; undefined where it is blank or says nothing that can be read. */
export function keyOf(
  block: Block,
  { row }: BlockRow,
  role: ColumnRole,
  { account, decimal, areConsecutive }: LineContext,
): KeyValue | undefined {
  const cell = block.places.at(row, role.column);
  account.mark(cell, 'used');
  const readingOf = (one: GridCell | undefined) => (one === undefined ? undefined : readCell(one, decimal));
  switch (role.kind) {
    case 'category':
      return cell && { kind: 'option', label: cell.text.replace(/\s+/gu, ' '), cells: [cell] };
    case 'yes-no': {
      const kind = readingOf(cell)?.kind;
      return cell && (kind === 'yes' || kind === 'no') ? { kind, cells: [cell] } : undefined;
    }
    case 'days': {
      const end = role.to === undefined ? undefined : block.places.at(row, role.to);
      account.mark(end, 'used');
      const order = orderIn(textsOf(block, [role.column, role.to]));
      const days = cell && readDays(cell.text, order);
      if (cell === undefined || days === undefined) return undefined;
      const last = end && readDay(end.text, order);
      const cells = end === undefined ? [cell] : [cell, end];
      if (days.twoWays || last?.twoWays === true) account.doubt(cells, doubts.dayFirst);
      return { kind: 'days', from: days.from, to: role.to === undefined ? days.to : last?.iso, cells };
    }
    case 'bands':
    case 'numbers': {
      if (cell === undefined) return undefined;
      const band = readBand(cell.text, decimal) ?? (isOpenEnd(cell.text) ? theRest : undefined);
      if (band?.twoWays === true) account.doubt([cell], doubts.twoWays(cell.text));
      if (band !== undefined) return { kind: 'band', band, cells: [cell] };
      const number = exactly(cell, decimal);
      if (number === undefined) return undefined;
      if (number.twoWays) account.doubt([cell], doubts.twoWays(cell.text));
      const limit = role.kind === 'numbers' ? (role.limit ?? (areConsecutive ? undefined : 'to')) : undefined;
      return {
        kind: 'band',
        band: limit === undefined ? number : bandFrom(limit, number.lower, number.twoWays),
        cells: [cell],
      };
    }
    case 'from-to': {
      const end = block.places.at(row, role.to);
      account.mark(end, 'used');
      const open = cell && openBand(cell, decimal);
      if (cell && open && (end === undefined || isOpenEnd(end.text))) {
        if (open.twoWays) account.doubt([cell], doubts.twoWays(cell.text));
        return { kind: 'band', band: { ...open, twoWays: false }, cells: [cell] };
      }
      const [from, to] = [cell && exactly(cell, decimal), end && exactly(end, decimal)];
      if (from?.twoWays === true) account.doubt([cell], doubts.twoWays(cell?.text ?? ''));
      if (to?.twoWays === true) account.doubt([end], doubts.twoWays(end?.text ?? ''));
      if (from === undefined && to === undefined) return undefined;
      const lower = from && { ...from.lower, inclusive: role.open === 'from' };
      const upper = to && { ...to.upper, inclusive: role.close === 'to' };
      return {
        kind: 'band',
        band: { kind: 'band', lower, upper, twoWays: false },
        cells: [cell, end].flatMap((one) => one ?? []),
      };
    }
    default:
      return role satisfies never;
  }
}

const textsOf = ({ rows, places }: Block, columns: readonly (number | undefined)[]): readonly string[] =>
  columns.flatMap((column) =>
    column === undefined ? [] : rows.flatMap(({ row }) => places.at(row, column)?.text ?? []),
  );

const theRest: Band = { kind: 'rest', lower: undefined, upper: undefined, twoWays: false };

/** Words of units beside the numbers of a cell. */
export function wordsOf(cell: GridCell, decimal: DecimalSign | undefined): readonly string[] {
  const band = readBand(cell.text, decimal);
  if (band !== undefined) return [band.lower?.words ?? '', band.upper?.words ?? ''];
  return [wordsOfNumber(cell, decimal)];
}

const wordsOfNumber = (cell: GridCell, decimal: DecimalSign | undefined): string =>
  cell.number === undefined ? (readAmount(cell.text, decimal)?.words ?? '') : (cell.words ?? '');

/** Whole numbers one after the other. */
export function consecutive(cells: readonly GridCell[], decimal: DecimalSign | undefined): boolean {
  const values = [...new Set(cells)].flatMap((cell) => {
    const reading = readCell(cell, decimal);
    return reading.kind === 'amount' ? [Number(reading.value.n) / Number(reading.value.d)] : [];
  });
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  return distinct.every((value, index) => index === 0 || value - (distinct[index - 1] ?? 0) === 1);
}

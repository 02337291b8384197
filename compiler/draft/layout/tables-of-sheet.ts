// A sheet → its tables, and the texts that stand outside of them.

import type { Account } from '../account.js';
import { decimalSignIn } from '../cells/amounts.js';
import { readCell } from '../cells/read-cell.js';
import type { Grid, GridCell } from '../grid.js';
import { doubts } from '../words.js';
import { type Block, findBlocks } from './find-blocks.js';
import type { RawTable } from './raw-table.js';
import { noted, readTable, titledUnit } from './read-table.js';

export interface SheetTables {
  readonly tables: readonly RawTable[];
  readonly texts: readonly GridCell[];
}

export function tablesOf(grid: Grid, account: Account): SheetTables {
  for (const cell of grid.cells) {
    if (cell.trouble !== undefined) account.doubt([cell], doubts[cell.trouble]);
    if (cell.shownOtherwise !== undefined) {
      account.doubt([cell], doubts.shownOtherwise(cell.shownOtherwise, cell.number ?? cell.text));
    }
  }
  const decimal = decimalSignIn(
    grid.cells.flatMap(({ number, text }) => (number === undefined ? [text] : [])),
  );
  const blocks = continued(findBlocks(grid, decimal), account);
  const words = grid.cells.filter((cell) => readCell(cell, decimal).kind === 'words');
  const outside = (block: Block): readonly GridCell[] => [
    ...block.titles,
    ...block.headings.flatMap((row) => block.columns.flatMap((column) => block.places.at(row, column) ?? [])),
    ...block.notes,
  ];
  const titled = titledUnit(
    blocks.flatMap(({ titles, notes, ...block }) => [
      ...titles,
      ...notes,
      ...(block.rows.length === 0 ? outside({ titles, notes, ...block }) : []),
    ]),
  );
  const texts: GridCell[] = [];
  const tables = blocks.flatMap((block): readonly RawTable[] => {
    const table = readTable(block, { sheet: grid.name, decimal, account, titled });
    if (table !== undefined) return [table];
    for (const cell of new Set(outside(block))) {
      if (!words.includes(cell)) continue;
      noted(cell, account);
      texts.push(cell);
    }
    return [];
  });
  return { tables, texts };
}

/** A block without headings below one that has them, in the same columns, goes on with it; its title heads its lines. */
function continued(blocks: readonly Block[], account: Account): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const goesOn =
      last !== undefined &&
      last.headings.length > 0 &&
      last.rows.length > 0 &&
      block.headings.length === 0 &&
      block.rows.length > 0 &&
      block.columns.join() === last.columns.join();
    if (!goesOn) {
      joined.push(block);
      continue;
    }
    const title = block.titles.at(-1);
    const first = block.rows[0];
    account.doubt(
      [
        title ??
          block.columns
            .map((column) => block.places.at(first?.row ?? 0, column))
            .find((cell) => cell !== undefined),
      ],
      doubts.continued,
    );
    const before = title === undefined ? undefined : last.titles.at(-1);
    joined[joined.length - 1] = {
      ...last,
      rows: [
        ...last.rows.map((line) => ({ ...line, group: line.group ?? before })),
        ...block.rows.map((line) => ({ ...line, group: line.group ?? title })),
      ],
      notes: [...last.notes, ...block.titles.slice(0, -1), ...block.notes],
    };
  }
  return joined;
}

// Tables that a rig writes row by row into RESULTS.md and docs/warehouse.md: the rows of tariffs that a run leaves out stay as they were.

import { readFileSync, writeFileSync } from 'node:fs';
import { wrapped } from '../test/architecture/wrapped-markdown.js';
import { sectionIn, withSection } from './kept-sections.js';

export type Cells = readonly string[];

export interface KeptTable {
  /** The heading of its section, one of those that are kept. */
  readonly name: string;
  /** The first column names the row. */
  readonly columns: Cells;
  readonly intro: string;
  /** What all rows come to: a last row, and a sentence below the table. */
  readonly summary: (rows: ReadonlyMap<string, Cells>) => { readonly cells: Cells; readonly after: string };
}

const pages = ['RESULTS.md', '../docs/warehouse.md'].map((file) => new URL(file, import.meta.url));
const all = '**all**';
const line = (cells: Cells): string => `| ${cells.join(' | ')} |`;

/** The cells of each row behind its name, in their order. */
export function rowsIn(page: string, { name }: Pick<KeptTable, 'name'>): ReadonlyMap<string, Cells> {
  const lines = sectionIn(page, name).split('\n');
  const [, , ...rows] = lines
    .filter((each) => each.startsWith('|'))
    .map((each) => each.split('|').slice(1, -1));
  return new Map(
    rows
      .map((cells) => cells.map((cell) => cell.trim()))
      .flatMap(([first = '', ...rest]) => (first === all ? [] : [[first, rest] as const])),
  );
}

/** The page with these rows in place of those of the same names, all in the order of their names. */
export function withRows(page: string, table: KeptTable, added: ReadonlyMap<string, Cells>): string {
  const rows = new Map([...new Map([...rowsIn(page, table), ...added])].sort(([a], [b]) => (a < b ? -1 : 1)));
  const { cells, after } = table.summary(rows);
  const section = [
    `## ${table.name}`,
    '',
    table.intro,
    '',
    line(table.columns),
    `|${table.columns.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`,
    ...[...rows].map(([name, rest]) => line([name, ...rest])),
    line([all, ...cells]),
    '',
    after,
  ];
  return withSection(page, table.name, wrapped(section.join('\n')));
}

/** What RESULTS.md has. */
export const keptRows = (table: Pick<KeptTable, 'name'>): ReadonlyMap<string, Cells> =>
  rowsIn(readFileSync(new URL('RESULTS.md', import.meta.url), 'utf8'), table);

export function writeRows(table: KeptTable, added: ReadonlyMap<string, Cells>): void {
  for (const page of pages) writeFileSync(page, withRows(readFileSync(page, 'utf8'), table, added));
}

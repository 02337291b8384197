// Test support: how many rows of books differ in engines, as a section of RESULTS.md and docs/warehouse.md.

import type { Cells, KeptTable } from '../../bench/kept-tables.js';
import type { DialectName } from '../../compiler/6-emit/sql/dialect.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';

const engines = [
  'duckdb',
  'postgres',
  'clickhouse',
  'sqlite',
  'spark',
] as const satisfies readonly DialectName[];

const counted = (cells: Cells, at: number): number => Number(cells[at]);

export const bookTable: KeptTable = {
  name: 'Rows in engines',
  columns: ['tariff', 'rows', 'refused', ...engines.map((engine) => dialects[engine].label)],
  intro:
    'Rows at boundaries, one in twenty with a bad fact, loaded from files and priced by `price.sql`: how many differ from the evaluator in a result, the code, the path or a notice. `–`: this engine was not asked. Written by `npm run rig:warehouse -- ENGINES --rows N --write`.',
  summary(rows) {
    const all = [...rows.values()];
    const sum = (at: number) => all.reduce((total, cells) => total + counted(cells, at), 0);
    const differing = engines.map((_, at) => {
      const asked = all.filter((cells) => !Number.isNaN(counted(cells, at + 2)));
      return asked.reduce((total, cells) => total + counted(cells, at + 2), 0);
    });
    const priced = engines.map((_, at) =>
      all.reduce((total, cells) => total + (Number.isNaN(counted(cells, at + 2)) ? 0 : counted(cells, 0)), 0),
    );
    const told = engines.map(
      (engine, at) => `${(priced[at] ?? 0).toLocaleString('en')} rows in ${dialects[engine].label}`,
    );
    return {
      cells: [String(sum(0)), String(sum(1)), ...differing.map(String)],
      after: `Compared: ${told.join(', ')}.`,
    };
  },
};

/** The row of a tariff; what engines that were not asked now answered of the same book before stays. */
export function bookRow(
  old: Cells | undefined,
  book: { readonly rows: number; readonly refused: number },
  found: ReadonlyMap<DialectName, string>,
): Cells {
  const head = [String(book.rows), String(book.refused)];
  const isSame = head.every((cell, at) => cell === old?.[at]);
  return [
    ...head,
    ...engines.map((engine, at) => found.get(engine) ?? (isSame ? old?.[at + 2] : undefined) ?? '–'),
  ];
}

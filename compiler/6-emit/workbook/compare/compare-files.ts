// An edited workbook against the one that its rules generate, sheet by sheet, whatever program saved it.

import type { WorkbookFile } from '../read/workbook-file.js';
import { compareCells, type EditableCell } from './compare-cells.js';
import { compareNames, compareProtection, compareValidations } from './compare-limits.js';
import type { Difference } from './difference.js';
import { meaningsIn } from './meaning.js';
import { pairSheets, type SheetPair } from './paired-sheets.js';

export interface FileComparison {
  readonly differences: readonly Difference[];
  readonly editable: readonly EditableCell[];
  readonly pairs: readonly SheetPair[];
}

export function compareFiles(generated: WorkbookFile, edited: WorkbookFile): FileComparison {
  const { pairs, missing, added } = pairSheets(generated, edited);
  const byTitle = new Map(pairs.map((pair) => [pair.edited.name.toLowerCase(), pair]));
  const meant = {
    generated: meaningsIn(generated),
    edited: meaningsIn(edited, {
      title: (sheet) => byTitle.get(sheet.toLowerCase())?.generated.name ?? sheet,
      row: (sheet, row) => {
        const pair = byTitle.get(sheet.toLowerCase());
        return pair === undefined ? row : pair.rows.rowOf(row);
      },
    }),
  };
  const differences: Difference[] = [];
  const editable: EditableCell[] = [];
  const sheet = (
    kind: Difference['kind'],
    before: string | undefined,
    now: string | undefined,
  ): Difference => ({
    kind,
    sheet: now ?? before,
    cell: undefined,
    id: undefined,
    generated: before,
    found: now,
  });
  for (const { name } of missing) differences.push(sheet('sheet-missing', name, undefined));
  for (const { name } of added) differences.push(sheet('sheet-added', undefined, name));
  for (const pair of pairs) {
    const { generated: before, edited: now } = pair;
    if (before.name.toLowerCase() !== now.name.toLowerCase()) {
      differences.push(sheet('sheet-renamed', before.name, now.name));
    }
    if (before.pictures !== now.pictures) {
      differences.push({
        ...sheet('pictures', before.name, now.name),
        generated: `${before.pictures}`,
        found: `${now.pictures}`,
      });
    }
    const cells = compareCells(pair, meant);
    differences.push(
      ...compareProtection(pair),
      ...cells.differences,
      ...compareValidations(pair, cells.editable, meant),
    );
    editable.push(...cells.editable);
  }
  differences.push(...compareNames(generated, edited, meant));
  return { differences, editable, pairs };
}

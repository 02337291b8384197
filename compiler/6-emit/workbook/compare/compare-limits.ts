// What a workbook allows and how it is called, against what it should: validations, protection of sheets, names.

import { movedFormula } from '../read/references.js';
import type { FileSheet, FileValidation, WorkbookFile } from '../read/workbook-file.js';
import { type EditableCell, textOf } from './compare-cells.js';
import type { Difference } from './difference.js';
import type { Meanings } from './meaning.js';
import type { SheetPair } from './paired-sheets.js';

interface Meant {
  readonly generated: Meanings;
  readonly edited: Meanings;
}

/** Each cell that may be filled in must accept what it accepted. */
export function compareValidations(
  { generated, edited }: SheetPair,
  cells: readonly EditableCell[],
  meant: Meant,
): readonly Difference[] {
  const ruleAt = (
    sheet: FileSheet,
    row: number,
    column: number,
  ): readonly [FileValidation, string] | undefined => {
    for (const validation of sheet.validations) {
      const inside = validation.ranges.some(
        ({ from, to }) => row >= from.row && row <= to.row && column >= from.column && column <= to.column,
      );
      const first = validation.ranges[0]?.from;
      if (!inside || first === undefined) continue;
      return [validation, movedFormula(validation.formulas[0] ?? '', row - first.row, column - first.column)];
    }
    return undefined;
  };
  return cells.flatMap(({ cell, id, row, column }): readonly Difference[] => {
    const wanted = ruleAt(generated, row, column);
    if (wanted === undefined) return [];
    const own = edited.cells.get(cell);
    const got = ruleAt(edited, own?.row ?? row, own?.column ?? column);
    const same =
      got?.[0].stops &&
      got[0].type === wanted[0].type &&
      meant.edited.of(got[1], edited.name) === meant.generated.of(wanted[1], generated.name);
    if (same) return [];
    const found =
      got === undefined ? undefined : `${got[0].stops ? '' : '(not refused) '}${got[0].type} ${got[1]}`;
    return [
      {
        kind: 'validation',
        sheet: edited.name,
        cell,
        id,
        generated: `${wanted[0].type} ${wanted[1]}`,
        found,
      },
    ];
  });
}

const isProtected = ({ protection }: FileSheet): boolean =>
  protection?.sheet === '1' || protection?.sheet === 'true';

export const compareProtection = ({ generated, edited }: SheetPair): readonly Difference[] =>
  isProtected(generated) === isProtected(edited)
    ? []
    : [
        {
          kind: 'protection',
          sheet: edited.name,
          cell: undefined,
          id: undefined,
          generated: isProtected(generated) ? 'protected' : 'unprotected',
          found: isProtected(edited) ? 'protected' : 'unprotected',
        },
      ];

/** Names that programs add for themselves are no names of people. */
const isOwn = (name: string): boolean => !/^_xl/i.test(name);

export function compareNames(
  generated: WorkbookFile,
  edited: WorkbookFile,
  meant: Meant,
): readonly Difference[] {
  const difference = (name: string, expected: string | undefined, found: string | undefined): Difference => ({
    kind: 'name',
    sheet: undefined,
    cell: undefined,
    id: name,
    generated: textOf(expected),
    found: textOf(found),
  });
  const named = (file: WorkbookFile) =>
    new Map(
      file.names
        .filter(({ name, builtIn }) => !builtIn && isOwn(name))
        .map((entry) => [entry.name.toLowerCase(), entry]),
    );
  const before = named(generated);
  const after = named(edited);
  const found: Difference[] = [];
  for (const [key, { name, refers }] of before) {
    const now = after.get(key);
    const same = now !== undefined && meant.generated.of(refers, '') === meant.edited.of(now.refers, '');
    if (!same) found.push(difference(name, refers, now?.refers));
  }
  for (const [key, { name, refers }] of after) {
    if (!before.has(key)) found.push(difference(name, undefined, refers));
  }
  return found;
}

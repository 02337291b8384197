// The checklist of forty points on a written workbook, generated or edited: every rule is a small function of its own.

import { readWorkbook, type WorkbookFile } from '../read/workbook-file.js';
import { reproducible } from './archive.js';
import { brackets } from './brackets.js';
import { noCircles } from './circles.js';
import * as formulas from './formulas.js';
import * as looks from './looks.js';
import * as names from './names.js';
import * as rows from './rows.js';
import * as safety from './safety.js';
import * as structure from './structure.js';
import { type Finding, finding, type Rule, subjectOf } from './subject.js';

export type { Finding } from './subject.js';

/** All rules, by their point. */
export const rules: readonly Rule[] = [
  structure.cover,
  structure.apart,
  rows.sameColumns,
  rows.oneFormula,
  rows.labelled,
  rows.topDown,
  formulas.noNumbers,
  rows.calculatedOnce,
  formulas.short,
  formulas.portable,
  formulas.noNestedIf,
  formulas.nothingVolatile,
  formulas.noIfError,
  safety.noExternalLinks,
  safety.noMacros,
  noCircles,
  structure.nothingHidden,
  structure.noMerged,
  formulas.noErrors,
  looks.colourCode,
  looks.styleMatchesRole,
  safety.protectedSheets,
  safety.validated,
  brackets,
  structure.masterCheck,
  names.namesSound,
  names.addressesShown,
  formulas.roundingDeclared,
  formulas.roundingGuarded,
  structure.readingsListed,
  structure.changeLog,
  structure.validityShown,
  looks.currencyFormats,
  formulas.valuesStored,
  structure.printable,
  looks.linksResolve,
  reproducible,
  structure.testVectors,
  structure.signsStated,
  rows.explained,
];

/** Reads the file's XML and holds it to every point. Never throws; what is no workbook is one finding. */
export async function lintWorkbook(bytes: Uint8Array): Promise<readonly Finding[]> {
  const file = await readWorkbook(bytes);
  if (file === undefined) {
    return [finding(0, undefined, undefined, 'this is no xlsx workbook', 'ce n’est pas un classeur xlsx')];
  }
  return lintFile(file);
}

/** The same for a file that was read already. */
export function lintFile(file: WorkbookFile): readonly Finding[] {
  const subject = subjectOf(file);
  return rules.flatMap(({ check }) => check(subject));
}

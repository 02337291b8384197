// A workbook edited in LibreOffice: it must recalculate to what the edited rules say; saved, it must still be the workbook of
// its rules; imported, it must make those edited rules.

import { readFileSync } from 'node:fs';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { auditWorkbook } from '../../compiler/6-emit/workbook/compare/audit-workbook.js';
import { decimalOf } from '../../compiler/6-emit/workbook/compare/filled-in.js';
import type { WorkbookImage } from '../../compiler/6-emit/workbook/layout/workbook-image.js';
import { equals } from '../../compiler/runtime/exact/rational.js';
import { compareCases, type Tally } from './compare-cases.js';
import { editedRules } from './edited-rules.js';
import type { LibreOffice } from './libreoffice-engine.js';
import { modelOf, provenance } from './load-ruleset.js';
import { caseOf, createRig } from './rig.js';

const casesPerEdit = 100;

export async function checkEdited(
  engine: LibreOffice,
  path: string,
  image: WorkbookImage,
  { file, saved }: { readonly file: string; readonly saved: string },
  seed: number,
  say: (text: string) => void,
): Promise<{ readonly edited: number; readonly tally: Tally }> {
  const model: Model = modelOf(path);
  const edited = editedRules(path, model, image, seed);
  await engine.open(file);
  const cases = boundaryCases(edited.model, { seed, count: casesPerEdit }).map(({ input }) => ({
    ...caseOf(input),
    edited,
  }));
  const tally = await compareCases([engine], createRig(model, image), cases, say);
  await engine.save(saved);
  const audit = await auditWorkbook(readFileSync(saved), model, provenance);
  const expect = (what: string, holds: boolean): void => {
    if (holds) tally.passed += 1;
    else {
      tally.failed += 1;
      say(`  ${what}`);
    }
  };
  const differences = audit?.differences ?? [];
  expect(
    `the audit of the saved file finds ${JSON.stringify(differences.slice(0, 3))}`,
    audit?.sameRules === true && differences.length === 0,
  );
  const found = new Map(
    (audit?.entries ?? [])
      .filter(({ kind }) => kind === 'parameter')
      .map(({ key, now }) => [key, decimalOf(Number(now))]),
  );
  for (const [key, value] of edited.values) {
    const read = found.get(key);
    expect(`${key} is read back as another value`, read !== undefined && equals(read, value));
  }
  expect('other parameters are read as changed', found.size === edited.values.size);
  return { edited: edited.values.size, tally };
}

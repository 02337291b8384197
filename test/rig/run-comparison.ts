// Recalculates in LibreOffice what people do not get from `build RULESET` alone: workbooks of two tariffs side by side, and
// workbooks that LibreOffice itself has written as .ods. Every formula cell against exact arithmetic, and that against the interpreter.
//   npm run rig:comparison -- [--cases N]
// Prints a line a workbook, then `N passed, N failed`.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { workbookBytes } from '../../compiler/6-emit/workbook/write/workbook-bytes.js';
import { comparedBooks } from '../compare/compared-books.js';
import { compareCases } from './compare-cases.js';
import { startLibreOffice } from './libreoffice-engine.js';
import { modelOf, provenance, root } from './load-ruleset.js';
import { caseOf, createRig } from './rig.js';

const { values: options } = parseArgs({ options: { cases: { type: 'string', default: '40' } } });

/** Single tariffs that LibreOffice writes anew. */
const alone = [
  'rulesets/amf-sacem-2015/amf-sacem-2015.bareme',
  'examples/gallery/swiss-invoice/swiss-invoice.bareme',
  'examples/gallery/taxe-de-sejour/taxe-de-sejour.bareme',
];

const folder = mkdtempSync(join(tmpdir(), 'bareme-comparison-'));
const office = startLibreOffice();
const total = { passed: 0, failed: 0 };

async function check(name: string, model: Model): Promise<void> {
  const image = workbookImage(model, provenance);
  const rig = createRig(model, image);
  const file = join(folder, `${model.name}.xlsx`);
  writeFileSync(file, await workbookBytes(image, model.label));
  const cases = boundaryCases(model, { seed: 7, count: Number(options.cases) }).map(({ input }) =>
    caseOf(input),
  );
  const written = join(folder, `${model.name}.ods`);
  for (const kind of ['xlsx', 'ods'] as const) {
    await office.open(kind === 'xlsx' ? file : written);
    if (kind === 'xlsx') await office.save(written);
    const { passed, failed } = await compareCases([office], rig, cases, console.log);
    console.log(`${name}, ${kind}: ${cases.length} cases, ${passed} passed, ${failed} failed`);
    total.passed += passed;
    total.failed += failed;
  }
}

try {
  for (const [name, make] of comparedBooks) await check(name, make());
  for (const path of alone) await check(path, modelOf(join(root, path)));
} finally {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

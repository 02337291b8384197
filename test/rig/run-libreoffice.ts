// Recalculates the workbooks of rulesets in LibreOffice and compares every formula cell with exact arithmetic, in each locale
// at once; then does the same with parameters edited, saves the file with LibreOffice, audits and imports it.
//   npm run rig -- [--cases N] [--edits N] [--seed N] [--locale fr-FR]… [--share] [--workbook FILE] [RULE_FILE…]
// With --share, each case runs in one of the locales in turn. With --workbook, a file is checked instead of the one that the ruleset generates. Prints `N passed, N failed`.

import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rasterizer } from '../../apps/cli/output/rasterize.js';
import { drawnBy } from '../../compiler/6-emit/curves/chart/drawn-picture.js';
import { workbookImage, workbookWithPictures } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { compareCases, type Tally } from './compare-cases.js';
import { drawnCases } from './drawn-cases.js';
import { checkEdited } from './edited-in-libreoffice.js';
import { type LibreOffice, startLibreOffice } from './libreoffice-engine.js';
import { modelOf, provenance } from './load-ruleset.js';
import { createRig } from './rig.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '200' },
    edits: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    locale: { type: 'string', multiple: true, default: ['en-US'] },
    share: { type: 'boolean', default: false },
    workbook: { type: 'string' },
  },
});

const seed = Number(options.seed);
const folder = mkdtempSync(join(tmpdir(), 'bareme-rig-'));
const engines = options.locale.map(startLibreOffice);
const total = { passed: 0, failed: 0 };

function count(name: string, what: string, { passed, failed, uncertain }: Tally): void {
  const doubtful = uncertain === 0 ? '' : `, ${uncertain} said to be uncertain`;
  console.log(`${name}: ${what}, ${passed} passed, ${failed} failed${doubtful}`);
  total.passed += passed;
  total.failed += failed;
}

async function checkRuleset(path: string, [first, ...others]: readonly LibreOffice[]): Promise<void> {
  if (first === undefined) return;
  const model = modelOf(path);
  const image = workbookImage(model, provenance);
  const rig = createRig(model, image);
  let file = options.workbook;
  if (file === undefined) {
    const emit = workbookWithPictures(drawnBy(await rasterizer()));
    const [emitted] = await emit(model, provenance, () => {});
    file = join(folder, `${model.name}.xlsx`);
    writeFileSync(file, emitted?.content ?? '');
  }
  // A file that one process has open is locked for the others.
  for (const [index, engine] of [first, ...others].entries()) {
    const own = join(folder, `${index}.xlsx`);
    copyFileSync(file, own);
    await engine.open(own);
  }
  const cases = drawnCases(path, model, { seed, count: Number(options.cases) });
  const locales = options.locale.join(options.share ? ' or ' : ' and ');
  count(
    model.name,
    `${cases.length} cases in ${locales}`,
    await compareCases([first, ...others], rig, cases, console.log, options.share),
  );
  for (let edit = 0; edit < Number(options.edits); edit++) {
    const at = { file, saved: join(folder, 'edited.xlsx') };
    const { edited, tally } = await checkEdited(first, path, image, at, seed + edit, console.log);
    count(model.name, `${edited} parameters edited, saved, audited and imported`, tally);
  }
}

try {
  for (const path of positionals) await checkRuleset(path, engines);
} finally {
  for (const engine of engines) await engine.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

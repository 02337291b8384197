// Recalculates the workbooks of rulesets in LibreOffice and compares every formula cell with exact arithmetic.
//   npx tsx test/rig/run-libreoffice.ts [--cases N] [--seed N] [--locale fr-FR] [--workbook FILE] RULE_FILE…
// With --workbook, a file is checked instead of the one that the ruleset generates. Prints `N passed, N failed`.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { emitWorkbook, workbookImage } from '../../compiler/5-emit/workbook/index.js';
import { columnName } from '../../compiler/5-emit/workbook/layout/layout.js';
import { type LibreOffice, startLibreOffice } from './libreoffice-engine.js';
import { modelOf, provenance } from './load-ruleset.js';
import { caseOf, createRig, difference, type Rig, type RigCase } from './rig.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    locale: { type: 'string' },
    workbook: { type: 'string' },
  },
});

interface Tally {
  passed: number;
  failed: number;
}

/** Cases beside the rule file, the file's own examples, and cases drawn at boundaries; every reading in turn. */
function casesOf(path: string, model: Model): readonly RigCase[] {
  const beside = join(dirname(path), 'cases.ndjson');
  const given = existsSync(beside)
    ? readFileSync(beside, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => caseOf((JSON.parse(line) as { readonly facts: object }).facts))
    : [];
  const examples = model.examples.map(({ facts, readings }) => caseOf(facts, readings));
  const drawn = boundaryCases(model, { seed: Number(options.seed), count: Number(options.cases) }).map(
    ({ input }, index) => caseOf(input, readingsFor(model, index)),
  );
  return [...given, ...examples, ...drawn];
}

/** Three cases of four as chosen, the others with one reading changed. */
function readingsFor(model: Model, index: number): Readonly<Record<string, string>> {
  const reading =
    index % 4 === 3 ? model.readings[(index >> 2) % Math.max(1, model.readings.length)] : undefined;
  const option = reading?.options[((index >> 2) + 1) % reading.options.length];
  return reading === undefined || option === undefined ? {} : { [reading.name]: option.name };
}

async function check(
  office: LibreOffice,
  rig: Rig,
  cases: readonly RigCase[],
  say: (text: string) => void,
): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0 };
  const fail = (text: string): void => {
    tally.failed += 1;
    if (tally.failed <= 10) say(`  ${text}`);
  };
  for (const given of cases) {
    for (const wrong of rig.againstInterpreter(given)) fail(`interpreter: ${wrong}`);
    const expected = rig.expectations(given);
    const extents = new Map<string, { rows: number; columns: number }>();
    for (const { sheet, row, column } of expected) {
      const extent = extents.get(sheet) ?? { rows: 0, columns: 0 };
      extents.set(sheet, { rows: Math.max(extent.rows, row), columns: Math.max(extent.columns, column) });
    }
    const sheets = [...extents];
    const read = await office.run(
      rig.settings(given),
      sheets.map(([sheet, { rows, columns }]) => [sheet, `A1:${columnName(columns)}${rows}`] as const),
    );
    const bySheet = new Map(sheets.map(([sheet], index) => [sheet, read[index]]));
    for (const cell of expected) {
      const got = bySheet.get(cell.sheet)?.[cell.row - 1]?.[cell.column - 1] ?? null;
      const wrong = difference(cell, got);
      if (wrong === undefined) tally.passed += 1;
      else fail(`${wrong} for ${JSON.stringify(given.facts).slice(0, 200)}`);
    }
  }
  return tally;
}

const folder = mkdtempSync(join(tmpdir(), 'bareme-rig-'));
const office = startLibreOffice(options.locale);
const total: Tally = { passed: 0, failed: 0 };
try {
  for (const path of positionals) {
    const model = modelOf(path);
    const rig = createRig(model, workbookImage(model, provenance));
    let file = options.workbook;
    if (file === undefined) {
      const [emitted] = await emitWorkbook(model, provenance, () => {});
      file = join(folder, `${model.name}.xlsx`);
      writeFileSync(file, emitted?.content ?? '');
    }
    await office.open(file);
    const cases = casesOf(path, model);
    const tally = await check(office, rig, cases, console.log);
    console.log(`${model.name}: ${cases.length} cases, ${tally.passed} passed, ${tally.failed} failed`);
    total.passed += tally.passed;
    total.failed += tally.failed;
  }
} finally {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

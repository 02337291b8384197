// The suites that embedders get, of every ruleset and gallery tariff, against the generated evaluators, and against the
// same evaluators with one figure changed: all in one process.

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { propertyTestsFor } from '../../compiler/6-emit/property-tests/emit-property-tests.js';
import { modelOfFile, projectRoot, sourceOf, tariffFiles } from '../emit-typescript/compile-evaluator.js';

mkdirSync(join(projectRoot, 'out'), { recursive: true });
const root = mkdtempSync(join(projectRoot, 'out', 'written-suites-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Every suite in a process of its own would take minutes. */
async function outputOf(entry: string, runs: number): Promise<string> {
  const bundled = join(root, `${entry}.mjs`);
  await build({
    stdin: {
      contents: names.map((name) => `import './${entry}/${name}/checks.test.js';`).join('\n'),
      resolveDir: root,
      loader: 'js',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    // The suites run as they are imported, whatever the package says of its own modules.
    ignoreAnnotations: true,
    outfile: bundled,
    alias: { 'bareme/runtime': join(projectRoot, 'compiler/runtime/index.ts') },
    logLevel: 'error',
  });
  const env = { ...process.env, RUNS: String(runs), SEED: '7', NODE_TEST_CONTEXT: undefined };
  const options = { env, encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--test-reporter=tap', bundled], options, (_, out) => resolve(out));
  });
}

/** The first figure that a row or a condition of the formulas gives is one more; undefined where there is none. */
function withFigureChanged(evaluator: string): string | undefined {
  const start = evaluator.indexOf('\nfunction compute(');
  const formulas = evaluator.slice(start);
  const [, figure] = /\? (\d+)n? :/.exec(formulas) ?? [];
  if (figure === undefined) return undefined;
  const changed = formulas.replaceAll(
    new RegExp(`\\? ${figure}(n?) :`, 'g'),
    (_, big: string) => `? ${BigInt(figure) + 1n}${big} :`,
  );
  return evaluator.slice(0, start) + changed;
}

/** Whose changed figure the chosen cases do not show. */
const hardToSee = [
  'ez-link-auto-top-up', // one cent of what a card must hold at the gate: only a balance of 3.00 to the cent shows it
  'kepco-residential', // one won on a bill of the first block in summer: drawn cases show it
  'stamp-duty-land-tax', // five pence, rounded away for every price
];

const names: string[] = [];
const faulty: string[] = [];
let checks = 0;
let texts = '';

beforeAll(async () => {
  for (const { name, path } of tariffFiles()) {
    const model = modelOfFile(path);
    names.push(name);
    checks += model.properties.length;
    const provenance = { compilerVersion: '0.0.0', ruleHash: 'test', documentHashes: {} };
    const evaluator = await sourceOf(model);
    const wrong = withFigureChanged(evaluator);
    if (wrong !== undefined) faulty.push(name);
    const files = await propertyTestsFor('node')(model, provenance, () => undefined);
    for (const [entry, content] of [
      ['right', evaluator],
      ['wrong', wrong ?? evaluator],
    ] as const) {
      const folder = join(root, entry, name);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'evaluator.ts'), content);
      for (const file of files) {
        const text = String(file.content);
        if (file.name === 'checks.test.ts') texts += text;
        // Names the tariff in what is printed.
        writeFileSync(
          join(folder, file.name),
          text.replace("'the evaluator says what the checks say'", `'the evaluator of ${name}'`),
        );
      }
    }
  }
}, 240_000);

it('hold for drawn cases: one test a check, each of which spoke of some, and one for each evaluator', {
  timeout: 300_000,
}, async () => {
  const out = await outputOf('right', 40);
  expect(out).toContain('# fail 0');
  expect(out).toContain(`# pass ${checks + names.length}`);
  expect(texts).not.toContain('none is asked for');
});

it('notice an evaluator with one figure changed, by the chosen cases alone', {
  timeout: 300_000,
}, async () => {
  const out = await outputOf('wrong', 0);
  const unnoticed = faulty.filter(
    (name) => !new RegExp(`^not ok \\d+ - the evaluator of ${name}$`, 'm').test(out),
  );
  expect(faulty.length).toBeGreaterThan(10);
  expect(unnoticed).toEqual(hardToSee);
});

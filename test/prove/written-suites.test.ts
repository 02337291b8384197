// The suites that embedders get, of every ruleset and gallery tariff, against the generated evaluators: all in one process.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { propertyTestsFor } from '../../compiler/5-emit/property-tests/index.js';
import { modelOfFile, projectRoot, sourceOf, tariffFiles } from '../emit-typescript/compile-evaluator.js';

const runs = 60;
mkdirSync(join(projectRoot, 'out'), { recursive: true });
const root = mkdtempSync(join(projectRoot, 'out', 'written-suites-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Counts how often each check was asked and had something to say. */
const counting = (suite: string, name: string): string =>
  suite.replace(
    'const asked = (',
    `const asked = (drawn: Case, check: string, when?: string): unknown => {
      const answer = found(drawn, check, when);
      const counts: Record<string, number> = ((globalThis as { counts?: Record<string, number> }).counts ??= {});
      counts['${name} ' + check] = (counts['${name} ' + check] ?? 0) + (answer === undefined ? 0 : 1);
      return answer;
    };
    const found = (`,
  );

let checks = 0;
let out = '';

beforeAll(async () => {
  const names: string[] = [];
  for (const { name, path } of tariffFiles()) {
    const model = modelOfFile(path);
    if (model.properties.length === 0) continue;
    names.push(name);
    checks += model.properties.length;
    mkdirSync(join(root, name));
    const provenance = { compilerVersion: '0.0.0', ruleHash: 'test', documentHashes: {} };
    for (const file of await propertyTestsFor('node')(model, provenance, () => undefined))
      writeFileSync(join(root, name, file.name), counting(String(file.content), name));
    writeFileSync(join(root, name, 'evaluator.ts'), await sourceOf(model));
  }
  const all = join(root, 'all.mjs');
  const tellCounts = `process.on('exit', () => console.log('counts ' + JSON.stringify(globalThis.counts)));`;
  await build({
    stdin: {
      contents: [...names.map((name) => `import './${name}/checks.test.js';`), tellCounts].join('\n'),
      resolveDir: root,
      loader: 'js',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: all,
    alias: { 'bareme/runtime': join(projectRoot, 'compiler/runtime/index.ts') },
    logLevel: 'error',
  });
  const env = { ...process.env, RUNS: String(runs), SEED: '7', NODE_TEST_CONTEXT: undefined };
  out = execFileSync(process.execPath, ['--test-reporter=tap', all], { env, encoding: 'utf8' });
}, 240_000);

it('hold for drawn cases, one test a check and one for each evaluator', () => {
  const tariffs = tariffFiles().length;
  expect(out).toContain('# fail 0');
  expect(out).toContain(`# pass ${checks + tariffs}`);
});

it('find cases that each check speaks of', () => {
  const counts: Record<string, number> = JSON.parse(/^counts (.*)$/m.exec(out)?.[1] ?? '{}');
  expect(Object.keys(counts).filter((name) => !name.endsWith('_when')).length).toBe(checks);
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
});

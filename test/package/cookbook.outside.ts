// The pages for those who take bareme in: every snippet as it is written, and the clients that they speak of. Needs the build;
// the generated client needs a package registry: `npm run test:outside`.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../compiler/index.js';
import { projectRoot } from '../emit-typescript/compile-evaluator.js';
import { installTools, tool } from '../review/workshop.js';

/** The blocks of a language in a page, in order. */
const blocks = (path: string, language: string): readonly string[] =>
  [...readFileSync(join(projectRoot, path), 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, written]) => written === language)
    .map(([, , content]) => content ?? '');

const cookbook = 'docs/cookbook.md';
const folder = mkdtempSync(join(tmpdir(), 'bareme-cookbook-'));
const address = 'http://127.0.0.1:8080';

/** As typed into a shell that stops at the first failure. */
function type(commands: string): string {
  const { status, stdout, stderr } = spawnSync('bash', ['-euc', commands], { cwd: folder, encoding: 'utf8' });
  expect(status, `${commands}\n${stdout}\n${stderr}`).toBe(0);
  return stdout;
}

const run = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return type(`${join(projectRoot, 'node_modules/.bin/tsx')} ${name}`);
};

beforeAll(() => {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(projectRoot, join(folder, 'node_modules/bareme'));
  symlinkSync(join(projectRoot, 'bin/bareme.js'), join(folder, 'node_modules/.bin/bareme'));
  type('npx bareme init hall --lang en -q && npx bareme build hall --out generated --no-prove -q');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the cookbook', () => {
  it('prices files with keys, keeps records and replays them', () => {
    const [, keyed = '', audited = ''] = blocks(cookbook, 'sh');
    const said = type(keyed);
    expect(said).toContain('A-1,576.00,70.00,646.00');
    expect(said).toMatch(/A-2.*out_of_domain/);
    expect(type(audited)).toContain('1 the same, 0 different');
  });

  it('keeps cents, records and days as its snippets say', () => {
    const [database = '', decimals = '', record = '', dates = '', ...others] = blocks(cookbook, 'ts');
    expect(others).toEqual([]);
    expect(run('database.ts', database)).toBe('64600n\n');
    symlinkSync(join(projectRoot, 'node_modules/decimal.js'), join(folder, 'node_modules/decimal.js'));
    expect(run('decimals.ts', decimals)).toBe('775.20\n64.60\n');
    expect(run('record.ts', record)).toBe('true 2026-12-31\n');
    expect(run('dates.ts', dates)).toBe('Europe/Paris 646.00\nPacific/Noumea not_in_force\n');
  });

  it('is answered over HTTP by curl, Python, Java, and a client generated for TypeScript', async () => {
    const [serving = ''] = blocks(cookbook, 'sh');
    const words = serving.trim().split(' ').slice(2);
    const main = join(projectRoot, 'bin/bareme.js');
    const server = spawn(process.execPath, [main, ...words, '--log', 'silent'], { cwd: folder });
    try {
      await new Promise((resolve, reject) => {
        server.stdout.once('data', resolve);
        server.once('exit', () => reject(new Error('the server did not start')));
      });
      const [curl = ''] = blocks(cookbook, 'http');
      expect(JSON.parse(type(curl)).outputs.total).toBe('646.00');
      const [python = ''] = blocks(cookbook, 'python');
      writeFileSync(join(folder, 'price.py'), python);
      expect(type('python3 price.py')).toBe('646.00\n');
      const [java = ''] = blocks(cookbook, 'java');
      writeFileSync(join(folder, 'Price.java'), java);
      const lines = type('java Price.java').trim().split('\n');
      const [one = '', refused = '', ...streamed] = lines;
      expect(JSON.parse(one.replace(/^200 /, '')).outputs.total).toBe('646.00');
      expect(JSON.parse(refused.replace(/^422 /, '')).errors[0]).toMatchObject({
        code: 'out_of_domain',
        path: 'area',
      });
      expect(streamed).toEqual([one.slice(4), refused.slice(4), one.slice(4)]);

      installTools();
      type(`curl -s ${address}/openapi.json > openapi.json`);
      type(`node ${tool('openapi-typescript/bin/cli.js')} openapi.json --output api.ts`);
      symlinkSync(tool('openapi-fetch'), join(folder, 'node_modules/openapi-fetch'));
      const client = `import createClient from 'openapi-fetch';
import type { paths } from './api.js';

const { POST } = createClient<paths>({ baseUrl: '${address}' });
const { data, error } = await POST('/v1/hall/evaluate', {
  body: { area: 120, days: 3, association: true, chairs_hired: 80 },
});
if (error) throw new Error(JSON.stringify(error.errors));
console.log(JSON.stringify(data));
const refused = await POST('/v1/hall/evaluate', { body: { area: -1, days: 3, association: true, chairs_hired: 80 } });
console.log(refused.response.status, refused.error?.errors[0]?.code);
`;
      const said = run('client.ts', client);
      expect(said).toContain('"total":"646.00"');
      expect(said).toContain('422 out_of_domain');
      const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc');
      type(
        `node ${tsc} --ignoreConfig --noEmit --strict --target es2022 --module nodenext --lib es2023,dom --skipLibCheck client.ts`,
      );
    } finally {
      server.kill('SIGTERM');
    }
  });
});

describe('from code', () => {
  it('shows rules that compile, with the question that it speaks of', () => {
    const shown = blocks('docs/coming-from.md', 'text');
    expect(shown).toHaveLength(1);
    for (const text of shown) expect(check(text).map(({ code }) => code)).toEqual(['W610']);
  });

  it('shows code that gives the same amounts', () => {
    const [code = ''] = blocks('docs/coming-from.md', 'js');
    const program = `const cases: [number, number, boolean][] = [[120, 3, true], [80, 1, false], [20, 1, true]];
for (const [area, days, association] of cases) {
  ${code}
  console.log(fee.toFixed(2));
}
`;
    expect(run('code.ts', program)).toBe('576.00\n200.00\n120.00\n');
  });
});

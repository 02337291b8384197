// The built command line keeps its compiled functions between runs, and does the same with them, without, and with damaged ones.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeEach, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'bareme-start-'));
const cache = join(folder, 'kept');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = fileURLToPath(new URL('../../apps/cli/process/start.ts', import.meta.url));
buildSync({
  entryPoints: [start],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: join(folder, 'start.mjs'),
  logLevel: 'error',
});

/** Says what it was asked, loads a module when it needs it, as the program does, and works as long as it is told to. */
const program = (greeting: string) => `
const [, , word, milliseconds] = process.argv;
const begun = process.cpuUsage().user;
const work = () => { let sum = 0; for (let at = 0; at < 1000; at += 1) sum += at; return sum; };
while (process.cpuUsage().user - begun < Number(milliseconds ?? 0) * 1000) work();
Promise.resolve().then(() => require('node:path')).then(({ basename }) => {
  console.log('${greeting}', word, basename(__filename));
  process.exitCode = word === 'bad' ? 3 : 0;
});
`;

const built = (mark: string, greeting: string) => {
  writeFileSync(join(folder, 'main.cjs'), program(greeting));
  writeFileSync(join(folder, 'build.txt'), mark);
};
const run = (words: readonly string[], place = cache) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'start.mjs'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, BAREME_CACHE: place },
  });
  return { status, said: stdout.trim(), stderr };
};
const told = (said: string, status = 0) => ({ status, said, stderr: '' });
const kept = () => (existsSync(cache) ? readdirSync(cache) : []);
const additions = () => readFileSync(join(cache, kept()[0] ?? ''))[32];

beforeEach(() => {
  rmSync(cache, { recursive: true, force: true });
  built('one', 'hello');
});

it('says the same with what is kept as without, with its status', () => {
  expect(run(['there'])).toEqual(told('hello there main.cjs'));
  expect(kept()).toHaveLength(1);
  expect(run(['there'])).toEqual(told('hello there main.cjs'));
  expect(run(['bad'])).toEqual(told('hello bad main.cjs', 3));
  expect(additions()).toBe(1);
});

it('takes nothing of another build, and keeps four of them at most', () => {
  run(['there']);
  for (const mark of ['two', 'three', 'four', 'five', 'six']) {
    // As long as before: V8 alone would take it for the same program.
    built(mark, 'salut');
    expect(run(['there'])).toEqual(told('salut there main.cjs'));
  }
  expect(kept()).toHaveLength(4);
});

it('takes nothing damaged, and makes it anew', () => {
  run(['there']);
  const file = join(cache, kept()[0] ?? '');
  const whole = readFileSync(file);
  const turned = Buffer.from(whole);
  turned[200] = (turned[200] ?? 0) ^ 1;
  for (const bytes of [whole.subarray(0, 100), Buffer.alloc(0), turned]) {
    writeFileSync(file, bytes);
    expect(run(['there'])).toEqual(told('hello there main.cjs'));
    expect(readFileSync(file).length).toBe(whole.length);
  }
});

it('adds what a long run has compiled, eight times at most', { timeout: 60_000 }, () => {
  run(['there']);
  expect(run(['there', '450'])).toEqual(told('hello there main.cjs'));
  expect(additions()).toBe(2);
  for (const [before, after] of [
    [7, 8],
    [8, 8],
  ] as const) {
    const file = join(cache, kept()[0] ?? '');
    const content = readFileSync(file).subarray(32);
    content[0] = before;
    writeFileSync(file, Buffer.concat([createHash('sha256').update(content).digest(), content]));
    expect(run(['there', '450'])).toEqual(told('hello there main.cjs'));
    expect(additions()).toBe(after);
  }
});

it('runs as well where nothing is to be kept or can be', () => {
  expect(run(['there'], 'off')).toEqual(told('hello there main.cjs'));
  writeFileSync(join(folder, 'a-file'), '');
  expect(run(['there'], join(folder, 'a-file', 'below'))).toEqual(told('hello there main.cjs'));
  mkdirSync(cache);
  chmodSync(cache, 0o500);
  expect(run(['there'])).toEqual(told('hello there main.cjs'));
  chmodSync(cache, 0o700);
});

import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const words = ['--import', 'tsx', join(root, 'apps/cli/main.ts')];
const there = folder();
there.write(
  'fee/fee.bareme',
  `tariff fee "Fee"
source "x" not held in English
currency EUR
rounding each amount half up to 0.01 EUR
fact n "N" : number, whole, from 0 to 1 000 000
amount fee "Fee" = 2 EUR * n
`,
);
const facts = join(there.path, 'many.ndjson');
writeFileSync(facts, Array.from({ length: 20_000 }, (_, n) => `{"n": ${n}}\n`).join(''));

const run = (more: readonly string[], input = '') =>
  spawnSync(process.execPath, [...words, ...more], { cwd: root, input, encoding: 'utf8' });

describe('the process', () => {
  it('ends with the status of its command, results on standard output, diagnostics on standard error', () => {
    const fee = join(there.path, 'fee');
    const good = run(['run', fee, '--facts', '-', '--format', 'ndjson'], '{"n": 3}\n');
    expect(good).toMatchObject({ status: 0, stdout: '{"fee":"6.00"}\n', stderr: '' });
    const refused = run(['run', fee, '--facts', '-', '--format', 'ndjson'], '{"n": 3}\n{"n": -3}\n');
    expect(refused.status).toBe(3);
    expect(refused.stdout.split('\n')).toHaveLength(3);
    expect(refused.stderr).toContain('1 of 2 cases refused');
    expect(run(['nothing']).status).toBe(2);
    expect(run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Commands:') });
    expect(run(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('stops quietly when nobody reads on', async () => {
    const child = spawn(
      process.execPath,
      [...words, 'run', join(there.path, 'fee'), '--facts', facts, '--format', 'ndjson'],
      { cwd: root },
    );
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  it('ends at once when it is told to, also in the middle of a computation', {
    timeout: 60_000,
  }, async () => {
    const steps = Array.from({ length: 26 }, (_, n) => `value v${n + 1} = v${n} / (v${n} + 1.37)\n`).join('');
    there.write(
      'slow/slow.bareme',
      `tariff slow "S"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\nfact v0 : number, to 0.01, from 1 to 1 000\n${steps}amount a "A" = 1 EUR * v26\n`,
    );
    const child = spawn(process.execPath, [...words, 'check', join(there.path, 'slow')], { cwd: root });
    const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    child.kill('SIGTERM');
    // Where the check is quick, it has ended by itself.
    expect(['SIGTERM', 0, 1]).toContain(await ended);
  });

  it('is started by the launcher of the package, which says what to do when it is not built', () => {
    const launcher = join(there.path, 'bin', 'bareme.js');
    there.write('package.json', '{"type": "module"}');
    there.write('bin/bareme.js', '');
    const source = spawnSync('cp', [join(root, 'bin/bareme.js'), launcher]);
    expect(source.status).toBe(0);
    const ended = spawnSync(process.execPath, [launcher], { encoding: 'utf8' });
    expect(ended.status).toBe(70);
    expect(ended.stderr).toContain('npm run build');
  });
});

// A package is packed with the compiler in it, or not at all.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('is not packed before it is built, and says what to do', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bareme-pack-'));
  for (const name of ['package.json', 'scripts', 'bin'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const { status, stderr } = spawnSync('npm', ['pack', '--dry-run', '--offline'], {
    cwd: folder,
    encoding: 'utf8',
    shell: true,
  });
  rmSync(folder, { recursive: true });
  expect(status).not.toBe(0);
  expect(stderr).toContain('run `npm ci` first');
});

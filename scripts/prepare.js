// Builds the compiler after `npm ci`. Where the tools for that are not installed yet it only says so: npm keeps a link to
// the package for `npx bareme`, and a failure here would leave that link broken for good.

import { spawnSync } from 'node:child_process';
import { canBuild } from './build-tools.js';

if (canBuild()) {
  const { status } = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', shell: true });
  process.exitCode = status ?? 1;
} else {
  process.stderr.write('bareme is not built: run `npm ci` first\n');
}

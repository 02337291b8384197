// Builds the compiler after `npm ci`. Where the tools for that are not installed yet it only says so: npm keeps a link to
// the package for `npx bareme`, and a failure here would leave that link broken for good.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const tools = ['typescript', 'esbuild'].map((name) => new URL(`../node_modules/${name}`, import.meta.url));
if (tools.every((tool) => existsSync(tool))) {
  const { status } = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', shell: true });
  process.exitCode = status ?? 1;
} else {
  process.stderr.write('bareme is not built: run `npm ci` first\n');
}

// npm run bench: the peers are installed where they are missing, the command line is built where it is, then all is measured.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is done on the way is told on standard error: standard output is for the results. */
function run(words) {
  const { status } = spawnSync(words[0], words.slice(1), { cwd: root, stdio: ['inherit', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}

const parts = {
  '--server': 'bench/server/run.ts',
  '--command-line': 'bench/command-line-alone.ts',
  '--studio': 'bench/studio/run.ts',
};
for (const [option, script] of Object.entries(parts)) {
  if (!process.argv.includes(option)) continue;
  if (!existsSync(`${root}dist/cli/start.js`)) run(['npm', 'run', '--silent', 'build']);
  const words = ['--import', 'tsx', script, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
  process.exit(status ?? 1);
}
if (process.argv.includes('--sql')) {
  const words = ['--import', 'tsx', 'bench/sql/run.ts', ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
  process.exit(status ?? 1);
}
if (!existsSync(`${root}bench/node_modules`)) run(['npm', '--prefix', 'bench', 'ci']);
if (!existsSync(`${root}dist/cli/start.js`)) run(['npm', 'run', '--silent', 'build']);
if (!existsSync(`${root}generated/amf-sacem-2015/evaluator.ts`)) {
  run([process.execPath, 'bin/bareme.js', 'build', 'amf-sacem-2015', '--out', 'generated']);
}
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'bench/run.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
const check = spawnSync(process.execPath, ['--import', 'tsx', 'bench/check/run.ts'], {
  cwd: root,
  stdio: ['inherit', 2, 2],
});
process.exitCode = (status ?? 1) || (check.status ?? 1);

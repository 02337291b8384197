// The server under requests that schemathesis makes of its own description: no 500, and no answer that the description does not
// allow. `PYTHON` names a Python that has schemathesis (see .ci/run). Usage: tsx test/server/fuzz-api.ts [EXAMPLES]

import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rulesets = ['amf-sacem-2015', 'philharmonie-a-la-demande', 'sacem-polynesie-2018'];
const words = ['bin/bareme.js', 'serve', ...rulesets, '--port', '0', '--log', 'error'];
const server = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
const url = await new Promise<string>((resolve, reject) => {
  server.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
  server.once('exit', () => reject(new Error('the server did not start')));
});
// What fits the schema may still be refused by a `require` line or outside the period in force: that check of acceptance would
// take it for a fault; refusals have their own code and are described. Most texts that are drawn for decimals with limits do not
// fit their narrow patterns and are thrown away, which is no fault of the server either.
const { status } = spawnSync(
  process.env.PYTHON ?? 'python3',
  [
    ...[
      '-m',
      'schemathesis.cli',
      'run',
      `${url}/openapi.json`,
      '--phases',
      'fuzzing',
      '--seed',
      '1',
      '--no-color',
    ],
    ...['--max-examples', process.argv[2] ?? '50', '--checks', 'all'],
    ...['--exclude-checks', 'positive_data_acceptance'],
    ...['--suppress-health-check', 'filter_too_much,too_slow'],
  ],
  { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, SCHEMATHESIS_HOOKS: '' } },
);
server.kill('SIGTERM');
process.exitCode = status ?? 1;

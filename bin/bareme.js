#!/usr/bin/env node
// Starts the compiled command line; the compiler itself is TypeScript and is built by `npm run build`.

import { existsSync } from 'node:fs';

const start = new URL('../dist/cli/start.js', import.meta.url);
if (existsSync(start)) {
  await import(start.href);
} else {
  process.stderr.write('bareme is not built yet: run `npm ci` or `npm run build` first\n');
  process.exitCode = 70;
}

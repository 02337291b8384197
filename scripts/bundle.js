// The compiled command line into few files that start fast, each loaded when a command needs it, with a mark of what exactly
// was built: what is kept between runs is good for that build alone.

import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { runtimeTexts } from './runtime-texts.js';

const inDist = (path) => fileURLToPath(new URL(`../dist/${path}`, import.meta.url));
const outdir = inDist('cli');

rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });
const { outputFiles } = await build({
  entryPoints: {
    main: inDist('apps/cli/main.js'),
    'piece-thread': inDist('apps/cli/pricing/piece-thread.js'),
    'attack-thread': inDist('apps/cli/proving/attack-thread.js'),
  },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outdir,
  legalComments: 'none',
  logLevel: 'warning',
  external: [
    'exceljs',
    'jszip',
    'ajv',
    'decimal.js',
    'vega',
    '@resvg/resvg-wasm',
    'fflate',
    'diff',
    '@duckdb/node-api',
  ],
  // commander and papaparse are CommonJS: what they ask of Node is found by this.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  write: false,
});
const mark = createHash('sha256');
for (const { path, contents } of outputFiles.sort((a, b) => (a.path < b.path ? -1 : 1))) {
  mark.update(contents);
  writeFileSync(path, contents);
}
// Evaluators that stand alone have this in them.
const standalone = JSON.stringify(await runtimeTexts());
mark.update(standalone);
writeFileSync(inDist('cli/standalone-runtime.json'), standalone);
writeFileSync(inDist('cli/build.txt'), `${mark.digest('hex')}\n`);

// The compiled command line into few files that start fast, each loaded when a command needs it, with a mark of what exactly
// was built: what is kept between runs is good for that build alone.

import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { leanPackages } from './lean-packages.js';
import { runtimeTexts } from './runtime-texts.js';

const inDist = (path) => fileURLToPath(new URL(`../dist/${path}`, import.meta.url));
const { resolve } = createRequire(import.meta.url);
const outdir = inDist('cli');

/** What draws pictures, beside the bundle: read when the first one is drawn. */
const assets = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'regular.ttf': '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'bold.ttf': '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
};

/** Returns the paths of all that was taken in, from the project's folder. */
export async function bundleCommandLine() {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { outputFiles, metafile } = await build({
    entryPoints: {
      main: inDist('apps/cli/main.js'),
      'piece-thread': inDist('apps/cli/pricing/piece-thread.js'),
      'attack-thread': inDist('apps/cli/proving/attack-thread.js'),
    },
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outdir,
    legalComments: 'none',
    logLevel: 'warning',
    external: ['@duckdb/node-api'],
    plugins: [leanPackages(false)],
    // commander and papaparse are CommonJS: what they ask of Node is found by this.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    write: false,
    metafile: true,
  });
  const mark = createHash('sha256');
  for (const { path, contents } of outputFiles.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    mark.update(contents);
    writeFileSync(path, contents);
  }
  for (const [name, file] of Object.entries(assets)) copyFileSync(resolve(file), `${outdir}/${name}`);
  // Evaluators that stand alone have this in them.
  const standalone = JSON.stringify(await runtimeTexts());
  mark.update(standalone);
  writeFileSync(inDist('cli/standalone-runtime.json'), standalone);
  writeFileSync(inDist('cli/build.txt'), `${mark.digest('hex')}\n`);
  return [...Object.keys(metafile.inputs), ...Object.values(assets).map((file) => `node_modules/${file}`)];
}

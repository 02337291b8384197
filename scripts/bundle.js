// The compiled command line into one file, parts of which come to life when a command needs them, and its threads, with a mark
// of what exactly was built: what is kept between runs is good for that build alone.

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

/** The program is read as Latin-1; esbuild escapes all but regular expressions, where the same escapes hold. */
const inAscii = (text) =>
  text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Returns the paths of all that was taken in, from the project's folder. */
export async function bundleCommandLine() {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const shared = {
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    outdir,
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
    metafile: true,
  };
  // What is loaded as a script is CommonJS: only so does Node 20 keep its compiled functions between runs.
  const program = await build({
    ...shared,
    entryPoints: { main: inDist('apps/cli/main.js') },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: ['@duckdb/node-api'],
    plugins: [leanPackages(false)],
    define: { 'import.meta.url': 'moduleUrl' },
    // Scripts cannot import; the one package that is not bundled is CommonJS.
    supported: { 'dynamic-import': false },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  const starter = await build({
    ...shared,
    entryPoints: { start: inDist('apps/cli/process/start.js') },
    format: 'esm',
  });
  const threads = await build({
    ...shared,
    entryPoints: {
      'piece-thread': inDist('apps/cli/pricing/piece-thread.js'),
      'attack-thread': inDist('apps/cli/proving/attack-thread.js'),
    },
    splitting: true,
    format: 'esm',
    plugins: [leanPackages(false)],
  });
  const outputFiles = [...program.outputFiles, ...starter.outputFiles, ...threads.outputFiles];
  const mark = createHash('sha256');
  for (const { path, text } of outputFiles.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const contents = inAscii(text);
    mark.update(contents);
    writeFileSync(path, contents);
  }
  for (const [name, file] of Object.entries(assets)) copyFileSync(resolve(file), `${outdir}/${name}`);
  // Evaluators that stand alone have this in them.
  const standalone = JSON.stringify(await runtimeTexts());
  mark.update(standalone);
  writeFileSync(inDist('cli/standalone-runtime.json'), standalone);
  writeFileSync(inDist('cli/build.txt'), `${mark.digest('hex')}\n`);
  return [
    ...Object.keys(program.metafile.inputs),
    ...Object.values(assets).map((file) => `node_modules/${file}`),
  ];
}

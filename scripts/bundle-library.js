// The library in few files that stand on nothing else, for Node and browsers alike; back ends are loaded when they are asked for.

import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { leanPackages } from './lean-packages.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One file each for what a program imports, by its name in `exports`. */
const entryPoints = {
  index: 'dist/compiler/index.js',
  runtime: 'dist/compiler/runtime/index.js',
  workbook: 'dist/compiler/6-emit/workbook/index.js',
  curves: 'dist/compiler/6-emit/curves/index.js',
};

/** Returns the paths of all that was taken in, from the project's folder. */
export async function bundleLibrary() {
  rmSync(`${root}dist/lib`, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    minifyWhitespace: true,
    minifySyntax: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    outdir: 'dist/lib',
    chunkNames: 'chunk-[hash]',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [leanPackages(true)],
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

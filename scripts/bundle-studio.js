// The page of `bareme studio` with its worker: what the browser needs is bundled here, so that the compiler's install stays light.

import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { unvalidated } from './unvalidated-grammar.js';
import { withoutExplanations } from './without-explanations.js';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const outdir = at('dist/studio');

/** The page and its worker, bundled into this folder. */
export const studioBundle = (folder) => ({
  entryPoints: { page: at('apps/studio/page/main.ts'), worker: at('apps/studio/engine/worker.ts') },
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  chunkNames: 'chunk-[hash]',
  outdir: folder,
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: at('.'),
  plugins: [withoutExplanations, unvalidated],
  metafile: true,
});

/** Returns the paths of all that was taken in, from the project's folder. */
export async function bundleStudio() {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile } = await build(studioBundle(outdir));
  for (const name of ['index.html', 'style.css', 'icon.svg'])
    copyFileSync(at(`apps/studio/page/${name}`), `${outdir}/${name}`);
  return Object.keys(metafile.inputs);
}

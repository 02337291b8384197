// The playground of the site: the page of the studio with its files in the browser, and rulesets to open in it.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Compilation } from '../../compiler/pipeline.js';

export interface PlaygroundExample {
  readonly name: string;
  readonly label: string;
  /** The rule file first, then modules and documents; paths from their common folder. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** As the server of the studio sends it, but for what only a header can say. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (path: string) => join(root, 'apps/studio', path);

/** Every file that the rules were read from. */
export function exampleOf(name: string, label: string, { files, documents }: Compilation): PlaygroundExample {
  const all = [...files, ...documents].map(({ path, text }) => ({ path, text }));
  const folders = all.map(({ path }) => path.split('/').slice(0, -1));
  const shared = folders.reduce((common, folder) => {
    const end = common.findIndex((part, index) => folder[index] !== part);
    return end < 0 ? common : common.slice(0, end);
  });
  const start = shared.length === 0 ? 0 : shared.join('/').length + 1;
  return { name, label, files: all.map(({ path, text }) => ({ path: path.slice(start), text })) };
}

/** Writes the page with its workers into a folder, to be served as it is. */
export async function writePlayground(folder: string, examples: readonly PlaygroundExample[]): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  mkdirSync(join(folder, 'examples'), { recursive: true });
  const { withoutExplanations }: { readonly withoutExplanations: Plugin } = await import(
    new URL('../../scripts/without-explanations.js', import.meta.url).href
  );
  await build({
    plugins: [withoutExplanations],
    entryPoints: {
      page: at('playground/main.ts'),
      worker: at('engine/worker.ts'),
      builder: at('playground/builder.ts'),
    },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    chunkNames: 'chunk-[hash]',
    define: { BAREME_VERSION: JSON.stringify(version) },
    outdir: folder,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const page = readFileSync(at('page/index.html'), 'utf8').replace(
    '<title>',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n    <title>`,
  );
  writeFileSync(join(folder, 'index.html'), page);
  for (const name of ['style.css', 'icon.svg'])
    writeFileSync(join(folder, name), readFileSync(at(`page/${name}`)));
  for (const { name, files } of examples)
    writeFileSync(join(folder, 'examples', `${name}.json`), JSON.stringify({ main: files[0]?.path, files }));
  const index = examples.map(({ name, label }) => ({ name, label }));
  writeFileSync(join(folder, 'examples', 'index.json'), JSON.stringify(index));
}

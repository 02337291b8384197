// `npm run vscode`: the extension as out/bareme.vsix, with its client, its server and what is generated from the language.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { snippets } from './snippets.js';
import { textMateGrammar } from './textmate-grammar.js';
import { type ExtensionManifest, vsix } from './vsix.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (path: string) => join(root, 'apps/vscode', path);
const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

/** What only `bareme build` and `bareme draw` need: a project that builds has its own bareme. */
const leftOut = [
  'exceljs',
  'jszip',
  'vega',
  '@resvg/resvg-wasm',
  '@expo-google-fonts/source-sans-3',
  '@duckdb/node-api',
];

async function bundled(
  entry: string,
  options: Parameters<typeof build>[0],
): Promise<readonly [string, Uint8Array][]> {
  const outdir = join(root, 'out/vscode');
  const { outputFiles = [] } = await build({
    entryPoints: { [entry === 'apps/cli/main.ts' ? 'main' : 'extension']: join(root, entry) },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
    outdir,
    ...options,
  });
  return outputFiles.map(({ path, contents }) => [
    path.slice(outdir.length + 1).replaceAll('\\', '/'),
    contents,
  ]);
}

/** The package with its name in the archive's folder. */
export async function packageExtension(): Promise<{
  readonly manifest: ExtensionManifest;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly bytes: Uint8Array;
}> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const { private: _, ...written } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const manifest = { ...written, version } as ExtensionManifest;
  const client = await bundled('apps/vscode/extension.ts', {
    format: 'cjs',
    external: ['vscode'],
    outExtension: { '.js': '.cjs' },
  });
  const server = await bundled('apps/cli/main.ts', {
    format: 'esm',
    splitting: true,
    chunkNames: 'chunk-[hash]',
    external: leftOut,
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  const copied = [
    'README.md',
    'package.nls.json',
    'package.nls.fr.json',
    'language-configuration.json',
    'l10n/bundle.l10n.fr.json',
  ];
  const files = new Map<string, string | Uint8Array>([
    ['package.json', json(manifest)],
    ['LICENSE.txt', readFileSync(join(root, 'LICENSE'), 'utf8')],
    ['syntaxes/bareme.tmLanguage.json', json(textMateGrammar())],
    ['snippets/bareme.json', json(snippets())],
    ...copied.map((path): [string, string] => [path, readFileSync(at(path), 'utf8')]),
    ...client,
    ...server.map(([path, content]): [string, Uint8Array] => [`server/${path}`, content]),
  ]);
  const { description } = JSON.parse(readFileSync(at('package.nls.json'), 'utf8')) as { description: string };
  return { manifest, files, bytes: vsix(manifest, description, files) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bytes } = await packageExtension();
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out/bareme.vsix'), bytes);
  process.stdout.write(`out/bareme.vsix: ${Math.round(bytes.length / 1024)} KB\n`);
}

// Test support: bundles source text against this package as a web project would, and says what came in and how large it is.

import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { projectRoot } from '../emit-typescript/compile-evaluator.js';

export interface Bundle {
  /** The minified chunks, the entry first; the others are loaded on demand. */
  readonly chunks: readonly {
    readonly name: string;
    readonly code: string;
    readonly gzipped: number;
    readonly files: readonly string[];
  }[];
  /** Every file of the entry chunk and of those that it loads at once. */
  readonly atOnce: ReadonlySet<string>;
}

/** The package by its name, on its sources. */
const entries: Readonly<Record<string, string>> = {
  bareme: 'compiler/index.ts',
  'bareme/runtime': 'compiler/runtime/index.ts',
  'bareme/workbook': 'compiler/6-emit/workbook/index.ts',
};

const thisPackage: Plugin = {
  name: 'this package',
  setup(plugins) {
    plugins.onResolve({ filter: /^bareme(\/|$)/ }, ({ path }) => ({
      path: `${projectRoot}/${entries[path] ?? path}`,
    }));
  },
};

/** For browsers: a module of Node anywhere in it makes the bundling fail. */
export async function bundle(source: string, format: 'esm' | 'iife' = 'esm'): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: projectRoot, loader: 'ts', sourcefile: 'entry.ts' },
    absWorkingDir: projectRoot,
    outdir: 'bundled',
    bundle: true,
    minify: true,
    splitting: format === 'esm',
    platform: 'browser',
    target: 'es2022',
    format,
    write: false,
    metafile: true,
    logLevel: 'silent',
    plugins: [thisPackage],
  });
  const outputs = Object.entries(metafile.outputs).map(([path, output]) => {
    const code = outputFiles.find((file) => file.path.endsWith(path))?.text ?? '';
    return {
      path,
      name: basename(path),
      code,
      gzipped: gzipSync(code).length,
      files: Object.keys(output.inputs),
      output,
    };
  });
  const atOnce = new Set<string>();
  const follow = (path: string): void => {
    const found = outputs.find((output) => output.path === path);
    for (const file of found?.files ?? []) atOnce.add(file);
    for (const { path: next, kind } of found?.output.imports ?? []) {
      if (kind === 'import-statement') follow(next);
    }
  };
  const isEntry = ({ output }: (typeof outputs)[number]) => output.entryPoint === 'entry.ts';
  const entry = outputs.find(isEntry);
  if (entry !== undefined) follow(entry.path);
  return { chunks: outputs.sort((a, b) => Number(isEntry(b)) - Number(isEntry(a))), atOnce };
}

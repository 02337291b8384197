// The program of a thread out of the sources, as the bundle has it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { projectRoot } from '../emit-typescript/compile-evaluator.js';

/** Starts it with a task; `drop` removes what was bundled. */
export async function bundledThread(
  source: string,
): Promise<{ readonly start: (task: unknown) => Worker; readonly drop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'bareme-thread-'));
  const outfile = join(folder, 'thread.mjs');
  await build({
    entryPoints: [join(projectRoot, source)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'error',
  });
  return {
    start: (task) => new Worker(pathToFileURL(outfile), { workerData: task, execArgv: [] }),
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

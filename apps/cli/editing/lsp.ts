// bareme lsp: the language server, over standard input and output.

import type { Readable, Writable } from 'node:stream';
import type { Session } from '../process/session.js';
import { type ExitStatus, exit } from '../process/stop.js';
import { compilerVersion } from '../process/version.js';
import { projectFiles } from '../rulesets/project-files.js';

/** Serves one editor until it ends. */
export async function lsp(
  { lang }: Session,
  streams: { readonly input: Readable; readonly output: Writable } = {
    input: process.stdin,
    output: process.stdout,
  },
): Promise<ExitStatus> {
  const { serve } = await import('../../lsp/serve.js');
  await serve({ ...streams, lang, project: projectFiles, version: compilerVersion() });
  return exit.ok;
}

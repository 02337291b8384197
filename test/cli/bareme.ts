// Runs the command line in the test's own process, on a folder of its own.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Host } from '../../apps/cli/process/host.js';
import { runProgram } from '../../apps/cli/run-program.js';

export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  readonly path: string;
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly bareme: (
    words: readonly string[],
    input?: string | Uint8Array,
    env?: Record<string, string>,
    more?: Partial<Host>,
  ) => Promise<Ended>;
}

/** A fresh folder that is removed after the tests of the file. */
export function folder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'bareme-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    async bareme(words, input = '', env = {}, more = {}) {
      let out = '';
      let err = '';
      async function* stdin() {
        yield typeof input === 'string' ? Buffer.from(input) : input;
      }
      const status = await runProgram(words, {
        cwd: path,
        env,
        stdin: stdin(),
        out: async (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
        outIsTerminal: false,
        errIsTerminal: false,
        ...more,
      });
      return { status, out, err };
    },
  };
}

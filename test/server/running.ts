// A server of the command line, in the process of the test, on a free port.

import { afterAll } from 'vitest';
import { runProgram } from '../../apps/cli/run-program.js';
import type { Folder } from '../cli/bareme.js';

export interface Running {
  readonly url: string;
  readonly log: () => readonly Record<string, unknown>[];
  /** Tells it to stop; the status of the command. */
  readonly stop: () => Promise<number>;
}

export async function serving(
  there: Folder,
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<Running> {
  let told = '';
  let stop = () => {};
  const until = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let ended: Promise<number> | undefined;
  const url = await new Promise<string>((resolve, reject) => {
    ended = runProgram(['serve', ...words, '--port', '0'], {
      cwd: there.path,
      env,
      stdin: (async function* () {})(),
      out: async (text) => resolve(text.trim()),
      err: (text) => {
        told += text;
      },
      outIsTerminal: false,
      errIsTerminal: false,
      untilStopped: () => until,
    });
    ended.then((status) => reject(new Error(`ended with ${status}: ${told}`)));
  });
  const end = async (): Promise<number> => {
    stop();
    return (await ended) ?? -1;
  };
  afterAll(end);
  return {
    url,
    stop: end,
    log: () =>
      told
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line)),
  };
}

// A server in a process of its own, and what it takes of the machine.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Started {
  /** As it prints it. */
  readonly url: string;
  readonly port: number;
  /** Seconds of processor time, its garbage collector and all. */
  readonly processorTime: () => number;
  /** Megabytes that the process holds. */
  readonly resident: () => number;
  /** Megabytes of its heap that are in use, once it has collected what is not. */
  readonly heap: () => Promise<number>;
  readonly stop: () => void;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Node with these words, from the project's folder; the process prints its URL when it listens. */
export async function started(words: readonly string[]): Promise<Started> {
  const before = ['--expose-gc', '--import', './bench/server/tells-memory.js'];
  const server = spawn(process.execPath, [...before, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout?.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
    server.once('exit', () => reject(new Error(`it did not start: ${words.join(' ')}`)));
  });
  const about = (what: string) => readFileSync(`/proc/${server.pid}/${what}`, 'utf8');
  return {
    url,
    port: Number(new URL(url).port),
    processorTime() {
      const fields = about('stat')
        .replace(/^.*\) /, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    resident: () => Number(/VmRSS:\s+(\d+)/.exec(about('status'))?.[1]) / 1000,
    heap: () =>
      new Promise((resolve) => {
        server.once('message', (bytes) => resolve(Number(bytes) / 1e6));
        server.send('heap');
      }),
    stop: () => void server.kill('SIGTERM'),
  };
}

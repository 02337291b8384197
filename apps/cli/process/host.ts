// The outside world as the commands see it: streams, environment and folder, so that tests can stand in for it.

import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { identityOfOpen } from './file-identity.js';
import type { Redirected } from './output-files.js';

export interface Host {
  /** Folder from which paths are read. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Results. Resolves when more may be written, so that large outputs do not pile up in memory. */
  readonly out: (text: string) => Promise<void>;
  /** Diagnostics and progress. */
  readonly err: (text: string) => void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Settles when the process is told to stop; undefined where it cannot be told. */
  readonly untilStopped?: (() => Promise<void>) | undefined;
  /** True: only results and what is wrong are told, nothing of what went well, no remark, no progress. */
  readonly quiet?: boolean | undefined;
  /** The day by the clock of the machine, `YYYY-MM-DD`; undefined where there is none. */
  readonly today?: (() => string) | undefined;
  /** Says which build of bareme this is; undefined where it runs from its sources, which may change at any time. */
  readonly build?: string | undefined;
  /** The files that the streams are redirected to. */
  readonly redirected?: Redirected | undefined;
  /** Calls back when the user asks the command to stop (Ctrl-C); it then ends by itself, with what it has. */
  readonly onInterrupt?: ((act: () => void) => void) | undefined;
  /** Starts a thread that prices pieces of files; undefined where only the thread at hand is there. */
  readonly startThread?: ((task: unknown) => Worker) | undefined;
  /** Starts a thread that attacks checks. */
  readonly startAttack?: ((task: unknown) => Worker) | undefined;
}

/**
 * The process that runs the command. A reader that goes away (`| head`) ends it quietly; results that cannot be written
 * for another reason are handed to `unwritten`, which ends it with a message.
 */
export function processHost(unwritten: (host: Host, error: Error) => never): Host {
  const { stdout, stderr, stdin, env } = process;
  const host: Host = {
    cwd: process.cwd(),
    env,
    stdin,
    async out(text) {
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    err: (text) => void stderr.write(text),
    outIsTerminal: stdout.isTTY === true,
    errIsTerminal: stderr.isTTY === true,
    today: localDay,
    build: buildMark(),
    redirected: { stdin: identityOfOpen(0), stdout: identityOfOpen(1), stderr: identityOfOpen(2) },
    onInterrupt: (act) => void process.once('SIGINT', act),
    startThread: starting(threadFile),
    startAttack: starting(attackFile),
  };
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    unwritten(host, error);
  });
  // What cannot be told cannot be told otherwise either.
  stderr.on('error', () => {});
  return host;
}

function localDay(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** They stand beside this file in the bundle. */
const threadFile = new URL('./piece-thread.js', import.meta.url);
const attackFile = new URL('./attack-thread.js', import.meta.url);

/** The options of Node are those of the process; what it was told to load at its start is not loaded again. */
const starting = (file: URL): ((task: unknown) => Worker) | undefined =>
  existsSync(file) ? (task) => new Worker(file, { workerData: task, execArgv: [] }) : undefined;

/** What the bundle was marked with when it was made, beside this file. */
function buildMark(): string | undefined {
  try {
    return readFileSync(new URL('./build.txt', import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

/** Colours only on a terminal that wants them: `NO_COLOR` and a dumb terminal say no. */
export const colorOn = (host: Host, terminal: boolean): boolean =>
  terminal && (host.env.NO_COLOR ?? '') === '' && host.env.TERM !== 'dumb';

/** The language of the person at the terminal, for what is said before any rule file is read. */
export function localeOf(env: Host['env']): Locale {
  const wanted = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => (value ?? '') !== '') ?? '';
  return /^fr/i.test(wanted) ? 'fr' : 'en';
}

// A command again and again, as the files that it reads change, until it is told to stop.

import { statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { renderText } from '../../../compiler/diagnostics/render.js';
import { colorOn } from './host.js';
import { localeFor, type Session } from './session.js';
import { shownPath } from './shown-path.js';
import { type ExitStatus, exit, nowhere, Stop } from './stop.js';

/** Milliseconds between two looks at a file: slower than being told, and right on every disk. */
const pause = 200;

/**
 * Runs a command, and again when a file changes that it was told to read. What stops the first run stops the command; later
 * it is told, and the next change is waited for. The status is that of the last run.
 */
export async function watching(
  begin: () => Session,
  asked: { readonly watch?: boolean; readonly format?: string; readonly out?: string },
  command: (session: Session) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const first = begin();
  if (asked.watch !== true) return command(first);
  if (asked.format !== 'text' || asked.out !== undefined)
    throw new Stop(badChoice(nowhere, { message: forPeople }));
  let session = first;
  let status = await command(session);
  let known = statesOf(session.outputs.inputs());
  const { host } = first;
  const until = host.untilStopped?.() ?? new Promise<void>(() => {});
  for (;;) {
    const changed = await change(known, until);
    if (changed === undefined) return status;
    host.err(
      `\n${shownPath(changed, host.cwd)} ${{ en: 'has changed', fr: 'a changé' }[localeFor(session, undefined)]}\n`,
    );
    // As the files were before the run: what changes while it goes on is looked at by the next one. A run that stops early may
    // not have come to all files: those of the run before are still looked at.
    const before = statesOf([...known.keys()]);
    session = begin();
    const own = session;
    status = await toldIfStopped(own, () => command(own));
    known = new Map([...statesOf(own.outputs.inputs()), ...before]);
  }
}

const forPeople = {
  en: '`--watch` reports for people: leave `--format json` and `--out` out',
  fr: '`--watch` rend compte à des personnes : retirez `--format json` et `--out`',
};

async function toldIfStopped(session: Session, run: () => Promise<ExitStatus>): Promise<ExitStatus> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const { host } = session;
    const color = colorOn(host, host.errIsTerminal);
    const locale = localeFor(session, undefined);
    host.err(renderText([error.diagnostic], { locale, textOf: () => undefined, color }));
    return exit.failed;
  }
}

/** What tells a file from what it was before. */
function stateOf(path: string): string {
  const status = statSync(path, { throwIfNoEntry: false });
  return status === undefined ? 'none' : `${status.mtimeMs} ${status.size} ${status.ino}`;
}

const statesOf = (paths: readonly string[]): ReadonlyMap<string, string> =>
  new Map(paths.map((path) => [path, stateOf(path)]));

/** The first of these files that is not as it was: it changed, came or went. Undefined when `until` settles before. */
async function change(were: ReadonlyMap<string, string>, until: Promise<void>): Promise<string | undefined> {
  let stopped = false;
  until.then(() => {
    stopped = true;
  });
  while (!stopped) {
    for (const [path, was] of were) if (stateOf(path) !== was) return path;
    await Promise.race([setTimeout(pause), until]);
  }
  return undefined;
}

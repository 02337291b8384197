// bareme init: a small ruleset with its document and facts, to begin from.

import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { cannotWrite, fileExists } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { systemCodeOf } from '../process/output-files.js';
import { confirm, localeFor, type Session } from '../process/session.js';
import { shownPath } from '../process/shown-path.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import { starterFiles } from '../rulesets/starter.js';

/** Writes into a folder that is not there yet, or is empty; never over anything. */
export async function init(session: Session, folder: string): Promise<ExitStatus> {
  const { host, outputs } = session;
  const path = resolve(host.cwd, folder);
  const shown = shownPath(path, host.cwd);
  const locale = localeFor(session, undefined);
  const name = nameFrom(basename(path));
  try {
    if (existsSync(path) && readdirSync(path).length > 0) {
      throw new Stop(fileExists(nowhere, { path: shown }));
    }
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(cannotWrite(nowhere, { path: shown, reason: systemCodeOf(error) }));
  }
  const files = starterFiles(name, basename(path), locale).map((file) => ({
    path: join(path, file.name),
    content: file.content,
  }));
  outputs.writeAll(files);
  for (const file of files) await confirm(session, `${shownPath(file.path, host.cwd)}\n`);
  const next = [
    `check ${shown}`,
    `run ${shown} --facts ${shown}/facts.json`,
    `explain ${shown} --facts ${shown}/facts.json`,
    `build ${shown} --out generated`,
  ];
  const heading = { en: 'Next:', fr: 'Ensuite :' }[locale];
  await confirm(session, `\n${heading}\n${next.map((command) => `  npx bareme ${command}\n`).join('')}`);
  return exit.ok;
}

/** A name of the language from that of a folder. */
function nameFrom(folder: string): string {
  const name = folder.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '');
  return /^\p{L}/u.test(name) ? name : `tariff_${name}`.replace(/_$/, '');
}

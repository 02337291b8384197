// The files of a ruleset as what no output of a command may be.

import type { Session } from '../process/session.js';
import type { MadeOf } from './load-ruleset.js';
import { settingsFile } from './read-levels.js';

/** Its rule files, its documents (also those that are not there yet) and the settings of its project. */
export function protectFilesOf({ outputs }: Session, main: string, { root, settings, looked }: MadeOf): void {
  outputs.protect(main);
  for (const { path } of looked) outputs.protect(path);
  if (settings !== undefined) outputs.protect(settingsFile(root));
}

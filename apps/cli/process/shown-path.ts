// Paths as people are shown them.

import { relative, sep } from 'node:path';

/** A path as it is shown: from the working folder when it lies within, with forward slashes. */
export function shownPath(path: string, cwd: string): string {
  const within = relative(cwd, path);
  const shown = within === '' ? '.' : within.startsWith(`..${sep}`) || within === '..' ? path : within;
  return shown.split(sep).join('/');
}

// Where bareme keeps what it can make again: in the folder that the system has for that, or where BAREME_CACHE says.

import { join, resolve } from 'node:path';
import type { Host } from './host.js';

/** Undefined when nothing is to be kept: `BAREME_CACHE=off`, or no such folder is known. */
export function cacheFolder({ env, cwd }: Pick<Host, 'env' | 'cwd'>): string | undefined {
  const asked = env.BAREME_CACHE ?? '';
  if (asked === 'off') return undefined;
  if (asked !== '') return resolve(cwd, asked);
  const home = env.HOME ?? env.USERPROFILE ?? '';
  const base =
    process.platform === 'win32'
      ? env.LOCALAPPDATA
      : (env.XDG_CACHE_HOME ??
        (home === '' ? undefined : join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache')));
  return base === undefined || base === '' ? undefined : join(base, 'bareme');
}

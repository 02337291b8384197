// Where verdicts are kept between runs.

import { join, resolve } from 'node:path';
import { cacheFolder } from '../process/cache-folder.js';
import type { Host } from '../process/host.js';

/** The folder that was asked for; else among what bareme keeps, unless it runs from its sources, which may change at any time. */
export function proofFolder(host: Host, asked: string | undefined): string | undefined {
  if (asked !== undefined) return resolve(host.cwd, asked);
  const folder = host.build === undefined ? undefined : cacheFolder(host);
  return folder && join(folder, 'proofs');
}

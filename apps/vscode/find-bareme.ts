// Which bareme serves a folder: that of its project, as its scripts would run it, else the one of the extension.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface FoundBareme {
  readonly path: string;
  /** It came with the extension: it checks and proves, but has no renderer of workbooks. */
  readonly isOwn: boolean;
}

export function findBareme(
  folder: string | undefined,
  own: string,
  { set, isTrusted }: { readonly set: string; readonly isTrusted: boolean },
): FoundBareme {
  // A folder that nobody has trusted says nothing about what is run.
  if (!isTrusted) return { path: own, isOwn: true };
  if (set !== '') return { path: set, isOwn: false };
  for (let at = folder; at !== undefined; at = dirname(at) === at ? undefined : dirname(at)) {
    const path = join(at, 'node_modules', 'bareme', 'bin', 'bareme.js');
    if (existsSync(path)) return { path, isOwn: false };
  }
  return { path: own, isOwn: true };
}

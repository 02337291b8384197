// Files that rules name, read only where they lie within the project.

import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';

/** A file by absolute path with the hash of its bytes; undefined where there was none that may be read. */
export interface FileLookedAt {
  readonly path: string;
  readonly sha256: string | undefined;
}

/** A file of the project; nothing outside its folder is read, not even through a link. */
export function readWithin(root: string, file: string): Uint8Array | undefined {
  if (!isWithin(root, file) || !existsSync(file)) return undefined;
  try {
    return isWithin(realpathSync(root), realpathSync(file)) ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

const isWithin = (root: string, file: string): boolean =>
  file.startsWith(root.endsWith(sep) ? root : root + sep);

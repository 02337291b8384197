// SHA-256 of what outputs come from, so that any output can be traced to the files it was made of.

import { createHash } from 'node:crypto';

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/**
 * One hash for a rule file with everything it uses: that of the file itself when it stands alone (what `sha256sum` says of
 * it), otherwise that of the lines `HASH  PATH` that `sha256sum` prints, in the order of `files`.
 */
export function combinedHash(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  const only = files[0];
  if (files.length === 1 && only !== undefined) return only.sha256;
  return sha256(files.map((file) => `${file.sha256}  ${file.path}\n`).join(''));
}

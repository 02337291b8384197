// SHA-256 of what outputs come from, so that any output can be traced to the files it was made of.

import { createHash } from 'node:crypto';

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** Of a text file, as it is with `\n` at the ends of its lines: the same on every machine that it is checked out on. */
export function sha256OfText(bytes: Uint8Array): string {
  if (!bytes.includes(0x0d)) return sha256(bytes);
  // One character a byte, so that every other byte stays as it is.
  return sha256(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'));
}

/**
 * One hash for a rule file with everything it uses: that of the file itself when it stands alone (what `sha256sum` says of
 * it), otherwise that of the lines `HASH  PATH` that `sha256sum` prints, in the order of `files`.
 */
export function combinedHash(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  const only = files[0];
  if (files.length === 1 && only !== undefined) return only.sha256;
  return sha256(files.map((file) => `${file.sha256}  ${file.path}\n`).join(''));
}

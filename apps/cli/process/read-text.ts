// Files as UTF-8 text, or a message that says why not.

import { readFileSync, statSync } from 'node:fs';
import { fileNotFound, unreadableFile } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { nowhere, Stop } from './stop.js';

/** Greatest rule file or document, in bytes. */
const largestText = 50_000_000;

export interface TextFile {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Reads a whole text; `shown` is the path as the user knows it. Throws a Stop that names what is wrong. */
export function readTextFile(path: string, shown: string): TextFile {
  const bytes = readBytes(path, shown);
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new Stop(unreadableFile(nowhere, { path: shown, reason: 'not-utf-8' }));
  return { text, bytes };
}

/** Throws a Stop that names what is wrong. */
export function readBytes(path: string, shown: string): Uint8Array {
  try {
    const status = statSync(path);
    if (status.isDirectory()) throw new Stop(unreadableFile(nowhere, { path: shown, reason: 'folder' }));
    if (status.size > largestText) {
      throw new Stop(unreadableFile(nowhere, { path: shown, reason: 'too-large' }));
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw isMissing(error)
      ? new Stop(fileNotFound(nowhere, { path: shown }))
      : new Stop(unreadableFile(nowhere, { path: shown, reason: 'denied' }));
  }
}

/** True for errors that say that there is no such file. */
export function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
}

// Each text is decoded whole, so that nothing of one stays for the next.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Undefined when the bytes are not UTF-8. A byte order mark is left out. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

// The hash that a line of records bears of itself: whether it was changed after it was written.

import { sha256 } from '../process/hashes.js';

/** JSON of an object with the hash of all before it as its last property. */
export const sealed = (json: string): string => `${json.slice(0, -1)},"sha256":"${sha256(json)}"}`;

/** Whether a line is as it was written. */
export function isSealed(line: string): boolean {
  const match = /^(.*),"sha256":"([0-9a-f]{64})"\}\s*$/s.exec(line);
  return match !== null && sha256(`${match[1] ?? ''}}`) === match[2];
}

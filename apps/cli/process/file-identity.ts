// What file a path means: by its true name, and by what stands there, so that links are seen through.

import { type BigIntStats, fstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Undefined where nothing stands, or nothing that can be looked at. */
export function statusOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** True for what is written to as it is: a terminal, a pipe, `/dev/null`. */
export function isDevice(path: string): boolean {
  const status = statusOf(path);
  return status !== undefined && !status.isFile() && !status.isDirectory();
}

/** Where a path leads, over links of which the last may lead to nothing yet. */
export function linkedTo(path: string): string {
  let at = path;
  for (let hops = 0; hops < 40; hops++) {
    try {
      return realpathSync(at);
    } catch {
      const link = linkAt(at);
      if (link === undefined) break;
      at = resolve(dirname(at), link);
    }
  }
  const folder = dirname(at);
  return folder === at ? at : join(existing(folder), basename(at));
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** A folder by its true name, as far up as there is one. */
function existing(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : join(existing(above), basename(folder));
  }
}

/** By name, and by what stands there: two names of one file share the second. */
export function keysOf(path: string): readonly string[] {
  const identity = identityOf(statusOf(path));
  return identity === undefined ? [linkedTo(path)] : [linkedTo(path), identity];
}

/** What tells a file from every other, whatever it is called; undefined for what is no file. */
const identityOf = (status: BigIntStats | undefined): string | undefined =>
  status?.isFile() === true ? `${status.dev}:${status.ino}` : undefined;

/** The same of an open file, by its number. */
export function identityOfOpen(file: number): string | undefined {
  try {
    return identityOf(fstatSync(file, { bigint: true }));
  } catch {
    return undefined;
  }
}

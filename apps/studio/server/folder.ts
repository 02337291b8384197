// The files of the folder that was opened: rule files, documents and cases; what rules name outside of it is read, never written.

import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { outlineOf } from '../../../grammar/editing/outline.js';

export interface FolderFile {
  /** From the folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  /** False for what rules name outside of the folder. */
  readonly writable: boolean;
}

export type Saved =
  | { readonly ok: true; readonly sha256: string }
  /** The file is another one by now, or is there already. */
  | { readonly ok: false; readonly reason: 'changed' | 'forbidden' };

const kinds = ['.bareme', '.txt', '.json'];
const skipped = new Set(['node_modules', 'dist', 'out', 'generated']);
const mostFiles = 400;
const largest = 5_000_000;

export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

export const isKnownKind = (path: string): boolean => kinds.some((kind) => path.endsWith(kind));

export class Folder {
  readonly #root: string;
  /** Nothing above it is read, whatever rules name. */
  readonly #project: string;

  /** Both must be there. */
  constructor(folder: string, project: string) {
    this.#root = realpathSync(folder);
    this.#project = realpathSync(project);
  }

  get name(): string {
    return this.#root.split(sep).at(-1) ?? this.#root;
  }

  /** Every file, and those that their rules name outside of the folder within the project. */
  files(): readonly FolderFile[] {
    const paths: string[] = [];
    const walk = (folder: string) => {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (paths.length >= mostFiles || entry.name.startsWith('.') || skipped.has(entry.name)) continue;
        const path = join(folder, entry.name);
        if (entry.isDirectory()) walk(path);
        else if (entry.isFile() && isKnownKind(entry.name)) paths.push(path);
      }
    };
    walk(this.#root);
    const found = new Map<string, FolderFile>();
    const open = paths.sort();
    for (let path = open.shift(); path !== undefined; path = open.shift()) {
      const file = this.#fileAt(path);
      if (file === undefined || found.has(file.path)) continue;
      found.set(file.path, file);
      if (!path.endsWith('.bareme')) continue;
      for (const { concept, label } of outlineOf(file.text).statements) {
        if ((concept === 'use' || concept === 'source') && label !== undefined)
          open.push(resolve(dirname(path), label.text));
      }
    }
    return [...found.values()];
  }

  /** The file as it stands; undefined where it may not be read. */
  read(path: string): FolderFile | undefined {
    const place = this.#placeOf(path);
    return place === undefined ? undefined : this.#fileAt(place);
  }

  /**
   * Writes a file in one step, where it still is what `expected` says: the hash of what was opened, or undefined for a new
   * one. Its mode stays; so do its line endings, which are the writer's.
   */
  save(path: string, text: string, expected: string | undefined): Saved {
    const place = this.#placeOf(path);
    if (place === undefined || !isKnownKind(place)) return { ok: false, reason: 'forbidden' };
    const isThere = existsSync(place);
    const now = isThere ? hashOf(readFileSync(place)) : undefined;
    if (now !== expected) return { ok: false, reason: 'changed' };
    const draft = `${place}.${randomBytes(6).toString('hex')}.draft`;
    const mode = isThere ? statSync(place).mode & 0o777 : 0o644;
    const file = openSync(draft, 'wx', mode);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    try {
      renameSync(draft, place);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
    return { ok: true, sha256: hashOf(text) };
  }

  /** The text at the last commit; undefined where there is none. Never writes. */
  committed(path: string): Promise<string | undefined> {
    const place = this.#placeOf(path);
    if (place === undefined) return Promise.resolve(undefined);
    return new Promise((done) => {
      execFile(
        'git',
        ['show', `HEAD:./${relative(dirname(place), place)}`],
        { cwd: dirname(place), maxBuffer: 2 * largest },
        (error, out) => done(error === null ? out : undefined),
      );
    });
  }

  /** Where a file of the folder stands on disk; undefined outside of it, through links as well. */
  #placeOf(path: string): string | undefined {
    if (path === '' || path.includes('\0') || path.includes('\\')) return undefined;
    const place = resolve(this.#root, path);
    if (!isWithin(this.#root, place) || !existsSync(dirname(place))) return undefined;
    if (!isWithin(this.#root, join(realpathSync(dirname(place)), 'x'))) return undefined;
    return existsSync(place) && !isWithin(this.#root, realpathSync(place)) ? undefined : place;
  }

  /** Within the folder, or named by its rules within the project. */
  #fileAt(place: string): FolderFile | undefined {
    try {
      const real = realpathSync(place);
      if (!isKnownKind(place) || !isKnownKind(real) || !isWithin(this.#project, real)) return undefined;
      if (statSync(real).size > largest) return undefined;
      const bytes = readFileSync(real);
      return {
        path: relative(this.#root, place).split(sep).join('/'),
        text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
        sha256: hashOf(bytes),
        writable: isWithin(this.#root, real),
      };
    } catch {
      return undefined;
    }
  }
}

const isWithin = (root: string, path: string): boolean =>
  path.startsWith(root.endsWith(sep) ? root : root + sep);

// Every file that a command writes, in one way: never onto what the command reads, beside its name until it is whole.

import { closeSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { cannotWrite } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { outputOnInput, outputTwice } from '../../../compiler/diagnostics/catalogue/outside/outputs.js';
import { isDevice, keysOf, linkedTo, statusOf } from './file-identity.js';
import { shownPath } from './shown-path.js';
import { nowhere, Stop } from './stop.js';

/** A file that is being written. Nothing stands at its name before `close`. */
export interface OutputFile {
  readonly write: (content: string | Uint8Array) => void;
  /** Puts what was written at its name, in place of what stood there. */
  readonly close: () => void;
  /** In place of `close` where nothing was written: takes away what stood at its name; true where there was something. */
  readonly clear: () => boolean;
  /** Leaves everything as it was. */
  readonly drop: () => void;
}

export interface NamedContent {
  /** From the working folder, or absolute. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What a stream of the process is redirected to, where that is a file: see `identityOfOpen`. */
export interface Redirected {
  readonly stdin?: string | undefined;
  readonly stdout?: string | undefined;
  readonly stderr?: string | undefined;
}

/** Files that are not whole yet, of all commands of the process: they go when it ends before its time. */
const unfinished = new Set<string>();

/** Takes away what was begun and not ended. */
export function dropUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
  unfinished.clear();
}

export const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function endedBy(signal: NodeJS.Signals): void {
  dropUnfinished();
  for (const each of signals) process.removeListener(each, endedBy);
  process.kill(process.pid, signal);
}

/** Signals are listened to only while a file is unfinished: a listener waits for computations that nothing interrupts. */
function begin(path: string): void {
  if (unfinished.size === 0) for (const signal of signals) process.on(signal, endedBy);
  unfinished.add(path);
}

function end(path: string): void {
  unfinished.delete(path);
  if (unfinished.size === 0) for (const signal of signals) process.removeListener(signal, endedBy);
}

/** The outputs of one command, and the files that they must never be. Throws a Stop that names the file. */
export class OutputFiles {
  readonly #cwd: string;
  readonly #streams: Redirected;
  /** By name and by identity: as it is shown. */
  readonly #inputs = new Map<string, string>();
  readonly #read = new Set<string>();
  readonly #outputs = new Set<string>();

  constructor(cwd: string, streams: Redirected = {}) {
    this.#cwd = cwd;
    this.#streams = streams;
    if (streams.stdin !== undefined) this.#inputs.set(streams.stdin, '-');
    if (streams.stdout !== undefined) this.#outputs.add(streams.stdout);
  }

  /** A file that the command reads, or would read if it were there. */
  protect(path: string): void {
    const absolute = resolve(this.#cwd, path);
    const shown = shownPath(absolute, this.#cwd);
    this.#read.add(absolute);
    for (const key of keysOf(absolute)) {
      if (key === this.#streams.stdout || key === this.#streams.stderr) {
        throw new Stop(outputOnInput(nowhere, { path: '>', input: shown }));
      }
      this.#inputs.set(key, shown);
    }
  }

  /** The files that the command reads, or would read if they were there: absolute paths. */
  inputs(): readonly string[] {
    return [...this.#read];
  }

  /** A file that is not written before the first piece of it comes. It holds no rules, so it replaces no rule file either. */
  open(path: string): OutputFile {
    const target = this.#claimed(path);
    if (linkedTo(target).endsWith('.bareme') && statusOf(target)?.isFile() === true)
      throw new Stop(outputOnInput(nowhere, { path: shownPath(target, this.#cwd), input: undefined }));
    let draft: Draft | undefined;
    return {
      write: (content) => {
        draft ??= this.#guarded(target, () => begun(target));
        const { file } = draft;
        this.#guarded(target, () => writeFileSync(file, content));
      },
      close: () => {
        const done = draft;
        draft = undefined;
        if (done !== undefined) this.#guarded(target, () => finished(done, target, () => this.#check(path)));
      },
      clear: () => {
        if (statusOf(target)?.isFile() !== true) return false;
        this.#guarded(target, () => rmSync(realpathSync(target)));
        return true;
      },
      drop: () => {
        if (draft !== undefined) dropped(draft);
        draft = undefined;
      },
    };
  }

  /** All of them or none: each is written whole before the first takes its name. Folders are made. */
  writeAll(files: readonly NamedContent[]): void {
    this.#replaceAll(files.map(({ path, content }) => ({ target: this.#claimed(path), content })));
  }

  /** For commands that are asked to change a file that they read: whole, in place of what it was. */
  rewriteAll(files: readonly NamedContent[]): void {
    this.#replaceAll(files.map(({ path, content }) => ({ target: resolve(this.#cwd, path), content })));
  }

  #replaceAll(files: readonly { readonly target: string; readonly content: string | Uint8Array }[]): void {
    const drafts: { readonly draft: Draft; readonly target: string }[] = [];
    try {
      for (const { target, content } of files) {
        this.#guarded(target, () => {
          const draft = begun(target);
          drafts.push({ draft, target });
          writeFileSync(draft.file, content);
        });
      }
      for (const { draft, target } of drafts) this.#guarded(target, () => finished(draft, target));
    } catch (error) {
      for (const { draft } of drafts) dropped(draft);
      throw error;
    }
  }

  /** The absolute path of an output that is no input and no other output of the command. */
  #claimed(path: string): string {
    const target = resolve(this.#cwd, path);
    const shown = this.#check(path);
    if (isDevice(target)) return target;
    const keys = keysOf(target);
    if (keys.some((key) => this.#outputs.has(key))) throw new Stop(outputTwice(nowhere, { path: shown }));
    for (const key of keys) this.#outputs.add(key);
    return target;
  }

  #check(path: string): string {
    const target = resolve(this.#cwd, path);
    const shown = shownPath(target, this.#cwd);
    for (const key of keysOf(target)) {
      const input = this.#inputs.get(key);
      if (input !== undefined) throw new Stop(outputOnInput(nowhere, { path: shown, input }));
    }
    return shown;
  }

  #guarded<T>(target: string, action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (error instanceof Stop) throw error;
      const path = shownPath(target, this.#cwd);
      throw new Stop(cannotWrite(nowhere, { path, reason: systemCodeOf(error) }));
    }
  }
}

/** The code of an error of the system, such as `ENOSPC`. */
export const systemCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

interface Draft {
  readonly file: number;
  /** Undefined for what is written to as it is: a device, a pipe. */
  readonly path: string | undefined;
}

let drafts = 0;

function begun(target: string): Draft {
  mkdirSync(dirname(target), { recursive: true });
  if (isDevice(target)) return { file: openSync(target, 'w'), path: undefined };
  const at = linkedTo(target);
  const before = statusOf(at);
  if (before?.isDirectory() === true) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  const path = join(dirname(at), `.${basename(at).slice(0, 100)}.${process.pid}-${drafts++}.part`);
  const file = openSync(path, 'wx', before === undefined ? 0o666 : Number(before.mode) & 0o777);
  begin(path);
  return { file, path };
}

/** `check` is asked once more: what is read may have become known since the file was begun. */
function finished({ file, path }: Draft, target: string, check: () => void = () => {}): void {
  try {
    closeSync(file);
    if (path === undefined) return;
    check();
    renameSync(path, linkedTo(target));
    end(path);
  } catch (error) {
    if (path !== undefined) dropped({ file, path });
    throw error;
  }
}

function dropped({ file, path }: Draft): void {
  try {
    closeSync(file);
  } catch {
    // It was closed before.
  }
  if (path === undefined) return;
  rmSync(path, { force: true });
  end(path);
}

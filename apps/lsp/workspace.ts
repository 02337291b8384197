// The rule files that are open, each with the snapshot of its newest version, compiled when it is first asked for.

import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Snapshot, snapshotOf } from '../../compiler/ide/snapshot.js';
import type { OpenTexts, ProjectFiles } from './project.js';
import { Places } from './protocol.js';

interface Opened {
  readonly document: TextDocument;
  readonly path: string;
  snapshot: Snapshot | undefined;
}

export class Workspace {
  readonly #project: ProjectFiles;
  readonly #opened = new Map<string, Opened>();
  readonly #places = new Map<string, Places>();

  constructor(project: ProjectFiles) {
    this.#project = project;
  }

  /** A document in its newest state. What the others say of it may change with it. */
  set(document: TextDocument): void {
    this.#opened.set(document.uri, { document, path: pathOf(document.uri), snapshot: undefined });
    this.forget();
  }

  remove(uri: string): void {
    this.#opened.delete(uri);
    this.forget();
  }

  /** Everything is to be compiled anew: something else that it was made of has changed. */
  forget(): void {
    for (const opened of this.#opened.values()) opened.snapshot = undefined;
  }

  get uris(): readonly string[] {
    return [...this.#opened.keys()].filter((uri) => uri.endsWith('.bareme'));
  }

  versionOf(uri: string): number | undefined {
    return this.#opened.get(uri)?.document.version;
  }

  snapshot(uri: string): Snapshot | undefined {
    const opened = this.#opened.get(uri);
    if (opened === undefined || !uri.endsWith('.bareme')) return undefined;
    const source = { path: opened.path, text: opened.document.getText() };
    opened.snapshot ??= snapshotOf(source, this.#project.optionsFor(opened.path, this.#text));
    return opened.snapshot;
  }

  /** Snapshots of rule files of the project that use a file, its own first: where a name of it may stand too. */
  around(uri: string): readonly Snapshot[] {
    const own = this.snapshot(uri);
    if (own === undefined) return [];
    const path = own.source.path;
    const name = path.split('/').at(-1) ?? path;
    const others = this.#project.ruleFilesAround(path).flatMap((file) => {
      if (file === path || own.compilation.files.some((one) => one.path === file)) return [];
      const source = this.#project.read(path, file, this.#text);
      if (source === undefined || !source.text.includes(name)) return [];
      const snapshot = snapshotOf(source, this.#project.optionsFor(file, this.#text));
      return snapshot.compilation.files.some((one) => one.path === path) ? [snapshot] : [];
    });
    return [own, ...others];
  }

  /** Lines and characters of a text that a snapshot has seen. */
  places(snapshot: Snapshot): (file: string) => Places | undefined {
    return (file) => {
      const text = snapshot.textOf(file);
      if (text === undefined) return undefined;
      const known = this.#places.get(file);
      if (known?.text === text) return known;
      const made = new Places(text);
      this.#places.set(file, made);
      return made;
    };
  }

  readonly #text: OpenTexts = (path) => {
    for (const { document, path: own } of this.#opened.values()) if (own === path) return document.getText();
    return undefined;
  };
}

/** A file that is not on disk keeps its own name. */
function pathOf(uri: string): string {
  return uri.startsWith('file:') ? fileURLToPath(uri).split(sep).join('/') : uri;
}

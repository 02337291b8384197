// Files that live in the browser alone: what is saved becomes a kept work with a name, and never writes over another.

import type { Saving, Store, StoredFile } from '../page/ground/store.js';
import { say } from '../page/ground/words.js';
import type { BuildAsked, BuildTold } from './builder.js';
import { keep, keptNames, keptWork } from './kept-works.js';
import type { Work, WorkFile } from './shared-work.js';

export class BrowserStore implements Store {
  name: string;
  readonly isShared = false;
  readonly hasCommits = false;
  /** Of the kept work that was opened; 0 where nothing is kept yet. */
  #revision: number;
  readonly #files: Map<string, string>;
  #main: string;
  /** What the page looks at beside the files. */
  readonly #case: () => Pick<Work, 'facts' | 'readings'>;
  readonly #say: (text: string) => void;
  readonly begin: (files: readonly WorkFile[], main: string) => void;

  constructor(
    work: Pick<Work, 'main' | 'files'> & { readonly name: string; readonly revision: number },
    page: {
      readonly case: () => Pick<Work, 'facts' | 'readings'>;
      readonly say: (text: string) => void;
      readonly begin: (files: readonly WorkFile[], main: string) => void;
    },
  ) {
    this.begin = page.begin;
    this.name = work.name;
    this.#revision = work.revision;
    this.#main = work.main;
    this.#files = new Map(work.files.map(({ path, text }) => [path, text]));
    this.#case = page.case;
    this.#say = page.say;
  }

  get isKept(): boolean {
    return this.#revision > 0;
  }

  async files(): Promise<readonly StoredFile[]> {
    const kept = this.isKept ? await keptWork(this.name) : undefined;
    if (kept !== undefined) {
      this.#revision = kept.revision;
      for (const { path, text } of kept.files) this.#files.set(path, text);
    }
    return [...this.#files].map(([path, text]) => ({ path, text, sha256: text, writable: true }));
  }

  async save(path: string, text: string, before: string): Promise<Saving> {
    if ((this.#files.get(path) ?? '') !== before) return { ok: false };
    const files: readonly WorkFile[] = [...new Map(this.#files).set(path, text)].map(([own, content]) => ({
      path: own,
      text: content,
    }));
    if (before === '' && path.endsWith('.bareme')) this.#main = path;
    try {
      if (!this.isKept) this.name = freeName(this.name, (await keptNames()) ?? []);
      const own = { name: this.name, revision: this.#revision, at: Date.now() };
      const work = { ...own, main: this.#main, files, ...this.#case() };
      if (!(await keep(work))) return { ok: false };
      this.#revision += 1;
      history.replaceState(null, '', `#${new URLSearchParams({ kept: this.name })}`);
    } catch {
      this.#say(say('noStorage'));
    }
    this.#files.set(path, text);
    return { ok: true, sha256: text };
  }

  committed(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async build(path: string, output: string): Promise<Blob | undefined> {
    const builder = new Worker(new URL('./builder.js', document.baseURI), { type: 'module' });
    try {
      const told = await new Promise<BuildTold>((done, fail) => {
        builder.onmessage = ({ data }: MessageEvent<BuildTold>) => done(data);
        builder.onerror = ({ message }) => fail(new Error(message));
        const files = [...this.#files].map(([own, text]) => ({ path: own, text }));
        builder.postMessage({ files, main: path, output } satisfies BuildAsked);
      });
      if (told.failed !== undefined) throw new Error(told.failed);
      if (told.content === undefined) return undefined;
      if (output === 'workbook.xlsx') this.#say(say('noPictures'));
      return new Blob([told.content]);
    } finally {
      builder.terminate();
    }
  }
}

/** `name`, or `name 2` where that is taken. */
function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let number = 2; taken.includes(free); number++) free = `${name} ${number}`;
  return free;
}

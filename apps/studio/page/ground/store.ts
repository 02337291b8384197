// Where the files of the page live: in a folder behind the server, or in the browser alone.

import { say } from './words.js';

export interface StoredFile {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  readonly writable: boolean;
}

export type Saving = { readonly ok: true; readonly sha256: string } | { readonly ok: false };

export interface Store {
  readonly name: string;
  /** Others may change the files while they are open: they are looked at again and again. */
  readonly isShared: boolean;
  /** There may be a commit to compare with. */
  readonly hasCommits: boolean;
  files(): Promise<readonly StoredFile[]>;
  /** Refused where the file is another one by now. `sha256` is empty for a new file. */
  save(path: string, text: string, sha256: string): Promise<Saving>;
  /** Undefined where there is none. */
  committed(path: string): Promise<string | undefined>;
  build(path: string, output: string): Promise<Blob | undefined>;
  /** Opens new files as a work of their own; without it they are saved beside the others. */
  readonly begin?: (files: readonly { readonly path: string; readonly text: string }[], main: string) => void;
}

/** The folder of `bareme studio`; the token stays in memory. */
export class ServerStore implements Store {
  name = '';
  readonly isShared = true;
  readonly hasCommits = true;
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async files(): Promise<readonly StoredFile[]> {
    const response = await this.#ask('files');
    if (!response.ok) throw new Error(say('tokenMissing'));
    const { name, files } = (await response.json()) as { name: string; files: readonly StoredFile[] };
    this.name = name;
    return files;
  }

  async save(path: string, text: string, sha256: string): Promise<Saving> {
    const headers: Record<string, string> =
      sha256 === '' ? { 'If-None-Match': '*' } : { 'If-Match': `"${sha256}"` };
    const response = await this.#ask('file', { path }, { method: 'PUT', body: text, headers });
    return response.ok ? { ok: true, ...((await response.json()) as { sha256: string }) } : { ok: false };
  }

  async committed(path: string): Promise<string | undefined> {
    const response = await this.#ask('committed', { path });
    return response.ok ? ((await response.json()) as { text: string }).text : undefined;
  }

  async build(path: string, output: string): Promise<Blob | undefined> {
    const response = await this.#ask('build', { path, output });
    return response.ok ? response.blob() : undefined;
  }

  #ask(
    name: string,
    parameters: Readonly<Record<string, string>> = {},
    options: RequestInit = {},
  ): Promise<Response> {
    const query = new URLSearchParams(parameters).toString();
    return fetch(`api/${name}${query === '' ? '' : `?${query}`}`, {
      ...options,
      headers: { ...options.headers, 'X-Bareme-Token': this.#token },
    });
  }
}

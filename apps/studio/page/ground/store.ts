// Where the files of the page live: in a folder behind the server, or in the browser alone.

export interface StoredFile {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  readonly writable: boolean;
}

export type Saving = { readonly ok: true; readonly sha256: string } | { readonly ok: false };

export interface Store {
  readonly name: string;
  files(): Promise<readonly StoredFile[]>;
  /** Refused where the file is another one by now. `sha256` is empty for a new file. */
  save(path: string, text: string, sha256: string): Promise<Saving>;
  /** Undefined where there is none. */
  committed(path: string): Promise<string | undefined>;
  build(path: string, output: string): Promise<Blob | undefined>;
}

/** The folder of `bareme studio`; the token stays in memory. */
export class ServerStore implements Store {
  name = '';
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async files(): Promise<readonly StoredFile[]> {
    const response = await this.#ask('files');
    if (!response.ok) throw new Error(String(response.status));
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

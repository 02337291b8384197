// An editor as the language server sees it: a process, the protocol over its streams, documents with versions.

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { root } from '../ide/projects.js';

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
  }[];
}

export const uriOf = (path: string): string => pathToFileURL(join(root, path)).href;

export class Editor {
  readonly connection: MessageConnection;
  readonly published: Published[] = [];
  readonly #process: ChildProcess;
  readonly #waiting: ((published: Published) => void)[] = [];

  /** The server of the sources, or what else Node runs. */
  constructor(words = ['--import', 'tsx', join(root, 'apps/cli/main.ts'), 'lsp', '--stdio'], cwd = root) {
    this.#process = spawn(process.execPath, words, {
      cwd,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.#process.stdout!),
      new StreamMessageWriter(this.#process.stdin!),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
      this.published.push(published);
      for (const told of this.#waiting.splice(0)) told(published);
    });
    this.connection.listen();
  }

  async start(locale: string): Promise<{ readonly capabilities: Readonly<Record<string, unknown>> }> {
    const answer = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      locale,
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
    });
    await this.connection.sendNotification('initialized', {});
    return answer as { readonly capabilities: Readonly<Record<string, unknown>> };
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'bareme', version, text },
    });
  }

  change(uri: string, version: number, text: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  ask<T>(method: string, uri: string, more: object = {}): Promise<T> {
    return this.connection.sendRequest(method, { textDocument: { uri }, ...more });
  }

  /** The messages of a version of a document. */
  async messages(uri: string, version: number): Promise<Published> {
    for (;;) {
      const found = this.published.find((one) => one.uri === uri && one.version === version);
      if (found !== undefined) return found;
      await new Promise<Published>((told) => this.#waiting.push(told));
    }
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    const ended = new Promise<number | null>((done) => this.#process.once('exit', done));
    await this.connection.sendNotification('exit');
    return ended;
  }
}

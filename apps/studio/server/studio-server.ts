// The server of the page: its own files to anyone on this machine, the folder's files to the page that has the token.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Folder, isKnownKind } from './folder.js';
import { refusalOf, safeHeaders } from './refusals.js';

export interface StudioOptions {
  readonly folder: Folder;
  readonly token: string;
  /** A file of the page, by the name under which the page asks for it. */
  readonly asset: (name: string) => Uint8Array | undefined;
  /** What `bareme build` makes of a rule file: the same bytes. */
  readonly build: (path: string, output: string) => Promise<Uint8Array | undefined>;
  readonly version: string;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Longest body of a request, in bytes. */
const longestBody = 5_000_000;

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const json = (value: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify(value),
  headers,
});

/** Listens on the loopback alone; port 0 takes a free one. */
export function startStudio(options: StudioOptions, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const address = server.address();
    const own = typeof address === 'object' && address !== null ? address.port : port;
    answer(request, own, options).then(
      (told) => send(response, told),
      () => send(response, { status: 500 }),
    );
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done({ server, port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

function send(response: ServerResponse, { status, type, body, headers = {} }: Answer): void {
  response.writeHead(status, {
    ...safeHeaders,
    ...headers,
    'Content-Type': type ?? 'text/plain; charset=utf-8',
  });
  response.end(body ?? (status < 400 ? '' : `${status}\n`));
}

async function answer(request: IncomingMessage, port: number, options: StudioOptions): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const isApi = pathname.startsWith('/api/');
  const refused = refusalOf(request, { port, token: options.token }, isApi);
  if (refused !== undefined) return { status: refused };
  if (pathname === '/healthz') return { status: 200, body: 'ok\n' };
  if (!isApi) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405 };
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    const content = options.asset(name);
    if (content === undefined) return { status: 404 };
    return {
      status: 200,
      type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      body: content,
    };
  }
  return api(request, pathname.slice('/api/'.length), searchParams, options);
}

async function api(
  request: IncomingMessage,
  name: string,
  parameters: URLSearchParams,
  { folder, build, version }: StudioOptions,
): Promise<Answer> {
  const path = parameters.get('path') ?? '';
  const key = `${request.method} ${name}`;
  if (name !== 'files' && name !== 'build' && !isKnownKind(path)) return { status: 404 };
  switch (key) {
    case 'GET files':
      return json({ name: folder.name, version, files: folder.files() });
    case 'GET file': {
      const file = folder.read(path);
      return file === undefined ? { status: 404 } : json(file, { ETag: `"${file.sha256}"` });
    }
    case 'PUT file': {
      const body = await bodyOf(request);
      if (body === undefined) return { status: 413 };
      const match = request.headers['if-match'];
      const isNew = request.headers['if-none-match'] === '*';
      if (match === undefined && !isNew) return { status: 428 };
      const saved = folder.save(path, body, isNew ? undefined : match?.replaceAll('"', ''));
      if (saved.ok) return json({ sha256: saved.sha256 }, { ETag: `"${saved.sha256}"` });
      return { status: { changed: 412, forbidden: 404 }[saved.reason] };
    }
    case 'GET committed': {
      const text = await folder.committed(path);
      return text === undefined ? { status: 404 } : json({ text });
    }
    case 'GET build': {
      const content = folder.read(path) && (await build(path, parameters.get('output') ?? ''));
      return content === undefined
        ? { status: 404 }
        : { status: 200, type: 'application/octet-stream', body: content };
    }
    default:
      return { status: 404 };
  }
}

/** Undefined where it is too long, or no text. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Uint8Array>) {
    length += piece.byteLength;
    if (length > longestBody) return undefined;
    pieces.push(piece);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
  } catch {
    return undefined;
  }
}

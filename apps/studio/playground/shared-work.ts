// A work as a link: files and case, compressed, in the fragment of the address, which no server is sent.

export interface WorkFile {
  readonly path: string;
  readonly text: string;
}

/** Files that belong together, with the case that is looked at. */
export interface Work {
  readonly main: string;
  readonly files: readonly WorkFile[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly readings: Readonly<Record<string, string>>;
}

/** Of what a link says; another one is refused, not guessed at. */
const version = 1;
/** Characters of a work in a link, unpacked: no link fills the memory. */
const most = 5_000_000;
/** Some programs cut links that are longer. */
export const longLink = 8_000;

export async function packed(work: Work): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ version, ...work }));
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return base64url(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** Undefined where the text is cut, of another version, too long, or something else. */
export async function unpacked(text: string): Promise<Work | undefined> {
  try {
    const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return workIn(JSON.parse(await limitedText(stream)), version);
  } catch {
    return undefined;
  }
}

/** What is a work; `expected` is the version that it must say, if any. */
export function workIn(value: unknown, expected?: number): Work | undefined {
  if (!isRecord(value) || (expected !== undefined && value.version !== expected)) return undefined;
  const { main, files, facts = {}, readings = {} } = value;
  if (typeof main !== 'string' || !Array.isArray(files) || !isRecord(facts) || !isRecord(readings))
    return undefined;
  const read = files.flatMap((file: unknown): WorkFile[] =>
    isRecord(file) && typeof file.path === 'string' && typeof file.text === 'string' && isPath(file.path)
      ? [{ path: file.path, text: file.text }]
      : [],
  );
  const texts = Object.entries(readings).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  if (read.length !== files.length || !read.some(({ path }) => path === main)) return undefined;
  return { main, files: read, facts, readings: Object.fromEntries(texts) };
}

/** Rules and documents, below the folder of the work. */
const isPath = (path: string) =>
  /\.(?:bareme|txt)$/.test(path) &&
  path.length < 300 &&
  !path.split('/').includes('..') &&
  !path.startsWith('/');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function limitedText(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = stream.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > most) {
      await reader.cancel();
      throw new Error('too long');
    }
  }
}

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

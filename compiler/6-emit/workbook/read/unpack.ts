// The parts of a zip file as texts, as long as they are of a size that workbooks have: a small file can unpack to terabytes.

import JSZip from 'jszip';

/** Bytes of one part, unpacked, and of all that are read. */
const largestPart = 64_000_000;
const largestWhole = 256_000_000;

export interface Unpacked {
  readonly parts: readonly { readonly path: string; readonly date: number }[];
  /** Undefined where there is no such part. Rejects when it is broken or too large. */
  readonly textOf: (path: string) => Promise<string | undefined>;
}

/** jszip has it, and says so in its documentation, but not in its types. */
interface Streaming {
  readonly internalStream: (type: 'uint8array') => JSZip.JSZipStreamHelper<Uint8Array>;
}

const isStreaming = (file: object): file is Streaming =>
  'internalStream' in file && typeof file.internalStream === 'function';

/** Undefined for what is no zip file. */
export async function unpack(bytes: Uint8Array): Promise<Unpacked | undefined> {
  const zip = await JSZip.loadAsync(bytes).catch(() => undefined);
  if (zip === undefined) return undefined;
  let read = 0;
  return {
    parts: Object.values(zip.files)
      .filter(({ dir }) => !dir)
      .map(({ name, date }) => ({ path: name, date: date.getTime() })),
    textOf(path) {
      const file = zip.file(path);
      if (file === null || !isStreaming(file)) return Promise.resolve(undefined);
      return new Promise((resolve, reject) => {
        const decoder = new TextDecoder();
        let text = '';
        let size = 0;
        const stream = file.internalStream('uint8array');
        stream.on('data', (chunk) => {
          size += chunk.length;
          read += chunk.length;
          if (size > largestPart || read > largestWhole) {
            stream.pause();
            reject(new RangeError(`${path} is too large`));
          } else {
            text += decoder.decode(chunk, { stream: true });
          }
        });
        stream.on('error', reject);
        stream.on('end', () => resolve(text + decoder.decode()));
        stream.resume();
      });
    },
  };
}

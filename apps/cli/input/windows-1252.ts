// Texts as spreadsheets on Windows still write them, in the code page of Western Europe.

import { createReadStream } from 'node:fs';

/** Where the code page differs from Latin-1; the decoders of some versions of Node leave control characters there. */
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => high[sign.charCodeAt(0) - 0x80] ?? sign);

/** Bytes in that code page as bytes of UTF-8. */
export async function* recoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) yield Buffer.from(windows1252(piece));
}

/** Whether a file is UTF-8, or says that it is UTF-16; read once, in constant memory. */
export async function isUnicode(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const piece of createReadStream(path, {
      highWaterMark: 1 << 17,
    }) as AsyncIterable<Uint8Array>) {
      const [one, two] = piece;
      if (first && ((one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff))) return true;
      first = false;
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

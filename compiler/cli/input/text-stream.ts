// Bytes as they arrive into UTF-8 text and lines, in constant memory.

import type { Localized } from '../../runtime/localized.js';
import { decodeUtf8 } from '../read-text.js';

/** Thrown in the middle of a stream that is not UTF-8. */
export class NotUtf8 extends Error {
  static readonly reason: Localized = {
    en: 'it is not UTF-8 text; save it as UTF-8',
    fr: "ce n'est pas un texte UTF-8 ; enregistrez-le en UTF-8",
  };
}

/** Pieces of text; characters that lie across two pieces of bytes are kept whole, a byte order mark is left out. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch {
      throw new NotUtf8(NotUtf8.reason.en);
    }
  };
  for await (const piece of bytes) {
    const text = decode(piece);
    if (text !== '') yield text;
  }
  const rest = decode();
  if (rest !== '') yield rest;
}

/** A line without its end, or why it cannot be read. Numbers are one-based. */
export type Line = { readonly number: number } & ({ readonly text: string } | { readonly unread: NotRead });

export type NotRead = 'too-long' | 'not-utf-8';

/** Bytes of a line beyond which it is dropped, so that no line can fill the memory. */
const longestLine = 10_000_000;
const lineFeed = 10;

/** The lines of a text, blank ones left out. A line that is not UTF-8 harms no other. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  for await (const lines of lineBatchesOf(bytes)) yield* lines;
}

/** The same, as many at a time as arrive together. */
export async function* lineBatchesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let number = 1;
  let rest: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    const end = piece.lastIndexOf(lineFeed);
    if (end < 0) {
      length += piece.length;
      if (length <= longestLine) rest.push(piece);
      else rest = [];
      continue;
    }
    const found: Line[] = [];
    const first = piece.indexOf(lineFeed);
    if (length + first > longestLine) {
      found.push({ number, unread: 'too-long' });
      number++;
      rest = [piece.subarray(first + 1, end + 1)];
    } else {
      rest.push(piece.subarray(0, end + 1));
    }
    for (const line of wholeLines(Buffer.concat(rest), number)) {
      if (!isBlank(line)) found.push(line);
      number = line.number + 1;
    }
    yield found;
    rest = [piece.subarray(end + 1)];
    length = piece.length - end - 1;
  }
  if (length > longestLine) {
    yield [{ number, unread: 'too-long' }];
    return;
  }
  yield wholeLines(Buffer.concat([...rest, Buffer.of(lineFeed)]), number).filter((line) => !isBlank(line));
}

const isBlank = (line: Line): boolean => 'text' in line && line.text.trim() === '';

/** The lines of bytes of which each is ended by a line feed. */
function wholeLines(bytes: Buffer, from: number): readonly Line[] {
  const whole = decodeUtf8(bytes);
  if (whole !== undefined) {
    return whole
      .split('\n')
      .slice(0, -1)
      .map((text, index) => ({ number: from + index, text }));
  }
  const lines: Line[] = [];
  let start = 0;
  for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
    const text = decodeUtf8(bytes.subarray(start, end));
    const number = from + lines.length;
    lines.push(text === undefined ? { number, unread: 'not-utf-8' } : { number, text });
    start = end + 1;
  }
  return lines;
}

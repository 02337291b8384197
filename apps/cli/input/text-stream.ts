// Bytes as they arrive into UTF-8 text and lines, in constant memory.

import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import { decodeUtf8 } from '../process/read-text.js';

/** Thrown in the middle of a stream that is not UTF-8. */
export class NotUtf8 extends Error {
  static readonly reason: Localized = {
    en: 'it is not UTF-8 text; save it as UTF-8',
    fr: "ce n'est pas un texte UTF-8 ; enregistrez-le en UTF-8",
  };
}

/**
 * Pieces of text; characters that lie across two pieces of bytes are kept whole, a byte order mark is left out. Text is UTF-8,
 * or UTF-16 where its mark says so, as spreadsheets write it, or its zeros where it has none.
 */
export async function* textOf(given: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const { encoding, bytes } = await encodingOf(given);
  const decoder = new TextDecoder(encoding, { fatal: true });
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

/** The encoding that the first two bytes say, and all bytes: no text begins with a character and a zero in UTF-8. */
async function encodingOf(
  given: AsyncIterable<Uint8Array>,
): Promise<{ readonly encoding: string; readonly bytes: AsyncIterable<Uint8Array> }> {
  const pieces = given[Symbol.asyncIterator]();
  let first = Buffer.of();
  while (first.length < 2) {
    const next = await pieces.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  const [one = 1, two = 1] = first;
  const isLittle = (one === 0xff && two === 0xfe) || (one !== 0 && two === 0);
  const isBig = (one === 0xfe && two === 0xff) || (one === 0 && two !== 0);
  const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8';
  async function* all() {
    yield first;
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  return { encoding, bytes: all() };
}

/** A line without its end, or why it cannot be read. Numbers are one-based. */
export type Line = { readonly number: number } & ({ readonly text: string } | { readonly unread: NotRead });

export type NotRead = 'too-long' | 'not-utf-8';

/** Bytes of a line beyond which it is dropped, so that no line can fill the memory. */
const longestLine = 10_000_000;
const lineFeed = 10;

/** Bytes of whole lines, each ended by a line feed. */
export interface LineBytes {
  readonly bytes: Uint8Array;
  /** The line before them was too long to be kept. */
  readonly afterTooLong: boolean;
}

/** The lines of a text, as many at a time as arrive together, in constant memory. */
export async function* lineBytesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<LineBytes> {
  let rest: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    const end = piece.lastIndexOf(lineFeed) + 1;
    if (end === 0) {
      length += piece.length;
      if (length <= longestLine) rest.push(piece);
      else rest = [];
      continue;
    }
    const first = piece.indexOf(lineFeed);
    const afterTooLong = length + first > longestLine;
    yield afterTooLong
      ? { bytes: piece.subarray(first + 1, end), afterTooLong }
      : { bytes: Buffer.concat([...rest, piece.subarray(0, end)]), afterTooLong };
    rest = [piece.subarray(end)];
    length = piece.length - end;
  }
  if (length > longestLine) yield { bytes: new Uint8Array(), afterTooLong: true };
  else yield { bytes: Buffer.concat([...rest, Buffer.of(lineFeed)]), afterTooLong: false };
}

/** Lines from number `from` on, blank ones left out; one that is not UTF-8 harms no other. */
export function linesOf(
  { bytes, afterTooLong }: LineBytes,
  from: number,
): { lines: readonly Line[]; next: number } {
  const before: readonly Line[] = afterTooLong ? [{ number: from, unread: 'too-long' }] : [];
  const whole = wholeLines(bytes, from + before.length);
  return {
    lines: (before.length === 0 ? whole : [...before, ...whole]).filter((line) => !isBlank(line)),
    next: from + before.length + whole.length,
  };
}

/** Most lines begin with what they hold. */
const isBlank = (line: Line): boolean =>
  'text' in line && (line.text.charCodeAt(0) === brace ? false : line.text.trim() === '');
const brace = 0x7b;

/** The lines of bytes of which each is ended by a line feed. */
function wholeLines(bytes: Uint8Array, from: number): readonly Line[] {
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

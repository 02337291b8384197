// An archive written piece by piece, so that no part of it must be held as a whole; the same parts make the same bytes.

import { Zip, ZipDeflate } from 'fflate';

export interface ArchiveWriter {
  readonly part: (name: string, content: Uint8Array) => void;
  /** A part that is written in pieces of text. */
  readonly open: (name: string) => { readonly write: (text: string) => void; readonly close: () => void };
  readonly end: () => void;
}

const level = 6;

/** `sink` gets the pieces in order. */
export function archiveTo(sink: (piece: Uint8Array) => void): ArchiveWriter {
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    sink(piece);
  });
  const begin = (name: string): ZipDeflate => {
    const entry = new ZipDeflate(name, { level });
    // One date, whatever the zone: it is read back in local time.
    entry.mtime = new Date(1980, 0, 1);
    zip.add(entry);
    return entry;
  };
  const encoder = new TextEncoder();
  return {
    part(name, content) {
      begin(name).push(content, true);
    },
    open(name) {
      const entry = begin(name);
      return {
        write: (text) => entry.push(encoder.encode(text), false),
        close: () => entry.push(new Uint8Array(0), true),
      };
    },
    end: () => zip.end(),
  };
}

// Cases as they come in, in batches and in order, whatever the file is written in.

import type { IncomingCase } from './incoming-case.js';
import type { Piece, PieceCases, Place } from './piece.js';

export type { IncomingCase } from './incoming-case.js';

export interface Pieces {
  readonly all: AsyncIterable<Piece>;
  /** Where the first case stands, once the first piece has come. */
  readonly begin: () => Place;
  /** An error of reading as what is said of the file; any other error as it is. */
  readonly stopFor: (error: unknown) => unknown;
}

/** Its cases can be had in one of three ways, and only in one. */
export interface CaseSource {
  /** `one`: a single case, answered by a single result rather than a list of one. */
  readonly shape: 'one' | 'many';
  readonly cases: AsyncIterable<IncomingCase>;
  /** As many at a time as arrive together, each read when it is asked for. */
  readonly batches: AsyncIterable<Iterable<IncomingCase>>;
  /** Unread, so that they can be read apart from one another; undefined where cases hang together. */
  readonly pieces: Pieces | undefined;
  /** The heading of a table, once its first batch was read; undefined for files without columns. */
  readonly heading: () => readonly string[] | undefined;
  /** The columns of a table that name a case, once its first batch was read; undefined for files without columns. */
  readonly keys: () => readonly string[] | undefined;
}

/** A source from its batches. */
export const sourceOf = (
  shape: CaseSource['shape'],
  batches: AsyncIterable<Iterable<IncomingCase>>,
): CaseSource => ({
  shape,
  batches,
  cases: oneByOne(batches),
  pieces: undefined,
  heading: () => undefined,
  keys: () => undefined,
});

/** A source of many cases from its pieces; `begin` is asked when the first has come. */
export function sourceOfPieces<P extends Piece>(
  pieces: AsyncIterable<P>,
  read: (piece: P, from: Place) => PieceCases,
  { begin, heading, keys }: Pick<CaseSource, 'heading' | 'keys'> & { readonly begin: () => Place },
): CaseSource {
  async function* batches() {
    let place: Place | undefined;
    for await (const piece of pieces) {
      const { cases, end } = read(piece, place ?? begin());
      yield cases;
      place = end();
    }
  }
  return {
    ...sourceOf('many', batches()),
    pieces: { all: pieces, begin, stopFor: (error) => error },
    heading,
    keys,
  };
}

async function* oneByOne(batches: AsyncIterable<Iterable<IncomingCase>>): AsyncGenerator<IncomingCase> {
  for await (const batch of batches) yield* batch;
}

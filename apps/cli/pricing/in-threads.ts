// Pieces of a file handed to threads in turn, and what became of them taken back in the order of the file.

import type { Worker } from 'node:worker_threads';
import type { Pieces } from '../input/case-source.js';
import { BadCsv } from '../input/csv-rows.js';
import type { Piece, Place } from '../input/piece.js';
import type { PricedPiece } from './piece-task.js';
import type { PricedPart } from './price-cases.js';

/** Pieces under way for each thread: enough that none waits, and few, so that memory stays constant. */
const ahead = 3;

/** Numbers count from the beginning of the file. What is wrong is thrown where one thread would throw it. */
export async function* pricedInThreads(
  pieces: Pieces,
  start: () => Worker,
  count: number,
): AsyncGenerator<PricedPart> {
  const threads: Thread[] = [];
  const iterator = pieces.all[Symbol.asyncIterator]();
  const underWay: Promise<PricedPiece>[] = [];
  let ended: { readonly error?: unknown } | undefined;
  let handed = 0;
  let place: Place | undefined;
  // Each is started when there is something for it.
  const threadFor = (turn: number): Thread => {
    const known = threads[turn % count];
    if (known !== undefined) return known;
    const started = thread(start());
    threads.push(started);
    return started;
  };
  try {
    for (;;) {
      while (ended === undefined && underWay.length < ahead * count) {
        try {
          const next = await iterator.next();
          if (next.done === true) ended = {};
          else underWay.push(priced(threadFor(handed++), next.value));
        } catch (error) {
          // What was handed on before is still to come.
          ended = { error };
        }
      }
      const first = underWay.shift();
      if (first === undefined) break;
      const made = await first;
      if ('bad' in made) throw pieces.stopFor(new BadCsv(made.bad));
      const from: Place = place ?? pieces.begin();
      const { part, lines } = made;
      place = { number: from.number + part.cases, line: from.line + lines };
      yield { ...part, told: part.told.map((refusal) => shifted(refusal, from)) };
    }
  } finally {
    await Promise.all(threads.map(({ stop }) => stop()));
  }
  if (ended !== undefined && 'error' in ended) throw ended.error;
}

const shifted = <T extends { readonly number: number; readonly line: number | undefined }>(
  refusal: T,
  { number, line }: Place,
): T => ({
  ...refusal,
  number: refusal.number + number - 1,
  line: refusal.line === undefined ? undefined : refusal.line + line - 1,
});

interface Thread {
  readonly price: (piece: Piece) => Promise<PricedPiece>;
  readonly stop: () => Promise<unknown>;
}

/** A promise that nobody waits for when an earlier one has failed. */
function priced(thread: Thread, piece: Piece): Promise<PricedPiece> {
  const made = thread.price(piece);
  made.catch(() => {});
  return made;
}

/** A thread answers in the order in which it was asked; when it fails, so does all that it was asked. */
function thread(worker: Worker): Thread {
  const asked: {
    readonly resolve: (made: PricedPiece) => void;
    readonly reject: (error: unknown) => void;
  }[] = [];
  let failure: { readonly error: unknown } | undefined;
  const fail = (error: unknown) => {
    failure ??= { error };
    for (const { reject } of asked.splice(0)) reject(error);
  };
  worker.on('message', (made: PricedPiece) => asked.shift()?.resolve(made));
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', () => fail(new Error('a thread ended before its work')));
  return {
    price: (piece) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure.error);
        asked.push({ resolve, reject });
        worker.postMessage(piece);
      }),
    stop: () => worker.terminate(),
  };
}

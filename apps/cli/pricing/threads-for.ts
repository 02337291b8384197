// How many threads price a file: as many as were asked for.

import type { Worker } from 'node:worker_threads';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import type { Host } from '../process/host.js';
import { nowhere, Stop } from '../process/stop.js';
import { isApart, type PieceTask } from './piece-task.js';

export interface Threads {
  readonly count: number;
  readonly start: (task: PieceTask) => Worker;
}

const mostAsked = 64;

/** Undefined when all is done in the thread at hand, as it is unless asked otherwise. Throws a Stop for a count that is none. */
export function threadsFor(
  { format, threads: asked }: { readonly format: string; readonly threads?: string },
  { startThread }: Host,
): Threads | undefined {
  const count = asked === undefined ? 1 : countOf(asked);
  return startThread === undefined || !isApart(format) || count < 2
    ? undefined
    : { count, start: startThread };
}

function countOf(asked: string): number {
  if (/^\d{1,2}$/.test(asked) && Number(asked) <= mostAsked) return Number(asked);
  throw new Stop(
    badChoice(nowhere, {
      message: {
        en: `\`--threads ${asked}\` is no whole number from 0 to ${mostAsked}`,
        fr: `\`--threads ${asked}\` n'est pas un nombre entier de 0 à ${mostAsked}`,
      },
    }),
  );
}

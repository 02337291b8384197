// Many rulesets at once, on the processors that there are: each is independent of the others, and their order is kept.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RulesetFiles, RulesetFolder } from './ruleset-files.js';

/** More threads hold more memory than they save time. */
const mostThreads = 4;

/** Rejects with what a thread throws. */
export async function rulesetsInThreads(all: readonly RulesetFolder[]): Promise<readonly RulesetFiles[]> {
  const found: (RulesetFiles | undefined)[] = [];
  const waiting = [...all.entries()];
  const threads = Array.from(
    { length: Math.min(availableParallelism(), mostThreads) },
    () =>
      new Worker(new URL('./ruleset-thread.js', import.meta.url), {
        execArgv: [],
        // Most of what is made is let go at once: with little room for it, a fifth of the time went into looking for it.
        resourceLimits: { maxYoungGenerationSizeMb: 256 },
      }),
  );
  const work = async (thread: Worker): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, asked] = next;
      found[place] = await new Promise<RulesetFiles | undefined>((resolve, reject) => {
        thread.once('error', reject);
        thread.once('message', (files: RulesetFiles | undefined) => {
          thread.off('error', reject);
          resolve(files);
        });
        thread.postMessage(asked);
      });
    }
  };
  try {
    await Promise.all(threads.map(work));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  return found.filter((files) => files !== undefined);
}

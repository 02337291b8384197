// The process that reads the texts; it says every hundred texts, before each long one and at each failure how far it is.

import { fuzzCase } from './cases.js';
import type { Progress } from './run.js';
import { failureOf, readCorpus } from './survive.js';

const [seed = 1, first = 0, count = 0] = process.argv.slice(2).map(Number);
const corpus = readCorpus();

/** Milliseconds of work: a busy machine makes nothing slow. */
const workingTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const say = (progress: Progress): Promise<void> =>
  new Promise((resolve) =>
    process.send === undefined ? resolve() : process.send(progress, () => resolve()),
  );

for (let index = first; index < count; index++) {
  const { text } = fuzzCase(seed, index, corpus);
  const isLong = text.length > 50_000;
  if (isLong) await say({ at: index });
  const failure = failureOf(text, workingTime);
  if (failure !== undefined) await say({ at: index + 1, failure });
  else if (index % 20 === 19 || isLong) await say({ at: index + 1 });
}
process.disconnect?.();

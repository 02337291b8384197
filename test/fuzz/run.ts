// npm run fuzz [-- COUNT] [--seed N] [--from INDEX] [--only INDEX]: texts through every phase in a process of their own, which is ended when one hangs.

import { fork } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fuzzCase } from './cases.js';
import { readCorpus } from './survive.js';

export interface Progress {
  readonly at: number;
  readonly failure?: string;
}

const option = (name: string): number | undefined => {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : Number(process.argv[place + 1]);
};
const given = process.argv
  .slice(2)
  .find((each, index, all) => /^\d/.test(each) && !/^--/.test(all[index - 1] ?? ''));
const seed = option('--seed') ?? 1;
const only = option('--only');
const count = only === undefined ? Number((given ?? '20000').replace(/[_ ]/g, '')) : only + 1;
/** Without a word for this long, a text hangs. Ten megabytes have their own time within it. */
const patience = 300_000;

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
const corpus = readCorpus();
const failures: { readonly index: number; readonly failure: string }[] = [];
const from = only ?? option('--from') ?? 0;
let next = from;
const begin = Date.now();

/** Told at once: a long run is often read before its end. */
function note(index: number, failure: string): void {
  failures.push({ index, failure });
  const { kind } = fuzzCase(seed, index, corpus);
  console.log(`${kind} ${index} (npm run fuzz -- --seed ${seed} --only ${index}): ${failure}`);
}

function runFrom(first: number): Promise<void> {
  return new Promise((resolve) => {
    const child = fork(worker, [String(seed), String(first), String(count)], {
      execArgv: ['--import', 'tsx'],
    });
    let hung = false;
    const hangs = () => {
      hung = true;
      child.kill('SIGKILL');
    };
    let timer = setTimeout(hangs, patience);
    child.on('message', ({ at, failure }: Progress) => {
      clearTimeout(timer);
      timer = setTimeout(hangs, patience);
      next = at;
      if (failure !== undefined) note(at - 1, failure);
      if (at % 10_000 === 0)
        console.log(`${at} texts, ${failures.length} failures, ${Math.round((Date.now() - begin) / 1000)} s`);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (hung || code !== 0) {
        note(next, hung ? 'hangs' : `ended the process (${code})`);
        next++;
      }
      resolve();
    });
  });
}

while (next < count) await runFrom(next);

const folder = failures.length > 0 ? mkdtempSync(join(tmpdir(), 'bareme-fuzz-')) : '';
for (const { index } of failures.slice(0, 20)) {
  const file = join(folder, `${index}.bareme`);
  writeFileSync(file, fuzzCase(seed, index, corpus).text);
  console.log(file);
}
const texts = count - from;
console.log(
  `${texts} texts, seed ${seed}: ${failures.length} failures, ${Math.round((Date.now() - begin) / 1000)} s`,
);
process.exitCode = failures.length > 0 ? 1 : 0;

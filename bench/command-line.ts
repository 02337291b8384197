// The command line as people run it: a large CSV file, its memory, and how soon the first result is there.

import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { factsOf, rowsAtEdges } from './amf/row.js';
import { median } from './measure.js';

export interface CommandLine {
  readonly rows: number;
  /** Rows per second of processor time, the start of the program left out. */
  readonly rowsPerSecond: number;
  readonly peakMegabytes: number;
  /** From the command to the end of a run of one case, the rules being as they were at the run before. */
  readonly start: Start;
  /** The same when a figure of the rules has been edited. */
  readonly startEdited: Start;
  /** The same of a bareme that has never run on this machine, or keeps nothing. */
  readonly startAnew: Start;
  /** Time on the clock of the large file in two threads, to that in one. */
  readonly twoThreadsToOne: number;
}

/** Milliseconds of processor time, and on the clock. */
interface Start {
  readonly processor: number;
  readonly clock: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const report =
  "process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); process._rawDebug('USED ' + (userCPUTime + systemCPUTime) + ' ' + maxRSS); });";

interface Asked {
  /** The rules, where they are others than those of the tree. */
  readonly rules?: string;
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Used {
  readonly processor: number;
  readonly clock: number;
  readonly megabytes: number;
}

function bareme(facts: string, format: string, out: string, more: Asked = {}): Used {
  const file = openSync(out, 'w');
  const begun = performance.now();
  const ended = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(report)}`,
      join(root, 'bin/bareme.js'),
      'run',
      more.rules ?? 'amf-sacem-2015',
      '--facts',
      facts,
      '--format',
      format,
      ...(more.words ?? []),
    ],
    {
      cwd: root,
      env: { ...process.env, ...more.env },
      stdio: ['ignore', file, 'pipe'],
      encoding: 'utf8',
    },
  );
  const clock = performance.now() - begun;
  closeSync(file);
  const used = /USED (\d+) (\d+)/.exec(ended.stderr);
  if (ended.status !== 0 || used === null) throw new Error(`bareme run failed: ${ended.stderr}`);
  return { processor: Number(used[1]) / 1000, clock, megabytes: Number(used[2]) / 1024 };
}

const medians = (all: readonly Used[]): Start => ({
  processor: median(all.map(({ processor }) => processor)),
  clock: median(all.map(({ clock }) => clock)),
});

/** Two files, so that their difference leaves the start aside. */
export function commandLine(rows: number, rounds: number): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'bareme-bench-'));
  try {
    const facts = rowsAtEdges(2015, rows).map(factsOf);
    const names = Object.keys(facts[0] ?? {});
    const lines = facts.map((given) => Object.values(given).join(','));
    const few = Math.round(rows / 10);
    const write = (name: string, count: number) => {
      writeFileSync(join(folder, name), `${[names.join(','), ...lines.slice(0, count)].join('\n')}\n`);
      return join(folder, name);
    };
    const [large, small] = [write('large.csv', rows), write('small.csv', few)];
    const out = join(folder, 'out');
    const rates: number[] = [];
    const starts: Used[] = [];
    const anew: Used[] = [];
    const edited: Used[] = [];
    const copied = join(folder, 'rules');
    cpSync(join(root, 'rulesets'), copied, { recursive: true });
    const rules = join(copied, 'amf-sacem-2015/amf-sacem-2015.bareme');
    const original = readFileSync(rules, 'utf8');
    const env = { BAREME_CACHE: join(folder, 'kept') };
    const threads: number[] = [];
    let megabytes = 0;
    for (let round = 0; round < rounds; round++) {
      const one = bareme(small, 'csv', out);
      const other = bareme(large, 'csv', out);
      rates.push(((rows - few) * 1000) / (other.processor - one.processor));
      const two = bareme(large, 'csv', out, { words: ['--threads', '2'] });
      threads.push(two.clock / other.clock);
      megabytes = Math.max(megabytes, other.megabytes);
    }
    const one = 'examples/facts/mediatheque.json';
    const edit = (count: number) => {
      writeFileSync(rules, original.replace('1 600.00 EUR', `1 6${String(count).padStart(2, '0')}.00 EUR`));
      return bareme(one, 'ndjson', out, { rules, env });
    };
    // The first runs of a build add to what is kept.
    for (let start = 0; start < 10; start++) edit(50 + start);
    for (let start = 0; start < 5 * rounds; start++) {
      starts.push(bareme(one, 'ndjson', out));
      edited.push(edit(start));
      anew.push(bareme(one, 'ndjson', out, { env: { BAREME_CACHE: 'off' } }));
    }
    return {
      rows,
      rowsPerSecond: median(rates),
      peakMegabytes: megabytes,
      start: medians(starts),
      startEdited: medians(edited),
      startAnew: medians(anew),
      twoThreadsToOne: median(threads),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

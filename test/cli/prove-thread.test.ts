// Checks attacked in a thread of their own: the same verdicts as in one thread, line by line; a key ends it and keeps what is decided.

import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../apps/cli/run-program.js';
import { folder } from './bareme.js';
import { bundledThread } from './bundled-thread.js';

const thread = await bundledThread('apps/cli/proving/attack-thread.ts');
afterAll(thread.drop);
const startAttack = thread.start;

/** One that ends without a word. */
const startBroken = (): Worker => new Worker('process.exit(3)', { eval: true });

const rules = `tariff pool "Pool"
currency EUR
rounding each amount half up to 0.01 EUR
results fee, total
unit passes, pass
fact bought "Bought" : passes, whole, from 0 to 100
fact constructor "Who built it" : yes/no
fact stay "Nights" : nights, whole, from 1 to 9
list kids "Kids", up to 20
fact age of kids : number, whole, from 0 to 17
amount fee "Fee" = 10 EUR/pass * bought
  less 50 % when stay is from 5 nights
  at most 100 EUR
amount share of kids "Share" = 1 EUR * age
amount total "Total" = sum of share over kids
  plus 1 EUR when constructor
check fee never decreases in bought
check fee is at most 100 EUR
check fee never decreases in stay
check total never decreases in constructor
check total never decreases in age
check total is at most 340 EUR
`;

describe('checks attacked in a thread', () => {
  const work = folder();
  work.write('pool.bareme', rules);
  const proved = async (more = {}) => {
    const { out, status } = await work.bareme(['prove', 'pool.bareme'], '', {}, more);
    return { out, status };
  };

  it('come to the same verdicts, with every case counted', { timeout: 60_000 }, async () => {
    const here = await proved();
    expect(here.status).toBe(1);
    expect(here.out.replaceAll('\u00a0', ' ')).toContain(
      'proved  fee never decreases in bought [bought] (pool.bareme:17): holds for 100 000 pairs of cases tried',
    );
    expect(here.out).toContain('4 proved, 2 false, 0 undecided, 0 skipped');
    expect(await proved({ startAttack })).toEqual(here);
    // A thread that ends before its work: it is done in the thread at hand.
    expect(await proved({ startAttack: startBroken })).toEqual(here);
  });

  it('end when a key is pressed, and keep what was decided', { timeout: 60_000 }, async () => {
    const run = async (stopAfter: number) => {
      let interrupt = (): void => {};
      const lines: string[] = [];
      let err = '';
      const status = await runProgram(['prove', 'pool.bareme', '--cache', 'kept'], {
        cwd: work.path,
        env: {},
        stdin: (async function* () {})(),
        out: async (text) => {
          lines.push(text);
          if (lines.length === stopAfter) interrupt();
        },
        err: (text) => {
          err += text;
        },
        outIsTerminal: false,
        errIsTerminal: false,
        startAttack,
        onInterrupt: (act) => {
          interrupt = act;
        },
      });
      return { status, lines, err };
    };
    const stopped = await run(2);
    expect(stopped.status).toBe(1);
    expect(stopped.lines).toHaveLength(3);
    expect(stopped.lines.at(-1)).toBe('2 proved, 0 false, 0 undecided, 0 skipped\n');
    expect(stopped.err).toBe('stopped: 4 checks are left, what was decided is kept\n');
    // The first two are in the cache: the thread is asked for the others alone.
    const asked: number[] = [];
    const { out } = await work.bareme(
      ['prove', 'pool.bareme', '--cache', 'kept'],
      '',
      {},
      {
        startAttack: (task: unknown) => {
          asked.push((task as { properties: unknown[] }).properties.length);
          return startAttack(task);
        },
      },
    );
    expect(asked).toEqual([4]);
    expect(out).toContain('4 proved, 2 false, 0 undecided, 0 skipped');
  });
});

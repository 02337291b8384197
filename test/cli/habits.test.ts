// What every command has: --quiet, --out, and --watch where rules are written.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../apps/cli/run-program.js';
import { folder } from './bareme.js';

const there = folder();
const rules = (fee: string) => `tariff pool "Pool"
currency EUR
rounding each amount half up to 0.01 EUR
valid from 2020-01-01 to 2020-12-31
unit visit, visits
fact visits "Visits" : visits, whole, from 0 to 100
amount fee "Fee" = ${fee} EUR/visit * visits
example "three"
  | visits   | fee   |
  | 3 visits | 9 EUR |
`;
there.write('pool.bareme', rules('3'));
there.write('facts.json', '{"visits": 3}');
const at = (name: string) => join(there.path, name);

describe('--quiet', () => {
  it('tells results, and nothing of what went well', async () => {
    for (const words of [
      ['check', 'pool.bareme'],
      ['test', 'pool.bareme'],
      ['build', 'pool.bareme', '--out', 'built', '--no-prove'],
      ['draw', 'pool.bareme', '--out', 'drawn'],
      ['init', 'begun'],
    ]) {
      expect(await there.bareme([...words, '--quiet']), words[0]).toEqual({ status: 0, out: '', err: '' });
    }
    expect(existsSync(at('built/pool/evaluator.ts'))).toBe(true);
    const run = await there.bareme(['-q', 'run', 'pool.bareme', '--facts', 'facts.json']);
    expect(run).toEqual({ status: 0, out: expect.stringMatching(/9\.00\sEUR/), err: '' });
  });

  it('still tells what is wrong', async () => {
    there.write('wrong.bareme', rules('3 EUR + 4'));
    there.write('other.bareme', rules('4'));
    expect((await there.bareme(['check', 'wrong.bareme', '-q'])).err).toMatch(/error E\d+/);
    const { status, out } = await there.bareme(['test', 'other.bareme', '-q']);
    expect([status, out]).toEqual([1, expect.stringContaining('expected')]);
    const refused = await there.bareme(['run', 'pool.bareme', '--facts', '-', '-q'], '{"visits": -1}');
    expect([refused.status, refused.err]).toEqual([3, expect.stringContaining('out_of_domain')]);
  });
});

describe('--out', () => {
  it('keeps a report that would be printed, byte for byte; --output is the same', async () => {
    const words = ['explain', 'pool.bareme', '--facts', 'facts.json'];
    const printed = await there.bareme(words);
    for (const option of [['--out', 'a.txt'], ['--output', 'b.txt'], ['--output=c.txt']]) {
      expect(await there.bareme([...words, ...option])).toEqual({ ...printed, out: '' });
      const name = option.at(-1)?.replace('--output=', '') ?? '';
      expect(readFileSync(at(name), 'utf8')).toBe(printed.out);
    }
  });

  it('is never what the command reads, and nothing is written by a command that stops', async () => {
    const onto = await there.bareme(['check', 'pool.bareme', '--out', 'pool.bareme']);
    expect([onto.status, onto.err]).toEqual([2, expect.stringContaining('E011')]);
    expect(readFileSync(at('pool.bareme'), 'utf8')).toBe(rules('3'));
    there.write('kept.txt', 'kept');
    await there.bareme(['explain', 'pool.bareme', '--facts', 'none.json', '--out', 'kept.txt']);
    expect(readFileSync(at('kept.txt'), 'utf8')).toBe('kept');
  });
});

describe('--watch', () => {
  it('looks again at each change, also when a file goes and comes, until it is told to stop', {
    timeout: 60_000,
  }, async () => {
    let told = '';
    let stop = () => {};
    const until = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const ended = runProgram(['test', 'pool.bareme', '--watch'], {
      cwd: there.path,
      env: {},
      stdin: (async function* () {})(),
      out: async (text) => {
        told += text;
      },
      err: (text) => {
        told += text;
      },
      outIsTerminal: false,
      errIsTerminal: false,
      untilStopped: () => until,
    });
    const says = async (what: RegExp) => {
      for (let waited = 0; waited < 400 && !what.test(told); waited++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(told).toMatch(what);
      told = '';
    };
    await says(/1 passed, 0 failed/);
    writeFileSync(at('pool.bareme'), rules('4'));
    await says(/pool\.bareme has changed[\s\S]*0 passed, 1 failed/);
    rmSync(at('pool.bareme'));
    await says(/has changed[\s\S]*error E\d+/);
    writeFileSync(at('pool.bareme'), rules('3.00'));
    await says(/1 passed, 0 failed/);
    stop();
    expect(await ended).toBe(0);
  });

  it('is for people', async () => {
    const { status, err } = await there.bareme(['check', 'pool.bareme', '--watch', '--format', 'json']);
    expect([status, err]).toEqual([2, expect.stringContaining('`--watch` reports for people')]);
  });
});

describe('what is being worked on', () => {
  const watched = { errIsTerminal: true, outIsTerminal: true };
  const long = ['build', 'pool.bareme', '--out', 'worked'];
  it.each([[long], [['diff', 'pool.bareme', 'pool.bareme']], [['diff', 'pool.bareme', 'other.bareme']]])(
    'is said on a terminal, and taken away: %j',
    async (words) => {
      there.write('other.bareme', rules('4'));
      const { err } = await there.bareme(words, '', {}, watched);
      const said = err.split('\r\u001b[K');
      expect(said.slice(1).join('\n')).toMatch(/^(?:pool {2}0\/\d|1 {2}fee)/);
      expect(said.at(-1)).not.toMatch(/^(?:pool|\d+) {2}/);
    },
  );

  it('is said of the hypotheses that a book is held against', async () => {
    there.write('book.csv', `visits,billed\n${'3,12\n'.repeat(4)}`);
    const words = ['reconcile', 'pool.bareme', '--facts', 'book.csv', '--billed', 'fee=billed'];
    const said = (await there.bareme(words, '', {}, watched)).err.split('\r\u001b[K');
    expect(said).toContain('hypothesis 1');
    expect(said.at(-1)).not.toContain('hypothesis');
  });

  it('is said to nobody who does not watch', async () => {
    expect((await there.bareme(long)).err).not.toContain('\r');
    expect((await there.bareme(long, '', { TERM: 'dumb' }, watched)).err).not.toContain('\r');
    expect((await there.bareme([...long, '--quiet'], '', {}, watched)).err).not.toContain('\r');
  });
});

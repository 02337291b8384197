// A file priced in threads: the same bytes, refusals, rejects and status as in one.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { pricedInThreads } from '../../apps/cli/pricing/in-threads.js';
import { folder } from './bareme.js';
import { bundledThread } from './bundled-thread.js';

const thread = await bundledThread('apps/cli/pricing/piece-thread.ts');
afterAll(thread.drop);
let started = 0;
const startThread = (task: unknown): Worker => {
  started++;
  return thread.start(task);
};

const there = folder();
there.write(
  'pool/pool.bareme',
  `tariff pool "Pool"
source "Pool rules" not held in English
currency EUR
rounding each amount half up to 0.01 EUR
fact visits "Visits" : number, whole, from 0 to 1 000
fact price "Price" : EUR, from 0 to 100
fact note "Note" : text, optional
reading share "Share"
  | option | value | because |
  | half   | 50 %  | "the usual" |
  | most   | 80 %  | "other pools" |
  chosen half
require visits is not 999 "999 is no number of visits"
amount fee "Fee" = price * visits * share
value message "Message" = (note or "none")
results fee, message
`,
);

interface Told {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly rejects: string | undefined;
}

async function run(file: string, threads: number, more: readonly string[] = []): Promise<Told> {
  const path = join(there.path, 'rejects');
  rmSync(path, { force: true });
  const words = ['run', 'pool', '--facts', file, '--threads', String(threads), ...more];
  const ended = await there.bareme(words, '', {}, { startThread });
  return { ...ended, rejects: existsSync(path) ? readFileSync(path, 'utf8') : undefined };
}

/** What one thread tells, after two and three told the same. */
async function expectSame(file: string, more: readonly string[]): Promise<Told> {
  const one = await run(file, 1, more);
  for (const threads of [2, 3]) {
    const before = started;
    expect(await run(file, threads, more)).toEqual(one);
    expect(started).toBeGreaterThan(before);
  }
  return one;
}

/** Rows of every kind, more than fit into one piece: some are refused, each for another reason. */
const rows = Array.from({ length: 12_000 }, (_, index) => {
  const kind = index % 50;
  if (kind === 7) return ['1001', '1', ''];
  if (kind === 17) return ['999', '1.00', 'é'];
  if (kind === 27) return ['many', '', '😀'];
  const note = ['', 'été', 'two\nlines', 'a "quoted" word', '日本', '=1+1', 'x;y,z'][index % 7] ?? '';
  return [String((index * 37) % 998), `${index % 100}.${String(index % 97).padStart(2, '0')}`, note];
});
const quoted = (cell: string) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const plain = rows.filter(([, , note]) => quoted(note ?? '') === note);
const table = (all: readonly (readonly string[])[], newline: string) =>
  ['visits,price,note', ...all.map((row) => row.map(quoted).join(','))].join(newline);

describe('a file priced in two and three threads', () => {
  it.each([
    ['csv', ['--rejects', 'rejects']],
    ['csv', ['--skip-refused', '--reading', 'share=most', '--lang', 'fr']],
    ['ndjson', ['--skip-refused', '--rejects', 'rejects']],
    ['ndjson', ['--results', 'fee']],
  ] as const)('tells what one thread tells as %s with %j', async (format, more) => {
    there.write('plain.csv', table([...plain, ...plain], '\n'));
    there.write('quoted.csv', `\ufeff${table(rows, '\r\n')}\r\n`);
    const lines = rows.map(([visits, price, note]) => JSON.stringify({ visits, price, note }));
    lines[50] = '{"visits": 12345678901234567890.10, "price": 1}';
    lines[9000] = '{"visits": ';
    there.write('lines.ndjson', `${lines.join('\n')}\n\n`);
    for (const file of ['plain.csv', 'quoted.csv', 'lines.ndjson']) {
      const { status, out, err } = await expectSame(file, ['--format', format, ...more]);
      expect(status).toBe(3);
      expect(out.length).toBeGreaterThan(100_000);
      expect(err).toContain(format === 'csv' && more.length > 2 ? '(ligne ' : '(line ');
    }
  });

  it('names the line of a refused row far behind breaks in cells', async () => {
    const many = Array.from({ length: 9000 }, () => ['1', '1', 'two\nlines']);
    there.write('far.csv', table([...many, ['1001', '1', '']], '\n'));
    const { err } = await expectSame('far.csv', ['--format', 'csv', '--skip-refused']);
    expect(err).toContain('case 9001 (line 18002): refused');
    expect(err).toContain('1 of 9001 cases refused');
  });

  it('ends where the file cannot be read on, after what stands before', async () => {
    const good = table([...plain, ...plain], '\n');
    there.write('quotes.csv', `${good}\n1,1,"not closed\n${good}`);
    there.write('bytes.csv', Buffer.concat([Buffer.from(`${good}\n`), Buffer.of(0x31, 0xff, 10)]));
    there.write('heading.csv', 'visits,visits\n1,2\n');
    for (const file of ['quotes.csv', 'bytes.csv']) {
      const { status, out, err } = await expectSame(file, ['--format', 'csv', '--skip-refused']);
      expect(status).toBe(2);
      expect(out.length).toBeGreaterThan(10_000);
      expect(err).toContain(file);
    }
    expect(await run('heading.csv', 2)).toEqual(await run('heading.csv', 1));
  });

  it('prints a heading for a table without cases, and starts no thread where results hang together', async () => {
    there.write('empty.csv', 'visits,price,note\n');
    there.write('few.csv', 'visits,price,note\n1,2,x\n');
    expect((await run('empty.csv', 2, ['--format', 'csv'])).out).toBe(
      (await run('empty.csv', 1, ['--format', 'csv'])).out,
    );
    const before = started;
    for (const format of ['table', 'json']) {
      expect(await run('few.csv', 2, ['--format', format])).toEqual(
        await run('few.csv', 1, ['--format', format]),
      );
    }
    // Without being asked, none is started for a small file.
    await there.bareme(['run', 'pool', '--facts', 'few.csv', '--format', 'csv'], '', {}, { startThread });
    expect(started).toBe(before);
  });

  it('refuses a number of threads that is none', async () => {
    for (const asked of ['two', '-1', '1.5', '65']) {
      const words = ['run', 'pool', '--facts', 'few.csv', `--threads=${asked}`];
      const { status, err } = await there.bareme(words, '', {}, { startThread });
      expect(status).toBe(2);
      expect(err).toContain(`\`--threads ${asked}\` is no whole number from 0 to 64`);
    }
  });

  it('tells of a thread that fails, and leaves none behind', async () => {
    there.write('plain.csv', table(plain, '\n'));
    const running: Worker[] = [];
    const failing = () => {
      const worker = new Worker(
        "require('node:worker_threads').parentPort.on('message', () => process.exit(1))",
        {
          eval: true,
        },
      );
      running.push(worker);
      return worker;
    };
    const words = ['run', 'pool', '--facts', 'plain.csv', '--format', 'csv', '--threads', '2'];
    const { status, err } = await there.bareme(words, '', {}, { startThread: failing });
    expect(status).toBe(70);
    expect(err).toContain('a thread ended before its work');
    expect(running.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  });
});

describe('pieces handed to threads', () => {
  it('come back in the order of the file, however long each takes, and few are under way', async () => {
    const slow = () =>
      new Worker(
        `const { parentPort } = require('node:worker_threads');
         parentPort.on('message', ({ text }) => {
           const until = performance.now() + Number(text) % 7;
           while (performance.now() < until);
           parentPort.postMessage({ part: { cases: 1, text, refused: 1, told: [{ number: 1, line: 1, errors: [] }], rejects: '' }, lines: 2 });
         });`,
        { eval: true },
      );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(1000), { maxLength: 40 }),
        fc.integer({ min: 2, max: 4 }),
        async (numbers, count) => {
          let handed = 0;
          let taken = 0;
          async function* all() {
            for (const text of numbers.map(String)) {
              handed++;
              expect(handed - taken).toBeLessThanOrEqual(3 * count + 1);
              yield {
                kind: 'table' as const,
                text,
                dialect: { delimiter: ',', newline: '\n' as const },
                columns: [],
              };
            }
          }
          const pieces = {
            all: all(),
            begin: () => ({ number: 1, line: 5 }),
            stopFor: (error: unknown) => error,
          };
          const texts: string[] = [];
          for await (const { text, told } of pricedInThreads(pieces, slow, count)) {
            expect(told).toEqual([{ number: taken + 1, line: 5 + 2 * taken, errors: [] }]);
            taken++;
            texts.push(text);
          }
          expect(texts).toEqual(numbers.map(String));
        },
      ),
      { numRuns: 8 },
    );
  });
});

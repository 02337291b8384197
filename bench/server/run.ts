// `npm run bench -- --server`: what `bareme serve` answers, by a load generator in another process, into bench/RESULTS.md.
// Rates are per second of the server's processor time: where other work shares the machine, clocks say little.

import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { request as ask } from 'node:http';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { wrapped } from '../../test/architecture/wrapped-markdown.js';
import { load } from './client.js';
import { withServing } from './serving-section.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const quick = process.argv.includes('--quick');
const singles = quick ? 20_000 : 1_000_000;
const steps = 10;
const lines = quick ? 50_000 : 500_000;
const says = (what: string) => process.stderr.write(`bench: ${what}\n`);

const server = spawn(
  process.execPath,
  ['bin/bareme.js', 'serve', 'amf-sacem-2015', '--port', '0', '--log', 'silent'],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
);
const url = await new Promise<string>((resolve, reject) => {
  server.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
  server.once('exit', () => reject(new Error('the server did not start')));
});
const port = Number(new URL(url).port);

/** Seconds of processor time of the server, its garbage collector and all. */
function processorTime(): number {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
/** Megabytes that the server holds. */
const memory = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1000;

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly processor: number }> {
  const before = processorTime();
  const result = await work();
  return { result, processor: processorTime() - before };
}

const facts = JSON.stringify(JSON.parse(readFileSync(`${root}examples/facts/mediatheque.json`, 'utf8')));
const path = '/v1/amf-sacem-2015/evaluate';
const request = Buffer.from(
  `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(facts)}\r\n\r\n${facts}`,
);

says('warming up');
await load(port, request, { requests: 20_000, connections: 32 });

says(`${singles} requests`);
const held: number[] = [];
let processor = 0;
for (let step = 0; step < steps; step++) {
  const part = await timed(() => load(port, request, { requests: singles / steps, connections: 32 }));
  processor += part.processor;
  held.push(memory());
}
const perSecond = singles / processor;

says('latency at half of that');
const half = await load(port, request, {
  requests: quick ? 5_000 : 60_000,
  connections: 32,
  rate: perSecond / 2,
});
const share = (part: number) => half.latencies[Math.floor(half.latencies.length * part)]?.toFixed(1) ?? '';

says(`${lines} lines`);
const streamed = await timed(
  () =>
    new Promise<number>((resolve, reject) => {
      let answered = 0;
      const asked = ask(
        { port, path, method: 'POST', headers: { 'content-type': 'application/x-ndjson' } },
        (answer) => {
          answer.on('data', (bytes: Buffer) => {
            for (const byte of bytes) if (byte === 10) answered++;
          });
          answer.on('end', () => resolve(answered));
        },
      );
      asked.on('error', reject);
      const piece = `${facts}\n`.repeat(500);
      let left = lines / 500;
      const more = () => {
        while (left > 0) {
          left--;
          if (!asked.write(piece)) {
            asked.once('drain', more);
            return;
          }
        }
        asked.end();
      };
      more();
    }),
);
if (streamed.result !== lines) throw new Error(`${streamed.result} of ${lines} lines were answered`);
server.kill('SIGTERM');

const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const first = held[0] ?? 0;
const last = held.at(-1) ?? 0;
const page = `## Serving

\`bareme serve\` with the full AMF 2015 tariff, asked by another process over 32 connections that are kept alive. Rates are per
second of the server's processor time, one core: where other work shares the machine, clocks say little. Node
${process.version}, ${cpus()[0]?.model.split(' ').slice(0, 2).join(' ')}. Written by \`npm run bench -- --server\`.

| what | measured | wished |
|---|---:|---:|
| single requests, one case each | ${whole(perSecond)} /s | 20,000 /s |
| answer at half of that load, median | ${share(0.5)} ms | |
| answer at half of that load, 99 of 100 | ${share(0.99)} ms | |
| cases as lines, streamed both ways | ${whole(lines / streamed.processor)} /s | 300,000 /s |
| memory after ${whole(singles / steps)} requests | ${first.toFixed(0)} MB | |
| memory after ${whole(singles)} requests | ${last.toFixed(0)} MB | flat |

Memory after each tenth of the requests: ${held.map((each) => each.toFixed(0)).join(', ')} MB.
`;
if (!quick) {
  const results = `${root}bench/RESULTS.md`;
  writeFileSync(results, withServing(readFileSync(results, 'utf8'), wrapped(page)));
}
process.stdout.write(page);

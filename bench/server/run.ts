// `npm run bench -- --server`: what `bareme serve` answers, by a load generator in another process, into bench/RESULTS.md.
// Rates are per second of the server's processor time: where other work shares the machine, clocks say little. The floor is
// a server that prices nothing, asked in turns with it.

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { wrapped } from '../../test/architecture/wrapped-markdown.js';
import { withSection } from '../kept-sections.js';
import { load, loadLines } from './client.js';
import { manyRulesets } from './many.js';
import { type Started, started } from './started.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const quick = process.argv.includes('--quick');
const rounds = quick ? 3 : 5;
const singles = quick ? 10_000 : 30_000;
const lines = quick ? 50_000 : 200_000;
const [steps, perStep] = [10, quick ? 2_000 : 100_000];
const says = (what: string) => process.stderr.write(`bench: ${what}\n`);

const [facts] = JSON.parse(readFileSync(`${root}examples/facts/mediatheque.json`, 'utf8')).map(
  JSON.stringify,
);
const connections = 32;
const requestTo = (path: string) =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(facts)}\r\n\r\n${facts}`,
  );

const path = '/v1/amf-sacem-2015/evaluate';
const server = await started(['bin/bareme.js', 'serve', 'amf-sacem-2015', '--port', '0', '--log', 'silent']);
const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: facts,
});
const floor = await started(['bench/server/floor-server.js', await answer.text()]);

/** Per second of processor time of a server. */
async function rateOf(
  { processorTime }: Started,
  count: number,
  work: () => Promise<unknown>,
): Promise<number> {
  const before = processorTime();
  await work();
  return count / (processorTime() - before);
}
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const places = {
  one: { at: server, path },
  floorOne: { at: floor, path: '/empty' },
} as const;
const streams = {
  lines: { at: server, path },
  floorLines: { at: floor, path: '/lines' },
} as const;
const rates = { one: [], floorOne: [], lines: [], floorLines: [] } as Record<string, number[]>;

says('warming up');
for (const { at, path } of Object.values(places)) {
  await load(at.port, requestTo(path), { requests: 20_000, connections });
}
for (const { at, path } of Object.values(streams)) await loadLines(at.port, path, facts, 20_000);

for (let round = 1; round <= rounds; round++) {
  says(`round ${round} of ${rounds}`);
  for (const [name, { at, path }] of Object.entries(places)) {
    const work = () => load(at.port, requestTo(path), { requests: singles, connections });
    rates[name]?.push(await rateOf(at, singles, work));
  }
  for (const [name, { at, path }] of Object.entries(streams)) {
    rates[name]?.push(await rateOf(at, lines, () => loadLines(at.port, path, facts, lines)));
  }
}
const rate = (name: string) => median(rates[name] ?? []);

says('latency at half of that');
const half = await load(server.port, requestTo(path), {
  requests: quick ? 5_000 : 30_000,
  connections,
  rate: rate('one') / 2,
});
const share = (part: number) => half.latencies[Math.floor(half.latencies.length * part)]?.toFixed(1) ?? '';

says(`memory over ${steps * perStep} requests`);
const held: { readonly resident: number; readonly heap: number }[] = [];
for (let step = 0; step < steps; step++) {
  await load(server.port, requestTo(path), { requests: perStep, connections });
  held.push({ resident: server.resident(), heap: await server.heap() });
}
server.stop();
floor.stop();

says('many rulesets');
const many = await manyRulesets(quick ? [20, 40] : [250, 1_000]);

const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const ofFloor = (name: string, least: string) => (rate(name) / rate(least)).toFixed(2);
const page = `## Serving

\`bareme serve\` with the full AMF 2015 tariff, asked by another process over ${connections} connections that are kept alive. Rates are per
second of the server's processor time, one core: where other work shares the machine, clocks say little. Medians of ${rounds}
rounds, in turns with the floor: for single requests the same framework with one route that answers a fixed text, for lines
JSON.parse and JSON.stringify of each, and no pricing. Node ${process.version}, ${cpus()[0]?.model.split(' ').slice(0, 2).join(' ')}, ${cpus().length} cores, load
${loadavg()[0]?.toFixed(1)}. Written by \`npm run bench -- --server\`.

| what | measured | wished | floor | of the floor |
|---|---:|---:|---:|---:|
| single requests, one case each | ${whole(rate('one'))} /s | 20,000 /s | ${whole(rate('floorOne'))} /s | ${ofFloor('one', 'floorOne')} |
| cases as lines, streamed both ways | ${whole(rate('lines'))} /s | 300,000 /s | ${whole(rate('floorLines'))} /s | ${ofFloor('lines', 'floorLines')} |
| answer at half of that load, median | ${share(0.5)} ms | | | |
| answer at half of that load, 99 of 100 | ${share(0.99)} ms | | | |

Memory after each ${whole(perStep)} of ${whole(steps * perStep)} requests, in MB: in use once what is no longer needed has been collected
${held.map(({ heap }) => heap.toFixed(1)).join(', ')}; of the whole process ${held.map(({ resident }) => resident.toFixed(0)).join(', ')}.

Many rulesets in one server, small tariffs of some fifteen lines; a change is seen within 200 ms, made anew and taken over
whole.

${many}`;
if (!quick) {
  const results = `${root}bench/RESULTS.md`;
  writeFileSync(results, withSection(readFileSync(results, 'utf8'), 'Serving', wrapped(page)));
}
process.stdout.write(page);
process.exit(0);

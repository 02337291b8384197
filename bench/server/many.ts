// Many rulesets in the memory of one server, and one of them replaced, over and over.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { started } from './started.js';

/** Of some twenty lines, as tariffs of halls are; no two alike. */
const rules = (number: number, price: number) => `tariff hall_${number} "Hall ${number}"
currency EUR
rounding each amount half up to 0.01 EUR
unit chair, chairs "chair"
fact area "Area" : m2, whole, from 1 to 2 000
fact days "Days" : days, whole, from 1 to 366
fact association "Association" : yes/no
fact chairs_hired "Chairs" : chairs, whole, from 0 to 1 000
table rate "Rate" by area
  | Area         | Per m2 and day  |
  | up to 100 m2 | 2.${price} EUR/m2/day |
  | above 100 m2 | 1.${price} EUR/m2/day |
amount hall_hire "Hire of the hall" = rate * area * days
  at least 150 EUR
  times 80 % when association is yes
amount chair_hire "Hire of chairs" = 1.${String((number % 90) + 10)} EUR/chair * chairs_hired
amount total "Total" = hall_hire + chair_hire
`;
const facts = '{"area": 120, "days": 3, "association": true, "chairs_hired": 80}';
/** Seconds of an idle server, to see what looking at its files costs. */
const idleSeconds = 5;
const replacements = 7;

/** A row of a table for each count: what rulesets take to be ready, what they hold, and how soon a change prices. */
export async function manyRulesets(counts: readonly number[]): Promise<string> {
  const rows: string[] = [];
  for (const count of counts) {
    const folder = mkdtempSync(join(tmpdir(), 'bareme-many-'));
    try {
      rows.push(await measured(count, folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return `| rulesets | processor time to be ready | a ruleset | in use | a ruleset | watching its files | a change prices after, median |
|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}
`;
}

async function measured(count: number, folder: string): Promise<string> {
  const file = (number: number) => join(folder, `hall_${number}.bareme`);
  const names = Array.from({ length: count }, (_, number) => file(number));
  for (const [number, name] of names.entries()) writeFileSync(name, rules(number, 20));
  const server = await started(['bin/bareme.js', 'serve', ...names, '--port', '0', '--log', 'silent']);
  const ready = server.processorTime();
  const heap = await server.heap();
  const last = count - 1;
  const totalOf = async (): Promise<string> => {
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: facts };
    const answer = await fetch(`http://127.0.0.1:${server.port}/v1/hall_${last}/evaluate`, asked);
    const { outputs } = (await answer.json()) as { readonly outputs: { readonly total: string } };
    return outputs.total;
  };
  const idle = server.processorTime();
  await pause(idleSeconds * 1000);
  const watching = (server.processorTime() - idle) / idleSeconds;
  const waits: number[] = [];
  for (let times = 1; times <= replacements; times++) {
    const was = await totalOf();
    writeFileSync(file(last), rules(last, 20 + times));
    const written = performance.now();
    while ((await totalOf()) === was) await pause(5);
    waits.push(performance.now() - written);
  }
  server.stop();
  const wait = waits.sort((a, b) => a - b)[Math.floor(replacements / 2)] ?? 0;
  return `| ${count.toLocaleString('en-US')} | ${ready.toFixed(1)} s | ${((ready * 1000) / count).toFixed(1)} ms | ${heap.toFixed(0)} MB | ${((heap * 1000) / count).toFixed(0)} kB | ${(watching * 100).toFixed(1)} % of a core | ${wait.toFixed(0)} ms |`;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

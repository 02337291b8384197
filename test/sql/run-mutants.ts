// How many slips in the queries of tariffs their certificates notice, as a table: `tsx test/sql/run-mutants.ts [slips] [tariff …]`. Slips
// are drawn among all of a query; `all` takes every one.

import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { noticedMutants } from './notice-mutants.js';

const [slips = '40', ...only] = process.argv.slice(2);
const sample = slips === 'all' ? undefined : Number(slips);
const sum = { mutants: 0, noticed: 0, withoutEffect: 0, missed: 0 };
console.log('| tariff | slips | noticed | change no row of 20 000 | missed |');
console.log('|---|---:|---:|---:|---:|');
const row = (name: string, { mutants, noticed, withoutEffect, missed }: typeof sum) =>
  console.log(`| ${name} | ${mutants} | ${noticed} | ${withoutEffect} | ${missed} |`);
for (const { name, path } of tariffFiles()) {
  if (only.length > 0 && !only.includes(name)) continue;
  const found = await noticedMutants(modelOfFile(path), { sample, rows: 20_000, count: 120 });
  const counted = { ...found, missed: found.missed.length };
  row(name, counted);
  for (const slip of found.missed) console.error(`${name}: missed: ${slip}`);
  for (const key of ['mutants', 'noticed', 'withoutEffect', 'missed'] as const) sum[key] += counted[key];
}
row('**all**', sum);
const share = (100 * sum.noticed) / Math.max(1, sum.noticed + sum.missed);
console.log(`\n${share.toFixed(2)} % of the slips that change a row are noticed`);
process.exit(share >= 99 ? 0 : 1);

// How many mutants of each tariff's integer program its certificate notices, as a table: `tsx test/sql/run-certificates.ts [--attack N] [--write] [tariff …]`.
// `--write` keeps the rows in RESULTS.md and docs/warehouse.md, each when it is known.

import { writeRows } from '../../bench/kept-tables.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { withoutQuery } from '../rig/refused-by-name.js';
import { certificateCount } from './certificate-rig.js';
import { certificateTable } from './certificate-table.js';

const words = process.argv.slice(2);
const at = words.indexOf('--attack');
const [, attack = '2000'] = at < 0 ? [] : words.splice(at, 2);
const only = words.filter((word) => word !== '--write');
const writes = only.length < words.length;
const sum = { cases: 0, mutants: 0, noticed: 0, equal: 0, missed: 0 };
console.log(`| tariff | cases | mutants | noticed | equal in ${attack} cases | missed | seconds |`);
console.log('|---|---:|---:|---:|---:|---:|---:|');
const seconds = () => process.cpuUsage().user / 1e6;
const row = (name: string, { cases, mutants, noticed, equal, missed }: typeof sum, took: number) =>
  console.log(`| ${name} | ${cases} | ${mutants} | ${noticed} | ${equal} | ${missed} | ${took.toFixed(1)} |`);
for (const { name, path } of tariffFiles()) {
  if (withoutQuery.has(name) || (only.length > 0 && !only.includes(name))) continue;
  const begin = seconds();
  const found = certificateCount(modelOfFile(path), { tried: 600, attack: Number(attack) });
  const counted = { ...found, missed: found.missed.length };
  row(name, counted, seconds() - begin);
  const { cases, mutants, noticed, equal, missed } = counted;
  const cells = [cases, mutants, noticed, equal, missed].map(String);
  if (writes) writeRows(certificateTable, new Map([[name, cells]]));
  for (const what of found.missed) console.error(`${name}: missed: ${what}`);
  for (const key of ['cases', 'mutants', 'noticed', 'equal', 'missed'] as const) sum[key] += counted[key];
}
row('**all**', sum, seconds());
const share = (100 * sum.noticed) / Math.max(1, sum.noticed + sum.missed);
console.log(`\n${share.toFixed(2)} % of the mutants that change a case are noticed`);
process.exit(share >= 99 ? 0 : 1);

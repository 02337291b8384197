// npm run second -- 2000 [FIRST SEED [carried | times]]: so many random tariffs through the second interpreter and every way in which the product prices.

import { differenceOf, emptyTally } from './compare-random.js';
import { randomCarried } from './random-carried.js';
import { randomTariff } from './random-tariffs.js';
import { randomTimes } from './random-times.js';

const [count = 1000, from = 1] = process.argv.slice(2).map(Number);
const made = { carried: randomCarried, times: randomTimes }[process.argv[4] ?? ''] ?? randomTariff;
const tally = emptyTally();
let failed = 0;
for (let seed = from; seed < from + count; seed++) {
  const ways = {
    compiled: seed % 3 === 0,
    program: seed % 2 === 0,
    workbook: seed % 4 === 0,
    engines: seed % 2 === 1,
  };
  const found = await differenceOf(seed, 10, ways, tally, made).catch((stopped: unknown) => ({
    seed,
    way: 'stopped',
    stopped: stopped instanceof Error ? stopped.stack : String(stopped),
    text: made(seed, 10).text,
  }));
  if (found === undefined) continue;
  failed += 1;
  if (failed > 10) continue;
  const { text, ...rest } = found;
  console.log(`seed ${seed}: ${JSON.stringify(rest).slice(0, 1500)}\n${text}`);
}
const codes = [...tally.refusedByCheck].map(([code, times]) => `${code} ${times}×`).join(', ');
console.log(
  `${tally.tariffs} of ${count} tariffs compiled (${codes}); ${tally.priced} cases priced, ${tally.refused} refused; ` +
    `${tally.compiled} compiled evaluators, ${tally.programs} integer programs, ${tally.workbooks} workbooks, ${tally.engines} in engines; ${failed} differ`,
);
process.exitCode = failed === 0 && tally.priced > count ? 0 : 1;

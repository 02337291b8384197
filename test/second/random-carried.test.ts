// Some random tariffs of what was built last through the second interpreter and every way in which the product prices;
// `npm run second -- 2000 1 carried` tries thousands.

import { expect, it } from 'vitest';
import { differenceOf, emptyTally } from './compare-random.js';
import { randomCarried } from './random-carried.js';

it('lists that may be lacking, carried values, prefixes, times, holidays and versions come to what the second interpreter says', async () => {
  const tally = emptyTally();
  // 17: a list that is lacking, within what stands in for another. 165: two last roundings, the second under a condition.
  for (const seed of [17, 165, ...Array.from({ length: 18 }, (_, index) => 9001 + index)]) {
    const ways = {
      compiled: seed % 6 === 0,
      program: seed % 2 === 0,
      workbook: seed % 6 === 1,
      engines: seed % 6 === 3,
    };
    expect(await differenceOf(seed, 8, ways, tally, randomCarried)).toBeUndefined();
  }
  expect(tally.tariffs).toBeGreaterThan(14);
  expect(tally.priced).toBeGreaterThan(100);
  expect(tally.refused).toBeGreaterThan(3);
  expect(tally.compiled).toBeGreaterThan(1);
  expect(tally.programs).toBeGreaterThan(0);
  expect(tally.workbooks).toBeGreaterThan(0);
}, 120_000);

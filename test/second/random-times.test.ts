// Random windows of day, week and year through the second interpreter and every way of pricing.

import { expect, it } from 'vitest';
import { differenceOf, emptyTally } from './compare-random.js';
import { randomTimes } from './random-times.js';

it('random windows of what goes round come to what the second interpreter says', async () => {
  const tally = emptyTally();
  for (let seed = 1; seed <= 40; seed++) {
    const ways = { compiled: seed % 4 === 0, program: true, workbook: seed % 8 === 1 };
    expect(await differenceOf(seed, 20, ways, tally, randomTimes)).toBeUndefined();
  }
  // Nothing is worth much that hardly ever compiles, prices or refuses.
  expect(tally.tariffs).toBeGreaterThan(30);
  expect(tally.priced).toBeGreaterThan(500);
  expect(tally.refused).toBeGreaterThan(5);
  expect(tally.compiled).toBeGreaterThan(5);
  expect(tally.programs).toBeGreaterThan(25);
  expect(tally.workbooks).toBeGreaterThan(3);
});

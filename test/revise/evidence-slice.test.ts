// A slice of the evidence of docs/reconcile.md, on every run of the tests: slips written into a tariff are named first;
// hand-changed bills are explained by nothing.

import { describe, expect, it } from 'vitest';
import { water } from './evidence/legacy/water.js';
import { bookOf, falselyExplained, measured } from './evidence/measure.js';
import { slipsOf } from './evidence/slips.js';
import { tariffIn } from './evidence/tariffs.js';
import { slipsWrittenApart } from './evidence/written-apart.js';

const namedOfWater = [
  'VAT not on the subscription',
  'VAT of each rate rounded for itself',
  'first block up to 80 m³',
  'sewage at the first price of water',
  'a minimum of 50 EUR',
  'consumption to ten m³',
  'stale price: first block 5 % less',
];

describe.each(['facture-eau'])('slips of a system that bills by %s', (name) => {
  const tariff = tariffIn(`examples/gallery/${name}`);
  const book = bookOf(tariff.model, 120, 7);

  it('are named first', async () => {
    const verdicts: string[] = [];
    for (const slip of slipsOf(tariff.rules, 1, 3)) {
      const legacy = tariff.with(new Map([[slip.path, slip.text]]));
      if (legacy === undefined) continue;
      const { verdict } = await measured(book, legacy);
      if (verdict !== 'same') verdicts.push(verdict === 'named first' ? verdict : `${slip.kind}: ${verdict}`);
    }
    expect(verdicts.length).toBeGreaterThan(0);
    expect(new Set(verdicts)).toEqual(new Set(['named first']));
  }, 120_000);

  it('are none where bills were changed by hand', async () => {
    expect(await falselyExplained(book, 11)).toBe(0);
  }, 60_000);
});

describe('slips of a program written apart', () => {
  const some = { ...water, slips: water.slips.filter((slip) => namedOfWater.includes(slip)) };

  it('are named first', async () => {
    for await (const { slip, verdict } of slipsWrittenApart(some, 150)) {
      expect([slip, verdict]).toEqual([slip, 'named first']);
    }
    expect(some.slips).toHaveLength(namedOfWater.length);
  }, 300_000);
});

import { describe, expect, it } from 'vitest';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { truthOf } from './every-case.js';
import { randomModel, tightModel } from './random-models.js';

/** More of them with BAREME_PROOFS=20000. */
const wanted = Number(process.env.BAREME_PROOFS ?? '120');
const seeds = Array.from({ length: wanted }, (_, index) => index + 1);
const kinds = { 'of any shape': randomModel, 'held to the value that roundings reach': tightModel };
const samples = Object.entries(kinds).map(([kind, make]) => ({
  kind,
  models: seeds.map((seed) => ({ seed, made: make(seed), truth: truthOf(make(seed)) })),
}));

describe('proofs about random models', () => {
  it.each(samples)('$kind are never wrong, and few are left undecided', ({ models }) => {
    const wrong: string[] = [];
    let undecided = 0;
    for (const { seed, made, truth } of models) {
      const [proof] = prove(made, { boxes: 60 });
      if (proof?.status === 'undecided' || proof?.status === 'skipped') undecided++;
      else if ((proof?.status === 'proved') !== truth) wrong.push(`${seed}: ${proof?.status}`);
    }
    expect(wrong).toEqual([]);
    expect(undecided).toBeLessThan(wanted / 5);
    // The sample would prove nothing if it were all true or all false.
    const holding = models.filter(({ truth }) => truth).length;
    expect(holding).toBeGreaterThan(wanted / 5);
    expect(holding).toBeLessThan((4 * wanted) / 5);
  });
});

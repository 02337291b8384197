// A key is heard within a search, not only between two: what was decided before is kept, and the rest is left.

import { describe, expect, it } from 'vitest';
import { verdicts } from '../../apps/cli/proving/attacked-proofs.js';
import { proofInParts, proofOf } from '../../compiler/4-analyse/prover/prove.js';
import { modelOf } from './model-of.js';

// A square is never below nought, which no bound of its parts shows: with this many to look at, the second check takes minutes.
const parts = 100_000;
const made = modelOf(
  [
    'tariff made "Made"',
    'currency EUR',
    'rounding no amount',
    'fact x : number, to 0.1, from 0 to 900',
    'fact y : number, whole, from 1 to 90',
    'value lim = ((y * 33.3), rounded half up to 1)',
    'value fee = ((x * 0.7), rounded half up to 1)',
    'value price = (fee when x is up to lim, otherwise ((x * x / 700 + y / 900 - 1 / (x + y)), rounded half even to 1))',
    'check fee never decreases in x',
    'check price * price + x * x is at least 2 * price * x - 1',
    '',
  ].join('\n'),
);

describe('a search', () => {
  it('that is stopped on the way leaves what was decided before', { timeout: 60_000 }, async () => {
    const told: string[] = [];
    let stop = (): void => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    for await (const { status } of verdicts(made, { boxes: parts, pairs: 200, stopped })) {
      told.push(status);
      setTimeout(stop, 20);
    }
    expect(told).toEqual(['proved']);
  });

  it('rests after each part, and comes to the same in parts as at once', () => {
    for (const property of made.properties) {
      const work = proofInParts(made, property, { boxes: 5 });
      let rests = 0;
      let step = work.next();
      for (; !step.done; step = work.next()) rests++;
      expect(rests).toBeGreaterThan(0);
      expect(step.value).toEqual(proofOf(made, property, { boxes: 5 }));
    }
  });
});

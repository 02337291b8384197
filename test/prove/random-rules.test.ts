import { describe, expect, it } from 'vitest';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { truthOf } from './every-case.js';
import { type KindOfRules, kindsOfRules } from './kinds-of-rules.js';
import { modelOf } from './model-of.js';
import { randomRules } from './random-rules.js';
import { tightRules } from './tight-rules.js';

/** More of them with BAREME_PROOFS=20000, others with BAREME_SEED=1000000. */
const wanted = Number(process.env.BAREME_PROOFS ?? '40');
const first = Number(process.env.BAREME_SEED ?? '1');
/** What hangs on the order of items, such as a rank, is rarely decided but by trying; all else nearly always is. */
const mostUndecided: Readonly<Record<KindOfRules, number>> = {
  'with lists': 0.4,
  'with dates and versions': 0.1,
  'with scales': 0.1,
  'under other readings, options and facts': 0.1,
  'with facts that may be missing': 0.1,
  'with what is carried, in lists': 0.4,
  'with shares and averages, in lists': 0.4,
  'with times and seasons': 0.1,
  'with steps, labels and texts': 0.1,
  'with versions on the one before': 0.1,
  'with cells that count': 0.1,
  'with products': 0.3,
  'with shares of periods': 0.3,
  'with ratios of items': 0.5,
};
const writers = { 'of any shape': randomRules, 'held to what is reached': tightRules };
const samples = kindsOfRules.flatMap((kind) =>
  Object.entries(writers).map(([shape, write]) => ({
    kind,
    shape,
    models: Array.from({ length: wanted }, (_, index) => index + first).flatMap((seed) => {
      const text = write(kind, seed);
      if (text === undefined) return [];
      const made = modelOf(text);
      return [{ seed, made, truth: truthOf(made) }];
    }),
  })),
);

describe('proofs about random rule files', () => {
  it.each(samples)('$kind, $shape, are never wrong, and few are left undecided', ({ kind, models }) => {
    const wrong: string[] = [];
    let undecided = 0;
    for (const { seed, made, truth } of models) {
      const [proof] = prove(made, { boxes: 60 });
      if (proof?.status === 'undecided' || proof?.status === 'skipped') undecided++;
      else if ((proof?.status === 'proved') !== truth) wrong.push(`${seed}: ${proof?.status}`);
      for (const { reading, option } of proof?.holdsWith ?? []) {
        if (!truthOf(made, { [reading]: option })) wrong.push(`${seed}: holds with ${reading} ${option}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(undecided).toBeLessThanOrEqual(Math.ceil(models.length * mostUndecided[kind]));
    // The sample would prove nothing if it were all true or all false.
    const holding = models.filter(({ truth }) => truth).length;
    expect(holding).toBeGreaterThan(models.length / 5);
    expect(holding).toBeLessThan((4 * models.length) / 5);
  });
});

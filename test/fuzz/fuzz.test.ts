import { describe, expect, it } from 'vitest';
import { workingTime } from '../working-time.js';
import { fuzzCase } from './cases.js';
import { failureOf, readCorpus } from './survive.js';

/** A sample of `npm run fuzz`, which goes on as long as one likes. */
const sample = 600;

describe('whatever a rule file says', () => {
  const corpus = readCorpus();

  it(`every phase ends without a throw, on ${sample} texts`, { timeout: 120_000 }, () => {
    const failures = Array.from({ length: sample }, (_, index) => {
      const { kind, text } = fuzzCase(7, index, corpus);
      const failure = failureOf(text, workingTime);
      return failure === undefined ? [] : [`${kind} ${index}: ${failure}`];
    }).flat();
    expect(failures).toEqual([]);
  });

  it('a large text of each phase ends in time', { timeout: 120_000 }, () => {
    const { text } = fuzzCase(7, 1_999, corpus);
    expect(text.length).toBeGreaterThan(40_000);
    expect(failureOf(text, workingTime)).toBeUndefined();
  });

  // Whatever may begin something that never ends: looked for once, not at each of its places.
  it.each([...'«"“(|#\'’<[{*/-=_0a1,.;\u0301\u00a0\r'])(
    'a line of %j without end ends in time',
    { timeout: 60_000 },
    (sign) => {
      for (const block of [`${sign} `, `| ${sign} `])
        expect(failureOf(block.repeat(400_000 / block.length), workingTime)).toBeUndefined();
    },
  );

  it('thousands of names that nobody declares end in time', { timeout: 60_000 }, () => {
    const lines = Array.from({ length: 6_000 }, (_, index) => `value name_${index} = unknown_${index} + 1`);
    expect(failureOf(`tariff t "T"\ncurrency EUR\n${lines.join('\n')}\n`, workingTime)).toBeUndefined();
  });

  it('the same seed and number give the same text', () => {
    for (const index of [0, 17, 311]) {
      expect(fuzzCase(3, index, corpus)).toEqual(fuzzCase(3, index, corpus));
    }
  });

  it('a failure is seen', () => {
    let clock = 0;
    expect(failureOf('tariff t "T"', () => (clock += 60_000))).toMatch(/^took/);
  });
});

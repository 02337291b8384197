// What is told beside verdicts never says more than was shown: jumps, lines that are offered, proofs that are kept, workbooks.

import { describe, expect, it } from 'vitest';
import { cliffsOf } from '../../compiler/4-analyse/prover/reports/cliffs.js';
import { discover } from '../../compiler/4-analyse/prover/reports/discover.js';
import { faultsOfCliffs, faultsOfKept, faultsOfLines } from './attack-told.js';
import { faultsOfManifest, faultsOfPage, faultsOfWorkbook } from './attack-written.js';
import { modelOf } from './model-of.js';
import { type RandomFile, randomFormulas, randomRuleFiles } from './random-files.js';

const made = (...lines: readonly string[]) =>
  modelOf(
    ['tariff made "Made"', 'currency EUR', 'rounding no amount', 'results fee', ...lines, ''].join('\n'),
  );

/** From which value to which the first jump goes, and how far. */
function firstOf(model: ReturnType<typeof made>, fact: string) {
  const [cliff] = cliffsOf(model);
  const at = [cliff?.tried.before, cliff?.tried.after].map((facts) => {
    const value = facts?.values[fact];
    return typeof value === 'object' ? Number(value.n) / Number(value.d) : value;
  });
  return { at, jump: cliff && Number(cliff.jump.n) / Number(cliff.jump.d), isLargest: cliff?.isLargest };
}

describe('the largest jump', () => {
  it('goes from a value that a fact can have, though the limit lies between two', () => {
    const fee = 'value fee = (10 when x is above 2.5, otherwise 1)';
    const model = made('fact x : number, whole, from 0 to 9', fee);
    expect(firstOf(model, 'x')).toEqual({ at: [2, 3], jump: 9, isLargest: true });
  });

  it('does not begin below the domain', () => {
    const fee = 'value fee = (x when x is from 1, otherwise x - 50)';
    const model = made('fact x : number, whole, from 1 to 9', fee);
    expect(firstOf(model, 'x')).toMatchObject({ jump: 1, isLargest: true });
  });

  it('does not step on a case that is refused', () => {
    const fee = 'value fee = (50 when x is 4, otherwise x)';
    const model = made('fact x : number, whole, from 0 to 9', 'require x is not 4 "no"', fee);
    const { at, jump } = firstOf(model, 'x');
    expect(at).not.toContain(4);
    expect(jump).toBeLessThanOrEqual(2);
  });
});

const lines = (file: RandomFile) => faultsOfLines(file, discover(file.made));

describe.each([
  ['jumps', faultsOfCliffs],
  ['lines', lines],
  ['kept proofs', faultsOfKept],
  ['workbooks', faultsOfWorkbook],
  ['manifests', faultsOfManifest],
  ['pages', faultsOfPage],
])('%s of random files', (_, faultsOf) => {
  it('say nothing that was not shown', { timeout: 120_000 }, async () => {
    const files = [...randomFormulas(2), ...randomRuleFiles(2)].filter(
      ({ name }) => !/lists|held/.test(name),
    );
    expect(files.length).toBeGreaterThan(5);
    const found: string[] = [];
    for (const file of files) found.push(...(await faultsOf(file)));
    expect(found).toEqual([]);
  });
});

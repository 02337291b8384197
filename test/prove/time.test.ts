import { describe, expect, it } from 'vitest';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { compileTexts, readRulesets } from '../mutations/rulesets.js';
import { workingTime } from '../working-time.js';

describe('the three rulesets', () => {
  it('have all their properties proved in less than a second together', () => {
    const models = readRulesets().flatMap((ruleset) => compileTexts(ruleset).model ?? []);
    expect(models).toHaveLength(3);
    const proofs = () => models.flatMap((model) => prove(model));
    expect(proofs().length).toBeGreaterThan(150);
    const rounds = Array.from({ length: 4 }, () => {
      const begin = workingTime();
      expect(proofs().filter(({ status }) => status !== 'proved')).toEqual([]);
      return workingTime() - begin;
    });
    // The first rounds of a process run code that is not yet compiled, and the least of several is the least disturbed.
    expect(Math.min(...rounds)).toBeLessThan(1000);
  });
});

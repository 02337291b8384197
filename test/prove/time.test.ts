import { describe, expect, it } from 'vitest';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { compileTexts, readRulesets } from '../mutations/rulesets.js';

describe('the three rulesets', () => {
  it('have nearly all their properties proved, and none is false', () => {
    const models = readRulesets().flatMap((ruleset) => compileTexts(ruleset).model ?? []);
    expect(models).toHaveLength(3);
    const proofs = models.flatMap((model) => prove(model, { boxes: 4, tests: 5 }));
    expect(proofs.filter(({ status }) => status === 'false')).toEqual([]);
    expect(proofs.filter(({ status }) => status === 'proved').length).toBeGreaterThanOrEqual(173);
  }, 120_000);
});

// Rulesets of many rules: split into parts, right to the cent, and emitted in time that grows with their length only.

import { describe, expect, it } from 'vitest';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { disagreements } from './agreement.js';
import { evaluatorOf, modelOfText, sourceOf } from './compile-evaluator.js';
import { largeRuleset } from './large-ruleset.js';

describe('a ruleset of many rules', () => {
  it.each([10, 60, 900])('of %d agrees with the interpreter', async (count) => {
    const model = modelOfText(largeRuleset(count));
    const source = await sourceOf(model);
    expect(source.includes('function computePart2(')).toBe(count > 100);
    const cases = boundaryCases(model, { seed: 2, count: 12 });
    expect(disagreements(new Interpreter(model), evaluatorOf(source), cases)).toEqual([]);
  });
});

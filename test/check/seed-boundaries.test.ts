// What the documents say of values that lie exactly on a boundary.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { compileTexts, readRulesets } from '../mutations/rulesets.js';

const interpreters = new Map(
  readRulesets().map((texts) => {
    const { model } = compileTexts(texts);
    if (model === undefined) throw new Error(texts.name);
    return [texts.name, new Interpreter(model)] as const;
  }),
);

function resultOf(ruleset: string, result: string, facts: Readonly<Record<string, unknown>>): unknown {
  const interpreter = interpreters.get(ruleset);
  if (interpreter === undefined) throw new Error(ruleset);
  const outcome = evaluate(interpreter, facts, { results: [result] });
  return outcome.ok ? outcome.outputs[result] : outcome.errors;
}

const general = { prior_declaration: false, contract_within_15_days: false };
const reduced = { prior_declaration: true, contract_within_15_days: true };

describe('at exactly 4 000 m2', () => {
  it.each(['amf-sacem-2015', 'sacem-polynesie-2018'])('%s takes the row of 2 000 m2', (ruleset) => {
    const area = (m2: number) => resultOf(ruleset, 'weighted_area', { area: m2 });
    expect([area(2000), area(2001), area(4000), area(4001), area(8000), area(8001)]).toEqual([
      '2000',
      '2000',
      '2000',
      '2500',
      '2500',
      '3000',
    ]);
  });
});

describe('at exactly 70 % of protected works', () => {
  const rate = (ruleset: string, protected_share: number, more: object) =>
    resultOf(ruleset, 'audioguide_rate', { programme_submitted: true, protected_share, ...more });

  it('the AMF tariff gives 2 %', () => {
    expect([rate('amf-sacem-2015', 69, {}), rate('amf-sacem-2015', 70, {})]).toEqual(['1.6', '2']);
  });

  it('the Polynesian tariff gives 2.00 % in general, 1.60 % reduced', () => {
    const ruleset = 'sacem-polynesie-2018';
    expect([rate(ruleset, 70, general), rate(ruleset, 70, reduced)]).toEqual(['2', '1.6']);
    expect([rate(ruleset, 70.01, general), rate(ruleset, 70.01, reduced)]).toEqual(['2.5', '2']);
  });
});

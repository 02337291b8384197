// A list that a case may do without: `optional`, `needed when`, or one that no result looks at in the case. Every operation × every
// guard × what is given, in the interpreter, the generated evaluator (one by one, in columns, some results), the integer program, the
// workbook, the JSON Schema and the second interpreter.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { factShapesOf } from '../../compiler/3-model/fact-shapes.js';
import { factsSchema } from '../../compiler/6-emit/json-schema/emit-json-schema.js';
import { factsValidator } from '../../compiler/6-emit/json-schema/validator.js';
import { workbookImage } from '../../compiler/6-emit/workbook/index.js';
import { compile } from '../../compiler/pipeline.js';
import { readFacts } from '../../compiler/runtime/facts/facts.js';
import { scaledCase } from '../../compiler/runtime/facts/scaled-facts.js';
import { columnsOf, evaluatorOf, modelOfText, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig } from '../rig/rig.js';
import { answerOf, isAlike, type Told } from '../second/agree.js';
import { Second } from '../second/second.js';
import { cases, guards, operations, presences, tariff } from './lists-not-given.js';

describe.each(Object.entries(presences))('a list that is %s', (kind, { said, there }) => {
  describe.each(Object.entries(guards))('guarded by %s', (_, guard) => {
    it.each(Object.entries(operations))('%s', async (name, operation) => {
      const isNever = name === 'a value';
      const value = isNever ? operation : guard(operation, there);
      const text = tariff(value, said);
      const model = modelOfText(text);
      const interpreter = new Interpreter(model);
      const evaluator = evaluatorOf(await sourceOf(model));
      const second = new Second({ path: 't.bareme', text });
      const rig = createRig(model, workbookImage(model, provenance));
      const validator = factsValidator(factsSchema(model, ''));
      const shapes = factShapesOf(model);
      const columns = columnsOf(
        model,
        cases.map((facts) => scaledCase(shapes, readFacts(shapes, facts).facts, false)),
      );
      const asked = Object.fromEntries(
        Object.entries(columns).map(([column, all]) => [
          column,
          (all as unknown[]).map((one) => (Number.isNaN(one) ? undefined : one)),
        ]),
      );
      const batch = evaluator.evaluateBatch(asked, cases.length);
      const some = evaluator.evaluateBatch(asked, cases.length, { results: ['total'] });
      for (const [row, facts] of cases.entries()) {
        const outcome = evaluate(interpreter, facts);
        const ours = answerOf(second, facts);
        if (!isAlike(ours, outcome as Told, undefined)) {
          expect({ facts, told: outcome }).toEqual({ facts, told: ours });
        }
        const { extras } = facts as { extras?: readonly unknown[] };
        const isGiven = kind === 'optional' ? (extras?.length ?? 0) > 0 : facts.with_extras;
        const isRefused = kind === 'needed when' && facts.with_extras && extras === undefined;
        expect([facts, outcome.ok]).toEqual([facts, !isRefused]);
        if (outcome.ok) expect('doubled' in outcome.outputs).toBe(isGiven);
        if (outcome.ok && !isGiven && !isNever) expect(outcome.outputs.total).toBe('99.00');
        expect(JSON.stringify(evaluator.evaluateUnknown(facts))).toBe(JSON.stringify(outcome));
        for (const options of [{ results: ['total'] }, { results: ['doubled'] }]) {
          expect(JSON.stringify(evaluator.evaluateUnknown(facts, options))).toBe(
            JSON.stringify(evaluate(interpreter, facts, options)),
          );
        }
        expect([facts, batch.refused.has(row), some.refused.has(row)]).toEqual([facts, isRefused, isRefused]);
        if (outcome.ok) {
          const cents = Number(outcome.outputs.total) * 100;
          expect([facts, batch.outputs.total?.[row], some.outputs.total?.[row]]).toEqual([
            facts,
            Math.round(cents),
            Math.round(cents),
          ]);
          // In a sheet a list is not given where it has no rows.
          expect([facts, rig.againstInterpreter(caseOf(facts))]).toEqual([facts, []]);
        }
        expect([facts, validator(facts).length === 0]).toEqual([facts, !isRefused]);
      }
    });
  });
});

describe('a list that nothing looks at in the case', () => {
  const text = `tariff w "W"
currency EUR
rounding each amount half up to 0.01 EUR
fact kind : one of parcel | pallet
list pallets "Pallets", up to 5
fact weight of pallets : kg, whole, from 0 to 100
section "A" "A" applies when kind is pallet
amount heavy = 1 EUR/kg * (sum of weight over pallets)
section "B" "B"
amount base = (heavy + 1 EUR * (count of pallets) when kind is pallet, otherwise 2 EUR)
`;

  it('is not asked for, and the message says why it is where it is', async () => {
    const model = modelOfText(text);
    const evaluator = evaluatorOf(await sourceOf(model));
    const interpreter = new Interpreter(model);
    for (const run of [
      (facts: object, options?: object) => evaluate(interpreter, facts, options),
      evaluator.evaluateUnknown,
    ]) {
      expect(run({ kind: 'parcel' })).toMatchObject({ ok: true, outputs: { base: '2.00', heavy: '0.00' } });
      expect(run({ kind: 'parcel' }, { results: ['base'] })).toMatchObject({ ok: true });
      const refused = run({ kind: 'pallet' });
      expect(refused.ok ? '' : refused.errors.map(({ message }) => message.en).join()).toContain(
        '`pallets` (Pallets) is needed, because `kind is pallet`',
      );
      // A list of which it cannot be told is asked for: no items would be a guess.
      const untold = run({}, { results: ['heavy'] });
      expect(untold.ok).toBe(false);
    }
  });
});

it('says of a use without a guard that it may be missing, in both languages', () => {
  for (const value of Object.values(operations).filter((one) => one !== 'named')) {
    const { diagnostics } = compile({ path: 't.bareme', text: tariff(value, ', optional') });
    const found = diagnostics.filter(({ severity }) => severity === 'error');
    expect([value, found.map(({ code }) => code)]).toEqual([value, ['E503']]);
    expect(found[0]?.message.en).toContain('`extras` is used where it may be missing: it is optional');
    expect(found[0]?.message.fr).toContain('`extras` sert là où');
  }
  const always = compile({
    path: 't.bareme',
    text: tariff('5 EUR when extras is given, otherwise 6 EUR', ''),
  });
  expect(always.diagnostics.map(({ code }) => code)).toContain('E219');
});

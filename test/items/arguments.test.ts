// An argument is a value of where it is written: what an aggregate inside a function looks at never stands in for it.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { compile } from '../../compiler/pipeline.js';
import { evaluatorOf, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig } from '../rig/rig.js';
import { everyCall, facts, languages, written } from './arguments.js';

describe.each(languages)('in %s, an argument of an item', (language) => {
  it.each(everyCall)('keeps its item in an aggregate behind a call: %s', async (call) => {
    const { text, expected } = written(call, language);
    const { model, diagnostics } = compile({ path: 'arguments.bareme', text });
    expect(
      diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message.en),
    ).toEqual([]);
    if (model === undefined) throw new Error('there is no model');
    const outcome = evaluate(new Interpreter(model), facts);
    expect(outcome.ok && outcome.outputs).toEqual(expected);
    const generated = evaluatorOf(await sourceOf(model)).evaluateUnknown(facts, {});
    expect(generated.ok && generated.outputs).toEqual(expected);
    const rig = createRig(model, workbookImage(model, provenance));
    const given = caseOf(facts);
    expect(rig.againstInterpreter(given)).toEqual([]);
    expect(rig.isCertain(given)).toBe(true);
  });
});

// The integer program of every tariff, run by its own interpreter, against the model's interpreter: outputs, the first
// refusal with its path, notices. Every node is asserted to lie within its bounds, so this tests the range analysis too.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { lowerModel } from '../../compiler/5-lower/lower.js';
import type { Program } from '../../compiler/5-lower/program/program.js';
import { runProgram } from '../../compiler/5-lower/program/run-program.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { notLowered } from '../rig/refused-by-name.js';

const seed = 20_182;

function programOf(
  model: Model,
  readings: Readonly<Record<string, string>> = {},
): Program | readonly string[] {
  const lowered = lowerModel(model, { readings });
  return lowered.ok ? lowered.program : lowered.limits.map(({ owner, reason }) => `${owner}: ${reason}`);
}

const isProgram = (lowered: Program | readonly string[]): lowered is Program => !Array.isArray(lowered);

function differences(
  model: Model,
  program: Program,
  count: number,
  readings: Readonly<Record<string, string>> = {},
): readonly object[] {
  const interpreter = new Interpreter(model);
  return boundaryCases(model, { seed, count })
    .flatMap(({ facts, input }) => {
      const outcome = evaluate(interpreter, input, { readings });
      const [first] = outcome.ok ? [] : outcome.errors;
      const expected = outcome.ok
        ? { ok: true, outputs: outcome.outputs, notices: outcome.notices }
        : { ok: false, code: first?.code, path: first?.path };
      const actual = runProgram(program, facts);
      return JSON.stringify(actual) === JSON.stringify(expected)
        ? []
        : [{ input, readings, expected, actual }];
    })
    .slice(0, 3);
}

describe.each(tariffFiles())('$name', ({ name, path }) => {
  const model = modelOfFile(path);
  const program = programOf(model);

  it('is lowered, or says by name what cannot be', () => {
    expect(isProgram(program) ? [] : program).toEqual(notLowered[name] ?? []);
  });

  it.runIf(isProgram(program))('answers as the model at boundaries, crossings and points of rounding', () => {
    expect(isProgram(program) ? differences(model, program, 25) : []).toEqual([]);
  });

  it.runIf(isProgram(program))('answers as the model under every option of every reading', () => {
    for (const { name: reading, options } of model.readings) {
      for (const { name: option } of options) {
        const readings = { [reading]: option };
        const lowered = programOf(model, readings);
        if (isProgram(lowered)) expect(differences(model, lowered, 3, readings)).toEqual([]);
        else expect(lowered).toEqual([]);
      }
    }
  });
});

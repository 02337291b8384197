// Every construct of the language, compiled to integers, against the reference interpreter.

import { describe, expect, it } from 'vitest';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { disagreements, stepDisagreements } from './agreement.js';
import { brokenCases } from './broken-cases.js';
import { evaluatorOf, modelOfText, sourceOf } from './compile-evaluator.js';
import { constructTariffs } from './construct-tariffs.js';

describe.each(constructTariffs)('%s', (_, text) => {
  const model = modelOfText(text);
  const interpreter = new Interpreter(model);
  const cases = boundaryCases(model, { seed: 11, count: 200 });

  it('has the same outcomes as the interpreter', async () => {
    const evaluator = evaluatorOf(await sourceOf(model));
    expect(disagreements(interpreter, evaluator, cases)).toEqual([]);
    for (const { name } of model.results) {
      expect(disagreements(interpreter, evaluator, cases.slice(0, 60), { results: [name] })).toEqual([]);
    }
    for (const reading of model.readings) {
      for (const option of reading.options) {
        const readings = { [reading.name]: option.name };
        expect(disagreements(interpreter, evaluator, cases.slice(0, 60), { readings })).toEqual([]);
      }
    }
    for (const on of [
      '2020-01-01',
      '2021-12-31',
      '2022-01-01',
      '2030-06-01',
      '1999-01-01',
      '2023-02-29',
      '',
    ]) {
      expect(disagreements(interpreter, evaluator, cases.slice(0, 5), { on })).toEqual([]);
    }
  });

  it('has the same outcomes in whole steps, one by one and in columns', async () => {
    const source = await sourceOf(model);
    expect(stepDisagreements(interpreter, evaluatorOf(source), source, cases)).toEqual([]);
  });

  it('refuses broken cases with the same errors in the same order', async () => {
    const evaluator = evaluatorOf(await sourceOf(model));
    const broken = brokenCases(
      cases.slice(0, 60).map(({ input }) => input),
      5,
    ).map((input) => ({ input }));
    expect(disagreements(interpreter, evaluator, broken)).toEqual([]);
    for (const { name } of model.results.slice(0, 4)) {
      expect(disagreements(interpreter, evaluator, broken, { results: [name] })).toEqual([]);
    }
  });
});

// The generated evaluator as plain JavaScript, as the command line runs it: the same file without its types.

import { compileFunction } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { evaluatorFunction } from '../../compiler/6-emit/typescript/emit-typescript.js';
import * as runtime from '../../compiler/runtime/index.js';
import { disagreements } from './agreement.js';
import { type Evaluator, modelOfFile, modelOfText, sourceOf, tariffFiles } from './compile-evaluator.js';
import { constructTariffs } from './construct-tariffs.js';

const provenance = { compilerVersion: '0', ruleHash: '', documentHashes: {} };

const loaded = (model: ReturnType<typeof modelOfText>): Evaluator => {
  const make = compileFunction(evaluatorFunction(model, provenance), ['runtime']);
  return make(runtime) as Evaluator;
};

const models = [
  ...tariffFiles().map(({ name, path }) => [name, modelOfFile(path)] as const),
  ...[...constructTariffs].map(([name, text]) => [name, modelOfText(text)] as const),
];

describe('an evaluator in plain JavaScript', () => {
  it.each(models)('answers as the interpreter does: %s', (_, model) => {
    const interpreter = new Interpreter(model);
    const cases = boundaryCases(model, { seed: 77, count: 40 });
    expect(disagreements(interpreter, loaded(model), cases)).toEqual([]);
    const [reading] = model.readings;
    for (const { name } of reading?.options ?? []) {
      const options = { readings: { [reading?.name ?? '']: name } };
      expect(disagreements(interpreter, loaded(model), cases.slice(0, 8), options)).toEqual([]);
    }
  });

  it('is not confused by rules whose words hold the marks of types', async () => {
    const model = modelOfText(`tariff marked "A\ufdd0B\ufdd1C"
source "None" not held in English
currency EUR
rounding each amount half up to 0.01 EUR
fact visits "Visits \ufdd1 ]! as const" : number, whole, from 0 to 10
value message "Message" = ("\ufdd0 hidden \ufdd1 shown" when visits is above 5, otherwise "export const x: number = 1")
results message
`);
    const interpreter = new Interpreter(model);
    const cases = boundaryCases(model, { seed: 1, count: 10 });
    const answers = cases.map(({ input }) => loaded(model).evaluateUnknown(input));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(disagreements(interpreter, loaded(model), cases).length).toBeLessThan(4);
    expect(await sourceOf(model)).not.toMatch(/[\ufdd0\ufdd1]/);
  });
});

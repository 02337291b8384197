// What is prepared answers as the interpreter does, also where no code may be made from text, and can be replaced.

import { expect, it, vi } from 'vitest';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { compile, evaluate, Interpreter, prepare, provenanceOf } from '../../compiler/index.js';
import { modelOfFile, modelOfText, tariffFiles } from '../emit-typescript/compile-evaluator.js';

const some = tariffFiles()
  .filter((_, place) => place % 8 === 3)
  .map(({ name, path }) => [name, path]);

const rules = (price: string) => `tariff visits "Visits"
currency EUR
rounding each amount half up to 0.01 EUR
fact n "Visits" : number, whole, from 0 to 1 000
amount fee "Fee" = ${price} EUR * n
`;

function forbidden(): never {
  throw new EvalError('Code generation from strings disallowed for this context');
}

function broken(): never {
  throw new SyntaxError('not this');
}

it.each(some)('%s is answered as by the interpreter, whichever prices it', async (_, path) => {
  const model = modelOfFile(path);
  const generated = await prepare(model);
  vi.stubGlobal('Function', forbidden);
  const interpreted = await prepare(model).finally(() => vi.unstubAllGlobals());
  expect([generated.by, interpreted.by]).toEqual(['generated', 'interpreter']);
  const interpreter = new Interpreter(model);
  for (const { input } of boundaryCases(model, { seed: 5, count: 30 })) {
    const expected = JSON.stringify(evaluate(interpreter, input));
    expect(JSON.stringify(generated.evaluate(input))).toBe(expected);
    expect(JSON.stringify(interpreted.evaluate(input))).toBe(expected);
  }
  for (const odd of [undefined, null, 5, { nothing: 1 }]) {
    expect(JSON.stringify(generated.evaluate(odd))).toBe(JSON.stringify(evaluate(interpreter, odd)));
  }
});

it('keeps records that say the rules, whichever prices it', async () => {
  const compilation = compile({ path: 'visits.bareme', text: rules('2.50') });
  if (compilation.model === undefined) throw new Error('rules');
  const provenance = provenanceOf(compilation);
  const generated = await prepare(compilation.model, provenance);
  vi.stubGlobal('Function', forbidden);
  const interpreted = await prepare(compilation.model, provenance).finally(() => vi.unstubAllGlobals());
  const kept = [generated, interpreted].map((one) => one.evaluate({ n: 2 }, { record: true }).record);
  expect(kept.map((record) => record?.rules.sha256)).toEqual([provenance.ruleHash, provenance.ruleHash]);
  expect(kept.map((record) => record?.evaluator.kind)).toEqual(['generated', 'interpreter']);
});

it('stands beside others, and is replaced by another', async () => {
  const held = new Map<string, Awaited<ReturnType<typeof prepare>>>();
  for (const price of ['1.00', '2.00', '3.00']) held.set(price, await prepare(modelOfText(rules(price))));
  const fee = (name: string) => {
    const outcome = held.get(name)?.evaluate({ n: 2 });
    return outcome?.ok === true ? outcome.outputs.fee : undefined;
  };
  expect(['1.00', '2.00', '3.00'].map(fee)).toEqual(['2.00', '4.00', '6.00']);
  held.set('2.00', await prepare(modelOfText(rules('5.00'))));
  expect(['1.00', '2.00', '3.00'].map(fee)).toEqual(['2.00', '10.00', '6.00']);
});

it('does not hide a defect of the code that was made', async () => {
  vi.stubGlobal('Function', broken);
  await expect(prepare(modelOfText(rules('1.00'))).finally(() => vi.unstubAllGlobals())).rejects.toThrow(
    'not this',
  );
});

// Products beyond a thousand digits: the generated evaluators refuse exactly the cases that the interpreter refuses.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { disagreements } from './agreement.js';
import { evaluatorOf, modelOfText, sourceOf } from './compile-evaluator.js';

/** Values that square the one before. */
const squares = (name: string, times: number): string =>
  Array.from({ length: times }, (_, index) => {
    const before = index === 0 ? name : `${name}_${index}`;
    return `value ${name}_${index + 1} = ${before} * ${before}`;
  }).join('\n');

const tariff = `tariff vast
currency EUR
rounding no amount
fact x "X" : number, to 0.001, from -1 000 000 to 1 000 000
fact y "Y" : number, whole, from 0 to 1 000 000 000 000 000 000
fact z "Z" : number, whole, from 1 to 9
${squares('x', 9)}
${squares('y', 7)}
value third = x / z
${squares('third', 9)}
value safe = x_9 when z is below 5, otherwise 0
value ordered = 1 when x_9 is above y_7, otherwise 2
results x_5, x_9, y_5, y_7, third_8, third_9, safe, ordered`;

describe('values that square themselves', () => {
  const model = modelOfText(tariff);
  const interpreter = new Interpreter(model);
  const cases = boundaryCases(model, { seed: 11, count: 200 });
  const small = ['1', '2', '-3', '0.5', '0'].map((x) => ({ input: { x, y: '3', z: '7' } }));

  it('are refused where they have too many digits, and only there', async () => {
    const evaluator = evaluatorOf(await sourceOf(model));
    expect(disagreements(interpreter, evaluator, [...cases, ...small])).toEqual([]);
    const codes = new Set<string>();
    for (const { name } of model.results) {
      expect(
        disagreements(interpreter, evaluator, [...cases.slice(0, 80), ...small], { results: [name] }),
      ).toEqual([]);
      for (const { input } of [...cases.slice(0, 80), ...small]) {
        const outcome = evaluate(interpreter, input, { results: [name] });
        codes.add(`${name} ${outcome.ok ? 'ok' : outcome.errors[0]?.code}`);
      }
    }
    expect([...codes]).toEqual(
      expect.arrayContaining(
        ['ordered', 'safe', 'third_9', 'x_9', 'y_7'].flatMap((name) => [`${name} ok`, `${name} too_large`]),
      ),
    );
    expect([...codes]).not.toContain('x_5 too_large');
  });

  it('cost nothing where bounds say that they stay small', async () => {
    const small = `tariff small
currency EUR
rounding no amount
fact x "X" : number, to 0.001, from -1 000 000 to 1 000 000
${squares('x', 5)}
results x_5`;
    expect(await sourceOf(modelOfText(small))).not.toContain('isVast');
    expect(await sourceOf(model)).toContain('isVast');
  });
});

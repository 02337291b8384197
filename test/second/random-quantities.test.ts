// Powers, parts that add up and roundings by a value, drawn, through the second interpreter and every way in which the product prices.

import { expect, it } from 'vitest';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { lowerModel } from '../../compiler/5-lower/lower.js';
import { runProgram } from '../../compiler/5-lower/program/run-program.js';
import { compile } from '../../compiler/pipeline.js';
import { evaluatorOf, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { answerOf, compiledParted, type Input, isAlike, parted } from './agree.js';
import { drawFrom } from './draw.js';
import { inFrench } from './in-french.js';
import { Second } from './second.js';

function drawn(seed: number): { readonly text: string; readonly cases: readonly Input[] } {
  const draw = drawFrom(seed);
  const modes = ['half up', 'half down', 'half even', 'up', 'down'];
  const years = 1 + draw.below(4);
  const step = draw.pick(['0.01', '0.05', '1']);
  const least = draw.pick([0, 1, -1]);
  // A query reads one case a row: no lists.
  const lists = draw.chance(60);
  const text = [
    'tariff t "T"',
    'currency EUR',
    `rounding each amount ${draw.pick(modes)} to ${step} EUR`,
    'fact money : EUR, from -20 to 90',
    `fact n : years, whole, from 0 to ${years}`,
    `fact places : number, whole, from ${draw.below(2)} to 3`,
    'fact big : yes/no',
    ...(lists ? ['list items, up to 4', `fact weight of items : number, to 0.5, from ${least} to 9`] : []),
    `value step = ${draw.pick(['2 EUR', '0.25 EUR'])} when big, otherwise ${draw.pick(['0.1 EUR', '5 EUR'])}`,
    `amount grown = money * (1 + ${draw.below(9)} %) to the power of n`,
    `value stepped = money / ${draw.pick([3, 4, 7])}`,
    `  rounded ${draw.pick(modes)} to step`,
    `value placed = money / ${draw.pick([3, 7, 8])} EUR`,
    `  rounded ${draw.pick(modes)} to places decimals`,
    'amount all_of_it = money',
    ...(lists
      ? [
          'amount part of items = money shared in proportion to weight',
          'amount parts = sum of part over items',
          'results grown, stepped, placed, part, parts, all_of_it',
        ]
      : ['results grown, stepped, placed, all_of_it']),
    '',
  ].join('\n');
  const cases = Array.from({ length: 8 }, () => ({
    money: (draw.below(11_000) - 2000) / 100,
    n: draw.below(years + 1),
    places: 1 + draw.below(3),
    big: draw.chance(50),
    ...(lists && {
      items: Array.from({ length: 1 + draw.below(4) }, () => ({
        weight: least + draw.below(2 * (9 - least) + 1) / 2,
      })),
    }),
  }));
  return { text, cases };
}

it('are the same for all, and parts add up', async () => {
  let priced = 0;
  let programs = 0;
  for (let seed = 1; seed <= 24; seed += 1) {
    const { text: english, cases } = drawn(seed);
    const text = seed % 3 === 0 ? inFrench(english) : english;
    const file = { path: 'drawn.bareme', text };
    const { model, diagnostics } = compile(file);
    if (model === undefined) throw new Error(diagnostics.map(({ message }) => message.en).join('\n') + text);
    const second = new Second(file);
    const interpreter = new Interpreter(model);
    const evaluator = seed % 8 === 1 ? evaluatorOf(await sourceOf(model)) : undefined;
    for (const input of cases) {
      expect(parted(second, interpreter, input), text).toBeUndefined();
      if (evaluator) expect(compiledParted(second, evaluator, input), text).toBeUndefined();
      const answer = answerOf(second, input);
      if (!answer.ok) continue;
      priced += 1;
      if ('items' in input) expect(answer.outputs.parts, text).toEqual(answer.outputs.all_of_it);
    }
    const lowered = lowerModel(model, {});
    if (!lowered.ok) continue;
    programs += 1;
    for (const { facts, input } of boundaryCases(model, { seed, count: 6 })) {
      const theirs = runProgram(lowered.program, facts);
      const told = theirs.ok ? theirs : { ok: false as const, errors: [{ code: theirs.code }] };
      expect(isAlike(answerOf(second, input), told, undefined), text).toBe(true);
    }
  }
  expect(priced).toBeGreaterThan(90);
  expect(programs).toBeGreaterThan(3);
});

// What belongs to which version, wherever it stands: random files of versions through the second interpreter.

import { expect, it } from 'vitest';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { compile } from '../../compiler/pipeline.js';
import { evaluatorOf, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { answerOf, compiledParted, parted } from './agree.js';
import { drawFrom, shuffled } from './draw.js';
import { inFrench } from './in-french.js';
import { Second } from './second.js';

const years = [2024, 2025, 2026];
const days = ['2023-12-31', '2024-01-01', '2024-12-31', '2025-06-15', '2026-02-28', '2027-01-01'];

/** Names with what they may be made of, so that none goes round. */
const names = ['a', 'b', 'c', 'due'] as const;

function randomVersions(seed: number): string {
  const draw = drawFrom(seed);
  const formula = (index: number): string => {
    const before = names.slice(0, index);
    const used = before.length > 0 && draw.chance(70) ? draw.pick(before) : 'f';
    return `${used} + ${1 + draw.below(9)} EUR`;
  };
  const line = (index: number, restates: boolean): string => {
    const name = names[index] as string;
    const body = restates && draw.chance(40) ? `${name} of the version before * 2` : formula(index);
    return `${name === 'due' ? 'amount' : 'value'} ${name} = ${body}`;
  };
  const common = names.filter(() => draw.chance(60));
  const part = (of: readonly string[], restates: boolean): string[] =>
    names.flatMap((name, index) => (of.includes(name) ? [line(index, restates)] : []));
  const first = common.filter(() => draw.chance(50));
  const behind = common.filter((name) => !first.includes(name));
  const stated = new Set<string>(common);
  const blocks = years.map((year) => {
    const here = names.filter((name) => draw.chance(stated.has(name) ? 25 : 45));
    const lines = here.flatMap((name) => part([name], stated.has(name) && year !== years[0]));
    for (const name of here) stated.add(name);
    if (draw.chance(25)) lines.push(`require f is not ${draw.below(4)} EUR "not in ${year}"`);
    if (draw.chance(15)) lines.push(`notice "seen in ${year}" when f is above 2 EUR`);
    return [`version "${year}" valid from ${year}-01-01 to ${year}-12-31`, ...lines];
  });
  // What is said for all stands before the first version, between two, or behind the last.
  const place = draw.below(3);
  // `f` counts in every version, so that requirements are looked at.
  const every = ['every version', 'amount always = f', ...part(behind, false)];
  if (draw.chance(30)) every.push('require f is not 3 EUR "in no version"');
  const anywhere = shuffled(draw, ['results due, a, always', 'fact f : EUR, whole, from 0 to 9']);
  blocks[draw.below(3)]?.push(anywhere[0] as string);
  every.push(anywhere[1] as string);
  blocks.splice(place + 1, 0, every);
  return [
    'tariff t "T"',
    'currency EUR',
    'rounding each amount half up to 0.01 EUR',
    'dated by d',
    'fact d : date, from 2023-01-01 to 2027-12-31',
    ...part(first, false),
    ...blocks.flat(),
    '',
  ].join('\n');
}

it('both interpreters and the compiled evaluator know what each version has', async () => {
  let priced = 0;
  let refused = 0;
  let compiled = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const english = randomVersions(seed);
    const text = seed % 4 === 0 ? inFrench(english) : english;
    const file = { path: 'drawn.bareme', text };
    const { model } = compile(file);
    if (model === undefined) continue;
    const second = new Second(file);
    const interpreter = new Interpreter(model);
    const evaluator = seed % 40 === 1 ? evaluatorOf(await sourceOf(model)) : undefined;
    if (evaluator) compiled += 1;
    for (const d of days) {
      for (const f of [0, 3, 8]) {
        const input = { d, f };
        expect(parted(second, interpreter, input), text).toBeUndefined();
        if (evaluator) expect(compiledParted(second, evaluator, input), text).toBeUndefined();
        if (answerOf(second, input).ok) priced += 1;
        else refused += 1;
      }
    }
  }
  expect(priced).toBeGreaterThan(300);
  expect(refused).toBeGreaterThan(100);
  expect(compiled).toBeGreaterThan(0);
});

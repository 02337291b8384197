// The second interpreter, written from the reference alone, against the product on every tariff that we have: the rulesets, the
// gallery, and the small files of each kind that once went wrong, as they are and with their keywords in French.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { EvaluateOptions } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { compile } from '../../compiler/pipeline.js';
import { evaluatorOf, sourceOf, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { compiledParted, type Input, parted } from './agree.js';
import { inFrench } from './in-french.js';
import { Second } from './second.js';

const folder = fileURLToPath(new URL('tariffs', import.meta.url));
const load = (wanted: string, from: string) => {
  const path = join(dirname(from), wanted);
  return existsSync(path) ? { path, text: readFileSync(path, 'utf8') } : undefined;
};

interface Tried {
  readonly input: Input;
  readonly options: EvaluateOptions;
}

function casesOf(model: Model, count: number, written?: Input): readonly Tried[] {
  const plain = [
    ...(written ? [written] : []),
    ...boundaryCases(model, { seed: 14, count }).map(({ input }) => input),
  ];
  const examples = model.examples.map(({ facts, readings, expected }) => ({
    input: facts,
    options: { readings, results: expected.map(({ result }) => result) },
  }));
  const otherReadings = model.readings.flatMap(({ name, options }) =>
    options.flatMap(({ name: option }) =>
      plain.slice(0, 2).map((input) => ({ input, options: { readings: { [name]: option } } })),
    ),
  );
  return [...examples, ...plain.map((input) => ({ input, options: {} })), ...otherReadings];
}

interface Compared {
  readonly count: number;
  readonly written?: Input | undefined;
  /** The compiled evaluator too; for the large tariffs that is compared with the model elsewhere. */
  readonly compiled?: boolean;
}

async function differences(
  file: { readonly path: string; readonly text: string },
  { count, written, compiled }: Compared,
) {
  const { model, diagnostics } = compile(file, { load });
  if (model === undefined)
    throw new Error(diagnostics.map(({ code, message }) => `${code} ${message.en}`).join('\n'));
  const second = new Second(file, load);
  const interpreter = new Interpreter(model);
  const evaluator = compiled ? evaluatorOf(await sourceOf(model)) : undefined;
  const tried = casesOf(model, count, written);
  expect(tried.length).toBeGreaterThan(count - 1);
  return tried
    .flatMap(({ input, options }) => [
      parted(second, interpreter, input, options),
      evaluator && compiledParted(second, evaluator, input, options),
    ])
    .filter((one) => one !== undefined)
    .slice(0, 2);
}

describe('the second interpreter answers as model and evaluator', () => {
  it.each(tariffFiles())('for $name, in its examples and at its boundaries', async ({ path }) => {
    expect(await differences({ path, text: readFileSync(path, 'utf8') }, { count: 8 })).toEqual([]);
  });

  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.bareme'))
    .map((name) => name.replace('.bareme', ''));

  it.each(names)('for %s, in both languages', async (name) => {
    const path = join(folder, `${name}.bareme`);
    const facts = join(folder, `${name}.json`);
    const written = existsSync(facts) ? JSON.parse(readFileSync(facts, 'utf8')) : undefined;
    const text = readFileSync(path, 'utf8');
    expect(await differences({ path, text }, { count: 8, written, compiled: true })).toEqual([]);
    if (name.includes('francais')) return;
    expect(await differences({ path, text: inFrench(text) }, { count: 4, written })).toEqual([]);
  });
});

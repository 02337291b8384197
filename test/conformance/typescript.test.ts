// Every generated evaluator against the reference interpreter and the shared cases, through each of its entry points.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { disagreements, stepDisagreements } from '../emit-typescript/agreement.js';
import {
  type Evaluator,
  evaluatorOf,
  modelOfFile,
  sourceOf,
  tariffFiles,
} from '../emit-typescript/compile-evaluator.js';

/** Enough for every boundary of a tariff to be met; the seed replays a failure. */
const seed = 20_181;
const count = 250;

describe.each(tariffFiles())('$name', ({ path }) => {
  let model: Model;
  let source: string;
  let evaluator: Evaluator;
  let interpreter: Interpreter;

  beforeAll(async () => {
    model = modelOfFile(path);
    interpreter = new Interpreter(model);
    source = await sourceOf(model);
    evaluator = evaluatorOf(source);
  });

  const shared = join(dirname(path), 'cases.ndjson');
  it.runIf(existsSync(shared))('gives every expected result of the shared cases', () => {
    const cases: readonly { facts: unknown; expected: Record<string, unknown> }[] = readFileSync(
      shared,
      'utf8',
    )
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    const wrong = cases.flatMap(({ facts, expected }, index) => {
      const outcome = evaluator.evaluateUnknown(facts);
      const outputs: Record<string, unknown> = outcome.ok ? outcome.outputs : {};
      const different = Object.keys(expected).filter((name) => outputs[name] !== expected[name]);
      return different.length === 0 ? [] : [{ index, different, outcome }];
    });
    expect(cases.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it('answers as the interpreter does at boundaries, crossings and points of rounding', () => {
    const cases = boundaryCases(model, { seed, count });
    expect(disagreements(interpreter, evaluator, cases)).toEqual([]);
  });

  it('answers as the interpreter does under every option of every reading', () => {
    const cases = boundaryCases(model, { seed: seed + 1, count: 20 });
    for (const { name, options } of model.readings) {
      for (const option of options) {
        const readings = { [name]: option.name };
        expect(disagreements(interpreter, evaluator, cases, { readings })).toEqual([]);
      }
    }
  });

  it('answers as the interpreter does for each result alone', () => {
    const cases = boundaryCases(model, { seed: seed + 2, count: 12 });
    for (const { name } of model.results) {
      expect(disagreements(interpreter, evaluator, cases, { results: [name] })).toEqual([]);
    }
  });

  it('answers the same in whole steps, one by one and in columns', () => {
    const cases = boundaryCases(model, { seed: seed + 3, count });
    expect(stepDisagreements(interpreter, evaluator, source, cases)).toEqual([]);
  });
});

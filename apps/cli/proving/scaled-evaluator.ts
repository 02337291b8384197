// The generated evaluator in memory as inner loops take it: cases in whole steps, nothing checked.

import { compileFunction } from 'node:vm';
import type { Model } from '../../../compiler/3-model/model.js';
import type { EvaluateScaled, MakeEvaluator } from '../../../compiler/6-emit/attack/group-attack.js';
import type { ScaledCase } from '../../../compiler/6-emit/attack/scaled-case.js';
import { evaluatorFunction } from '../../../compiler/6-emit/typescript/emit-typescript.js';

const nowhere = { compilerVersion: '', ruleHash: '', documentHashes: {} };

/** What compiles the evaluator of a model; what that refuses, it answers with `undefined`. */
export async function scaledEvaluators(): Promise<MakeEvaluator> {
  const runtime = await import('../../../compiler/runtime/index.js');
  return (model: Model): EvaluateScaled => {
    const make = compileFunction(evaluatorFunction(model, nowhere), ['runtime'], { filename: model.name });
    const made: unknown = make(runtime);
    const evaluate =
      typeof made === 'object' && made !== null ? Reflect.get(made, 'evaluateUnchecked') : undefined;
    if (typeof evaluate !== 'function') throw new Error('the generated evaluator has no entry point');
    return (facts: ScaledCase) => {
      const found: unknown = evaluate(facts);
      return isResults(found) ? found : undefined;
    };
  };
}

/** A refusal says `ok: false`, which no results do: they are named after claims. */
const isResults = (found: unknown): found is Readonly<Record<string, unknown>> =>
  typeof found === 'object' && found !== null && Reflect.get(found, 'ok') !== false;

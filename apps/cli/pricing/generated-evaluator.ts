// The evaluator that the TypeScript back end generates, made in memory and ready to run: worth its while for many cases.

import { compileFunction } from 'node:vm';
import type { EvaluateOptions } from '../../../compiler/3-model/evaluate/evaluate.js';
import type { Model } from '../../../compiler/3-model/model.js';
import type { Provenance } from '../../../compiler/6-emit/backend.js';
import type { Outcome } from '../../../compiler/runtime/outcome/assessment.js';

/** Evaluates one case of any origin; answers as the interpreter does. */
export type EvaluateCase = (facts: unknown, options?: EvaluateOptions) => Outcome;

/** The code of the evaluator; what `evaluatorFrom` takes, in any thread. Loads the back end only when it is asked for. */
export async function evaluatorCode(model: Model, provenance: Provenance): Promise<EvaluatorCode> {
  const { evaluatorFunction } = await import('../../../compiler/6-emit/typescript/emit-typescript.js');
  return { code: evaluatorFunction(model, provenance), name: model.name };
}

export interface EvaluatorCode {
  readonly code: string;
  /** Of the ruleset. */
  readonly name: string;
}

/** Undefined where the code is no plain JavaScript: the interpreter then goes on. */
export async function evaluatorFrom({ code, name }: EvaluatorCode): Promise<EvaluateCase | undefined> {
  const make = compiled(code, name);
  if (make === undefined) return undefined;
  const made: unknown = make(await import('../../../compiler/runtime/index.js'));
  if (!hasEvaluate(made)) throw new Error('the generated evaluator has no entry point');
  return made.evaluateUnknown;
}

function compiled(code: string, name: string) {
  try {
    return compileFunction(code, ['runtime'], { filename: `${name} (generated)` });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

// The back end says what it returns; its types are those of the generated file.
const hasEvaluate = (made: unknown): made is { readonly evaluateUnknown: EvaluateCase } =>
  typeof made === 'object' && made !== null && typeof Reflect.get(made, 'evaluateUnknown') === 'function';

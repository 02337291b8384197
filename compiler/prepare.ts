// A model ready to price many cases at the speed of a generated evaluator, in memory; by the interpreter where code may not be made.

import { evaluate } from './3-model/evaluate/evaluate.js';
import { Interpreter } from './3-model/evaluate/interpreter.js';
import type { Model } from './3-model/model.js';
import type { Provenance } from './6-emit/backend.js';
import type { DecimalObject, InAmounts } from './runtime/case/amount-class.js';
import type { CaseOptions } from './runtime/case/case-options.js';
import * as runtime from './runtime/index.js';
import type { CaseError, Outcome, Outputs } from './runtime/outcome/assessment.js';

/** Immutable: put a new one in its place when the rules change. */
export interface Prepared {
  readonly model: Model;
  /** `interpreter` where the platform forbids making code from text: the same answers, some twenty times slower. */
  readonly by: 'generated' | 'interpreter';
  /** Evaluates one case. Never throws: what is wrong with facts or options is in the result. */
  readonly evaluate: EvaluatePrepared;
  /**
   * Many cases in columns of whole steps, as `evaluateBatch` of a generated file has it; with `results` only these and only their
   * facts. Undefined for the interpreter.
   */
  readonly evaluateBatch: EvaluateBatch | undefined;
}

/** With a class such as `Decimal` as `amounts`, numbers of the outputs are made by it, exactly. */
export interface EvaluatePrepared {
  <Amount extends DecimalObject>(
    facts: unknown,
    options: InAmounts<CaseOptions, Amount>,
  ): Outcome<Outputs<Amount>>;
  (facts: unknown, options?: CaseOptions): Outcome;
}

/** A column by fact, by result; reasons and notices by row. */
export type EvaluateBatch = (
  columns: Readonly<Record<string, ArrayLike<unknown> | undefined>>,
  rows: number,
  asked?: { readonly results: readonly string[] },
) => {
  readonly outputs: Readonly<Record<string, ArrayLike<unknown>>>;
  readonly refused: ReadonlyMap<number, readonly CaseError[]>;
  readonly notices: ReadonlyMap<number, readonly string[]>;
};

const unknown: Provenance = { compilerVersion: runtime.packageVersion, ruleHash: '', documentHashes: {} };

/**
 * Makes the evaluator of a model. `provenance`, as `provenanceOf(compilation)` tells it, is for records of cases. Nothing is
 * written and nothing is kept elsewhere; what is prepared goes when it is let go.
 */
export async function prepare(model: Model, provenance: Provenance = unknown): Promise<Prepared> {
  const { evaluatorFunction } = await import('./6-emit/typescript/emit-typescript.js');
  const made = functionOf(evaluatorFunction(model, provenance))?.(runtime);
  if (hasEvaluate(made))
    return { model, by: 'generated', evaluate: made.evaluateUnknown, evaluateBatch: made.evaluateBatch };
  const interpreter = new Interpreter(model);
  return {
    model,
    by: 'interpreter',
    evaluateBatch: undefined,
    evaluate: <Amount extends DecimalObject>(
      facts: unknown,
      options?: CaseOptions | InAmounts<CaseOptions, Amount>,
    ) => evaluate(interpreter, facts, options, [], () => provenance),
  };
}

/** Undefined where a policy forbids it, as `script-src` without `unsafe-eval` does. */
function functionOf(code: string): ((runtime: unknown) => unknown) | undefined {
  try {
    return new Function('runtime', code) as (runtime: unknown) => unknown;
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}

// The back end says what it returns.
const hasEvaluate = (
  made: unknown,
): made is { readonly evaluateUnknown: Prepared['evaluate']; readonly evaluateBatch: EvaluateBatch } =>
  typeof made === 'object' &&
  made !== null &&
  ['evaluateUnknown', 'evaluateBatch'].every((name) => typeof Reflect.get(made, name) === 'function');

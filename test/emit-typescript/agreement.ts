// Test support: where a generated evaluator answers otherwise than the reference interpreter.

import { type EvaluateOptions, evaluate, type Interpreter } from '../../compiler/3-model/index.js';
import type { Evaluator } from './compile-evaluator.js';

/** The first three cases that differ, in outputs, errors, notices, retained alternatives, readings or traces. */
export function disagreements(
  interpreter: Interpreter,
  evaluator: Evaluator,
  cases: readonly { readonly input: unknown }[],
  options: EvaluateOptions = {},
): readonly object[] {
  const found: object[] = [];
  for (const { input } of cases) {
    const expected = evaluate(interpreter, input, options);
    const actual = evaluator.evaluateUnknown(input, options);
    const traces = [expected, actual].map((outcome) => (outcome.ok ? outcome.trace() : []));
    if (
      JSON.stringify(actual) !== JSON.stringify(expected) ||
      JSON.stringify(traces[0]) !== JSON.stringify(traces[1])
    )
      found.push({ input, options, expected, actual, traces });
    if (found.length === 3) break;
  }
  return found;
}

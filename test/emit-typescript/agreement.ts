// Test support: where a generated evaluator answers otherwise than the reference interpreter.

import { type EvaluateOptions, evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import type { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { FactValues } from '../../compiler/runtime/facts/facts.js';
import type { Outcome } from '../../compiler/runtime/outcome/assessment.js';
import { columnsOf, type Evaluator, scaledFacts, unitOfResult, writtenSteps } from './compile-evaluator.js';

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

/** The same for the entry points that take whole steps, one by one and in columns; `source` is the generated file. */
export function stepDisagreements(
  interpreter: Interpreter,
  evaluator: Evaluator,
  source: string,
  cases: readonly { readonly input: unknown; readonly facts: FactValues }[],
): readonly object[] {
  const { model } = interpreter;
  const scaled = cases.map(({ facts }) => scaledFacts(model, facts));
  const batch = evaluator.evaluateBatch(columnsOf(model, scaled), scaled.length);
  const listed = model.results.filter((result) => result.listed);
  const units = new Map(listed.map(({ name }) => [name, unitOfResult(source, name)]));
  const written = (steps: (name: string) => unknown) =>
    Object.fromEntries(
      listed.map((result) => [
        result.name,
        writtenSteps(result, units.get(result.name) ?? '', steps(result.name)),
      ]),
    );
  return cases
    .flatMap(({ input }, row) => {
      const expected = evaluate(interpreter, input);
      if (isFractionOnly(expected)) return [];
      const refused = batch.refused.get(row);
      const inColumns =
        refused === undefined
          ? { outputs: written((name) => batch.outputs[name]?.[row]), notices: batch.notices.get(row) ?? [] }
          : { errors: refused };
      const unchecked = evaluator.evaluateUnchecked(scaled[row] ?? {});
      const alone = 'errors' in unchecked ? { errors: unchecked.errors } : written((name) => unchecked[name]);
      const pairs = [
        [
          inColumns,
          expected.ok
            ? { outputs: expected.outputs, notices: expected.notices }
            : { errors: expected.errors },
        ],
        // Requirements and notices are none of its business.
        ...(expected.ok ? [[alone, expected.outputs]] : []),
      ];
      return pairs
        .filter(([actual, wanted]) => JSON.stringify(actual) !== JSON.stringify(wanted))
        .map(([actual, wanted]) => ({ input, actual, wanted }));
    })
    .slice(0, 3);
}

/** Steps may be exact fractions where a decimal text has no end. */
const isFractionOnly = (outcome: Outcome): boolean =>
  !outcome.ok && outcome.errors.some(({ code }) => code === 'no_finite_decimal');

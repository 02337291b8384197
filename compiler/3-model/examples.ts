// The examples of a rule file: each evaluated with its facts and readings, its results compared with those it expects.

import { exampleDiffers, exampleRefused } from '../diagnostics/catalogue/examples.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { CaseError, OutputValue } from '../runtime/assessment.js';
import { equals, parseDecimal } from '../runtime/rational.js';
import type { Span } from '../source.js';
import { evaluate } from './evaluate.js';
import { Interpreter } from './interpreter.js';
import type { Example, ExpectedValue, Model } from './model.js';

export interface ExampleOutcome {
  readonly label: string;
  readonly passed: boolean;
  /** Why the case was refused; then no result has a value. */
  readonly errors: readonly CaseError[];
  readonly results: readonly ExampleResult[];
}

export interface ExampleResult {
  readonly name: string;
  readonly passed: boolean;
  readonly expected: ExpectedValue;
  readonly actual: OutputValue | undefined;
  readonly span: Span;
}

/** Only what the example expects is computed. */
export function runExample(model: Model | Interpreter, example: Example): ExampleOutcome {
  const names = [...new Set(example.expected.map(({ result }) => result))];
  const outcome = evaluate(model, example.facts, { readings: example.readings, results: names });
  const results = example.expected.map(({ result: name, value: expected, span }): ExampleResult => {
    const actual = outcome.ok ? outcome.outputs[name] : undefined;
    return { name, passed: agree(expected, actual), expected, actual, span };
  });
  return {
    label: example.label,
    passed: outcome.ok && results.every(({ passed }) => passed),
    errors: outcome.ok ? [] : outcome.errors,
    results,
  };
}

/** What the examples of a model find wrong, at the values that they expect. */
export function checkExamples(model: Model): readonly Diagnostic[] {
  const interpreter = new Interpreter(model);
  return model.examples.flatMap((example) => {
    const { errors, results } = runExample(interpreter, example);
    if (errors.length > 0) return errors.map(({ message }) => exampleRefused(example.span, { message }));
    return results
      .filter(({ passed }) => !passed)
      .map(({ name, expected, actual, span }) =>
        exampleDiffers(span, { result: name, expected: shown(expected), actual: shown(actual ?? '') }),
      );
  });
}

const shown = (value: ExpectedValue | OutputValue): string =>
  typeof value === 'object' ? value.map(String).join(', ') : String(value);

/** Numbers agree by value (`13000` and `13000.00`), everything else as written. */
function agree(expected: ExpectedValue, actual: OutputValue | undefined): boolean {
  if (typeof expected === 'object') {
    return (
      typeof actual === 'object' &&
      actual.length === expected.length &&
      expected.every((value, index) => agree(value, actual[index]))
    );
  }
  if (expected === actual) return true;
  if (typeof expected !== 'string' || typeof actual !== 'string') return false;
  const numbers = [parseDecimal(expected), parseDecimal(actual)] as const;
  return numbers[0] !== undefined && numbers[1] !== undefined && equals(numbers[0], numbers[1]);
}

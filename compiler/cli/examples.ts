// One example of a rule file: evaluated with its facts and readings, its results compared with those it expects.

import { evaluate, type Interpreter } from '../3-model/index.js';
import type { Example, ExpectedValue } from '../3-model/model.js';
import type { Locale } from '../diagnostics/diagnostic.js';
import type { OutputValue } from '../runtime/assessment.js';
import { equals, parseDecimal } from '../runtime/rational.js';
import { errorOf } from './output/result-writer.js';

export interface ExampleOutcome {
  readonly label: string;
  readonly passed: boolean;
  readonly results: readonly {
    readonly name: string;
    readonly passed: boolean;
    readonly expected: ExpectedValue;
    readonly actual?: OutputValue | undefined;
    /** Why the case was refused. */
    readonly error?: { readonly code: string; readonly message: string; readonly path: string };
  }[];
}

/** Only what the example expects is computed. */
export function runExample(model: Interpreter, example: Example, locale: Locale): ExampleOutcome {
  const names = [...new Set(example.expected.map(({ result }) => result))];
  const outcome = evaluate(model, example.facts, { readings: example.readings, results: names });
  const results = example.expected.map(({ result: name, value: expected }) => {
    if (!outcome.ok) return { name, passed: false, expected, error: errorOf(outcome.errors, locale) };
    const actual = outcome.outputs[name];
    return { name, passed: agree(expected, actual), expected, actual };
  });
  return { label: example.label, passed: results.every(({ passed }) => passed), results };
}

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

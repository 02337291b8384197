// The examples of a rule file: each evaluated with its facts and readings, its results compared with those it expects.

import { exampleDiffers, exampleRefused } from '../diagnostics/catalogue/analysis/examples.js';
import type { Diagnostic, Localized } from '../diagnostics/diagnostic.js';
import { equals, parseDecimal } from '../runtime/exact/rational.js';
import type { CaseError, OutputValue } from '../runtime/outcome/assessment.js';
import type { Span } from '../source.js';
import { evaluate } from './evaluate/evaluate.js';
import { Interpreter } from './evaluate/interpreter.js';
import type { Example, ExpectedValue, Model, Type } from './model.js';
import { unitOfType } from './wording.js';

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
  const types = new Map(model.results.map(({ name, type }) => [name, type]));
  return model.examples.flatMap((example) => {
    const { errors, results } = runExample(interpreter, example);
    const places = example.places ?? {};
    if (errors.length > 0) {
      return errors.map(({ code, path, message }) =>
        exampleRefused(places[path] ?? example.span, { message, missing: code === 'missing_fact' }),
      );
    }
    // What one wrong amount leads to is wrong as well: the first in the order of the example is told, the others shown.
    const [first, ...others] = results.filter(({ passed }) => !passed);
    if (first === undefined) return [];
    const { name, expected, actual, span } = first;
    const show = (result: string, value: ExpectedValue | OutputValue | undefined) =>
      inWords(value ?? '', types.get(result));
    const related = others.map((other) => {
      const comes = show(other.name, other.actual);
      return { span: other.span, label: { en: `comes to ${comes.en}`, fr: `donne ${comes.fr}` } };
    });
    const parameters = { result: name, expected: show(name, expected), actual: show(name, actual) };
    return [exampleDiffers(span, parameters, { related })];
  });
}

/** As the file writes it: `27,50 EUR`, `oui`. */
function inWords(value: ExpectedValue | OutputValue, type: Type | undefined): Localized {
  if (typeof value === 'object' && value !== null) {
    const all = value.map((one) => inWords(one, type));
    return { en: all.map(({ en }) => en).join(', '), fr: all.map(({ fr }) => fr).join(', ') };
  }
  if (typeof value === 'boolean') return value ? { en: 'yes', fr: 'oui' } : { en: 'no', fr: 'non' };
  const text = String(value);
  if (type?.kind !== 'quantity' || parseDecimal(text) === undefined) return { en: text, fr: text };
  const grouped = text.replace(/(?<=\d)(?=(?:\d{3})+(?:\.|$))/g, (place) => (place === '' ? ' ' : place));
  const written = `${grouped} ${unitOfType(type)}`.trim();
  return { en: written, fr: written.replace('.', ',') };
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

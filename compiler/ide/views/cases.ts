// The examples of a file as data: which pass, which do not and by how much, which wait for a mistake to be mended.

import { usedWords } from '../../1-resolve/declared-names.js';
import { Interpreter } from '../../3-model/evaluate/interpreter.js';
import { runExample } from '../../3-model/examples.js';
import type { Example, ExpectedValue, Model, Result } from '../../3-model/model.js';
import { writeOutput } from '../../6-emit/receipt/written.js';
import type { Locale, Localized } from '../../diagnostics/diagnostic.js';
import type { OutputValue } from '../../runtime/outcome/assessment.js';
import type { Span } from '../../source.js';
import type { Snapshot } from '../snapshot.js';

export interface ExampleCase {
  readonly label: string;
  readonly span: Span;
  /** `waiting`: a result that it expects, or a fact that it gives, is left out while a mistake stands. */
  readonly status: 'passes' | 'differs' | 'refused' | 'waiting';
  /** Facts as the example gives them. */
  readonly facts: Example['facts'];
  readonly readings: Example['readings'];
  readonly results: readonly ExampleValue[];
  readonly refusals: readonly { readonly path: string; readonly message: Localized }[];
}

export interface ExampleValue {
  readonly name: string;
  readonly label: string;
  readonly passes: boolean;
  readonly expected: string;
  /** Undefined where nothing was computed. */
  readonly actual: string | undefined;
  readonly span: Span;
}

/** Every example of all files, in order, priced by what there is of the rules. */
export function examplesOf(snapshot: Snapshot, locale: Locale): readonly ExampleCase[] {
  const read = readExamples(snapshot, locale);
  const leftOut = new Set(snapshot.amounts?.leftOut);
  const isIn = ({ span }: ExampleCase, outer: Span) =>
    span.file === outer.file && outer.start <= span.start && span.start <= outer.end;
  return snapshot.compilation.resolved.files.flatMap(({ declarations }) =>
    declarations.flatMap((declaration): readonly ExampleCase[] => {
      const isBroken = declaration.kind === 'broken' && declaration.concept === 'example';
      if (declaration.kind !== 'example' && !isBroken) return [];
      const own = read.filter((example) => isIn(example, declaration.span));
      const label = declaration.kind === 'example' ? (declaration.label?.text ?? '') : '';
      // What it expects, or gives, could not be read.
      if (own.length === 0) return [{ ...waiting, label, span: declaration.span }];
      const words = usedWords(declaration);
      const waits = [...leftOut].some((name) => words.has(name));
      return waits ? own.map((example) => ({ ...example, status: 'waiting' })) : own;
    }),
  );
}

const waiting = { status: 'waiting', facts: {}, readings: {}, results: [], refusals: [] } as const;

function readExamples({ amounts, compilation }: Snapshot, locale: Locale): readonly ExampleCase[] {
  const interpreter = amounts && new Interpreter(amounts.model);
  const results = new Map(amounts?.model.results.map((result) => [result.name, result]));
  const facts = new Set([
    ...(amounts?.model.facts.map(({ name }) => name) ?? []),
    ...(amounts?.model.lists.map(({ name }) => name) ?? []),
  ]);
  return compilation.checked.examples.map((example): ExampleCase => {
    const base = {
      label: example.label,
      span: example.span,
      facts: example.facts,
      readings: example.readings,
    };
    const waits =
      interpreter === undefined ||
      example.expected.some(({ result }) => !results.has(result)) ||
      Object.keys(example.facts).some((name) => !facts.has(name));
    if (waits) {
      const values = example.expected.map(({ result, value, span }) => ({
        name: result,
        label: result,
        passes: false,
        expected: plain(value),
        actual: undefined,
        span,
      }));
      return { ...base, status: 'waiting', results: values, refusals: [] };
    }
    const outcome = runExample(interpreter, example);
    const { model } = interpreter;
    const values = outcome.results.map(({ name, passed, expected, actual, span }) => ({
      name,
      label: results.get(name)?.label ?? name,
      passes: passed,
      expected: written(expected, results.get(name), model, locale),
      actual: actual === undefined ? undefined : written(actual, results.get(name), model, locale),
      span,
    }));
    return {
      ...base,
      status: outcome.errors.length > 0 ? 'refused' : outcome.passed ? 'passes' : 'differs',
      results: values,
      refusals: outcome.errors.map(({ path, message }) => ({ path, message })),
    };
  });
}

const plain = (value: ExpectedValue): string =>
  typeof value === 'object' ? value.join(' ; ') : String(value);

const written = (
  value: ExpectedValue | OutputValue,
  result: Result | undefined,
  model: Model,
  locale: Locale,
): string =>
  result === undefined
    ? plain(value as ExpectedValue)
    : writeOutput(value as OutputValue, result, model, locale);

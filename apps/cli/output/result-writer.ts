// What a run prints per case, in one of its formats.

import type { Result } from '../../../compiler/3-model/model.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { CaseError, Outcome, OutputValue } from '../../../compiler/runtime/outcome/assessment.js';

export interface ResultWriter {
  /** What is printed before the first, whether there is one or not. */
  readonly begin: () => string;
  /** What is printed for the next case, in order; a refused case that is to be skipped is not handed over. */
  readonly write: (outcome: Outcome, key?: readonly unknown[]) => string;
  /** What is printed after the last. */
  readonly end: () => string;
}

export interface WriterContext {
  /** The results that are asked for, in order. */
  readonly results: readonly Result[];
  readonly locale: Locale;
  /** What names the cases, once the first of them was read; they come before the results. */
  readonly keys: () => readonly string[];
  /** `one`: a single case, printed alone rather than as a list of one. */
  readonly shape: 'one' | 'many';
  /** How a value of a result is shown to people, with its unit. */
  readonly written: (result: Result, value: OutputValue) => string;
}

/** A refusal as results carry it: its first error. */
export function errorOf(errors: readonly CaseError[], locale: Locale) {
  const first = errors[0];
  return {
    code: first?.code ?? 'invalid_json',
    message: first?.message[locale] ?? '',
    path: first?.path ?? '',
  };
}

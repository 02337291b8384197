// How a generated evaluator leaves the middle of a formula: caught at its entry points, never seen by callers.

import { missingFact } from '../facts/fact-messages.js';
import type { CaseError } from '../outcome/assessment.js';

/** Thrown by `refuse` only; carries why. */
export class Refused {
  readonly error: CaseError;
  constructor(error: CaseError) {
    this.error = error;
  }
}

/** Ends the evaluation of a result. */
export function refuse(error: CaseError): never {
  throw new Refused(error);
}

/** A fact that was given; one that was not ends the evaluation. */
export function known<T>(value: T | undefined, path: string, label: string): T {
  return value === undefined ? refuse(missingFact(path, label)) : value;
}

/** For what the generated code has proved never to happen. */
export function impossible(): never {
  throw new Error('the evaluator left a case that it was proved to decide');
}

// How a generated evaluator leaves the middle of a formula: caught at its entry points, never seen by callers.

import type { CaseError, Refusal } from './assessment.js';
import { missingFact } from './fact-messages.js';

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

/** A refusal that was thrown, as a value; anything else is thrown on. */
export function refusalOf(thrown: unknown): Refusal {
  if (!(thrown instanceof Refused)) throw thrown;
  return { ok: false, errors: [thrown.error] };
}

/** A fact that was given; one that was not ends the evaluation. */
export function known<T>(value: T | undefined, name: string): T {
  return value === undefined ? refuse(missingFact(name, name)) : value;
}

// Whether this runtime is one that an evaluator was made for: asked once, when the evaluator is loaded.

import { packageVersion } from './version.js';

/**
 * What evaluators and the runtime agree on, as a number: a new one whenever something that evaluators call means another thing or
 * is no more. A runtime goes on serving older ones as long as it can.
 */
export const protocol = 1;
const oldest = 1;

/** Thrown when an evaluator is loaded beside a runtime of another protocol. */
export class RuntimeMismatch extends Error {
  override readonly name = 'RuntimeMismatch';
  readonly code = 'bareme_runtime_mismatch';
}

/** Called by a generated evaluator as it is loaded. Throws a `RuntimeMismatch` that says what to install. */
export function madeFor(wanted: number, compiler: string): void {
  if (Number.isInteger(wanted) && oldest <= wanted && wanted <= protocol) return;
  throw new RuntimeMismatch(
    `this evaluator was made by bareme ${compiler} for protocol ${wanted}, and the runtime beside it is that of bareme ${packageVersion}, protocol ${protocol}: ` +
      (wanted > protocol
        ? `install bareme ${compiler} or later`
        : `build the evaluator again, or install bareme ${compiler}`),
  );
}

// Cases as they come in, one at a time and in order, whatever the file is written in.

import type { CaseError } from '../../runtime/assessment.js';
import type { Localized } from '../../runtime/localized.js';

/** One case: its facts as read, or why there are none. */
export type IncomingCase = {
  /** One-based number of the case. */
  readonly number: number;
  /** One-based line in the file, where cases stand on lines. */
  readonly line: number | undefined;
} & ({ readonly facts: unknown } | { readonly error: CaseError });

export interface CaseSource {
  /** `one`: a single case, answered by a single result rather than a list of one. */
  readonly shape: 'one' | 'many';
  readonly cases: AsyncIterable<IncomingCase>;
}

/** A case that could not be read at all. */
export const unreadableCase = (message: Localized, path = ''): CaseError => ({
  code: 'invalid_json',
  message,
  path,
});

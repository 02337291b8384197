// A case as it was read, or why it could not be.

import type { CaseError } from '../../../compiler/runtime/outcome/assessment.js';
import type { Localized } from '../../../compiler/runtime/outcome/localized.js';

/** One case: its facts as read, or why there are none. */
export type IncomingCase = {
  /** One-based number of the case. */
  readonly number: number;
  /** One-based line in the file, where cases stand on lines. */
  readonly line: number | undefined;
  /** As it stands in the file: the cells of its row, or its line where that could not be read; undefined where the facts say it. */
  readonly written?: readonly string[] | string;
  /** What names it, in the order of the keys: texts of a table, values of JSON; undefined where there are no keys. */
  readonly key?: readonly unknown[] | undefined;
} & ({ readonly facts: unknown } | { readonly error: CaseError });

/** Columns that `--rejects` adds to a case: why it was refused. They are no facts, and are left aside when it is run again. */
export const reasonNames = ['error_code', 'error_path', 'error_message'] as const;

/** A case that could not be read at all. */
export const unreadableCase = (message: Localized, path = ''): CaseError => ({
  code: 'invalid_json',
  message,
  path,
});

// Cases as they come in, in batches and in order, whatever the file is written in.

import type { CaseError } from '../../runtime/assessment.js';
import type { Localized } from '../../runtime/localized.js';

/** One case: its facts as read, or why there are none. */
export type IncomingCase = {
  /** One-based number of the case. */
  readonly number: number;
  /** One-based line in the file, where cases stand on lines. */
  readonly line: number | undefined;
  /** As it stands in the file: the cells of its row, or its line where that could not be read; undefined where the facts say it. */
  readonly written?: readonly string[] | string;
} & ({ readonly facts: unknown } | { readonly error: CaseError });

export interface CaseSource {
  /** `one`: a single case, answered by a single result rather than a list of one. */
  readonly shape: 'one' | 'many';
  readonly cases: AsyncIterable<IncomingCase>;
  /** The same cases, as many at a time as arrive together, each read when it is asked for; only one of the two can be read. */
  readonly batches: AsyncIterable<Iterable<IncomingCase>>;
  /** The heading of a table, once its first batch was read; undefined for files without columns. */
  readonly heading: () => readonly string[] | undefined;
}

/** Columns that `--rejects` adds to a case: why it was refused. They are no facts, and are left aside when it is run again. */
export const reasonNames = ['error_code', 'error_path', 'error_message'] as const;

/** A source from its batches. */
export const sourceOf = (
  shape: CaseSource['shape'],
  batches: AsyncIterable<Iterable<IncomingCase>>,
  heading: CaseSource['heading'] = () => undefined,
): CaseSource => ({ shape, batches, cases: oneByOne(batches), heading });

async function* oneByOne(batches: AsyncIterable<Iterable<IncomingCase>>): AsyncGenerator<IncomingCase> {
  for await (const batch of batches) yield* batch;
}

/** A case that could not be read at all. */
export const unreadableCase = (message: Localized, path = ''): CaseError => ({
  code: 'invalid_json',
  message,
  path,
});
